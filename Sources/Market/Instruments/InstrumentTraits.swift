public import CivilTime
public import Money

/// What the arithmetic needs of an instrument, without a reference inside: read for every fill and every mark.
public struct InstrumentTraits: Sendable, Equatable {
  /// Units of the underlying per contract.
  public let multiplier: ExactDecimal
  /// Daily multiple of a leveraged ETF.
  public let leverageFactor: ExactDecimal
  /// Currency of the prices.
  public let currency: Currency
  /// The family.
  public let kind: InstrumentKind
  /// House maintenance rate that replaces the general one.
  public let houseMargin: ExactDecimal?
  /// Which settlement cycle applies.
  public let settlementClass: SettlementClass
  /// Whether a margin account may lend against it.
  public let isMarginable: Bool
  /// The first day from which it may; nil: always.
  public let marginableFrom: CivilDate?
  /// A security of the US Treasury.
  public let isTreasury: Bool
  /// The day a bond is paid back.
  public let matures: CivilDate?
  /// The last day of an option, and of a future that tells it.
  public let expires: CivilDate?
  /// Nothing about it asks for other requirements than any stock does.
  public let isOrdinary: Bool
  /// Whether it counts as cash on some wires.
  public let isCashEquivalent: Bool
  /// Ordinary, and worth what its units are worth: no contract, no cash equivalent.
  public let isPlain: Bool
  private let venue: Settlement.Venue

  /// The days on which it trades and settles.
  public var settlement: Settlement { Settlement(venue) }

  /// What decides on which day a trade settles.
  public struct Cycle: Sendable, Equatable {
    let family: SettlementClass
    let venue: UInt8
  }

  /// Trades of instruments with the same cycle settle on the same days.
  public var cycle: Cycle { Cycle(family: settlementClass, venue: venue.index) }

  /// The traits of an instrument.
  public init(_ instrument: Instrument) {
    multiplier = instrument.multiplier
    leverageFactor = instrument.leverageFactor
    currency = instrument.currency
    kind = instrument.kind
    houseMargin = instrument.houseMargin
    settlementClass = SettlementClass(instrument)
    isMarginable = instrument.isMarginable
    marginableFrom = instrument.marginableFrom
    isTreasury = instrument.isTreasury
    matures = instrument.matures
    expires = instrument.option?.expiration ?? instrument.future?.expiration
    isOrdinary =
      instrument.isMarginable && instrument.marginableFrom == nil && !instrument.isTreasury && instrument.kind != .fund
      && instrument.houseMargin == nil && instrument.leverageFactor.isIdentical(to: .one)
    isCashEquivalent = instrument.isCashEquivalent
    isPlain =
      isOrdinary && !isCashEquivalent && instrument.kind != .option && instrument.kind != .future
      && instrument.kind != .forex
    venue = Settlement.Venue(instrument)
  }
}
