import HTTP
import JSON

// What the operator may do beside the book.
extension BookRoute {
  static let controls: [BookRoute] = [
    BookRoute(
      method: "POST", path: "/hub/connections/{connection}/{drill}", scope: .admin,
      summary: "Brings a connection of the hub into a state, for tests and drills: disable, lock, break or heal.",
      answer: "Drilled", refusals: [404, 503], handler: { try await drill($0) })
  ]

  private static func drill(_ call: BookCall) async throws -> HTTPResponse {
    guard let drill = ConnectionDrill(rawValue: call.path["drill"]) else {
      throw BookAPIError(404, "unknown_drill", field: "drill", "One of disable, lock, break and heal is due.")
    }
    guard let control = call.core.controls.drill else { throw BookAPIError(503, "no_hub", "The hub is off.") }
    switch await control(call.path["connection"], drill) {
    case .done: break
    case .unknownConnection:
      throw BookAPIError(404, "unknown_connection", field: "connection", "The hub has no such connection.")
    case .refused(let text): throw BookAPIError(503, "refused", field: "drill", text)
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("connection", string: call.path["connection"])
    writer.member("drill", string: drill.rawValue)
    writer.endObject()
    return .fresh(writer.bytes)
  }
}
