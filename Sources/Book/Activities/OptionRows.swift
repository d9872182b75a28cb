import CivilTime
import Ledger
import Market
import Money

/// The rows of an option's end: the contracts that went, and the units that changed hands for them.
struct OptionRows {
  private(set) var rows: [Activity] = []

  /// What an event told.
  init(
    _ kind: OptionEnd.Kind, _ option: InstrumentID, _ recorded: RecordedEvent, _ postings: [Posting],
    _ market: MarketView
  ) {
    rows = Self.rows(kind, option, postings, market) { type, part, currency in
      var row = Activity(type, recorded, part: part, in: currency)
      // The word of its teller stands for the contracts.
      if part > 0 { row.type = type }
      return row
    }
  }

  /// What nobody told.
  init(_ end: OptionEnd, _ postings: [Posting], _ market: MarketView) {
    let symbol = market.world.instruments[end.option].symbol
    rows = Self.rows(end.kind, end.option, postings, market) { type, part, currency in
      Activity(type, end, symbol, part: part, in: currency)
    }
  }

  private static func rows(
    _ kind: OptionEnd.Kind, _ option: InstrumentID, _ postings: [Posting], _ market: MarketView,
    _ make: (ActivityType, Int, Currency) -> Activity
  ) -> [Activity] {
    let instrument = market.world.instruments[option]
    var row = make(kind.activity, 0, instrument.currency)
    row.symbol = instrument.symbol
    var rows: [Activity] = []
    // Cash and charges stand before the units that they are paid for.
    var (cash, charges) = (ExactDecimal.zero, ExactDecimal.zero)
    for posting in postings {
      switch (posting.account, posting.commodity) {
      case (.cash, _): cash = posting.amount
      case (.fees, _): charges = posting.amount
      case (.securities, .instrument(option)): row.quantity = posting.amount
      case (.securities, .instrument(let id)):
        let units = market.world.instruments[id]
        var leg = make(posting.amount.isNegative ? .sell : .buy, rows.count + 1, units.currency)
        leg.symbol = units.symbol
        leg.quantity = posting.amount
        leg.amount = cash
        leg.fee = charges
        leg.price = price(of: leg, instrument)
        leg.settlementDate = units.settlementDate(tradeDate: leg.tradeDate)
        rows.append(leg)
        (cash, charges) = (.zero, .zero)
      default: break
      }
    }
    row.amount = cash
    row.fee = charges
    if !cash.isZero { row.settlementDate = instrument.settlementDate(tradeDate: row.tradeDate) }
    return [row] + rows
  }

  /// The strike, or what was paid per unit where a contract delivers something else than its underlying alone.
  private static func price(of leg: Activity, _ option: Instrument) -> ExactDecimal? {
    if let contract = option.option, contract.deliverable == nil { return contract.strike }
    return try? Expression.divide(try leg.amount + leg.fee, by: leg.quantity).magnitude
  }
}

extension OptionEnd.Kind {
  /// As brokers list it.
  fileprivate var activity: ActivityType {
    switch self {
    case .exercised: .optionExercise
    case .assigned: .optionAssignment
    case .expired: .optionExpiration
    }
  }
}
