import Book
import Ledger
import Market
import Money
import Testing

extension BookFixture {
  /// An account that deals in futures or currency pairs, with some dollars.
  static func contracts(
    _ kind: AccountProfile.Kind, cash: String, house: ContractParameters? = nil
  ) throws -> BookFixture {
    var fixture = BookFixture()
    var profile = AccountProfile(kind: kind, currency: .usd)
    if let house {
      profile.house = HouseParameters()
      profile.house?.contracts = house
    }
    try fixture.record("2026-01-05T09:00", .accountOpened(profile))
    try fixture.deposit("2026-01-05T09:30", cash)
    return fixture
  }

  mutating func contract(
    _ symbol: String, _ kind: InstrumentKind, multiplier: String = "1", currency: Currency? = nil
  ) throws {
    var instrument = try Instrument.defaults(symbol: symbol, kind: kind, currency: currency)
    instrument.multiplier = Self.decimal(multiplier)
    try record("2026-01-02T00:00", account: nil, .instrument(InstrumentDefinition(instrument: instrument)))
  }

  /// Amounts per contract.
  mutating func margin(
    _ at: String, _ symbol: String, initial: String, maintenance: String? = nil, day: String? = nil
  ) throws {
    let rate = MarginRate(
      symbol: symbol, initial: Self.decimal(initial), maintenance: maintenance.map(Self.decimal),
      day: day.map(Self.decimal))
    try record(at, account: nil, .marginRate(rate))
  }

  mutating func settle(_ at: String, _ symbol: String, _ price: String) throws {
    try record(at, .dailySettlement(DailySettlement(symbol: symbol, price: Self.decimal(price))))
  }

  mutating func securities(_ at: String, _ value: String, _ currency: Currency = .usd) throws {
    try record(
      at, .dailySettlement(DailySettlement(securitiesOnDeposit: Self.decimal(value), currency: currency)))
  }

  /// Every figure follows from its explanation at that moment.
  func explains(_ at: String, location: SourceLocation = #_sourceLocation) throws {
    _ = try ExplainedFigures(of: #require(book), at: Self.at(at), in: world, location: location)
  }
}
