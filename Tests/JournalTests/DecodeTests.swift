import CivilTime
import Journal
import Ledger
import Market
import Money
import Testing

/// The lines that the design fixes, and what they must be read as.
@Suite struct DecodeTests {
  private func event(_ line: String) throws -> Event { try EventCodec.decode(line: Array(line.utf8)) }

  private func moment(_ text: String) -> Instant { Instant(rfc3339: text)! }

  @Test func `an instrument needs no time`() throws {
    let event = try event(
      #"{"event":"instrument","symbol":"AAPL","kind":"equity","currency":"USD","exchange":"XNAS","name":"Apple Inc."}"#)
    guard case .instrument(let definition) = event.payload else { throw Unexpected() }
    #expect(event.account == nil)
    #expect(event.at == Instant(microseconds: 0))
    var expected = try Instrument.defaults(symbol: "AAPL", kind: .equity, currency: .usd)
    expected.exchange = "XNAS"
    expected.name = "Apple Inc."
    #expect(definition.instrument == expected)
  }

  @Test func `an opening`() throws {
    let event = try event(
      #"""
      {"event":"account_opened","account":"T1","at":"2026-01-05T09:30:00-05:00","type":"margin","currency":"USD",
      "rules":"reg_t","owner":"alice","number":"Q6542138443","brokers":["aries","tradestation"]}
      """#)
    var profile = AccountProfile(kind: .margin, currency: .usd, rules: "reg_t", owner: "alice")
    profile.number = "Q6542138443"
    profile.brokers = ["aries", "tradestation"]
    #expect(event == Event(account: "T1", at: moment("2026-01-05T14:30:00Z"), payload: .accountOpened(profile)))
    #expect(profile.dayTradingQualified)
  }

  @Test func `a trade keeps the scales of its numbers`() throws {
    let event = try event(
      #"""
      {"event":"trade","account":"T1","at":"2026-01-05T10:00:00-05:00","id":"t1","symbol":"AAPL","side":"buy",
      "quantity":"500","price":50.10,"commission":"0","fees":"0.00"}
      """#)
    guard case .trade(let trade) = event.payload else { throw Unexpected() }
    #expect(event.identifier == "t1")
    #expect(trade.symbol == "AAPL")
    #expect(trade.side == .buy)
    #expect(trade.price.description == "50.10")
    #expect(trade.fees.description == "0.00")
    let line = String(decoding: EventCodec.encode(event), as: UTF8.self)
    #expect(
      line
        == #"{"event":"trade","account":"T1","at":"2026-01-05T15:00:00Z","id":"t1","symbol":"AAPL","side":"buy","#
        + #""quantity":"500","price":"50.10","fees":"0.00"}"#)
  }

  @Test func `split, price and rate`() throws {
    let at = moment("2026-03-02T14:30:00Z")
    #expect(
      try event(#"{"event":"split","symbol":"AAPL","at":"2026-03-02T09:30:00-05:00","ratio":"2:1"}"#)
        == Event(account: nil, at: at, payload: .split(Split(symbol: "AAPL", numerator: 2, denominator: 1))))
    #expect(
      try event(#"{"at":"2026-03-02T09:30:00-05:00","price":"52","symbol":"AAPL","event":"price"}"#)
        == Event(account: nil, at: at, payload: .price(PriceQuote(symbol: "AAPL", price: 52))))
    let pair = CurrencyPair(base: .usd, quote: .cad)
    #expect(
      try event(#"{"event":"rate","pair":"USDCAD","at":"2026-03-02T09:30:00-05:00","rate":"1.3651"}"#)
        == Event(account: nil, at: at, payload: .rate(ExchangeRate(pair: pair, rate: ExactDecimal("1.3651")!))))
  }

  struct Unexpected: Error {}
}
