public import CivilTime
public import Money

/// What is bid and asked for the instruments that anybody quoted, outside the fold: two columns per id. A value: copies
/// share what they do not change.
///
/// Most worlds know last prices alone; they pay for one look at an empty table.
public struct SideBook: Sendable {
  private var bids = PriceBook()
  private var asks = PriceBook()

  /// A book without quotes.
  public init() {}

  /// Nobody quoted anything.
  public private(set) var isEmpty = true

  /// Somebody quoted it, at whatever moment.
  public func names(_ id: InstrumentID) -> Bool { !isEmpty && (bids.newest(id) != nil || asks.newest(id) != nil) }

  /// Notes what is bid for an instrument, or asked, or both; a side that is not told stays as it was. `position` is the
  /// global position of the event that told it.
  public mutating func record(
    _ id: InstrumentID, bid: ExactDecimal?, ask: ExactDecimal?, at: Instant, position: Int64
  ) {
    if let bid { bids.record(id, bid, at: at, position: position) }
    if let ask { asks.record(id, ask, at: at, position: position) }
    if bid != nil || ask != nil { isEmpty = false }
  }

  /// What is bid at a moment, as it was known after the event at `position`; nil when nothing was told yet.
  public func bid(
    _ id: InstrumentID, atOrBefore instant: Instant, knownThrough position: Int64 = .max
  ) -> PricePoint? { bids.last(id, atOrBefore: instant, knownThrough: position) }

  /// What is asked at a moment, as it was known after the event at `position`; nil when nothing was told yet.
  public func ask(
    _ id: InstrumentID, atOrBefore instant: Instant, knownThrough position: Int64 = .max
  ) -> PricePoint? { asks.last(id, atOrBefore: instant, knownThrough: position) }
}
