import BookWire
import JSON
import Money

extension Command {
  static let figures = Command(
    name: "figures", usage: "--data DIR ACCOUNT|--all [--as-of T] [--known-at T] [--json]",
    summary: "Prints every figure of an account, or of all.",
    details: """
      A figure that the book does not know is shown with the reason. With --json: one object from names to decimal
      strings; with --all one object a line, each with the account's name in its member account.
      """,
    options: [
      .data, CommandOption(name: "all", value: nil, sentence: "The figures of every account."), .asOf, .knownAt, .json,
    ], operands: 0...1,
    run: { (call) throws(CommandFailure) in
      guard call.has("all") != !call.operands.isEmpty else {
        throw call.misused(call.has("all") ? "--all stands without an account" : "an account or --all is due")
      }
      let query = try call.moments()
      let door = try BookDoor.open(try call.data(), call)
      defer { door.close() }
      if let account = call.operands.first { return try await show(account, query, door, call) }
      for account in try await accounts(door) {
        if call.has("json") {
          try await showNamed(account, query, door, call)
        } else {
          call.console.say(account.identifier)
          try await show(account.identifier, query, door, call)
          call.console.say("")
        }
      }
    })

  /// Every account, page by page.
  static func accounts(_ door: BookDoor) async throws(CommandFailure) -> [BookAccount] {
    var accounts: [BookAccount] = []
    var after = 0
    while true {
      let answer = try await door.get("/accounts", [("after", "\(after)")])
      accounts += try BookDoor.read { () throws(BookWireError) in try BookAccount.list(answer) }
      guard let next = answer["next"]?.intValue else { return accounts }
      after = next
    }
  }

  private static func show(
    _ account: String, _ query: [(name: String, value: String)], _ door: BookDoor, _ call: Invocation
  ) async throws(CommandFailure) {
    let path = BookDoor.path(account, "/figures")
    if call.has("json") {
      return call.console.put(try await door.get(path, query).bytes + [UInt8(ascii: "\n")])
    }
    let answer = try await door.get(path, query + [("reasons", "1")])
    let figures = try BookDoor.read { () throws(BookWireError) in try BookFigure.list(answer["figures"] ?? .null) }
    let width = figures.map(\.name.count).max() ?? 0
    let wide = figures.map { $0.value?.description.count ?? 0 }.max() ?? 0
    for figure in figures {
      let text = figure.value?.description ?? "unknown"
      let blanks = String(repeating: " ", count: max(0, wide - text.count))
      let reason = answer["reasons"]?[figure.name]?.stringValue.map { "  (\($0))" } ?? ""
      call.console.say("\(HelpText.padded(figure.name, width))  \(blanks)\(text)\(reason)")
    }
  }

  private static func showNamed(
    _ account: BookAccount, _ query: [(name: String, value: String)], _ door: BookDoor, _ call: Invocation
  ) async throws(CommandFailure) {
    let answer: JSONValue
    do throws(CommandFailure) {
      answer = try await door.get(BookDoor.path(account.identifier, "/figures"), query)
    } catch {
      // Of many accounts some may not have been opened at the moment asked for.
      if error.fault?.code == "before_opening" { return }
      throw error
    }
    let figures = try BookDoor.read { () throws(BookWireError) in try BookFigure.list(answer) }
    var line = JSONObject([("account", .string(account.identifier))])
    line.members += figures.map { ($0.name, $0.value.map(JSONValue.decimalString) ?? .null) }
    call.console.put(JSONValue.object(line).bytes + [UInt8(ascii: "\n")])
  }
}
