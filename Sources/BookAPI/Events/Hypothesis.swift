import Ambient
import Book
import BookWire
import JSON
import Journal
import Keeper
import Ledger
import Money
import Persistent

/// What the figures of an account would be after some events. The book does not change and writes nothing.
struct Hypothesis {
  /// Events of one question.
  static let eventLimit = 1_000

  private let snapshot: Snapshot
  private let account: String

  init(_ account: String, _ core: BookCore) {
    snapshot = core.keeper.snapshot
    self.account = account
  }

  /// The events of a body: an object with `events`, or a bare list. Each may leave out the account and the time.
  func events(_ body: [UInt8], _ core: BookCore) throws(BookAPIError) -> [Event] {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: body, limits: EventBody.limits)
    } catch {
      throw BookAPIError(error)
    }
    guard let rows = value.arrayValue ?? value["events"]?.arrayValue else {
      throw BookAPIError(400, "missing_member", field: "events", "A list of events is due.")
    }
    if let extra = value.objectValue?.names.first(where: { $0 != "events" }) {
      throw BookAPIError(
        400, "unknown_member", field: String(extra.prefix(64)), "Beside the events stands nothing else.")
    }
    guard rows.count <= Self.eventLimit else {
      throw BookAPIError(413, "too_many", field: "events", "At most \(Self.eventLimit) events are tried at once.")
    }
    var events: [Event] = []
    for (index, row) in rows.enumerated() {
      do throws(BookAPIError) {
        events.append(try event(row, core))
      } catch {
        var located = error
        located.fault.index = index
        throw located
      }
    }
    return events
  }

  private func event(_ row: JSONValue, _ core: BookCore) throws(BookAPIError) -> Event {
    var draft = try EventDraft(row)
    if let kind = draft.text("event"), !EventCodec.isWorldKind(kind) { try draft.settle("account", account) }
    draft.fillTime(core)
    return try draft.event()
  }

  /// Tries the events one after the other; a refused one is left out.
  func answer(_ events: [Event], _ core: BookCore) throws -> BookDryRun? {
    let now = core.keeper.surroundings.now()
    guard let before = try AccountView(account, in: snapshot, at: now) else { return nil }
    var rehearsal = Rehearsal(snapshot, now: now)
    var refusals: [BookFault] = []
    var repeated = 0
    var known = Self.known(events, in: before.book)
    for (index, event) in events.enumerated() {
      do throws(LedgerError) {
        if try Self.isKnown(event, known) {
          repeated += 1
        } else {
          try rehearsal.take(event)
          if event.account != nil, let identifier = event.identifier { known[identifier] = event }
        }
      } catch {
        refusals.append(
          BookFault(code: error.code.rawValue, field: error.field, index: index, message: error.text))
      }
    }
    guard let after = try AccountView(account, in: rehearsal.finished(), at: now) else { return nil }
    return BookDryRun(
      asOf: now, accepted: events.count - refusals.count - repeated, repeated: repeated, refusals: refusals,
      before: SnapshotView.figures(before), after: SnapshotView.figures(after),
      differences: try Self.differences(before.sheet, after.sheet))
  }

  /// The events of the book that have an id of those that are tried.
  private static func known(_ events: [Event], in book: AccountBook) -> [String: Event] {
    let asked = Set(events.compactMap(\.identifier))
    var known: [String: Event] = [:]
    if asked.isEmpty { return known }
    for entry in book.log {
      let event = entry.recorded.event
      if let identifier = event.identifier, asked.contains(identifier) { known[identifier] = event }
    }
    return known
  }

  /// An event of that id and content was there before; one of other content is refused.
  private static func isKnown(_ event: Event, _ known: [String: Event]) throws(LedgerError) -> Bool {
    guard event.account != nil, let identifier = event.identifier, let first = known[identifier] else { return false }
    guard EventCodec.encode(first) == EventCodec.encode(event) else {
      throw LedgerError(.idReused, field: "id", "the id belongs to an event with other content")
    }
    return true
  }

  private static func differences(_ before: BalanceSheet, _ after: BalanceSheet) throws(MoneyError) -> [BookFigure] {
    var differences: [BookFigure] = []
    for rule in FigureRule.all where before[rule.figure] != after[rule.figure] {
      var difference: ExactDecimal?
      if let old = before[rule.figure], let new = after[rule.figure] { difference = try new - old }
      differences.append(BookFigure(name: rule.name, value: difference))
    }
    return differences
  }
}
