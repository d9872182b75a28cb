import BookAPI
import BookWire
import Intake
import JSON

extension Command {
  static let importing = Command(
    name: "import",
    usage: "--data DIR [--json] [--progress] [--profile NAME|FILE [--account A] [--dry-run] [--number N] [--as-of DAY]"
      + " [--leave-out LINE,...] [--opening]] FILE...",
    summary: "Takes events from files of JSON lines, or brokers' own files by a profile; all or nothing per file.",
    details: """
      A file holds one event a line (docs/events.md); - is the standard input. Events without an id are known by
      their content, so a file that is imported again changes nothing. When a line is refused, nothing of its file is
      taken and the refused lines are named, 20 at most; files before it stay, files after it are not looked at. An
      export fills an empty directory as it was, times of recording included.

      With --profile the files are a broker's own (docs/importing.md). Files of an account need --account; files of
      prices, rates and splits do not. Built-in profiles: \(BuiltInProfiles.names.joined(separator: ", ")).
      """,
    options: [
      .data, .json, progress, profile, intoAccount, dryRun, accountNumber, statementDay, leaveOut, opening,
    ], operands: 1...10_000,
    run: { (call) throws(CommandFailure) in
      let directory = try call.data()
      // A name that is mistyped should not leave half of the files taken.
      let watch = call.value("profile") == nil ? nil : Progress(call.operands.joined(separator: " "), call)
      defer { watch?.finish() }
      let door = try BookDoor.open(directory, makes: true, progress: watch, call)
      defer { door.close() }
      if let name = call.value("profile") { return try await takeByProfile(name, door, call) }
      for option in [intoAccount, dryRun, accountNumber, statementDay, leaveOut, opening] where call.has(option.name) {
        throw call.misused("--\(option.name) needs --profile")
      }
      for file in call.operands { try await take(file, door, call) }
    })

  private static func take(_ file: String, _ door: BookDoor, _ call: Invocation) async throws(CommandFailure) {
    let bytes = try FileText.read(file)
    let result: BookImport
    if let keeper = door.keeper {
      let progress = Progress(file, call)
      defer { progress.finish() }
      do throws(BookAPIError) {
        result = try await EventImport(into: keeper).take(bytes) { progress.reached($0, of: bytes.count, "read") }
      } catch {
        throw refused(error.fault, file)
      }
    } else {
      result = try await send(bytes, file, door)
    }
    guard call.has("json") else {
      let before = result.repeated == 0 ? "" : ", \(result.repeated) known before"
      return call.console.say("\(file): \(result.recorded.counted("event")) recorded\(before)")
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("file", string: file)
    writer.member("events", integer: result.events)
    writer.member("recorded", integer: result.recorded)
    writer.member("repeated", integer: result.repeated)
    writer.member("position", integer: Int(result.position))
    writer.endObject()
    call.console.put(writer.bytes + [UInt8(ascii: "\n")])
  }

  private static func send(
    _ bytes: [UInt8], _ file: String, _ door: BookDoor
  ) async throws(CommandFailure) -> BookImport {
    let answer: JSONValue
    do throws(CommandFailure) {
      answer = try await door.post("/events", contentType: "application/x-ndjson", bytes)
    } catch {
      throw error.fault.map { refused($0, file) } ?? error
    }
    return try BookDoor.read { () throws(BookWireError) in try BookImport(answer) }
  }

  private static func refused(_ fault: BookFault, _ file: String) -> CommandFailure {
    var failure = CommandFailure.refused(fault, file: file)
    let isCut = fault.others.count == EventFile.refusalLimit ? " There may be more." : ""
    failure.text += "\nbursar: \(file): nothing was imported.\(isCut)"
    return failure
  }
}
