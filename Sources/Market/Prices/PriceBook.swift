public import CivilTime
public import Money
import Persistent

/// The prices of all instruments, outside the fold: a column per id. A value: copies share what they do not change.
public struct PriceBook: Sendable {
  private var columns = ChunkedArray<PriceColumn>()

  /// A book without prices.
  public init() {}

  /// The largest id that a price may have; see ``InstrumentMaster/limit``.
  private static let idLimit = InstrumentID(InstrumentMaster.limit)

  /// Notes a price. `position` is the global position of the event that told it.
  public mutating func record(_ id: InstrumentID, _ price: ExactDecimal, at: Instant, position: Int64) {
    precondition(id >= 0 && id < Self.idLimit, "an id comes from the instrument master")
    while columns.count <= Int(id) { columns.append(PriceColumn()) }
    change(id) { $0.insert(PricePoint(price, at: at, position: position)) }
  }

  /// Takes out the price that the event at `position` told for this moment; whether there was one.
  @discardableResult
  public mutating func remove(_ id: InstrumentID, at instant: Instant, position: Int64) -> Bool {
    guard id >= 0, Int(id) < columns.count else { return false }
    return change(id) { $0.remove(at: instant, position: position) }
  }

  /// The prices of an instrument; an empty column when there are none.
  public func column(_ id: InstrumentID) -> PriceColumn {
    id >= 0 && Int(id) < columns.count ? columns[Int(id)] : PriceColumn()
  }

  /// The last price of all; nil when the instrument was never priced.
  public func newest(_ id: InstrumentID) -> PricePoint? {
    id >= 0 && Int(id) < columns.count ? columns[Int(id)].newest : nil
  }

  /// The price in effect at a moment; nil when the instrument was not priced yet.
  public func last(_ id: InstrumentID, atOrBefore instant: Instant) -> PricePoint? {
    id >= 0 && Int(id) < columns.count ? columns[Int(id)].last(atOrBefore: instant) : nil
  }

  /// The price in effect at a moment as it was known after the event at `position`.
  public func last(
    _ id: InstrumentID, atOrBefore instant: Instant, knownThrough position: Int64
  ) -> PricePoint? {
    guard id >= 0, Int(id) < columns.count else { return nil }
    return columns[Int(id)].last(atOrBefore: instant, knownThrough: position)
  }

  /// Changes a column while it is out of the array, so that its chunks have one owner and are not copied.
  @discardableResult
  private mutating func change<Result>(_ id: InstrumentID, _ body: (inout PriceColumn) -> Result) -> Result {
    var column = columns[Int(id)]
    columns[Int(id)] = PriceColumn()
    defer { columns[Int(id)] = column }
    return body(&column)
  }
}
