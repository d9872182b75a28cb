public import CivilTime
public import Money
import Persistent

/// One known price (or rate): its value, the moment from which it holds, and the event that told it.
public struct PricePoint: Sendable, Hashable {
  /// The price, in the instrument's currency per unit.
  public let price: ExactDecimal
  /// The moment from which it holds.
  public let at: Instant
  /// The global position of the event that told it: what is known earlier has a smaller position.
  public let position: Int64

  /// A price as of a moment, told by the event at a position.
  @inlinable
  public init(_ price: ExactDecimal, at: Instant, position: Int64) {
    self.price = price
    self.at = at
    self.position = position
  }

  /// Whether this one takes effect before the other: by moment, then by position.
  @inlinable
  func precedes(_ other: PricePoint) -> Bool {
    at == other.at ? position < other.position : at < other.at
  }
}

/// The prices of one instrument in order of effect. A value: copies share their chunks.
public struct PriceColumn: Sendable {
  private var points = ChunkedArray<PricePoint>()
  /// The last point in order of effect; nil when there is none.
  public private(set) var newest: PricePoint?
  /// Whether the positions ascend too, as they do until a late price arrives.
  private var positionsAscend = true

  /// A column without prices.
  public init() {}

  /// The number of points.
  public var count: Int { points.count }

  /// The point at an index in order of effect.
  public subscript(index: Int) -> PricePoint { points[index] }

  /// Adds a point where it belongs; at the end this is cheap, and a late one costs what lies behind it. A point with
  /// the same moment and position replaces the one before.
  public mutating func insert(_ point: PricePoint) {
    guard let last = newest, !last.precedes(point) else {
      if let last = newest, point.position < last.position { positionsAscend = false }
      points.append(point)
      newest = point
      return
    }
    let index = points.partitioningIndex { $0.precedes(point) }
    if !point.precedes(points[index]) {
      points[index] = point
    } else {
      if points[index].position < point.position { positionsAscend = false }
      if index > 0, points[index - 1].position > point.position { positionsAscend = false }
      points.insert(point, at: index)
    }
    newest = points.last
  }

  /// Takes out the point with this moment and position, as when its event was corrected; whether there was one.
  @discardableResult
  public mutating func remove(at instant: Instant, position: Int64) -> Bool {
    let wanted = PricePoint(0, at: instant, position: position)
    let index = points.partitioningIndex { $0.precedes(wanted) }
    guard index < points.count, points[index].at == instant, points[index].position == position else { return false }
    let tail = (index + 1..<points.count).map { points[$0] }
    points.truncate(to: index)
    for point in tail { points.append(point) }
    newest = points.last
    return true
  }

  /// The price in effect at a moment; nil before the first.
  public func last(atOrBefore instant: Instant) -> PricePoint? {
    guard let newest else { return nil }
    if newest.at <= instant { return newest }
    let end = points.partitioningIndex { $0.at <= instant }
    return end == 0 ? nil : points[end - 1]
  }

  /// The price in effect at a moment as it was known after the event at `position`: later events are not seen.
  public func last(atOrBefore instant: Instant, knownThrough position: Int64) -> PricePoint? {
    guard let newest else { return nil }
    if newest.at <= instant, newest.position <= position { return newest }
    if position == .max { return last(atOrBefore: instant) }
    var end = points.partitioningIndex { $0.at <= instant }
    if positionsAscend {
      end = min(end, points.partitioningIndex { $0.position <= position })
      return end == 0 ? nil : points[end - 1]
    }
    while end > 0 {
      let point = points[end - 1]
      if point.position <= position { return point }
      end -= 1
    }
    return nil
  }

  /// The points from one moment (included) to another (excluded), in order of effect.
  public func points(from start: Instant, before end: Instant) -> [PricePoint] {
    let first = points.partitioningIndex { $0.at < start }
    let last = points.partitioningIndex { $0.at < end }
    return first < last ? (first..<last).map { points[$0] } : []
  }
}

/// A reading of a column at moments that only go forward, such as the closes of a history: each step costs what lies
/// between two moments, not a search.
public struct PriceCursor: Sendable {
  private let column: PriceColumn
  private let position: Int64
  private var next = 0
  private var current: PricePoint?

  /// A reading from the first price on, of what was known after the event at `position`.
  public init(_ column: PriceColumn, knownThrough position: Int64 = .max) {
    self.column = column
    self.position = position
  }

  /// The price in effect at a moment, which must not lie before the one asked last; nil before the first price.
  public mutating func advance(to instant: Instant) -> PricePoint? {
    while next < column.count {
      let point = column[next]
      guard point.at <= instant else { break }
      if point.position <= position { current = point }
      next += 1
    }
    return current
  }
}
