public import CivilTime
import Ledger
public import Market
import Money

/// The side that a position is on, which says at which side of the market it could be closed.
public enum PositionSide: Sendable {
  case long, short
  /// No position: the price is asked for its own sake.
  case none

  init(_ quantity: ExactDecimal) { self = quantity.isZero ? .none : quantity.isNegative ? .short : .long }
}

/// By which rule a price values something (balances.md §10.4).
public enum PriceRule: String, Sendable, CaseIterable {
  /// The last price that a price event told: the last trade, at a close the official closing price.
  case last
  /// The account's own last execution, or what a statement told with the position.
  case own
  /// What is bid: closes a long position.
  case bid
  /// What is asked: closes a short position.
  case ask
  /// The middle between bid and ask.
  case mid
  /// What using an option would bring, from the close of its last day on.
  case intrinsic
}

/// The price that counts at a moment, among those that are known, as it was told.
enum PriceChoice {
  case last(PricePoint)
  case bid(PricePoint)
  case ask(PricePoint)
  case mid(bid: PricePoint, ask: PricePoint)

  /// The choice as one price; nil when the middle does not fit a number.
  var point: PricePoint? {
    switch self {
    case .last(let point), .bid(let point), .ask(let point): return point
    case .mid(let bid, let ask):
      guard let middle = try? (bid.price + ask.price) * Self.half else { return nil }
      let later = ask.order < bid.order ? bid : ask
      return PricePoint(middle, at: later.at, position: later.position)
    }
  }

  static let half = (try? ExactDecimal(coefficient: 5, scale: 1)) ?? .one

  /// What the two sides say for a position; nil when they say nothing for it.
  ///
  /// - Parameter middle: both sides together say their middle, as for options.
  init?(bid: PricePoint?, ask: PricePoint?, _ side: PositionSide, middle: Bool) {
    if let bid, let ask, middle || side == .none {
      self = .mid(bid: bid, ask: ask)
    } else if let bid, side != .short {
      self = .bid(bid)
    } else if let ask, side != .long {
      self = .ask(ask)
    } else {
      return nil
    }
  }
}

extension PricePoint {
  var order: EffectOrder { EffectOrder(at: at, position: position) }
}

extension MarketView {
  /// The price that counts for a position, or for its own sake.
  ///
  /// Stock goes by the last price of the running session; where the session has brought none, by the side of the market
  /// that closes the position if it was told after the last price, else by that. Options and currency pairs go by the
  /// middle between the sides, which a last price outdates only when it was told in a later session.
  func choice(of id: InstrumentID, at: Instant, own: PricePoint?, _ side: PositionSide) -> PriceChoice? {
    let last = last(of: id, at: at, own: own)
    guard world.sides.names(id) else { return last.map(PriceChoice.last) }
    let kind = world.instruments.traits(id).kind
    let goesByMiddle = kind == .option || kind == .forex
    let quoted = PriceChoice(
      bid: world.sides.bid(id, atOrBefore: at, knownThrough: knownThrough),
      ask: world.sides.ask(id, atOrBefore: at, knownThrough: knownThrough), side, middle: goesByMiddle)
    guard let quoted, let quote = quoted.point else { return last.map(PriceChoice.last) }
    guard let last else { return quoted }
    // Told after the last price they count, or may count; told before it they do not, or may not.
    let isNewer = goesByMiddle ? !(quote.order < last.order) : last.order < quote.order
    if isNewer == goesByMiddle { return isNewer ? quoted : .last(last) }
    let opened = sessionOpen(of: id, at: at)
    let isQuoted = goesByMiddle ? quote.at >= opened : last.at < opened
    return isQuoted ? quoted : .last(last)
  }

  /// When the last session of an instrument's market that has opened by then did so.
  func sessionOpen(of id: InstrumentID, at: Instant) -> Instant {
    let calendar = world.instruments.calendar(id)
    var date = calendar.onOrBefore(calendar.zone.date(of: at).advanced(byDays: 1))
    while let session = calendar.session(on: date) {
      if session.open <= at { return session.open }
      date = calendar.previousTradingDay(before: date)
    }
    return Instant(microseconds: .min)
  }

  /// What is bid and asked for one unit at a moment, in units of that moment; nil where nobody told it. Each side is
  /// carried over the corporate actions since.
  public func sides(of id: InstrumentID, at: Instant) -> (bid: PricePoint?, ask: PricePoint?) {
    guard world.sides.names(id) else { return (nil, nil) }
    return (
      carried(world.sides.bid(id, atOrBefore: at, knownThrough: knownThrough), of: id, at),
      carried(world.sides.ask(id, atOrBefore: at, knownThrough: knownThrough), of: id, at)
    )
  }

  /// Nil stays nil: another instrument's price is no side of this one.
  private func carried(_ side: PricePoint?, of id: InstrumentID, _ at: Instant) -> PricePoint? {
    guard let side, let links = world.priceLinks[id] else { return side }
    return try? carried(side, of: id, over: links, through: at)
  }
}
