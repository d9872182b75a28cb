public import JSON

/// What becomes, or would become, of a broker's file.
public struct BookFileImport: Sendable, Equatable {
  public var profile: String
  /// Nothing was taken; the answer says what would happen.
  public var isDryRun: Bool
  /// In the order of the file.
  public var rows: [BookImportRow]
  /// Instruments that the book did not know, as their definitions.
  public var instruments: [BookImportInstrument]
  /// What the file states against what the book holds.
  public var reconciliation: [BookReconciliation]
  /// Global position of the last event that was taken; the book's for a dry run.
  public var position: Int64

  public init(
    profile: String, isDryRun: Bool, rows: [BookImportRow], instruments: [BookImportInstrument],
    reconciliation: [BookReconciliation], position: Int64
  ) {
    self.profile = profile
    self.isDryRun = isDryRun
    self.rows = rows
    self.instruments = instruments
    self.reconciliation = reconciliation
    self.position = position
  }

  /// Rows with that outcome.
  public func count(_ outcome: BookImportRow.Outcome) -> Int { rows.count { $0.outcome == outcome } }

  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    profile = try reader.text("profile")
    isDryRun = try reader.flag("dry_run")
    rows = try reader.list("rows") { (row) throws(BookWireError) in try BookImportRow(row) }
    instruments = try reader.list("instruments") { (row) throws(BookWireError) in try BookImportInstrument(row) }
    reconciliation = try reader.list("reconciliation") { (row) throws(BookWireError) in try BookReconciliation(row) }
    position = Int64(try reader.integer("position"))
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("profile", string: profile)
    writer.member("dry_run", bool: isDryRun)
    for outcome in BookImportRow.Outcome.allCases {
      writer.name(outcome.rawValue)
      writer.integer(count(outcome))
    }
    writer.member("position", integer: Int(position))
    writer.list("rows", rows) { $0.write(to: &$1) }
    writer.list("instruments", instruments) { $0.write(to: &$1) }
    writer.list("reconciliation", reconciliation) { $0.write(to: &$1) }
    writer.endObject()
  }
}

/// One row of the file.
public struct BookImportRow: Sendable, Equatable {
  public enum Outcome: String, Sendable, CaseIterable {
    /// Its events are new.
    case new
    /// The book knows it.
    case known
    /// The profile, or the caller, passes it over.
    case skipped
    case refused
  }

  /// Where it begins, from 1.
  public var line: Int
  /// The action in the file's words.
  public var action: String
  public var outcome: Outcome
  /// Why it is skipped or refused, or what is odd about it.
  public var reason: String?
  /// Of a refusal: a word for programs.
  public var code: String?
  /// Of a refusal: the column at fault.
  public var column: String?
  /// Its events in canonical form, one JSON object each.
  public var events: [[UInt8]]

  public init(
    line: Int, action: String, outcome: Outcome, reason: String? = nil, code: String? = nil, column: String? = nil,
    events: [[UInt8]] = []
  ) {
    self.line = line
    self.action = action
    self.outcome = outcome
    self.reason = reason
    self.code = code
    self.column = column
    self.events = events
  }

  init(_ reader: ObjectReader) throws(BookWireError) {
    line = try reader.integer("line")
    action = try reader.text("action")
    guard let word = Outcome(rawValue: try reader.text("outcome")) else {
      throw BookWireError(field: "outcome", "new, known, skipped or refused is due")
    }
    outcome = word
    reason = try reader.optionalText("reason")
    code = try reader.optionalText("code")
    column = try reader.optionalText("column")
    events = try reader.objects("events").map { JSONValue.object($0).bytes }
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("line", integer: line)
    writer.member("action", string: action)
    writer.member("outcome", string: outcome.rawValue)
    if let reason { writer.member("reason", string: reason) }
    if let code { writer.member("code", string: code) }
    if let column { writer.member("column", string: column) }
    writer.list("events", events) { $1.raw($0) }
    writer.endObject()
  }
}

/// An instrument that an import defines.
public struct BookImportInstrument: Sendable, Equatable {
  /// The line that names it first.
  public var line: Int
  /// The file does not say what it is.
  public var isGuessed: Bool
  public var event: [UInt8]

  public init(line: Int, isGuessed: Bool, event: [UInt8]) {
    self.line = line
    self.isGuessed = isGuessed
    self.event = event
  }

  init(_ reader: ObjectReader) throws(BookWireError) {
    line = try reader.integer("line")
    isGuessed = try reader.flag("guessed")
    event = JSONValue.object(try reader.object("event")).bytes
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("line", integer: line)
    writer.member("guessed", bool: isGuessed)
    writer.name("event" as StaticString)
    writer.raw(event)
    writer.endObject()
  }
}

extension JSONWriter {
  /// A list of things that write themselves.
  mutating func list<Element>(_ name: StaticString, _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void)
  {
    self.name(name)
    beginArray()
    for element in elements { write(element, &self) }
    endArray()
  }
}
