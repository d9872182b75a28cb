import HTTP
import JSON
import Testing

@testable import BookAPI

/// The OpenAPI document and the program say the same: every route is in it with its parameters, and every answer has
/// the members that it lists and no others.
@Suite struct DocumentedAnswerTests {
  private static let statement =
    #"{"event":"statement","account":"T1","at":"2026-02-02T12:00:00-05:00","id":"s1","holdings":false,"orders":["#
    + #"{"id":"O1","symbol":"AAPL","status":"working","side":"sell","type":"limit","duration":"gtc","quantity":"10","#
    + #""limit_price":"60","placed_at":"2026-02-01T10:00:00-05:00"}],"figures":{"day_trade_margin":"12.50"}}"#
  private static let more = [
    statement,
    #"{"event":"deposit","account":"T1","at":"2026-03-02T10:00:00-05:00","id":"ach","amount":"9","currency":"USD","#
      + #""method":"ach"}"#,
    #"{"event":"hold","account":"T1","at":"2026-03-02T11:00:00-05:00","id":"h","amount":"2","currency":"USD"}"#,
    #"{"event":"trade","account":"T1","at":"2026-03-02T12:00:00-05:00","id":"s","symbol":"AAPL","side":"sell","#
      + #""quantity":"10","price":"60"}"#,
  ]

  private func told<Value>(_ body: (Origin, JSONValue) async throws -> Value) async throws -> Value {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Lines.file(Lines.all + Self.more)).status == 200)
      _ = try await origin.send("POST", "/tokens", #"{"name":"n","scopes":["read"]}"#)
      return try await body(origin, try await origin.get("/openapi.json", token: nil).json)
    }
  }

  @Test func `every route stands in the document with its parameters, and nothing else does`() async throws {
    try await told { _, document in
      var documented: [String: [String]] = [:]
      for (path, operations) in try #require(document["paths"]?.objectValue).members {
        for (method, operation) in operations.objectValue?.members ?? [] {
          let names = operation["parameters"]?.arrayValue?.compactMap { parameter in
            parameter["in"] == "query" ? parameter["name"]?.stringValue : nil
          }
          documented["\(method.uppercased()) \(path)"] = names ?? []
        }
      }
      let routed = Dictionary(
        uniqueKeysWithValues: BookRoute.all.map { ("\($0.method) \($0.path)", $0.parameters.map(\.name)) })
      #expect(documented == routed)
      let identifiers = try #require(document["paths"]?.objectValue).members.flatMap { _, operations in
        operations.objectValue?.members.compactMap { $0.value["operationId"]?.stringValue } ?? []
      }
      #expect(Set(identifiers).count == BookRoute.all.count)
    }
  }

  @Test func `every answer is as the document says`() async throws {
    try await told { origin, document in
      let check = SchemaCheck(document)
      for route in BookRoute.all where route.method == "GET" && route.answerType == "application/json" {
        let path = route.path.replacing("{account}", with: "T1").replacing("{figure}", with: "sma")
          .replacing("{date}", with: "2026-01-06").replacing("{edge}", with: "start")
          .replacing("{part}", with: "start_value").replacing("{symbol}", with: "AAPL")
        let switches = route.parameters.filter { $0.type == "boolean" }.map { "\($0.name)=1" }
        let projections = route.parameters.contains { $0.name == "projected" } ? ["projected=orders,settlement"] : []
        for query in ["", "?" + (switches + projections).joined(separator: "&")] {
          let answer = try await origin.get(path + query)
          #expect(answer.status == 200, "\(path)")
          let schema = try #require(
            document["paths"]?[route.path]?["get"]?["responses"]?["200"]?["content"]?["application/json"]?["schema"])
          let faults = check.faults(answer.json, schema)
          #expect(faults.isEmpty, "\(path)\(query): \(faults.prefix(5))")
        }
      }
    }
  }

  @Test func `refusals, receipts and dry runs are as the document says`() async throws {
    try await told { origin, document in
      let check = SchemaCheck(document)
      func schema(_ path: String, _ method: String, _ status: Int) -> JSONValue? {
        document["paths"]?[path]?[method]?["responses"]?["\(status)"]?["content"]?["application/json"]?["schema"]
      }
      let dry = "/accounts/{account}/dry-run"
      let wrong = #"[{"event":"trade","symbol":"AAPL","side":"sell","quantity":"501","price":"60"}]"#
      let cases: [(String, String, String)] = [
        ("post", "/events", Lines.deposit(id: "n1")), ("post", "/events", "[\(Lines.deposit(id: "n2"))]"),
        ("post", "/events", #"{"event":"gift"}"#), ("post", dry, "[\(Lines.deposit(id: "n3"))]"), ("post", dry, wrong),
        ("post", dry, "{}"), ("post", "/accounts", #"{"account":"N1","id":"o","type":"cash","currency":"USD"}"#),
        ("patch", "/accounts/{account}", #"{"id":"c","name":"N"}"#), ("patch", "/accounts/{account}", "[]"),
        ("post", "/tokens", #"{"name":"m","scopes":["read"]}"#), ("post", "/tokens", "{}"),
      ]
      for (method, path, body) in cases {
        let answer = try await origin.send(
          method.uppercased(), path.replacing("{account}", with: "T1"), body,
          headers: [("Content-Type", "application/json")])
        let known = try #require(schema(path, method, answer.status), "\(method) \(path) \(answer.status)")
        let faults = check.faults(answer.json, known)
        #expect(faults.isEmpty, "\(method) \(path) \(answer.status): \(faults.prefix(5))")
      }
    }
  }

  @Test func `events that the book takes are as the document says, and others are not`() async throws {
    try await told { origin, document in
      let check = SchemaCheck(document)
      let event: JSONValue = ["$ref": "#/components/schemas/Event"]
      for line in try await origin.get("/events").text.split(separator: "\n") {
        var object = try #require(try JSONValue(parsing: String(line)).objectValue)
        for name in ["recorded", "position", "sequence", "hash"] { object[name] = nil }
        let faults = check.faults(.object(object), event)
        #expect(faults.isEmpty, "\(line): \(faults.last ?? "")")
        object["more"] = 1
        #expect(!check.faults(.object(object), event).isEmpty)
      }
    }
  }
}
