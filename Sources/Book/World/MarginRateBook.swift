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
  /// Of all pairs with a currency.
  private var currencies: [Currency: [Entry]] = [:]

  /// Nobody has told a rate: most worlds are like that.
  public var isEmpty: Bool { entries.isEmpty }

  mutating func record(_ id: InstrumentID, _ rate: MarginRate, _ order: EffectOrder) {
    Self.insert(rate, order, into: &entries[id, default: []])
  }

  mutating func record(_ currency: Currency, _ rate: MarginRate, _ order: EffectOrder) {
    Self.insert(rate, order, into: &currencies[currency, default: []])
  }

  private static func insert(_ rate: MarginRate, _ order: EffectOrder, into told: inout [Entry]) {
    told.insert(Entry(order: order, rate: rate), at: told.firstIndex { order < $0.order } ?? told.count)
  }

  /// The last amount that was told of a contract under a member, with its event.
  func told(
    _ member: KeyPath<MarginRate, ExactDecimal?>, of id: InstrumentID, at: Instant, knownThrough: Int64
  ) -> ToldRate? {
    Self.last(member, entries[id], at, knownThrough)
  }

  /// The last share that was told of the pairs of a currency.
  func share(of currency: Currency, at: Instant, knownThrough: Int64) -> ToldRate? {
    Self.last(\.initial, currencies[currency], at, knownThrough)
  }

  private static func last(
    _ member: KeyPath<MarginRate, ExactDecimal?>, _ told: [Entry]?, _ at: Instant, _ knownThrough: Int64
  ) -> ToldRate? {
    guard let told else { return nil }
    for entry in told.reversed() where entry.order.at <= at && entry.order.position <= knownThrough {
      if let value = entry.rate[keyPath: member] { return ToldRate(value: value, event: entry.order.position) }
    }
    return nil
  }

  /// Somebody has told a rate of it, at whatever moment.
  func names(_ id: InstrumentID) -> Bool { entries[id] != nil }

  /// The rate that is in effect at a moment, as far as it is known through a global position; with the event.
  func rate(of id: InstrumentID, at instant: Instant, knownThrough: Int64) -> MarginRate? {
    entries[id]?.last { $0.order.at <= instant && $0.order.position <= knownThrough }?.rate
  }
}

/// A number of a contract with the event that told it; nil: the instrument or the rule says it by itself.
struct ToldRate: Sendable, Equatable {
  var value: ExactDecimal
  var event: Int64?
}
