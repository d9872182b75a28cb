import BookWire
import JSON
import Money

extension Command {
  static let history = Command(
    name: "history", usage: "--data DIR ACCOUNT [--from D] [--to D] [--as-of T] [--json]",
    summary: "Prints the total value at the close of each trading day.",
    details: "With --json: a list of objects with date and total_value.",
    options: [
      .data, CommandOption(name: "from", value: "D", sentence: "The first day, such as 2026-01-05."),
      CommandOption(name: "to", value: "D", sentence: "The last day."), .asOf, .knownAt, .json,
    ], operands: 1...1,
    run: { (call) throws(CommandFailure) in
      let query = try call.days() + call.moments()
      let door = try BookDoor.open(try call.data(), reads: true, call)
      defer { door.close() }
      let answer = try await door.get(BookDoor.path(call.operands[0], "/history"), query)
      let history = try BookDoor.read { () throws(BookWireError) in try BookHistory(answer) }
      if call.has("json") {
        var writer = JSONWriter()
        history.writeDays(to: &writer)
        return call.console.put(writer.bytes + [UInt8(ascii: "\n")])
      }
      let width = history.days.map { $0.totalValue?.description.count ?? 7 }.max() ?? 0
      for day in history.days {
        let text = day.totalValue?.description ?? "unknown"
        call.console.say("\(day.date)  \(String(repeating: " ", count: width - text.count))\(text)")
      }
    })
}
