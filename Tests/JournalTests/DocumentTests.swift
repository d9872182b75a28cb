import Ledger
import Testing

@testable import Journal

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `docs/events.md` tells the truth: every example is read, every kind and every member is there.
@Suite struct DocumentTests {
  /// A heading of the third level, which names a kind, and the lines below it.
  private struct Section {
    var kind: String
    var lines: [Substring] = []
  }

  private static func document() throws -> [Section] {
    var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    path.removeLast(3)
    let name = (path + ["docs", "events.md"]).joined(separator: "/")
    let file = try #require(fopen(name, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    var sections = [Section(kind: "")]
    for line in String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("### ") {
        sections.append(Section(kind: String(line.dropFirst(4))))
      } else {
        sections[sections.count - 1].lines.append(line)
      }
    }
    return sections
  }

  @Test func `every kind has a section with examples of that kind`() throws {
    let sections = try Self.document()
    #expect(Set(sections.map(\.kind)) == Set(EventKind.allCases.map(\.rawValue) + [""]))
    for section in sections {
      let examples = section.lines.filter { $0.hasPrefix("{") }
      #expect(!examples.isEmpty, "\(section.kind)")
      for example in examples {
        let event = try EventCodec.decode(line: Array(example.utf8))
        #expect(section.kind.isEmpty || event.payload.kind == section.kind)
        let bytes = EventCodec.encode(event)
        #expect(try EventCodec.decode(line: bytes) == event)
      }
    }
  }

  @Test(arguments: EventKind.allCases) func `every member is described`(_ kind: EventKind) throws {
    let section = try #require(try Self.document().first { $0.kind == kind.rawValue })
    let text = section.lines.joined(separator: "\n")
    for name in Self.names(in: .object(kind.members)) {
      #expect(text.contains("`\(name)`"), "\(kind.rawValue): \(name)")
    }
  }

  /// All names in a shape, those of nested objects too.
  private static func names(in shape: EventShape) -> [String] {
    switch shape {
    case .object(let members): members.flatMap { [$0.name] + names(in: $0.shape) }
    case .list(let element), .map(let element), .orNull(let element): names(in: element)
    default: []
    }
  }

  @Test func `the kinds are those of the ledger`() {
    var generator = SeededGenerator(seed: 1)
    for kind in EventKind.allCases {
      let payload = generator.event(kind).payload
      #expect(payload.kind == kind.rawValue)
      #expect(payload.isListed == kind.isListed, "\(kind.rawValue)")
    }
  }
}
