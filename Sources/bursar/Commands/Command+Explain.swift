import JSON

extension Command {
  static let explain = Command(
    name: "explain", usage: "--data DIR ACCOUNT FIGURE [--as-of T] [--known-at T] [--json]",
    summary: "Prints how a figure follows from others, down to the events it rests on.",
    details: """
      Each line is one step: its value, what it is, and, where a number comes from an event, that event's position in
      the export. A step follows from those below it that stand further in.
      """,
    options: [.data, .asOf, .knownAt, .json], operands: 2...2,
    run: { (call) throws(CommandFailure) in
      let query = try call.moments()
      let door = try BookDoor.open(try call.data(), call)
      defer { door.close() }
      let answer = try await door.get(BookDoor.path(call.operands[0], "/explain/\(call.operands[1])"), query)
      if call.has("json") { return call.console.put(answer.bytes + [UInt8(ascii: "\n")]) }
      show(answer, depth: 0, call.console)
    })

  private static func show(_ node: JSONValue, depth: Int, _ console: Console) {
    let value = node["value"]?.stringValue ?? "unknown"
    let operation = node["operation"]?.stringValue ?? ""
    let label = node["label"]?.stringValue ?? ""
    var line = String(repeating: "  ", count: depth) + value
    let words = operation == "figure" ? [label] : [operation, label]
    line += "  " + words.filter { !$0.isEmpty }.joined(separator: " ")
    if let field = node["field"]?.stringValue { line += "  \(field)" }
    if let event = node["event"]?.intValue { line += "  (event \(event))" }
    if let date = node["date"]?.stringValue { line += "  \(date)" }
    if let sentence = node["sentence"]?.stringValue { line += "  — \(sentence)" }
    console.say(line)
    for operand in node["operands"]?.arrayValue ?? [] { show(operand, depth: depth + 1, console) }
  }
}
