import BookAPI
import JSON
import Synchronization
import Testing

@Suite struct DocumentTests {
  @Test func `the OpenAPI document holds together`() async throws {
    try await Origin.with { (origin) async throws in
      let document = try await origin.get("/openapi.json", token: nil).json
      let paths = try #require(document["paths"]?.objectValue)
      #expect(paths["/events"]?["post"] != nil)
      #expect(paths["/accounts/{account}/figures"]?["get"]?["security"] == [["token": ["read"]]])
      let schemas = try #require(document["components"]?["schemas"]?.objectValue?.names)
      for name in references(in: document) {
        #expect(schemas.contains(name), "\(name)")
      }
    }
  }

  @Test func `every path of the document is a route`() async throws {
    try await Origin.with { (origin) async throws in
      let document = try await origin.get("/openapi.json", token: nil).json
      for (path, operations) in try #require(document["paths"]?.objectValue?.members) {
        for method in try #require(operations.objectValue?.names) {
          let target = path.replacing("{account}", with: "A").replacing("{figure}", with: "cash")
            .replacing("{date}", with: "2026-01-06")
            .replacing("{edge}", with: "end").replacing("{part}", with: "flows").replacing("{connection}", with: "C")
            .replacing("{drill}", with: "heal")
          let answer = try await origin.send(method.uppercased(), target)
          #expect(answer.refusal[0] != "not_found", "\(method) \(path)")
          #expect(answer.status != 405, "\(method) \(path)")
        }
      }
    }
  }

  private func references(in value: JSONValue) -> [String] {
    switch value {
    case .array(let elements): elements.flatMap(references)
    case .object(let object):
      object.members.flatMap { member in
        member.name == "$ref"
          ? [String(member.value.stringValue?.split(separator: "/").last ?? "")] : references(in: member.value)
      }
    default: []
    }
  }

  @Test func `connections are drilled through the hub, where there is one`() async throws {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.send("POST", "/hub/connections/C1/lock").refusal == ["no_hub", nil])
      #expect(try await origin.send("POST", "/hub/connections/C1/paint").refusal == ["unknown_drill", "drill"])
    }
    let seen = Mutex<[String]>([])
    let controls = BookControls { identifier, drill in
      seen.withLock { $0.append("\(identifier) \(drill.rawValue)") }
      return identifier == "C1" ? .done : identifier == "C2" ? .unknownConnection : .refused("Not now.")
    }
    try await Origin.with(controls: controls) { (origin) async throws in
      #expect(try await origin.send("POST", "/hub/connections/C1/break").status == 200)
      #expect(
        try await origin.send("POST", "/hub/connections/C2/heal").refusal == ["unknown_connection", "connection"])
      #expect(try await origin.send("POST", "/hub/connections/C3/lock").refusal == ["refused", "drill"])
      #expect(seen.withLock { $0 } == ["C1 break", "C2 heal", "C3 lock"])
    }
  }
}
