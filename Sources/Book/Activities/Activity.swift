public import CivilTime
public import Ledger
public import Money

/// One row of what happened in an account, as brokers list it: derived from an event, or from what a corporate action
/// did to the account.
public struct Activity: Sendable, Equatable {
  /// What an execution in an option does to the position.
  public enum OptionAction: String, Sendable, CaseIterable {
    case buyToOpen = "BUY_TO_OPEN"
    case buyToClose = "BUY_TO_CLOSE"
    case sellToOpen = "SELL_TO_OPEN"
    case sellToClose = "SELL_TO_CLOSE"
  }

  /// Global position of the event; of the corporate action, for what the world did; nil for what the book posts itself.
  public let event: Int64?
  /// By which the row is known in its account: it stays when other events come.
  public let name: String
  /// The id that its teller gave the event; rows of one event share it.
  public var identifier: String?
  public var type: ActivityType
  /// On executions in options.
  public var optionAction: OptionAction?
  /// What moved; nil for money alone.
  public var symbol: String?
  /// Signed: bought or received positive; zero when no units moved.
  public var quantity: ExactDecimal = .zero
  /// Per unit (per share of an option's contract), in `currency`; nil when there is none.
  public var price: ExactDecimal?
  /// Effect on cash, in positive, out negative; zero when only units moved.
  public var amount: ExactDecimal = .zero
  /// Of price, amount and fee; the price of a currency pair is in the pair's quote currency.
  public var currency: Currency
  /// Commission and fees within the amount, positive.
  public var fee: ExactDecimal = .zero
  /// Units of this row's currency for one of the other, on exchanges.
  public var rate: ExactDecimal?
  /// When it took effect.
  public var at: Instant
  /// The New York date of that moment.
  public var tradeDate: CivilDate
  /// When the money or the units came; the trade date where nothing says otherwise.
  public var settlementDate: CivilDate
  /// What its teller wrote.
  public var note: String?
  /// What its teller wrote, else a few words.
  public var text: String { note ?? type.sentence(symbol) }

  init(_ type: ActivityType, _ recorded: RecordedEvent, part: Int = 0, in currency: Currency) {
    event = recorded.position
    name = "\(recorded.position)/\(part)"
    identifier = recorded.event.identifier
    self.type = recorded.event.activity ?? type
    self.currency = currency
    at = recorded.event.at
    tradeDate = MarketZone.newYork.date(of: recorded.event.at)
    settlementDate = tradeDate
  }

  /// A row that an event of the world leads to.
  init(
    _ type: ActivityType, action: EffectOrder, symbol: String, quantity: ExactDecimal, in currency: Currency,
    part: Int = 0
  ) {
    event = action.position
    name = "\(action.position)/\(part)"
    self.type = type
    self.symbol = symbol
    self.quantity = quantity
    self.currency = currency
    at = action.at
    tradeDate = MarketZone.newYork.date(of: action.at)
    settlementDate = tradeDate
  }

  /// A part of what the end of an option led to, of which no event told.
  init(_ type: ActivityType, _ end: OptionEnd, _ option: String, part: Int, in currency: Currency) {
    event = nil
    name = "\(end.eventKind)/\(option)/\(end.day)/\(part)"
    self.type = type
    self.currency = currency
    at = end.at
    tradeDate = end.day
    settlementDate = end.day
  }

  /// Interest that the book posted by itself.
  init(_ posting: Interest.Posting) {
    event = nil
    name = "interest/\(posting.date)/\(posting.currency)/\(posting.amount.isNegative ? "debit" : "credit")"
    type = .interest
    currency = posting.currency
    amount = posting.amount
    at = posting.at
    tradeDate = posting.date
    settlementDate = posting.date
  }

  /// The end of a future that the book settled by itself.
  init(
    finalSettlementOf symbol: String, _ currency: Currency, isBuy: Bool, on date: CivilDate, at: Instant
  ) {
    event = nil
    name = "final_settlement/\(symbol)/\(date)"
    type = isBuy ? .buy : .sell
    self.symbol = symbol
    self.currency = currency
    self.at = at
    tradeDate = date
    settlementDate = date
  }

  /// Financing of a currency pair that the book posted by itself.
  init(
    financing amount: ExactDecimal, _ currency: Currency, on date: CivilDate, at: Instant, symbol: String
  ) {
    event = nil
    name = "financing/\(date)/\(symbol)"
    type = .interest
    self.symbol = symbol
    self.currency = currency
    self.amount = amount
    self.at = at
    tradeDate = date
    settlementDate = date
  }

  /// The place in the list: by moment of effect, then by event; what the book posts itself comes first.
  var order: EffectOrder { EffectOrder(at: at, position: event ?? 0) }
}

extension ActivityType {
  /// What is said of a row when its teller wrote nothing.
  func sentence(_ symbol: String?) -> String {
    let words = rawValue.lowercased().split(separator: "_").joined(separator: " ")
    let verb = words.prefix(1).uppercased() + words.dropFirst()
    return symbol.map { "\(verb) \($0)" } ?? verb
  }
}
