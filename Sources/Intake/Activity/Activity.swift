import CivilTime
import Market
import Money

/// What one row of any source says, read but not yet judged. Quantities, amounts and charges carry the signs of the
/// source.
struct Activity: Sendable {
  /// A cost in a column of its own.
  struct Charge: Sendable {
    var name: String
    var amount: ExactDecimal
    var currency: Currency
    var isTax: Bool
  }

  var line: Int
  /// The action in the source's words.
  var action: String
  var meaning: ActionRule.Meaning
  /// Of the rule: why it is passed over, or a note.
  var reason: String?
  var date: CivilDate
  var at: Instant
  /// The broker's own id.
  var identifier: String?
  /// What tells the row from others when the broker gives no id.
  var fingerprint: [String] = []
  /// The account's number at the broker.
  var account: String?
  var symbol: String?
  /// The symbol stands for the account's cash.
  var isCash = false
  var kind: InstrumentKind?
  var name: String?
  var quantity: ExactDecimal?
  var price: ExactDecimal?
  /// Currency of the price, where the source tells it.
  var priceCurrency: Currency?
  /// Units of the price's currency for one of the amount's, or the other way round; only compared.
  var rate: ExactDecimal?
  var commission: ExactDecimal?
  var fees: ExactDecimal?
  var accruedInterest: ExactDecimal?
  var tax: ExactDecimal?
  var taxCurrency: Currency?
  var charges: [Charge] = []
  var amount: ExactDecimal?
  var currency: Currency?
  var settles: CivilDate?
  /// Basis of all units, and the day they were acquired, where a transfer tells them.
  var cost: ExactDecimal?
  var acquired: CivilDate?
  /// Units of the underlying per contract, where the source tells it.
  var multiplier: ExactDecimal?
  /// The other side of an exchange: signed, in its currency.
  var counter: (amount: ExactDecimal, currency: Currency)?

  /// Money that the broker pays for a trade.
  var rebate: (amount: ExactDecimal, currency: Currency)?
  /// Of a split: new units to old ones.
  var ratio: (new: Int, old: Int)?

  init(line: Int, action: String, meaning: ActionRule.Meaning, date: CivilDate, at: Instant) {
    self.line = line
    self.action = action
    self.meaning = meaning
    self.date = date
    self.at = at
  }

  /// Money or units come in from outside.
  var bringsMoney: Bool {
    switch meaning {
    case .deposit, .transferIn: true
    case .cash: amount?.isPositive ?? false
    case .transfer: (quantity ?? amount)?.isPositive ?? false
    default: false
    }
  }

  /// What comes in on a day, at no told time, is there before it is spent: 09:30.
  func startOfBusiness(in zone: MarketZone) -> Instant { zone.instant(of: date, secondsOfDay: 34_200) }
}
