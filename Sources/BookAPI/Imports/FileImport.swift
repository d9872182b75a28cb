import Ambient
import Book
import BookWire
import CivilTime
import Intake
import Journal
import Keeper
import Ledger
import Market
import Money
import Persistent

/// Compares the plan of a file with the book and takes what is new, all or nothing.
struct FileImport: Sendable {
  private let keeper: Keeper
  private let snapshot: Snapshot
  private let plan: ImportPlan
  private let account: String?
  /// Units that rows take away and none brings are taken to have been there before.
  private let opens: Bool
  private let progress: (@Sendable (ImportProgress) -> Void)?
  /// What is told to the book, in order of effect, with its line.
  private var told: [(line: Int, event: Event)] = []
  private var rows: [BookImportRow] = []
  private var reconciling = Reconciling()
  /// Place in `rows` by line.
  private var places: [Int: Int] = [:]

  /// Refusals that are worked out at most; each costs the book a look.
  private static let refusalLimit = 100
  /// Events between two calls that tell the progress.
  private static let progressDistance = 1024

  init(
    _ plan: ImportPlan, account: String?, opens: Bool = false, into keeper: Keeper,
    _ progress: (@Sendable (ImportProgress) -> Void)? = nil
  ) {
    self.keeper = keeper
    self.progress = progress
    snapshot = keeper.snapshot
    self.plan = plan
    self.account = account
    self.opens = opens
    compare()
    if plan.isRefused { return }
    addOpenings()
    judge()
  }

  /// What would happen.
  var report: BookFileImport {
    BookFileImport(
      profile: plan.profile, isDryRun: true, rows: rows,
      instruments: plan.instruments.map { instrument in
        BookImportInstrument(
          line: instrument.line, isGuessed: instrument.isGuessed, event: EventCodec.encode(instrument.event))
      }, reconciliation: reconciling.lines, position: snapshot.position)
  }

  /// Takes the new events.
  /// - Throws: every refused row, as far as they are listed; nothing is taken then.
  func take() async throws(BookAPIError) -> BookFileImport {
    try refuse()
    var report = report
    report.isDryRun = false
    guard !told.isEmpty else { return report }
    progress?(ImportProgress(phase: .taking, done: 0, total: told.count))
    do throws(KeeperError) {
      let receipts = try await keeper.append(told.map(\.event), naming: .byContent)
      report.position = receipts.lazy.map(\.position).max() ?? report.position
    } catch {
      var refused = BookAPIError(error)
      refused.fault.line = error.index.map { told[$0].line }
      refused.fault.index = nil
      throw refused
    }
    return report
  }

  // MARK: Known

  /// Sorts rows by what the book has already.
  private mutating func compare() {
    let known = knownEvents()
    let world = KnownWorld(snapshot.world)
    var isNew: Set<String> = []
    for row in plan.rows {
      var line = BookImportRow(line: row.line, action: row.action, outcome: .new)
      line.reason = row.notice
      switch row.outcome {
      case .skipped(let reason): (line.outcome, line.reason) = (.skipped, reason)
      case .refused(let error):
        (line.outcome, line.reason, line.code, line.column) = (.refused, error.text, error.code.rawValue, error.column)
      case .events(let events):
        line.events = events.map { EventCodec.encode($0) }
        let fresh = events.indices.filter { index in
          events[index].identifier.map { known[$0] == nil } ?? !world.knows(events[index])
        }
        for index in fresh { if let identifier = events[index].identifier { isNew.insert(identifier) } }
        if fresh.isEmpty {
          line.outcome = .known
          // A statement was told without what would have done harm then.
          let isSame = events.indices.allSatisfy { index in
            if case .statement = events[index].payload { return true }
            if events[index].identifier == nil { return true }
            let told = known[events[index].identifier ?? ""]
            return told == line.events[index]
              || told == UnheldDividend(events[index]).map { EventCodec.encode($0.event) }
          }
          if !isSame {
            line.reason = "the book keeps what it was told first, which differs; a correction would change it"
          }
        } else if fresh.count < events.count {
          line.reason = "a part of it is known"
        }
      }
      places[row.line] = rows.count
      rows.append(line)
    }
    told = plan.eventsInOrder.filter { entry in
      entry.event.identifier.map { isNew.contains($0) } ?? !world.knows(entry.event)
    }
  }

  /// The account's events by their ids, corrected ones included: they have been told.
  private func knownEvents() -> [String: [UInt8]] {
    guard let account, let book = snapshot.account(account) else { return [:] }
    var known: [String: [UInt8]] = [:]
    for entry in book.log {
      guard let identifier = entry.recorded.event.identifier else { continue }
      known[identifier] = EventCodec.encode(entry.recorded.event)
    }
    return known
  }

  /// Puts what was there before the file before the rest of it.
  private mutating func addOpenings() {
    guard opens, let account else { return }
    let found = OpeningUnits(for: told.map(\.event), of: account, in: snapshot, now: keeper.surroundings.now())
    var added: [(line: Int, event: Event)] = []
    for (index, event) in found.events {
      added.append((told[index].line, event))
      guard let place = places[told[index].line] else { continue }
      rows[place].events.insert(EventCodec.encode(event), at: 0)
      rows[place].reason = [rows[place].reason, OpeningUnits.notice(event)].compactMap(\.self).joined(separator: "; ")
    }
    // Before what happens at the same moment.
    for opening in added.reversed() {
      let place = told.firstIndex { $0.event.account != nil && $0.event.at >= opening.event.at } ?? told.count
      told.insert(opening, at: place)
    }
  }

  // MARK: Refused

  /// Asks copies of the book what they would refuse, and what they hold where the file states it.
  private mutating func judge() {
    var run = DryRun(snapshot, now: keeper.surroundings.now())
    var refused = 0
    for index in told.indices where refused < Self.refusalLimit {
      if index % Self.progressDistance == 0 {
        progress?(ImportProgress(phase: .trying, done: index, total: told.count))
      }
      do throws(LedgerError) {
        if case .statement = told[index].event.payload, let account,
          let state = try run.state(of: account, at: told[index].event.at)
        {
          reconciling.compare(&told[index].event, with: state, in: run.market)
        }
        try take(index, &run)
      } catch {
        refused += 1
        guard let place = places[told[index].line] else { continue }
        rows[place].outcome = .refused
        let couldOpen = !opens && error.code == .notHeld && told[index].event.payload.takenUnits != nil
        rows[place].reason = couldOpen ? error.text + OpeningUnits.hint : error.text
        rows[place].code = error.code.rawValue
        rows[place].column = error.field
      }
    }
  }

  /// Takes an event. A dividend on what the file never shows is taken as income alone, and its row says so.
  private mutating func take(_ index: Int, _ run: inout DryRun) throws(LedgerError) {
    let event = told[index].event
    do throws(LedgerError) {
      try run.take(event)
    } catch {
      guard error.code == .notHeld, let unheld = UnheldDividend(event) else { throw error }
      try run.take(unheld.event)
      told[index].event = unheld.event
      guard let place = places[told[index].line] else { return }
      let bytes = EventCodec.encode(event)
      rows[place].reason = unheld.notice
      rows[place].events = rows[place].events.map { $0 == bytes ? EventCodec.encode(unheld.event) : $0 }
    }
  }

  private func refuse() throws(BookAPIError) {
    let faults = rows.lazy.filter { $0.outcome == .refused }.prefix(EventFile.refusalLimit).map { row in
      BookFault(code: row.code ?? "refused", field: row.column, line: row.line, message: row.reason ?? "")
    }
    guard let first = faults.first else { return }
    var refused = BookAPIError(422, first)
    if faults.count > 1 { refused.fault.others = Array(faults) }
    throw refused
  }
}
