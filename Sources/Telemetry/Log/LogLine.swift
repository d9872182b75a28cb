import CivilTime

/// One record in the form logfmt: `at=… level=info message="request answered" status=200`, and a line end.
struct LogLine {
  /// Longest line in bytes; the rest is cut.
  static let longest = 8_192

  private(set) var bytes: [UInt8] = []

  init(at instant: Instant, _ level: LogLevel, _ message: StaticString) {
    bytes.reserveCapacity(256)
    bytes += "at=".utf8
    instant.appendRFC3339(to: &bytes)
    add("level", level.name)
    begin("message")
    add(message.description)
  }

  mutating func add(_ name: StaticString, _ value: LogValue) { add(name, value.text) }

  private mutating func add(_ name: StaticString, _ text: String) {
    begin(name)
    add(text)
  }

  private mutating func begin(_ name: StaticString) {
    bytes.append(UInt8(ascii: " "))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "="))
  }

  private mutating func add(_ text: String) {
    var text = text
    let isBare = text.withUTF8 { text in
      guard !text.isEmpty, text.allSatisfy(Self.isBare) else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if !isBare { quote(text) }
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=") && byte != UInt8(ascii: "\\")
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
