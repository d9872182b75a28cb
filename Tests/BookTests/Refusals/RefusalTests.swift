import Book
import CivilTime
import Ledger
import Market
import Money
import Persistent
import Testing

/// What the book refuses, with the code and the member it names; and that a refusal changes nothing.
@Suite struct RefusalTests {
  /// One event that must not enter.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var kind = AccountProfile.Kind.margin
    var at = "2026-01-06T12:00"
    var payload: Event.Payload
    var code: LedgerError.Code
    var field: String?

    var testDescription: String { name }
  }

  static let largest = "79228162514264337593543950335"

  static func trade(
    _ side: Trade.Side, _ quantity: String, _ symbol: String = "XYZ", price: String = "50", commission: String = "0",
    fees: String = "0"
  ) -> Event.Payload {
    .trade(
      Trade(
        symbol: symbol, side: side, quantity: BookFixture.decimal(quantity), price: BookFixture.decimal(price),
        commission: BookFixture.decimal(commission), fees: BookFixture.decimal(fees)))
  }

  static func deposit(_ amount: String) -> Event.Payload {
    .deposit(Deposit(amount: BookFixture.decimal(amount), currency: .usd))
  }

  static func money(_ amount: String, _ currency: Currency = .usd) -> CashAmount {
    CashAmount(amount: BookFixture.decimal(amount), currency: currency)
  }

  /// The account holds 10,000 and 100 XYZ bought at 50 (`t1`), is 20 short of SHT, and has sold 40 XYZ since (`t3`).
  static let cases: [Case] = amounts + holdings + corrections + misplaced

  static let amounts: [Case] = [
    Case(name: "no units", payload: trade(.buy, "0"), code: .notPositive, field: "quantity"),
    Case(name: "less than no units", payload: trade(.sell, "-5"), code: .notPositive, field: "quantity"),
    Case(name: "no price", payload: trade(.buy, "1", price: "0"), code: .notPositive, field: "price"),
    Case(name: "negative price", payload: trade(.buy, "1", price: "-1"), code: .notPositive, field: "price"),
    Case(
      name: "negative commission", payload: trade(.buy, "1", commission: "-0.01"), code: .notPositive,
      field: "commission"),
    Case(name: "negative fees", payload: trade(.buy, "1", fees: "-1"), code: .notPositive, field: "fees"),
    Case(name: "empty deposit", payload: deposit("0"), code: .notPositive, field: "amount"),
    Case(name: "negative deposit", payload: deposit("-1"), code: .notPositive, field: "amount"),
    Case(name: "negative withdrawal", payload: .withdrawal(money("-1")), code: .notPositive, field: "amount"),
    Case(name: "negative fee", payload: .fee(money("-1")), code: .notPositive, field: "amount"),
    Case(name: "no interest", payload: .interest(money("0")), code: .zero, field: "amount"),
    Case(
      name: "no dividend", payload: .dividend(Dividend(symbol: "XYZ", amount: 0, currency: .usd)), code: .zero,
      field: "amount"),
    Case(name: "no adjustment", payload: .adjustment(Adjustment(cash: money("0"))), code: .zero, field: "amount"),
    Case(name: "empty adjustment", payload: .adjustment(Adjustment()), code: .malformed, field: "amount"),
    Case(
      name: "amounts beyond 96 bits", payload: trade(.buy, largest, price: "2"), code: .overflow, field: nil),
    Case(name: "cash beyond 96 bits", payload: deposit(largest), code: .overflow, field: nil),
  ]

  static let holdings: [Case] = [
    Case(
      name: "short in a cash account", kind: .cash, payload: trade(.sellShort, "1"), code: .shortInCashAccount,
      field: "side"),
    Case(name: "more sold than held", payload: trade(.sell, "60.001"), code: .notHeld, field: "quantity"),
    Case(name: "sold but never held", payload: trade(.sell, "1", "ZED"), code: .notHeld, field: "quantity"),
    Case(name: "short while long", payload: trade(.sellShort, "1"), code: .positionOfOtherSide, field: "side"),
    Case(name: "more covered than short", payload: trade(.buyToCover, "21", "SHT"), code: .notHeld, field: "quantity"),
    Case(name: "covered without a short", payload: trade(.buyToCover, "1"), code: .notHeld, field: "quantity"),
    Case(
      name: "more withdrawn than there is", kind: .cash, payload: .withdrawal(money("7000.01")), code: .notHeld,
      field: "amount"),
    Case(
      name: "more units taken than held",
      payload: .adjustment(Adjustment(symbol: "XYZ", quantity: BookFixture.decimal("-61"))), code: .notHeld,
      field: "quantity"),
    Case(name: "unknown symbol", payload: trade(.buy, "1", "NONE"), code: .unknownInstrument, field: "symbol"),
    Case(
      name: "dividend of an unknown symbol",
      payload: .dividend(Dividend(symbol: "NONE", amount: 1, currency: .usd)), code: .unknownInstrument,
      field: "symbol"),
    Case(
      name: "dividend in another currency", payload: .dividend(Dividend(symbol: "XYZ", amount: 1, currency: .cad)),
      code: .currencyMismatch, field: "currency"),
  ]

  static let corrections: [Case] = [
    Case(
      name: "correction of nothing", payload: .correction(Correction(replaces: "t9", replacement: nil)),
      code: .unknownEvent, field: "replaces"),
    Case(
      name: "second correction", payload: .correction(Correction(replaces: "t2", replacement: nil)),
      code: .alreadyCorrected, field: "replaces"),
    Case(
      name: "correction of the opening", payload: .correction(Correction(replaces: "open", replacement: nil)),
      code: .malformed, field: "replaces"),
    Case(
      name: "purchase undone that was sold on", payload: .correction(Correction(replaces: "t1", replacement: nil)),
      code: .breaksLaterEvent, field: "quantity"),
    Case(
      name: "purchase made too small", at: "2026-01-05T10:00",
      payload: .correction(Correction(replaces: "t1", replacement: .payload(trade(.buy, "39")))),
      code: .breaksLaterEvent, field: "quantity"),
    Case(
      name: "correction by a bad event",
      payload: .correction(Correction(replaces: "t3", replacement: .payload(trade(.sell, "0")))), code: .notPositive,
      field: "quantity"),
    Case(
      name: "late sale of what is sold later", at: "2026-01-05T11:00", payload: trade(.sell, "61"),
      code: .breaksLaterEvent, field: "quantity"),
  ]

  static let misplaced: [Case] = [
    Case(name: "before the opening", at: "2026-01-05T08:59", payload: deposit("1"), code: .beforeOpening, field: "at"),
    Case(
      name: "opened again", payload: .accountOpened(AccountProfile(kind: .cash, currency: .usd)),
      code: .accountExists, field: "account"),
    Case(
      name: "a world event in an account", payload: .price(PriceQuote(symbol: "XYZ", price: 1)), code: .malformed,
      field: "account"),
    Case(
      name: "cash stated twice",
      payload: .statement(
        Statement(cash: [StatementCash(currency: .usd, amount: 1), StatementCash(currency: .usd, amount: 2)])),
      code: .malformed, field: "cash"),
    Case(
      name: "position stated twice",
      payload: .statement(
        Statement(positions: [
          StatementPosition(symbol: "XYZ", quantity: 1), StatementPosition(symbol: "XYZ", quantity: 2),
        ])), code: .malformed, field: "positions"),
    Case(
      name: "lots that do not add up",
      payload: .statement(
        Statement(positions: [
          StatementPosition(symbol: "XYZ", quantity: 3, lots: [StatementLot(quantity: 2, price: 1)])
        ])), code: .malformed, field: "lots"),
    Case(
      name: "unknown symbol stated",
      payload: .statement(Statement(positions: [StatementPosition(symbol: "NONE", quantity: 3)])),
      code: .unknownInstrument, field: "symbol"),
  ]

  @Test(arguments: cases) func isRefusedAndLeavesNoTrace(_ refused: Case) throws {
    var fixture = try Self.account(refused.kind)
    let moment = "2026-01-09T12:00"
    let before = try fixture.sheet(moment)
    let count = try #require(fixture.book).log.count
    do {
      try fixture.record(refused.at, id: "bad", refused.payload)
      Issue.record("\(refused.name) was taken")
    } catch let error as LedgerError {
      #expect(error.code == refused.code, "\(error)")
      #expect(error.field == refused.field, "\(error)")
      #expect(error.text.hasSuffix(".") == false && !error.text.isEmpty)
    }
    #expect(try #require(fixture.book).log.count == count)
    #expect(try fixture.sheet(moment).differences(from: before).isEmpty)
    // The book goes on as if nothing had been said.
    try fixture.deposit("2026-01-07T12:00", "1")
    #expect(try fixture.sheet(moment)[.cash] == (try before[.cash]! + 1))
  }

  private static func account(_ kind: AccountProfile.Kind) throws -> BookFixture {
    var fixture = BookFixture()
    for symbol in ["XYZ", "SHT", "ZED"] { try fixture.instrument(symbol) }
    try fixture.record(
      "2026-01-05T09:00", id: "open", .accountOpened(AccountProfile(kind: kind, currency: .usd)))
    try fixture.deposit("2026-01-05T09:30", "10000", id: "d1")
    try fixture.trade("2026-01-05T10:00", .buy, "100", "XYZ", "50", id: "t1")
    if kind == .margin { try fixture.trade("2026-01-05T10:01", .sellShort, "20", "SHT", "30", id: "s1") }
    try fixture.deposit("2026-01-05T10:30", "5", id: "t2")
    try fixture.record("2026-01-05T10:31", .correction(Correction(replaces: "t2", replacement: nil)))
    try fixture.trade("2026-01-06T10:00", .sell, "40", "XYZ", "50", id: "t3")
    try fixture.price("2026-01-06T16:00", "XYZ", "51")
    return fixture
  }

  /// The world refuses too, and stays as it was.
  @Test(arguments: [
    (Event.Payload.price(PriceQuote(symbol: "XYZ", price: -1)), LedgerError.Code.notPositive, "price"),
    (.price(PriceQuote(symbol: "XYZ", price: 0)), .zero, "price"),
    (.price(PriceQuote(symbol: "XYZ", price: nil)), .malformed, "price"),
    (.price(PriceQuote(symbol: "XYZ", price: 1, ask: -1)), .notPositive, "ask"),
    (.price(PriceQuote(symbol: "XYZ", price: nil, bid: 0)), .zero, "bid"),
    (.price(PriceQuote(symbol: "XYZ", price: nil, bid: 2, ask: 1)), .outOfRange, "bid"),
    (.price(PriceQuote(symbol: "NONE", price: 1)), .unknownInstrument, "symbol"),
    (.rate(ExchangeRate(pair: CurrencyPair(base: .usd, quote: .cad), rate: 0)), .notPositive, "rate"),
    (.rate(ExchangeRate(pair: CurrencyPair(base: .usd, quote: .usd), rate: 1)), .malformed, "pair"),
    (.split(Split(symbol: "XYZ", numerator: 0, denominator: 1)), .notPositive, "ratio"),
    (.split(Split(symbol: "XYZ", numerator: 2, denominator: -1)), .notPositive, "ratio"),
    (.split(Split(symbol: "NONE", numerator: 2, denominator: 1)), .unknownInstrument, "symbol"),
    (.deposit(Deposit(amount: 1, currency: .usd)), .malformed, "account"),
  ])
  func worldRefuses(_ payload: Event.Payload, _ code: LedgerError.Code, _ field: String) throws {
    var fixture = try Self.account(.margin)
    let before = try fixture.sheet("2026-01-09T12:00")
    do {
      try fixture.record("2026-01-06T12:00", account: nil, payload)
      Issue.record("\(payload.kind) was taken")
    } catch let error as LedgerError {
      #expect(error.code == code)
      #expect(error.field == field)
    }
    #expect(try fixture.sheet("2026-01-09T12:00").differences(from: before).isEmpty)
  }

  /// An instrument on which positions rest keeps its kind, currency and multiplier.
  @Test func instrumentsKeepWhatCostsRestOn() throws {
    var fixture = try Self.account(.margin)
    var changed = try Instrument.defaults(symbol: "XYZ")
    changed.multiplier = 10
    #expect(throws: LedgerError.self) {
      try fixture.record("2026-01-06T12:00", account: nil, .instrument(InstrumentDefinition(instrument: changed)))
    }
    changed.multiplier = 1
    changed.name = "Xyz Incorporated"
    try fixture.record("2026-01-06T12:00", account: nil, .instrument(InstrumentDefinition(instrument: changed)))
    #expect(fixture.world.instruments.instrument("XYZ")?.name == "Xyz Incorporated")
  }

  /// A price beyond all reason makes figures unknown; it does not make the account unreadable, nor refuse what follows.
  @Test func absurdPricesBlockNothing() throws {
    var fixture = try Self.account(.margin)
    try fixture.price("2026-01-07T12:00", "XYZ", Self.largest)
    let sheet = try fixture.sheet("2026-01-08T12:00")
    #expect(sheet[.equity] == nil)
    #expect(sheet.reason(of: .equity, in: MarketView(fixture.world)) == "the value of XYZ does not fit a number")
    #expect(sheet[.realizedPL] == 0)
    try fixture.deposit("2026-01-08T12:00", "10")
    try fixture.price("2026-01-08T13:00", "XYZ", "52")
    #expect(try fixture.sheet("2026-01-08T14:00")[.equity] != nil)
    #expect(
      throws: Never.self,
      performing: {
        try AccountHistory(
          of: try #require(fixture.book), through: BookFixture.at("2026-01-12T12:00"), in: MarketView(fixture.world))
      })
  }
}
