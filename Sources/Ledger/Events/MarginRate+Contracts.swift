import Money

extension MarginRate {
  /// What leverage may not exceed: 50 to 1, for the currencies that the rule treats best (NFA Financial Requirements,
  /// section 12).
  private static let leastForexShare = (try? ExactDecimal(coefficient: 2, scale: 2)) ?? .one
  /// A day's financing beyond this share of a unit is a slip of the pen.
  private static let mostFinancing: ExactDecimal = 1000

  /// Refuses what means nothing for a future: amounts per contract, zero or more.
  ///
  /// - Throws: `outOfRange` or `unsupportedRules`, naming the member.
  public func checkFuture() throws(LedgerError) {
    try refuse([("house", house), ("short_house", shortHouse)], "a future")
    try refuse([("long_financing", longFinancing), ("short_financing", shortFinancing)], "a future")
    for (name, amount) in [("initial", initial), ("maintenance", maintenance), ("day", day)] {
      guard let amount, amount.isNegative else { continue }
      throw LedgerError(.outOfRange, field: name, "\(amount) per contract is below zero")
    }
    if let initial, let maintenance, maintenance > initial {
      throw LedgerError(.outOfRange, field: "maintenance", "maintenance is more than the initial \(initial)")
    }
  }

  /// Refuses what means nothing for a currency pair, and leverage above the rule.
  ///
  /// - Throws: `outOfRange` or `unsupportedRules`, naming the member.
  public func checkForex() throws(LedgerError) {
    try refuse(
      [("maintenance", maintenance), ("house", house), ("short_house", shortHouse), ("day", day)], "a currency pair")
    if let initial, initial < Self.leastForexShare || initial > 1 {
      throw LedgerError(
        .outOfRange, field: "initial", "\(initial) of the notional is no share from \(Self.leastForexShare) to 1")
    }
    for (name, amount) in [("long_financing", longFinancing), ("short_financing", shortFinancing)] {
      guard let amount, amount.magnitude > Self.mostFinancing else { continue }
      throw LedgerError(.outOfRange, field: name, "\(amount) per unit and day is beyond every rate")
    }
  }

  /// The same for a currency, of which only the share can be told.
  public func checkCurrency() throws(LedgerError) {
    guard symbol.isEmpty else {
      throw LedgerError(.malformed, field: "currency", "a margin rate is of a symbol or of a currency, not of both")
    }
    try refuse([("long_financing", longFinancing), ("short_financing", shortFinancing)], "a currency")
    guard initial != nil else { throw LedgerError(.malformed, field: "initial", "the share of a currency is missing") }
    try checkForex()
  }

  /// Refuses what only futures and currency pairs have.
  func checkSecurity() throws(LedgerError) {
    try refuse(
      [("day", day), ("long_financing", longFinancing), ("short_financing", shortFinancing)], "a security")
  }

  private func refuse(_ members: [(name: String, value: ExactDecimal?)], _ kind: String) throws(LedgerError) {
    for member in members where member.value != nil {
      throw LedgerError(.unsupportedRules, field: member.name, "\(kind) has no \(member.name)")
    }
  }
}
