import BookAPI
import BookWire
import HTTP
import JSON

extension Command {
  static let token = Command(
    name: "token", usage: "--data DIR create NAME [--scope S]... | list | revoke ID [--json]",
    summary: "Creates, lists or revokes tokens of the book API.",
    details: """
      create prints the text of a new token, once: Authorization: Bearer TEXT. Scopes: read (without --scope), write,
      admin (tokens and the hub's connections). list shows the tokens with their ids. revoke ends one.
      """,
    options: [.data, scope, .json], operands: 1...2,
    run: { (call) throws(CommandFailure) in
      let door = try BookDoor.open(try call.data(), tokens: true, call)
      defer { door.close() }
      switch (call.operands[0], call.operands.count) {
      case ("create", 2): try await create(call, door)
      case ("list", 1): try await list(call, door)
      case ("revoke", 2): try await revoke(call, door)
      default: throw call.misused("create NAME, list or revoke ID is due")
      }
    })

  private static let scope = CommandOption(
    name: "scope", value: "S", sentence: "What the token allows: read, write or admin.", mayRepeat: true)

  private static func create(_ call: Invocation, _ door: BookDoor) async throws(CommandFailure) {
    let asked = call.all("scope").isEmpty ? [BookScope.read.rawValue] : call.all("scope")
    for word in asked where BookScope(rawValue: word) == nil { throw call.misused("\(word) is no scope") }
    let body: JSONValue = ["name": .string(call.operands[1]), "scopes": .array(asked.map(JSONValue.string))]
    let answer = try await door.post("/tokens", body.bytes)
    if call.has("json") { return show(answer, call) }
    let made = try BookDoor.read { () throws(BookWireError) in try BookToken(answer) }
    call.console.say(made.secret ?? "")
  }

  private static func list(_ call: Invocation, _ door: BookDoor) async throws(CommandFailure) {
    let answer = try await door.get("/tokens")
    if call.has("json") { return show(answer, call) }
    for token in try BookDoor.read({ () throws(BookWireError) in try BookToken.list(answer) }) {
      call.console.say("\(token.identifier)  \(token.scopes.joined(separator: " "))  \(token.name)")
    }
  }

  private static func revoke(_ call: Invocation, _ door: BookDoor) async throws(CommandFailure) {
    let answer = try await door.delete("/tokens/\(PercentCoding.encoded(call.operands[1]))")
    if call.has("json") { return show(answer, call) }
    call.console.say("\(call.operands[1]) revoked")
  }

  private static func show(_ answer: JSONValue, _ call: Invocation) {
    call.console.put(answer.bytes + [UInt8(ascii: "\n")])
  }
}
