import Ledger
import Money

extension Statement {
  /// The statement in the form that the book takes: changed symbols, one line per currency and per symbol, lots only
  /// where they add up, lists by name in order.
  func tidied(renaming names: [String: String]) -> Statement {
    var tidy = self
    tidy.cash = Self.merged(cash, by: { $0.currency }) { first, second in
      first.amount = (try? first.amount + second.amount) ?? first.amount
      first.settled = Self.sum(first.settled, second.settled)
      first.buyingPower = Self.sum(first.buyingPower, second.buyingPower)
    }
    tidy.positions = Self.merged(positions.map { $0.renamed(names) }, by: { $0.symbol }) { first, second in
      first.merge(second)
    }
    tidy.positions = tidy.positions.filter { !$0.quantity.isZero }.map { $0.withSoundLots() }
    tidy.orders = orders.map { order in
      var order = order
      order.symbol = names[order.symbol] ?? order.symbol
      order.quoteSymbol = order.quoteSymbol.map { names[$0] ?? $0 }
      for leg in order.legs.indices { order.legs[leg].symbol = names[order.legs[leg].symbol] ?? order.legs[leg].symbol }
      return order
    }
    tidy.figures = figures.sortedByName
    tidy.flags = flags.sorted { $0.name < $1.name }
    return tidy
  }

  private static func sum(_ left: ExactDecimal?, _ right: ExactDecimal?) -> ExactDecimal? {
    guard let left, let right else { return nil }
    return try? left + right
  }

  private static func merged<Line, Key: Hashable>(
    _ lines: [Line], by key: (Line) -> Key, _ merge: (inout Line, Line) -> Void
  ) -> [Line] {
    var merged: [Line] = []
    var places: [Key: Int] = [:]
    for line in lines {
      if let place = places[key(line)] {
        merge(&merged[place], line)
      } else {
        places[key(line)] = merged.count
        merged.append(line)
      }
    }
    return merged
  }
}

extension StatementPosition {
  fileprivate func renamed(_ names: [String: String]) -> StatementPosition {
    var position = self
    position.symbol = names[symbol] ?? symbol
    position.figures = figures.sortedByName
    return position
  }

  /// Two lines of one instrument, as of a broker that lists each purchase: units and gains add up, the average price is
  /// no longer known.
  fileprivate mutating func merge(_ other: StatementPosition) {
    quantity = (try? quantity + other.quantity) ?? quantity
    if averagePrice != other.averagePrice { averagePrice = nil }
    if let own = openPL, let others = other.openPL { openPL = try? own + others } else { openPL = nil }
    price = price ?? other.price
    fractionalUnits = nil
    figures = []
    lots += other.lots
  }

  /// Without lots that do not add up to the position: half a basis is none.
  fileprivate func withSoundLots() -> StatementPosition {
    var position = self
    var sum: ExactDecimal? = .zero
    for lot in lots { sum = sum.flatMap { try? $0 + lot.quantity } }
    if sum != quantity { position.lots = [] }
    return position
  }
}

extension [NamedAmount] {
  /// By name; the first of a name stays.
  fileprivate var sortedByName: [NamedAmount] {
    var names: Set<String> = []
    return filter { names.insert($0.name).inserted }.sorted { $0.name < $1.name }
  }
}
