public import CivilTime
public import Money

/// What is bid and asked for the instruments that anybody quoted, outside the fold: two columns per id. A value.
///
/// Most worlds know last prices alone; they pay for one look at an empty table.
public struct SideBook: Sendable {
  private struct Sides: Sendable {
    var bids = PriceColumn()
    var asks = PriceColumn()
  }
  private var sides: [InstrumentID: Sides] = [:]

  /// A book without quotes.
  public init() {}

  /// Nobody quoted anything.
  public var isEmpty: Bool { sides.isEmpty }

  /// Somebody quoted it, at whatever moment.
  public func names(_ id: InstrumentID) -> Bool { !sides.isEmpty && sides[id] != nil }

  /// Notes what is bid for an instrument, or asked, or both; a side that is not told stays as it was. `position` is the
  /// global position of the event that told it.
  public mutating func record(
    _ id: InstrumentID, bid: ExactDecimal?, ask: ExactDecimal?, at: Instant, position: Int64
  ) {
    if let bid { sides[id, default: Sides()].bids.insert(PricePoint(bid, at: at, position: position)) }
    if let ask { sides[id, default: Sides()].asks.insert(PricePoint(ask, at: at, position: position)) }
  }

  /// What is bid at a moment, as it was known after the event at `position`; nil when nothing was told yet.
  public func bid(
    _ id: InstrumentID, atOrBefore instant: Instant, knownThrough position: Int64 = .max
  ) -> PricePoint? { sides[id]?.bids.last(atOrBefore: instant, knownThrough: position) }

  /// What is asked at a moment, as it was known after the event at `position`; nil when nothing was told yet.
  public func ask(
    _ id: InstrumentID, atOrBefore instant: Instant, knownThrough position: Int64 = .max
  ) -> PricePoint? { sides[id]?.asks.last(atOrBefore: instant, knownThrough: position) }
}
