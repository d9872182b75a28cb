public import CivilTime
public import Ledger
public import Market
public import Money

/// What an account holds of one instrument. Amounts are in the instrument's currency.
public struct Position: Sendable {
  public private(set) var instrument: InstrumentID
  public internal(set) var lots = LotQueue()
  /// Σ quantity × entry price × multiplier by the average method, signed like the position.
  public internal(set) var averageValue = ExactDecimal.zero
  /// The account's own last execution, which values the position until a later price.
  public internal(set) var mark: PricePoint?
  /// The official close that today's gains are measured from; nil before the first roll with the position.
  public internal(set) var priorClose: ExactDecimal?
  /// The close that waits for the roll.
  var pendingClose: ExactDecimal?
  /// Global position of the event that carried the close over to other units than it was told in; nil: none did, or
  /// splits alone.
  var closeCarriedBy: Int64?
  var pendingCarriedBy: Int64?
  /// Start of the current net position.
  public internal(set) var openedAt: Instant
  /// Realised since the position was opened, by lots, net of fees; nil: a closed lot's basis was unknown.
  public internal(set) var realised: ExactDecimal? = .zero
  /// Realised since the last roll, by lots, net of fees; nil: a closed lot's basis was unknown.
  public internal(set) var realisedToday: ExactDecimal? = .zero
  /// What the last statement said of it, until a trade changes it.
  public internal(set) var reported: StatementPosition? {
    get { report?.position }
    set { report = newValue.map(PositionReport.init) }
  }
  /// Behind a reference, because positions are moved and copied often.
  private var report: PositionReport?

  init(instrument: InstrumentID, openedAt: Instant) {
    self.instrument = instrument
    self.openedAt = openedAt
  }

  /// The close that the next day's gains are measured from; nil: no price.
  mutating func await(close price: ExactDecimal?) {
    pendingClose = price
    pendingCarriedBy = nil
  }

  /// What was realised counts for a day that is over, and the close that waited is the one before the day.
  mutating func beginDay() {
    realisedToday = .zero
    priorClose = pendingClose
    pendingClose = nil
    closeCarriedBy = pendingCarriedBy
  }

  /// Units held, negative when short.
  public var quantity: ExactDecimal { lots.quantity }

  /// The same position under another name.
  func renamed(_ id: InstrumentID) -> Position {
    var renamed = self
    renamed.instrument = id
    return renamed
  }

  /// Counts what a closing realised; nil: unknown, and then so is the sum.
  mutating func realise(_ amount: ExactDecimal?) throws(MoneyError) {
    guard let amount else {
      realised = nil
      realisedToday = nil
      return
    }
    if let sum = realised { realised = try sum + amount }
    if let sum = realisedToday { realisedToday = try sum + amount }
  }
}

/// What a statement said of one position.
private final class PositionReport: Sendable {
  let position: StatementPosition

  init(_ position: StatementPosition) {
    self.position = position
  }
}
