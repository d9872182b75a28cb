import BookWire
import CivilTime
import JSON
import Money

extension Command {
  static let history = Command(
    name: "history", usage: "--data DIR ACCOUNT [--from D] [--to D] [--as-of T] [--detail] [--json]",
    summary: "Prints the total value at the close of each trading day.",
    details:
      "With --detail: what led from each day to the next. With --json: a list of objects with date and total_value.",
    options: [
      .data, CommandOption(name: "from", value: "D", sentence: "The first day, such as 2026-01-05."),
      CommandOption(name: "to", value: "D", sentence: "The last day."), .asOf, .knownAt,
      CommandOption(name: "detail", sentence: "The parts that reconcile each day."), .json,
    ], operands: 1...1,
    run: { (call) throws(CommandFailure) in
      var query = try call.days() + call.moments()
      if call.has("detail") { query.append(("parts", "1")) }
      let door = try BookDoor.open(try call.data(), reads: true, call)
      defer { door.close() }
      let answer = try await door.get(BookDoor.path(call.operands[0], "/history"), query)
      let history = try BookDoor.read { () throws(BookWireError) in try BookHistory(answer) }
      if call.has("json") {
        var writer = JSONWriter()
        history.writeDays(to: &writer)
        return call.console.put(writer.bytes + [UInt8(ascii: "\n")])
      }
      for line in history.table { call.console.say(line) }
    })
}

extension BookHistory {
  /// Columns for people: days and values, with the parts when they are there.
  fileprivate var table: [String] {
    let parts = days.first?.parts.map(\.name) ?? []
    var rows = parts.isEmpty ? [] : [["date", "total_value"] + parts]
    rows += days.map { day in
      [day.date.description, day.totalValue?.description ?? "unknown"]
        + day.parts.map { $0.value?.description ?? "unknown" }
    }
    let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + padding : padding + cell.0
      }
      return cells.joined(separator: "  ")
    }
  }
}
