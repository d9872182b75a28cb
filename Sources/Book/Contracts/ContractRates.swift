import CivilTime
import Ledger
import Margin
import Market
import Money

/// What one contract of a future asks for, by the table of the day, with the events that told it.
struct FutureRates {
  let initial: ToldRate
  let maintenance: ToldRate
  /// What is asked within the day: the day margin within its hours, else the initial one.
  let day: ToldRate
  /// The member that tells it.
  let dayMember: String

  /// Nil where nobody has told an initial amount for that moment. The maintenance amount is the initial one where none
  /// is told, and so is that of the day.
  ///
  /// - Parameter house: what the account's broker asks, with the hours of day margins.
  init?(of id: InstrumentID, at: Instant, _ house: ContractParameters?, in market: MarketView) {
    let instrument = market.world.instruments[id]
    func rate(_ member: KeyPath<MarginRate, ExactDecimal?>, _ own: ExactDecimal?) -> ToldRate? {
      market.world.marginRates.told(member, of: id, at: at, knownThrough: market.knownThrough)
        ?? own.map { ToldRate(value: $0) }
    }
    guard let initial = rate(\.initial, instrument.initialMargin) else { return nil }
    self.initial = initial
    maintenance = rate(\.maintenance, instrument.maintenanceMargin) ?? initial
    let told = rate(\.day, instrument.dayMargin).flatMap { told in
      (house ?? .usual).allowsDayMargin(at: at, instrument.calendar) ? told : nil
    }
    day = told ?? initial
    dayMember = told == nil ? "initial" : "day"
  }
}

extension ContractParameters {
  /// Day margins hold within a session, until so long before its close.
  fileprivate func allowsDayMargin(at: Instant, _ calendar: TradingCalendar) -> Bool {
    guard let session = calendar.session(at: at) else { return false }
    return at < session.close.advanced(bySeconds: -60 * Int64(dayMarginEnds))
  }
}

/// The share of its notional that a currency pair asks for: the highest of its currencies' and its own.
struct ForexShare {
  struct Part {
    let name: String
    let rate: ToldRate
  }
  let parts: [Part]

  init(of id: InstrumentID, _ pair: CurrencyPair, at: Instant, in market: MarketView) {
    let date = MarketZone.newYork.date(of: at)
    let rates = market.world.marginRates
    var parts = [pair.base, pair.quote].map { currency in
      Part(
        name: currency.code,
        rate: rates.share(of: currency, at: at, knownThrough: market.knownThrough)
          ?? ToldRate(value: ForexMargin().rate(of: currency, on: date)))
    }
    if let own = rates.told(\.initial, of: id, at: at, knownThrough: market.knownThrough) {
      parts.append(Part(name: market.world.instruments[id].symbol, rate: own))
    }
    self.parts = parts
  }

  var value: ExactDecimal { parts.map(\.rate.value).max() ?? .zero }
}

/// Units of the account's currency for one of a pair's base: by the rates, else by the price of the pair itself.
struct ForexBaseRate {
  enum Source {
    case rate
    /// The pair's price times the rate of its quote currency.
    case price
  }
  let source: Source
  let value: ExactDecimal

  init?(
    of pair: CurrencyPair, price: ExactDecimal?, to base: Currency, at: Instant, in market: MarketView
  ) throws(MoneyError) {
    if let rate = market.rate(from: pair.base, to: base, at: at) {
      source = .rate
      value = rate
    } else if let price, let quote = market.rate(from: pair.quote, to: base, at: at) {
      source = .price
      value = try price * quote
    } else {
      return nil
    }
  }
}
