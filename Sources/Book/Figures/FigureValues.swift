public import Money

/// One number per figure, of which some may be unknown.
///
/// Numbers and what is known of them lie apart: sixteen bytes and a bit a figure, half of an array of optionals.
public struct FigureValues: Sendable {
  /// By `Figure.rawValue`; without meaning where unknown.
  private(set) var numbers: [ExactDecimal]
  private(set) var known = FigureSet()

  static let count: Int = {
    let count = Figure.allCases.count
    precondition(count <= FigureSet.limit, "every figure has a bit")
    return count
  }()

  /// All unknown.
  ///
  /// - Parameter registers: as many numbers will be lent by ``withRegisters(_:)``.
  init(registers: Int = 0) { numbers = Array(repeating: .zero, count: max(registers, Self.count)) }

  /// Nil: unknown.
  public subscript(figure: Figure) -> ExactDecimal? {
    @inline(__always) get { known.contains(figure) ? numbers[figure.rawValue] : nil }
    @inline(__always) set {
      if let newValue {
        numbers[figure.rawValue] = newValue
        known.insert(figure)
      } else {
        known.remove(number: figure.rawValue)
      }
    }
  }

  /// Lends the numbers where they lie, with those behind them that are forgotten afterwards, and what is known.
  @inline(__always)
  mutating func withRegisters(_ body: (UnsafeMutableBufferPointer<ExactDecimal>, inout FigureSet) -> Void) {
    var known = known
    numbers.withUnsafeMutableBufferPointer { body($0, &known) }
    numbers.removeLast(numbers.count - Self.count)
    self.known = known
  }

  /// Figures of which nothing has been said yet are zero.
  mutating func setZero(_ figures: FigureSet) { known.formUnion(figures) }
}

extension FigureValues: Equatable {
  /// The same figures are known, and they are equal.
  public static func == (left: FigureValues, right: FigureValues) -> Bool {
    Figure.allCases.allSatisfy { left[$0] == right[$0] }
  }
}
