/// A linear program in whole numbers, solved exactly: each row is kept as integers over a common weight of its own, so
/// that nothing is ever rounded. All variables are at least zero.
///
/// Row 0 is what is looked for, the others are what holds. Rows and columns are few (some dozens), so that all cells
/// are kept. What grows beyond the numbers' width is refused before anything is changed, and the tableau then still
/// holds the way found so far.
struct Simplex<Number: FixedWidthInteger & SignedInteger & Sendable>: Sendable {
  /// Row by row; the last cell of a row is its right side: `weight × basic + Σ cell × free = right side`.
  private var cells: ContiguousArray<Number>
  private let width: Int
  private var weights: ContiguousArray<Number>
  /// No cell or weight of a row has more digits in base two.
  private var digits: ContiguousArray<Int>
  /// The variable of each row; that of row 0 is the sum looked for.
  private var basic: ContiguousArray<Int>
  /// The variable of each column; it stands at zero.
  private var free: ContiguousArray<Int>
  /// The row of a basic variable, else the complement of its column.
  private var places: ContiguousArray<Int>
  /// Columns that may leave zero no more, because something looked for earlier would become less.
  private var isFixed: ContiguousArray<Bool>
  /// Cells that were worked on, and how many may be.
  private(set) var work = 0
  private var limit: Int

  /// - Parameters:
  ///   - gains: what the sum grows by with one of each variable.
  ///   - rows: what their sums have to be at most: zero or more each, so that nothing at all is a way.
  ///   - limit: cells that may be worked on.
  /// - Returns: nil when a number does not fit.
  init?(gains: [Int128], rows: [(coefficients: [Int128], bound: Int128)], limit: Int) {
    self.limit = limit
    width = gains.count + 1
    cells = []
    cells.reserveCapacity(width * (rows.count + 4))
    digits = []
    for (coefficients, bound, sign) in [(gains, 0, -1)] + rows.map({ ($0.coefficients, $0.bound, 1) }) {
      var most: Number.Magnitude = 1
      for cell in coefficients + [bound] {
        guard let number = Number(exactly: cell * Int128(sign)) else { return nil }
        most |= number.magnitude
        cells.append(number)
      }
      digits.append(Number.bitWidth - most.leadingZeroBitCount)
    }
    weights = ContiguousArray(repeating: 1, count: rows.count + 1)
    free = ContiguousArray(gains.indices)
    basic = ContiguousArray((0...rows.count).map { gains.count + $0 })
    places = ContiguousArray(free.map { ~$0 } + Array(0...rows.count))
    isFixed = ContiguousArray(repeating: false, count: gains.count)
  }

  /// A fraction.
  struct Value {
    var number: Number
    let over: Number

    var isWhole: Bool { over == 1 || number % over == 0 }
    /// The largest whole number that is not above it.
    var whole: Number {
      if over == 1 { return number }
      return number < 0 && number % over != 0 ? number / over - 1 : number / over
    }
  }

  /// A variable's value; that of nil is the sum looked for.
  func value(_ variable: Int?) -> Value {
    let row = variable.map { places[$0] } ?? 0
    return row < 0 ? Value(number: 0, over: 1) : Value(number: cells[row * width + width - 1], over: weights[row])
  }

  /// Counts work from here on.
  mutating func beginWork(atMost limit: Int) {
    work = 0
    self.limit = limit
  }
}

extension Simplex {
  init?(_ program: PairingProgram, limit: Int) {
    self.init(gains: program.gains, rows: program.rows, limit: limit)
  }
}

enum SimplexOutcome {
  case done
  /// Numbers would not fit, or the limit was reached: what stands is a way, but perhaps not the best.
  case ended
  /// Nothing holds all rows.
  case impossible
}

// MARK: - Looking for the most

extension Simplex {
  /// Makes the sum as large as it can be.
  mutating func maximise() -> SimplexOutcome { improve(row: 0, up: true) }

  /// Makes a variable as large (or small) as it can be with all that was looked for before as it is.
  mutating func settle(_ variable: Int, up: Bool) -> SimplexOutcome {
    if places[variable] < 0 {
      let column = ~places[variable]
      if isFixed[column] { return .done }
      if !up {
        isFixed[column] = true
        return .done
      }
      guard let row = leaving(column) else { return .impossible }
      guard pivot(row, column) else { return .ended }
    }
    return improve(row: places[variable], up: up)
  }

  private mutating func improve(row: Int, up: Bool) -> SimplexOutcome {
    let variable = basic[row]
    var idle = 0
    while let column = entering(row, up: up, isCareful: idle > width) {
      guard let out = leaving(column) else { return .impossible }
      let moves = cells[out * width + width - 1] != 0
      guard pivot(out, column) else { return .ended }
      if out == row {
        // As small as can be: zero.
        isFixed[~places[variable]] = true
        return .done
      }
      idle = moves ? 0 : idle + 1
    }
    for column in 0..<(width - 1) {
      let cell = cells[row * width + column]
      if up ? cell > 0 : cell < 0 { isFixed[column] = true }
    }
    return .done
  }

  /// The column that changes a row's variable the fastest; after many steps in place the first that changes it at all
  /// (Bland's rule, by which the steps come to an end).
  private func entering(_ row: Int, up: Bool, isCareful: Bool) -> Int? {
    var best: Int?
    var most: Number = 0
    for column in 0..<(width - 1) where !isFixed[column] {
      let cell = up ? cells[row * width + column] : 0 - cells[row * width + column]
      guard cell < 0 else { continue }
      if let other = best {
        let isFirst = free[column] < free[other]
        if isCareful ? !isFirst : !(cell < most || (cell == most && isFirst)) { continue }
      }
      best = column
      most = cell
    }
    return best
  }

  /// The row whose variable reaches zero first when a column's grows.
  private func leaving(_ column: Int) -> Int? {
    var best: Int?
    for row in 1..<weights.count {
      let cell = cells[row * width + column]
      guard cell > 0 else { continue }
      guard let other = best else {
        best = row
        continue
      }
      let order = compare(
        cells[row * width + width - 1], over: cell, cells[other * width + width - 1],
        over: cells[other * width + column])
      if order < 0 || (order == 0 && basic[row] < basic[other]) { best = row }
    }
    return best
  }

  /// Below zero when the first of two fractions, none of which is negative, is the smaller one.
  private func compare(_ left: Number, over leftWeight: Number, _ right: Number, over rightWeight: Number) -> Int {
    if left == 0 || right == 0 { return left == right ? 0 : left == 0 ? -1 : 1 }
    let one = left.multipliedFullWidth(by: rightWeight)
    let two = right.multipliedFullWidth(by: leftWeight)
    if one.high != two.high { return one.high < two.high ? -1 : 1 }
    return one.low == two.low ? 0 : one.low < two.low ? -1 : 1
  }
}

// MARK: - What else has to hold

extension Simplex {
  /// Adds that a variable is at most, or at least, so much, and restores the most of the sum.
  mutating func restrict(_ variable: Int, _ bound: Number, isMost: Bool) -> SimplexOutcome {
    let sign: Number = isMost ? -1 : 1
    let row = places[variable]
    let start = cells.count
    if row < 0 {
      cells.append(contentsOf: repeatElement(0, count: width))
      cells[start + ~row] = 0 - sign
      cells[start + width - 1] = 0 - sign * bound
      weights.append(1)
    } else {
      let (product, overflow) = weights[row].multipliedReportingOverflow(by: bound)
      guard !overflow, digits[row] < Number.bitWidth - 4, product.magnitude < Number.max.magnitude >> 3 else {
        return .ended
      }
      for column in 0..<width { cells.append(sign * cells[row * width + column]) }
      cells[start + width - 1] -= sign * product
      weights.append(weights[row])
    }
    digits.append(0)
    measure(weights.count - 1)
    places.append(weights.count - 1)
    basic.append(places.count - 1)
    for column in isFixed.indices { isFixed[column] = false }
    return restore()
  }

  /// Steps that keep the sum the most of what holds while rows that do not hold are mended, first variables first.
  private mutating func restore() -> SimplexOutcome {
    while true {
      var broken: Int?
      for row in 1..<weights.count where cells[row * width + width - 1] < 0 {
        if let other = broken, basic[other] < basic[row] { continue }
        broken = row
      }
      guard let broken else { return maximise() }
      var best: Int?
      for column in 0..<(width - 1) where cells[broken * width + column] < 0 {
        guard let other = best else {
          best = column
          continue
        }
        let order = compare(
          cells[column], over: 0 - cells[broken * width + column], cells[other],
          over: 0 - cells[broken * width + other])
        if order < 0 || (order == 0 && free[column] < free[other]) { best = column }
      }
      guard let best else { return .impossible }
      guard pivot(broken, best) else { return .ended }
    }
  }
}

// MARK: - Exchange of variables

extension Simplex {
  /// What a product of two numbers costs: twice the width, four times as much.
  private static var effort: Int { (Number.bitWidth / 64) * (Number.bitWidth / 64) }

  /// Exchanges the variables of a row and of a column; false, and nothing changed, when a number might not fit
  /// or the limit is reached.
  private mutating func pivot(_ row: Int, _ column: Int) -> Bool {
    guard work < limit else { return false }
    let start = row * width
    let weight = cells[start + column].magnitude
    // By what each row that the column touches is multiplied, and what of the row is taken off it.
    var factors: ContiguousArray<(row: Int, own: Number, other: Number)> = []
    factors.reserveCapacity(weights.count)
    for other in weights.indices where other != row {
      let cell = cells[other * width + column]
      if cell == 0 { continue }
      let common = weight == 1 ? 1 : Self.common(weight, cell.magnitude)
      let own = Number(weight / common)
      let factor = cell / Number(common)
      let most = max(Self.digits(own) + digits[other], Self.digits(factor) + digits[row])
      guard most < Number.bitWidth - 2 else { return false }
      factors.append((other, own, factor))
    }
    exchange(row, column)
    // Through one pointer: most of the search is in this loop.
    cells.withUnsafeMutableBufferPointer { cells in
      for (other, own, factor) in factors {
        let target = other * width
        cells[target + column] = 0
        weights[other] *= own
        var all = weights[other]
        for index in 0..<width {
          let cell = own &* cells[target + index] &- factor &* cells[start + index]
          cells[target + index] = cell
          // As many digits as its magnitude has, or one fewer.
          all |= cell ^ (cell >> (Number.bitWidth - 1))
        }
        digits[other] = Number.bitWidth - all.leadingZeroBitCount + 1
      }
    }
    for (other, _, _) in factors where digits[other] > Number.bitWidth / 3 { reduce(other) }
    work += (factors.count + 2) * width * Self.effort
    return true
  }

  private mutating func exchange(_ row: Int, _ column: Int) {
    let start = row * width
    (cells[start + column], weights[row]) = (weights[row], cells[start + column])
    if weights[row] < 0 {
      weights[row] = 0 - weights[row]
      for index in 0..<width { cells[start + index] = 0 - cells[start + index] }
    }
    (basic[row], free[column]) = (free[column], basic[row])
    places[basic[row]] = row
    places[free[column]] = ~column
    isFixed[column] = false
  }

  /// Divides a row by what divides all of it.
  private mutating func reduce(_ row: Int) {
    var common = weights[row].magnitude
    if common == 1 { return }
    for index in (row * width)..<((row + 1) * width) where cells[index] != 0 {
      if common == 1 { return }
      common = Self.common(common, cells[index].magnitude)
    }
    guard common > 1 else { return }
    let divisor = Number(common)
    weights[row] /= divisor
    for index in (row * width)..<((row + 1) * width) where cells[index] != 0 { cells[index] /= divisor }
    measure(row)
  }

  private mutating func measure(_ row: Int) {
    var all = weights[row].magnitude
    for index in (row * width)..<((row + 1) * width) { all |= cells[index].magnitude }
    digits[row] = Number.bitWidth - all.leadingZeroBitCount
  }

  private static func digits(_ number: Number) -> Int { Number.bitWidth - number.magnitude.leadingZeroBitCount }

  /// The greatest common divisor.
  static func common(_ left: Number.Magnitude, _ right: Number.Magnitude) -> Number.Magnitude {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
