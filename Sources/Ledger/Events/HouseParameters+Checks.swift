import Money

extension HouseParameters {
  /// Refuses rates and tiers that mean nothing: a long holding asks for no more than its value.
  ///
  /// - Throws: `outOfRange`, naming the member.
  public func check() throws(LedgerError) {
    try Rates.long(long, "house.long")
    try Rates.short(short, "house.short")
    try Rates.amount(minimumEquity, "house.minimum_equity")
    try Rates.amount(concentrationDebit, "house.concentration_debit")
    if let callDays, !(0...15).contains(callDays) {
      throw LedgerError(.outOfRange, field: "house.call_days", "a call is met within 0 to 15 business days")
    }
    for (collar, name) in [(marketCollar, "market_collar"), (stopCollar, "stop_collar"), (shortCollar, "short_collar")]
    {
      try Rates.long(collar, "house.\(name)")
    }
    for tier in concentration {
      try Rates.long(tier.share, "house.concentration.share")
      try Rates.long(tier.rate, "house.concentration.rate")
    }
    for tier in priceTiers {
      try Rates.amount(tier.price, "house.price_tiers.price")
      try Rates.long(tier.rate, "house.price_tiers.rate")
    }
    try Rates.amount(options?.leastPerUnit, "house.options.least_per_unit")
    try Rates.long(options?.longDated, "house.options.long_dated")
    for security in securities {
      try Rates.short(security.initial, "house.securities.initial")
      try Rates.long(security.long, "house.securities.long")
      try Rates.short(security.short, "house.securities.short")
    }
    try contracts?.check()
  }
}

extension MarginRate {
  /// Refuses rates that mean nothing.
  ///
  /// - Throws: `outOfRange`, naming the member.
  public func check() throws(LedgerError) {
    try Rates.short(initial, "initial")
    try Rates.long(maintenance, "maintenance")
    try Rates.long(house, "house")
    try Rates.short(shortHouse, "short_house")
    try checkSecurity()
  }
}

/// What rates may be.
private enum Rates {
  /// Brokers ask for several times the value of a hard-to-borrow short.
  static var shortLimit: ExactDecimal { 10 }

  static func long(_ rate: ExactDecimal?, _ field: String) throws(LedgerError) {
    guard let rate, rate.isNegative || rate > 1 else { return }
    throw LedgerError(.outOfRange, field: field, "\(rate) is no share of a value: 0 to 1")
  }

  static func short(_ rate: ExactDecimal?, _ field: String) throws(LedgerError) {
    guard let rate, rate.isNegative || rate > shortLimit else { return }
    throw LedgerError(.outOfRange, field: field, "\(rate) is no rate: 0 to \(shortLimit)")
  }

  static func amount(_ amount: ExactDecimal?, _ field: String) throws(LedgerError) {
    guard let amount, amount.isNegative else { return }
    throw LedgerError(.outOfRange, field: field, "\(amount) is below zero")
  }
}
