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
      let door = try BookDoor.open(try call.data(), reads: true, call)
      defer { door.close() }
      if let account = call.operands.first { return try await show(account, query, door, call) }
      let accounts = try await accounts(door).map(\.identifier)
      if call.has("json") { return try await showLines(accounts, query, door, call) }
      for account in accounts {
        call.console.say(account)
        try await show(account, query, door, call)
        call.console.say("")
      }
    })

  /// Accounts that are asked for one after the other, beside others.
  private static let accountsPerTask = 64
  /// Tasks that ask at the same time.
  private static let tasks = 8

  /// A line for each account, in their order.
  private static func showLines(
    _ accounts: [String], _ query: [(name: String, value: String)], _ door: BookDoor, _ call: Invocation
  ) async throws(CommandFailure) {
    let round = accountsPerTask * tasks
    for start in stride(from: 0, to: accounts.count, by: round) {
      let parts = await withTaskGroup(of: (place: Int, lines: Result<[UInt8], CommandFailure>).self) { group in
        for place in stride(from: start, to: min(start + round, accounts.count), by: accountsPerTask) {
          let part = accounts[place..<min(place + accountsPerTask, accounts.count)]
          group.addTask { (place, await lines(of: part, query, door)) }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      for part in parts.sorted(by: { $0.place < $1.place }) { call.console.put(try part.lines.get()) }
    }
  }

  private static func lines(
    of accounts: ArraySlice<String>, _ query: [(name: String, value: String)], _ door: BookDoor
  ) async -> Result<[UInt8], CommandFailure> {
    var lines: [UInt8] = []
    for account in accounts {
      do throws(CommandFailure) {
        // The account's name goes before the first figure.
        let figures = try await door.bytes(BookDoor.path(account, "/figures"), query)
        lines += JSONValue.object(JSONObject([("account", .string(account))])).bytes.dropLast()
        lines.append(UInt8(ascii: ","))
        lines += figures.dropFirst()
        lines.append(UInt8(ascii: "\n"))
      } catch {
        // Of many accounts some may not have been opened at the moment asked for.
        if error.fault?.code != "before_opening" { return .failure(error) }
      }
    }
    return .success(lines)
  }

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
}
