public import Ledger

/// What an import would do, row by row, before the book is asked.
public struct ImportPlan: Sendable {
  public var profile: String
  /// In the order of the file.
  public var rows: [ImportRow]
  /// Definitions of instruments that the book does not know, in order of their first mention.
  public var instruments: [ProposedInstrument]
  /// The rows run from the newest to the oldest.
  public var isNewestFirst = false

  public init(profile: String, rows: [ImportRow] = [], instruments: [ProposedInstrument] = []) {
    self.profile = profile
    self.rows = rows
    self.instruments = instruments
  }

  /// A row is refused, so nothing of the file may be taken.
  public var isRefused: Bool { rows.contains { $0.isRefused } }
}

/// An instrument that the file names and the book does not know.
public struct ProposedInstrument: Sendable, Equatable {
  /// The line that names it first.
  public var line: Int
  public var event: Event
  /// The file does not say what it is: the kind is a guess.
  public var isGuessed: Bool
}

/// One row of a file and what becomes of it.
public struct ImportRow: Sendable {
  public enum Outcome: Sendable {
    /// In the order in which they happen.
    case events([Event])
    /// Nothing happens in the book.
    case skipped(String)
    case refused(IntakeError)
  }

  /// Where the row begins, from 1.
  public var line: Int
  /// The row in few words: what the file calls the action.
  public var action: String
  public var outcome: Outcome
  /// What whoever imports the row should look at; it is taken all the same.
  public var notice: String?

  public init(line: Int, action: String, outcome: Outcome) {
    self.line = line
    self.action = action
    self.outcome = outcome
  }

  public var isRefused: Bool {
    if case .refused = outcome { true } else { false }
  }

  public var events: [Event] {
    if case .events(let events) = outcome { events } else { [] }
  }

  /// The event of a row that has just one.
  var onlyEvent: Event? { events.count == 1 ? events[0] : nil }
}

extension ImportPlan {
  /// Every event of the plan with its line, in order of effect: definitions first, events of one moment in the order of
  /// the file's days.
  public var eventsInOrder: [(line: Int, event: Event)] {
    let ordered = isNewestFirst ? rows.reversed() : rows
    let all = ordered.flatMap { row in row.events.map { (line: row.line, event: $0) } }
    // A stable sort: equal moments keep their order.
    let sorted = all.enumerated().sorted { left, right in
      left.element.event.at == right.element.event.at
        ? left.offset < right.offset : left.element.event.at < right.element.event.at
    }
    return instruments.map { ($0.line, $0.event) } + sorted.map(\.element)
  }
}
