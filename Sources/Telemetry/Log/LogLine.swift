import CivilTime

/// One record in the form logfmt: `at=… level=info message="request answered" status=200`, and a line end.
public struct LogLine: ~Copyable {
  /// Longest line in bytes; the rest is cut.
  static let longest = 8_192

  private(set) var bytes: [UInt8] = []

  init(at instant: Instant, _ level: LogLevel, _ message: StaticString) {
    bytes.reserveCapacity(256)
    bytes += "at=".utf8
    instant.appendRFC3339(to: &bytes)
    add("level", .word(level.word))
    add("message", .word(message))
  }

  /// Adds a named value at the end.
  public mutating func add(_ name: StaticString, _ value: LogValue) {
    begin(name)
    let start = bytes.count
    value.append(to: &bytes)
    let isBare = value.isBare || bytes.count > start && bytes.span.extracting(start..<bytes.count).isBare
    if !isBare { quote(from: start) }
  }

  private mutating func begin(_ name: StaticString) {
    bytes.append(addingCapacity: name.utf8CodeUnitCount + 2) { span in
      span.append(UInt8(ascii: " "))
      name.withUTF8Buffer { for byte in $0 { span.append(byte) } }
      span.append(UInt8(ascii: "="))
    }
  }

  /// A line end within a value must not begin a new line: somebody could forge records.
  private mutating func quote(from start: Int) {
    let text = String(decoding: bytes[start...], as: UTF8.self)
    bytes.removeLast(bytes.count - start)
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

extension Span<UInt8> {
  /// Whether the text needs no quotes.
  fileprivate var isBare: Bool {
    for index in indices {
      let byte = self[index]
      if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "=")
        || byte == UInt8(ascii: "\\")
      {
        return false
      }
    }
    return true
  }
}
