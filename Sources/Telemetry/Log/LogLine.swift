import CivilTime

/// One record in the form logfmt: `at=… level=info message="request answered" status=200`, and a line end.
struct LogLine {
  /// Longest line in bytes; the rest is cut.
  static let longest = 8_192

  private(set) var bytes: [UInt8] = []

  init(at instant: Instant, _ level: LogLevel, _ message: StaticString) {
    bytes.reserveCapacity(256)
    add("at", instant.rfc3339())
    add("level", level.name)
    add("message", message.description)
  }

  mutating func add(_ name: StaticString, _ value: LogValue) { add(name, value.text) }

  private mutating func add(_ name: StaticString, _ text: String) {
    if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
    bytes.append(contentsOf: name.description.utf8)
    bytes.append(UInt8(ascii: "="))
    let isBare = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"=\\".utf8.contains($0) }
    if isBare { bytes.append(contentsOf: text.utf8) } else { quote(text) }
  }

  /// A line end within a value must not begin a new line: somebody could forge records.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      default:
        let isControl = scalar.properties.generalCategory == .control
        bytes += isControl ? Array("\\u{\(String(scalar.value, radix: 16))}".utf8) : Array(String(scalar).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func end() {
    if bytes.count >= Self.longest { bytes.removeLast(bytes.count - Self.longest + 1) }
    bytes.append(UInt8(ascii: "\n"))
  }
}
