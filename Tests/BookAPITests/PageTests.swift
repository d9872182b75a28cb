import Foundation
import HTTP
import JSON
import Testing

@testable import BookAPI

/// The examples of `docs/book-api.md`, in their order, against an empty book: every route has one, and each is answered
/// as the page shows.
@Suite struct PageTests {
  /// One example: a request as it would be sent, and what the page shows of the answer.
  private struct Example {
    var method = ""
    var target = ""
    var headers: [(String, String)] = []
    var body = ""
    var answer = ""
  }

  private static func examples() throws -> [Example] {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    let page = try String(contentsOfFile: parts.joined(separator: "/") + "/docs/book-api.md", encoding: .utf8)
    return page.components(separatedBy: "\n```http\n").dropFirst().map { piece in
      let block = piece.components(separatedBy: "\n```")[0]
      let halves = block.components(separatedBy: "\n\n")
      var lines = halves[0].components(separatedBy: "\n")
      let request = lines.removeFirst().split(separator: " ")
      var example = Example(method: String(request[0]), target: String(request[1]))
      while let line = lines.first, let colon = line.firstIndex(of: ":"), !line.hasPrefix("{"), !line.hasPrefix("[") {
        example.headers.append((String(line[..<colon]), String(line[line.index(colon, offsetBy: 2)...])))
        lines.removeFirst()
      }
      example.body = lines.joined(separator: "\n")
      example.answer = halves.dropFirst().joined(separator: "\n\n")
      return example
    }
  }

  @Test func `each example is answered as the page shows`() async throws {
    try await Origin.with { (origin) async throws in
      for example in try Self.examples() {
        let place = "\(example.method) \(example.target)"
        let answer = try await origin.send(
          example.method, example.target, example.body, headers: example.headers)
        #expect(answer.status < 500 || example.answer.contains("\"error\""), "\(place): \(answer.text)")
        if example.answer.isEmpty { continue }
        let shown = try JSONValue(parsing: example.answer)
        let told = try JSONValue(parsing: answer.body, limits: .answer)
        if let fault = Self.difference(shown, told, at: "$") {
          Issue.record("\(place): \(fault) in \(answer.text.prefix(400))")
        }
      }
    }
  }

  @Test func `every route has an example`() throws {
    let examples = try Self.examples()
    for route in BookRoute.all {
      let pieces = route.path.split(separator: "/")
      let found = examples.contains { example in
        let own = example.target.prefix { $0 != "?" }.split(separator: "/")
        return example.method == route.method && own.count == pieces.count
          && zip(own, pieces).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
      }
      #expect(found, "\(route.method) \(route.path)")
    }
  }

  /// The first place where an answer is not as shown; `…` stands for anything, as a member for further ones.
  private static func difference(_ shown: JSONValue, _ told: JSONValue, at place: String) -> String? {
    switch (shown, told) {
    case (.string("…"), _): return nil
    case (.object(let shown), .object(let told)):
      if shown["…"] == nil, Set(shown.names) != Set(told.names) { return "\(place) has \(told.names)" }
      for member in shown.members where member.name != "…" {
        guard let value = told[member.name] else { return "\(place).\(member.name) is missing" }
        if let fault = difference(member.value, value, at: "\(place).\(member.name)") { return fault }
      }
      return nil
    case (.array(let shown), .array(let told)):
      let isOpen = shown.last == "…"
      let listed = isOpen ? shown.dropLast() : shown[...]
      if isOpen ? told.count < listed.count : told.count != listed.count {
        return "\(place) has \(told.count) elements"
      }
      for (index, element) in listed.enumerated() {
        if let fault = difference(element, told[index], at: "\(place)[\(index)]") { return fault }
      }
      return nil
    default: return shown == told ? nil : "\(place) is \(told), not \(shown)"
    }
  }
}
