import Book
import Ledger
import Market
import Money
import Testing

extension BookFixture {
  /// Every figure named has that value at that moment.
  func expect(_ at: String, _ figures: [Figure: String], location: SourceLocation = #_sourceLocation) throws {
    let sheet = try sheet(at)
    for (figure, text) in figures {
      #expect(sheet[figure] == Self.decimal(text), "\(figure.name) at \(at)", sourceLocation: location)
    }
  }

  /// Opens the book from somebody's numbers: cash in dollars, and holdings at a price.
  mutating func state(
    _ at: String, cash: String, settled: String? = nil, holdings: [(symbol: String, quantity: String, price: String)],
    figures: [NamedAmount] = []
  ) throws {
    let money = StatementCash(
      currency: .usd, amount: Self.decimal(cash), settled: settled.map(Self.decimal))
    let positions = holdings.map {
      StatementPosition(
        symbol: $0.symbol, quantity: Self.decimal($0.quantity), averagePrice: Self.decimal($0.price),
        price: Self.decimal($0.price))
    }
    try record(at, .statement(Statement(cash: [money], positions: positions, figures: figures)))
  }

  mutating func rate(_ at: String, _ pair: String, _ rate: String) throws {
    guard let pair = CurrencyPair(pair) else { preconditionFailure("bad pair \(pair)") }
    try record(at, account: nil, .rate(ExchangeRate(pair: pair, rate: Self.decimal(rate))))
  }

  mutating func split(_ at: String, _ symbol: String, _ numerator: Int, _ denominator: Int) throws {
    try record(at, account: nil, .split(Split(symbol: symbol, numerator: numerator, denominator: denominator)))
  }

  /// An account of that kind with some money and one instrument, `XYZ`.
  static func account(_ kind: AccountProfile.Kind, cash: String?, symbols: [String] = ["XYZ"]) throws -> BookFixture {
    var fixture = BookFixture()
    for symbol in symbols { try fixture.instrument(symbol) }
    try fixture.open("2026-01-05T09:00", kind)
    if let cash { try fixture.deposit("2026-01-05T09:30", cash) }
    return fixture
  }
}
