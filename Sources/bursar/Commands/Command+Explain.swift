import JSON

extension Command {
  static let explain = Command(
    name: "explain", usage: "--data DIR ACCOUNT FIGURE [--depth N] [--limit N] [--as-of T] [--known-at T] [--json]",
    summary: "Prints how a figure follows from others, down to the events it rests on.",
    details: """
      Each line is one step: its value, what it is, and, where a number comes from an event, that event's position in
      the export. A step follows from those below it that stand further in. Of a sum of more than 1000 terms, or of N
      with --limit, the others stand as one.
      """,
    options: [.data, depth, limit, .asOf, .knownAt, .json], operands: 2...2,
    run: { (call) throws(CommandFailure) in
      let page = ["depth", "limit"].compactMap { name in call.value(name).map { (name: name, value: $0) } }
      let query = try call.moments() + page
      let door = try BookDoor.open(try call.data(), reads: true, call)
      defer { door.close() }
      let answer = try await door.get(BookDoor.path(call.operands[0], "/explain/\(call.operands[1])"), query)
      if call.has("json") { return call.console.put(answer.bytes + [UInt8(ascii: "\n")]) }
      show(answer, depth: 0, call.console)
    })

  private static let depth = CommandOption(name: "depth", value: "N", sentence: "Shows so many levels at most.")
  private static let limit = CommandOption(
    name: "limit", value: "N", sentence: "Shows so many terms of a sum at most; 1000 without it.")

  private static func show(_ node: JSONValue, depth: Int, _ console: Console) {
    let value = node["value"]?.stringValue ?? "unknown"
    let operation = node["operation"]?.stringValue ?? ""
    let label = node["label"]?.stringValue ?? ""
    var line = String(repeating: "  ", count: depth) + value
    let words = operation == "figure" ? [label] : [operation, label]
    line += "  " + words.filter { !$0.isEmpty }.joined(separator: " ")
    if let field = node["field"]?.stringValue { line += "  \(field)" }
    if let hidden = node["hidden"]?.intValue { line += "  (\(hidden) not shown)" }
    if let event = node["event"]?.intValue { line += "  (event \(event))" }
    if let date = node["date"]?.stringValue { line += "  \(date)" }
    if let sentence = node["sentence"]?.stringValue { line += "  — \(sentence)" }
    console.say(line)
    for operand in node["operands"]?.arrayValue ?? [] { show(operand, depth: depth + 1, console) }
  }
}
