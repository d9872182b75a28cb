public import CivilTime
import Ledger
public import Market
public import Money

/// How contracts of one series end.
public struct OptionEnd: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case exercised
    case assigned
    case expired
  }

  public let kind: Kind
  public let option: InstrumentID
  /// Positive.
  public let contracts: ExactDecimal
  /// What one unit of the underlying is settled at, where cash is delivered.
  public let price: ExactDecimal?
  let commission: ExactDecimal
  let fees: ExactDecimal
  /// The day that settlement is counted from: that of the exercise, or the expiration day.
  public let day: CivilDate
  let at: Instant
  /// Global position of the event that told it; of the one that opened the contracts, where nobody did.
  public let event: Int64

  init(
    _ kind: Kind, _ option: InstrumentID, contracts: ExactDecimal, price: ExactDecimal? = nil,
    commission: ExactDecimal = .zero, fees: ExactDecimal = .zero, day: CivilDate, at: Instant, event: Int64
  ) {
    self.kind = kind
    self.option = option
    self.contracts = contracts
    self.price = price
    self.commission = commission
    self.fees = fees
    self.day = day
    self.at = at
    self.event = event
  }

  /// The same without charges.
  var uncharged: OptionEnd {
    OptionEnd(kind, option, contracts: contracts, price: price, day: day, at: at, event: event)
  }

  /// The kind of event that tells it.
  public var eventKind: String { "option_\(kind.rawValue)" }

  /// The account buys what is delivered: its call is used, or the put that it wrote.
  func buys(_ type: OptionType) -> Bool { (kind == .exercised) == (type == .call) }
}

/// Units that change hands at the strike.
struct DeliveredLeg {
  let instrument: InstrumentID
  /// Positive.
  let units: ExactDecimal
  /// Paid or received for all of them, charges left out.
  let amount: ExactDecimal
  /// Per unit.
  let price: ExactDecimal
}

/// What an option cost that was used: it goes into the basis or the proceeds of the units.
///
/// Behind a reference, because almost no fill has it.
final class CarriedPremium: Sendable {
  /// By lots, with fees, signed like the option's position; nil: unknown.
  let cost: ExactDecimal?
  /// By average price, signed alike.
  let averageValue: ExactDecimal

  init(cost: ExactDecimal?, averageValue: ExactDecimal) {
    self.cost = cost
    self.averageValue = averageValue
  }

  static let nothing = CarriedPremium(cost: .zero, averageValue: .zero)
}
