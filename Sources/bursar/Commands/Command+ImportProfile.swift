import BookWire
import HTTP
import Intake
import JSON
import Money

extension Command {
  static let profile = CommandOption(
    name: "profile", value: "NAME|FILE", sentence: "The form of a broker's file: a built-in one, or a file of your own."
  )
  static let intoAccount = CommandOption(name: "account", value: "A", sentence: "The account that the rows belong to.")
  static let progress = CommandOption(
    name: "progress", value: nil,
    sentence: "Says on the error output how far long work has come; without it only a terminal is told.")
  static let dryRun = CommandOption(
    name: "dry-run", value: nil, sentence: "Says row by row what would happen, and takes nothing.")
  static let accountNumber = CommandOption(
    name: "number", value: "N", sentence: "The broker's number of the account, where a file has several.")
  static let statementDay = CommandOption(
    name: "as-of", value: "DAY", sentence: "The day of a file of positions that does not tell its own.")
  static let leaveOut = CommandOption(
    name: "leave-out", value: "LINE,...", sentence: "Lines of the file that are passed over.", mayRepeat: true)
  static let opening = CommandOption(
    name: "opening", value: nil,
    sentence: "Units that rows take away and none brings were there before the file, at an unknown basis.")

  /// Takes brokers' files by a profile, each whole or not at all.
  static func takeByProfile(_ name: String, _ door: BookDoor, _ call: Invocation) async throws(CommandFailure) {
    for file in call.operands {
      let isOpenFinance = name == BuiltInProfiles.openFinance
      let bytes = isOpenFinance ? try OFXReader.records(of: file, call.surroundings) : try FileText.read(file)
      try await takeTable(bytes, file, profile: name, door, call)
    }
  }

  /// Takes the bytes of a file, or says what would happen.
  static func takeTable(
    _ bytes: [UInt8], _ file: String, profile: String, _ door: BookDoor, _ call: Invocation
  ) async throws(CommandFailure) {
    let report = try await send(bytes, file, profile: profile, door, call)
    if call.has("json") {
      var writer = JSONWriter()
      report.write(to: &writer)
      call.console.put(writer.bytes + [UInt8(ascii: "\n")])
    } else {
      show(report, file, call.console)
    }
    if report.isDryRun, report.count(.refused) > 0 {
      throw .failed("\(file): nothing would be imported: \(report.count(.refused)) rows are refused")
    }
  }

  private static func send(
    _ bytes: [UInt8], _ file: String, profile: String, _ door: BookDoor, _ call: Invocation
  ) async throws(CommandFailure) -> BookFileImport {
    var query: [String] = []
    func add(_ name: String, _ value: String?) {
      if let value { query.append("\(name)=\(PercentCoding.encoded(value))") }
    }
    if call.has("dry-run") { add("dry_run", "1") }
    if call.has("opening") { add("opening", "1") }
    add("number", call.value("number"))
    add("as_of", call.value("as-of"))
    let left = call.all("leave-out").joined(separator: ",")
    add("leave_out", left.isEmpty ? nil : left)
    var type = "application/octet-stream"
    var body = bytes
    if BuiltInProfiles.names.contains(profile) {
      add("profile", profile)
    } else {
      (type, body) = ("application/json", try document(profile, bytes))
    }
    let place = call.value("account").map { BookDoor.path($0, "/imports") } ?? "/world/imports"
    let path = query.isEmpty ? place : place + "?" + query.joined(separator: "&")
    let answer: JSONValue
    do throws(CommandFailure) {
      answer = try await door.post(path, contentType: type, body)
    } catch {
      guard let fault = error.fault else { throw error }
      var failure = CommandFailure.refused(fault, file: file)
      failure.text += "\nbursar: \(file): nothing was imported; --dry-run lists every row."
      throw failure
    }
    return try BookDoor.read { () throws(BookWireError) in try BookFileImport(answer) }
  }

  /// A profile of the user's own travels with the file.
  private static func document(_ profile: String, _ file: [UInt8]) throws(CommandFailure) -> [UInt8] {
    guard profile.contains("/") || profile.hasSuffix(".json") else {
      throw .misused(
        "import: there is no profile \(profile); there are \(BuiltInProfiles.names.joined(separator: ", ")),"
          + " or a file that ends in .json")
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: try readProfile(profile))
    } catch {
      throw .failed("\(profile): \(error.text)")
    }
    guard let text = String(validating: file, as: UTF8.self) else {
      throw .failed("the file is not UTF-8; save it as UTF-8 and try again")
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("profile", value: value)
    writer.member("file", string: text)
    writer.endObject()
    return writer.bytes
  }

  private static func readProfile(_ path: String) throws(JSONError) -> [UInt8] {
    do throws(CommandFailure) {
      return try FileText.read(path)
    } catch {
      throw JSONError(.endOfText, offset: 0, text: error.text)
    }
  }

  // MARK: Shown

  private static func show(_ report: BookFileImport, _ file: String, _ console: Console) {
    if report.isDryRun {
      for instrument in report.instruments {
        let guess = instrument.isGuessed ? "  (kind guessed)" : ""
        console.say("line \(instrument.line)  define   \(text(instrument.event))\(guess)")
      }
      for row in report.rows { show(row, console) }
    }
    for line in report.reconciliation where report.isDryRun || !line.agrees { show(line, console) }
    let counts = BookImportRow.Outcome.allCases.filter { report.count($0) > 0 }
      .map { "\(report.count($0)) \($0.rawValue)" }.joined(separator: ", ")
    let count = report.instruments.count
    let verb = report.isDryRun ? "would be" : count == 1 ? "is" : "are"
    let defined = count == 0 ? "" : ", \(count.counted("instrument")) \(verb) defined"
    console.say("\(file): \(counts.isEmpty ? "no rows" : "rows: \(counts)")\(defined)")
  }

  private static func show(_ row: BookImportRow, _ console: Console) {
    let head = "line \(row.line)  \(HelpText.padded(row.outcome.rawValue, 7))"
    if row.outcome == .refused || row.outcome == .skipped {
      let column = row.column.map { "\($0): " } ?? ""
      return console.say("\(head)  \(row.action)  — \(column)\(row.reason ?? "")")
    }
    for event in row.events { console.say("\(head)  \(text(event))\(row.reason.map { "  — \($0)" } ?? "")") }
  }

  private static func show(_ line: BookReconciliation, _ console: Console) {
    let what = line.isCash ? "cash \(line.name)" : line.name
    if line.agrees { return console.say("agrees    \(what)  \(line.stated)") }
    console.say(
      "differs   \(what)  stated \(line.stated), in the book \(line.held), difference"
        + " \(line.difference?.description ?? "beyond a number")")
  }

  private static func text(_ event: [UInt8]) -> String { String(decoding: event, as: UTF8.self) }
}
