import CivilTime
import Ledger
import Market
import Money

extension DemoMarket {
  /// Instruments, closing prices, rates and the split, in order of time.
  func events() throws -> [Event] {
    guard let first = sessions.first else { return [] }
    let opening = MarketZone.newYork.instant(of: first.date, secondsOfDay: 0)
    var events = try DemoSymbol.instruments().map { Self.definition($0, at: opening) }
    events += try pricesOfNewYork()
    for (index, session) in toronto.enumerated() {
      let name = DemoSymbol.bondFund
      events.append(Self.price(name, try close(name, index), session))
    }
    if sessions.count > Self.splitSession {
      let split = Split(symbol: DemoSymbol.apple, numerator: Self.splitRatio, denominator: 1)
      let session = sessions[Self.splitSession]
      events.append(Self.told("split-\(DemoSymbol.apple)-\(session.date)", at: session.open, .split(split)))
    }
    return events
  }

  private func pricesOfNewYork() throws -> [Event] {
    var events: [Event] = []
    let names = Self.listed.map(\.name).filter { $0 != DemoSymbol.bondFund }
    let par = try ExactDecimal(coefficient: 1_0000, scale: 4)
    for (index, session) in sessions.enumerated() {
      for name in names { events.append(Self.price(name, try close(name, index), session)) }
      events.append(Self.price(DemoSymbol.moneyFund, par, session))
      for name in Self.pairs {
        guard let pair = CurrencyPair(name) else { continue }
        let rate = ExchangeRate(pair: pair, rate: try close(name, index))
        events.append(Self.told("rate-\(name)-\(session.date)", at: session.close, .rate(rate)))
      }
      for name in DemoSymbol.forexPairs { events.append(Self.price(name, try close(name, index), session)) }
    }
    return events
  }

  /// An event that defines an instrument.
  static func definition(_ instrument: Instrument, at: Instant) -> Event {
    told("instrument-\(instrument.symbol)", at: at, .instrument(InstrumentDefinition(instrument: instrument)))
  }

  /// An event that tells a closing price.
  static func price(_ symbol: String, _ price: ExactDecimal, _ session: TradingSession) -> Event {
    told(
      "price-\(symbol)-\(session.date)", at: session.close, .price(PriceQuote(symbol: symbol, price: price)))
  }

  private static func told(_ name: String, at: Instant, _ payload: Event.Payload) -> Event {
    Event(account: nil, at: at, identifier: "demo-" + name, payload: payload)
  }
}
