import Keeper

extension Command {
  static let exporting = Command(
    name: "export", usage: "--data DIR [--account A]",
    summary: "Prints every event with its place: importing the lines into an empty directory gives the same book.",
    details: """
      One event a line in global order, with recorded, position, sequence and hash. Works beside a running server. With
      --account only the events of that account and the world's are printed.
      """,
    options: [
      .data, CommandOption(name: "account", value: "A", sentence: "Only this account's events, and the world's."),
    ], operands: 0...0,
    run: { (call) throws(CommandFailure) in
      let directory = try call.data()
      try directory.mustHaveBook()
      if let account = call.value("account") {
        let door = try BookDoor.open(directory, call)
        defer { door.close() }
        _ = try await door.get(BookDoor.path(account, ""))
      }
      do throws(KeeperError) {
        try Keeper.export(directory: directory.path, account: call.value("account")) { call.console.put($0) }
      } catch {
        throw .failed(error.text)
      }
    })
}
