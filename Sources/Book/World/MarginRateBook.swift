import CivilTime
import Ledger
import Margin
import Market
import Money

/// The dated requirements of instruments. A value: a snapshot stays as it was while the writer goes on.
public struct MarginRateBook: Sendable {
  private struct Entry: Sendable {
    var order: EffectOrder
    var rate: MarginRate
  }
  /// By instrument, in order of effect.
  private var entries: [InstrumentID: [Entry]] = [:]

  /// Nobody has told a rate: most worlds are like that.
  public var isEmpty: Bool { entries.isEmpty }

  mutating func record(_ id: InstrumentID, _ rate: MarginRate, _ order: EffectOrder) {
    var told = entries[id] ?? []
    let index = told.firstIndex { order < $0.order } ?? told.count
    told.insert(Entry(order: order, rate: rate), at: index)
    entries[id] = told
  }

  /// Somebody has told a rate of it, at whatever moment.
  func names(_ id: InstrumentID) -> Bool { entries[id] != nil }

  /// The rate that is in effect at a moment, as far as it is known through a global position; with the event.
  func rate(of id: InstrumentID, at instant: Instant, knownThrough: Int64) -> MarginRate? {
    entries[id]?.last { $0.order.at <= instant && $0.order.position <= knownThrough }?.rate
  }
}
