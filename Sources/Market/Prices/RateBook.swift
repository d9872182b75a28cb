public import CivilTime
public import Money

/// A rate between two currencies, and how it was found.
public struct RateQuote: Sendable, Hashable {
  /// How a rate was found.
  public enum Path: String, Sendable, Hashable {
    /// The two currencies are the same; the rate is exactly 1.
    case same
    /// A rate of this very pair.
    case direct
    /// One divided by the rate of the opposite pair.
    case inverse
    /// Through the US dollar; each half direct or inverse.
    case crossed
  }

  /// Units of the second currency for one of the first.
  public let rate: ExactDecimal
  /// The moment from which it holds; for a crossed rate that of the older half. Nil for the same currency.
  public let at: Instant?
  /// How it was found.
  public let path: Path
}

/// The exchange rates, outside the fold: a column per pair. A value: copies share what they do not change.
///
/// A rate that nobody told is nil; it is never taken for 1.
public struct RateBook: Sendable {
  /// Ascending; `columns` stands beside. A search in a short sorted array is quicker than hashing a pair.
  private var pairs: [CurrencyPair] = []
  private var columns: [PriceColumn] = []

  /// A book without rates.
  public init() {}

  /// The pairs that were told, ascending.
  public var knownPairs: [CurrencyPair] { pairs }

  /// Notes a rate: units of the pair's quote currency for one of its base. `position` is that of the event.
  /// - Throws: `badRate` unless the rate is above zero.
  public mutating func record(
    _ pair: CurrencyPair, _ rate: ExactDecimal, at: Instant, position: Int64
  ) throws(MarketError) {
    guard rate.isPositive, pair.base != pair.quote else {
      throw MarketError(code: .badRate, text: "\(rate) is not a rate for \(pair)")
    }
    var index = lowerBound(pair)
    if index == pairs.count || pairs[index] != pair {
      pairs.insert(pair, at: index)
      columns.insert(PriceColumn(), at: index)
      index = lowerBound(pair)
    }
    columns[index].insert(PricePoint(rate, at: at, position: position))
  }

  /// Takes out the rate that the event at `position` told for this moment; whether there was one.
  @discardableResult
  public mutating func remove(_ pair: CurrencyPair, at instant: Instant, position: Int64) -> Bool {
    let index = lowerBound(pair)
    guard index < pairs.count, pairs[index] == pair else { return false }
    return columns[index].remove(at: instant, position: position)
  }

  /// The rates of a pair; nil when none was told.
  public func column(_ pair: CurrencyPair) -> PriceColumn? {
    let index = lowerBound(pair)
    return index < pairs.count && pairs[index] == pair ? columns[index] : nil
  }

  /// Units of `to` for one of `from` in effect at a moment; nil when unknown. See ``quote(from:to:at:knownThrough:)``.
  public func rate(
    from: Currency, to: Currency, at instant: Instant, knownThrough position: Int64 = .max
  ) -> ExactDecimal? {
    from == to ? .one : quote(from: from, to: to, at: instant, knownThrough: position)?.rate
  }

  /// The rate in effect at a moment, and how it was found: the pair's own, else the inverse of the opposite pair's,
  /// else through the US dollar.
  ///
  /// An inverse is one divided by the rate with 28 decimals (fewer where 96 bits hold no more), rounded half-even,
  /// trailing zeros dropped. A crossed rate is the product of its halves by the rules of `ExactDecimal`.
  public func quote(
    from: Currency, to: Currency, at instant: Instant, knownThrough position: Int64 = .max
  ) -> RateQuote? {
    if from == to { return RateQuote(rate: .one, at: nil, path: .same) }
    if let found = simple(from, to, instant, position) { return found }
    guard from != .usd, to != .usd, let first = simple(from, .usd, instant, position),
      let second = simple(.usd, to, instant, position), let rate = try? first.rate * second.rate
    else { return nil }
    let older = [first.at, second.at].compactMap { $0 }.min()
    return RateQuote(rate: rate, at: older, path: .crossed)
  }

  /// The pair's own rate or the inverse of the opposite pair's.
  private func simple(_ from: Currency, _ to: Currency, _ instant: Instant, _ position: Int64) -> RateQuote? {
    if let told = told(CurrencyPair(base: from, quote: to), instant, position) {
      return RateQuote(rate: told.price, at: told.at, path: .direct)
    }
    guard let told = told(CurrencyPair(base: to, quote: from), instant, position),
      let inverse = try? ExactDecimal.one.divided(by: told.price, scale: 28, rounding: .halfEven)
    else { return nil }
    return RateQuote(rate: inverse.trimmed(), at: told.at, path: .inverse)
  }

  private func told(_ pair: CurrencyPair, _ instant: Instant, _ position: Int64) -> PricePoint? {
    let index = lowerBound(pair)
    guard index < pairs.count, pairs[index] == pair else { return nil }
    return columns[index].last(atOrBefore: instant, knownThrough: position)
  }

  private func lowerBound(_ pair: CurrencyPair) -> Int {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle] < pair { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
