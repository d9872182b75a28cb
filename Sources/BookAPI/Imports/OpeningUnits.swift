import Book
import CivilTime
import Keeper
import Ledger
import Market
import Money
import Persistent

/// Units that a file takes away and that neither the file nor the book shows coming in: the file begins later than the
/// account. They are taken to have been there before its first row, at a basis that nobody told.
struct OpeningUnits {
  /// The events by which they come in, each for the told event with that index that misses them.
  private(set) var events: [(index: Int, event: Event)] = []

  /// Rows with missing units that are looked at.
  private static let limit = 10_000
  /// When units come in on a day, in New York: at 09:30, before they are sold.
  private static let secondsOfDay = 34_200

  /// - Parameter told: in order of effect.
  init(for told: [Event], of account: String, in snapshot: Snapshot, now: Instant) {
    guard let first = told.first(where: { $0.account == account }), let book = snapshot.account(account) else { return }
    let day = MarketZone.newYork.date(of: first.at)
    let morning = MarketZone.newYork.instant(of: day, secondsOfDay: Self.secondsOfDay)
    let start = max(book.state.openedAt, min(first.at, morning))
    var run = DryRun(snapshot, now: now)
    for (index, event) in told.enumerated() where events.count < Self.limit {
      do throws(LedgerError) {
        try run.take(event)
      } catch {
        // What is refused for another reason is named later.
        guard error.code == .notHeld, let units = Self.missing(event, of: account, run) else { continue }
        var opening = Event(
          account: account, at: event.at, identifier: event.identifier.map { "\($0):opening" },
          payload: .transferIn(Transfer(.units(units), note: "there before the file")))
        guard (try? run.take(opening)) != nil, (try? run.take(event)) != nil else { continue }
        if !Self.changes(units.symbol, after: start, through: event.at, run.market) { opening.at = start }
        events.append((index, opening))
      }
    }
  }

  /// What an event would take beyond what is held then; nil for events that take nothing.
  private static func missing(_ event: Event, of account: String, _ run: DryRun) -> TransferredUnits? {
    guard let asked = event.payload.takenUnits, let id = run.market.world.instruments.id(asked.symbol),
      let state = try? run.state(of: account, at: event.at)
    else { return nil }
    let position = state.position(of: id)?.quantity ?? .zero
    // What is held on the other side covers nothing.
    let held = position.isNegative == asked.quantity.isNegative ? position : .zero
    guard let missing = try? asked.quantity - held, !missing.isZero else { return nil }
    return TransferredUnits(symbol: asked.symbol, quantity: missing)
  }

  /// A corporate action changes the units in between: before it they were others.
  private static func changes(
    _ symbol: String, after start: Instant, through end: Instant, _ market: MarketView
  ) -> Bool {
    guard let id = market.world.instruments.id(symbol) else { return false }
    return market.world.actions.contains { action in
      (action.instrument == id || action.other == id) && action.order.at > start && action.order.at <= end
    }
  }
}

extension OpeningUnits {
  /// For whoever reads the row.
  static func notice(_ opening: Event) -> String? {
    guard case .transferIn(let transfer) = opening.payload, case .units(let units) = transfer.content else {
      return nil
    }
    let day = MarketZone.newYork.date(of: opening.at)
    return "\(units.quantity) \(units.symbol) that no row brings come in on \(day), at an unknown basis"
  }

  /// Beside a refusal that it would prevent.
  static let hint = "; with opening, what no row brings is taken to have been there before"
}

extension Event.Payload {
  /// Units that must be held, signed as they are; nil where none are.
  var takenUnits: (symbol: String, quantity: ExactDecimal)? {
    switch self {
    case .trade(let trade):
      switch trade.side {
      case .sell: return (trade.symbol, trade.quantity)
      case .buyToCover: return (try? .zero - trade.quantity).map { (trade.symbol, $0) }
      case .buy, .sellShort: return nil
      }
    case .transferOut(let transfer):
      guard case .units(let units) = transfer.content else { return nil }
      return (units.symbol, units.quantity)
    case .optionExercised(let exercise): return (exercise.symbol, exercise.quantity)
    case .optionAssigned(let exercise):
      return (try? .zero - exercise.quantity).map { (exercise.symbol, $0) }
    default: return nil
    }
  }
}
