import BookAPI
import HTTP

extension Command {
  static let hub = Command(
    name: "hub", usage: "--data DIR connection disable|lock|break|heal ID",
    summary: "Brings a connection of the running server's hub into a state, for tests and drills.",
    details: """
      disable: as when the broker withdraws its consent. lock: as a sync that never ends. break: every request to the
      broker fails. heal: undoes the others.
      """,
    options: [.data], operands: 3...3,
    run: { (call) throws(CommandFailure) in
      guard call.operands[0] == "connection" else { throw call.misused("connection is due") }
      guard let drill = ConnectionDrill(rawValue: call.operands[1]) else {
        throw call.misused("\(call.operands[1]) is nothing that is done to a connection")
      }
      let directory = try call.data()
      guard case .server = directory.holder else { throw .failed("no server has \(directory.path) open") }
      let door = try BookDoor.open(directory, call)
      _ = try await door.post("/hub/connections/\(PercentCoding.encoded(call.operands[2]))/\(drill.rawValue)")
      call.console.say("\(call.operands[2]): \(drill.rawValue)")
    })
}
