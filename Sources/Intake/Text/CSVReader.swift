/// Reads rows of separated values (RFC 4180): fields may be quoted, quotes within are doubled, quoted fields may hold
/// line ends. LF, CRLF and lone CR end a row.
struct CSVReader {
  /// A row and the line on which it begins, from 1.
  struct Row: Sendable, Equatable {
    var line: Int
    var fields: [String]

    /// Nothing but blanks.
    var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
  }

  private let text: ArraySlice<UInt8>
  private let delimiter: UInt8
  private let limits: IntakeLimits
  private var index: Int
  private var line = 1

  init(_ text: ArraySlice<UInt8>, delimiter: UInt8, limits: IntakeLimits) {
    self.text = text
    self.delimiter = delimiter
    self.limits = limits
    index = text.startIndex
  }

  /// Bytes read so far.
  var position: Int { index - text.startIndex }

  /// The next row, fields without blanks around them; nil at the end.
  mutating func next() throws(IntakeError) -> Row? {
    guard index < text.endIndex else { return nil }
    var row = Row(line: line, fields: [])
    while true {
      row.fields.append(try field())
      guard row.fields.count <= limits.columns else {
        throw IntakeError(.tooLarge, line: row.line, "a row has more than \(limits.columns) columns")
      }
      guard index < text.endIndex, text[index] == delimiter else { break }
      index += 1
    }
    endRow()
    return row
  }

  private mutating func endRow() {
    guard index < text.endIndex else { return }
    if text[index] == 0x0D {
      index += 1
      if index < text.endIndex, text[index] == 0x0A { index += 1 }
    } else {
      index += 1
    }
    line += 1
  }

  private mutating func field() throws(IntakeError) -> String {
    skipBlanks()
    if index < text.endIndex, text[index] == UInt8(ascii: "\"") { return try quoted() }
    let start = index
    while index < text.endIndex, !endsField(text[index]) { index += 1 }
    return try checked(text[start..<index])
  }

  /// Some brokers put blanks before a quote; those inside are kept until the field is trimmed.
  private mutating func skipBlanks() {
    while index < text.endIndex, text[index] == 0x20 || (text[index] == 0x09 && delimiter != 0x09) { index += 1 }
  }

  private mutating func quoted() throws(IntakeError) -> String {
    let opened = line
    index += 1
    var bytes: [UInt8] = []
    var start = index
    while true {
      guard index < text.endIndex else {
        throw IntakeError(.truncated, line: opened, "the file ends within a quoted field that begins on this line")
      }
      let byte = text[index]
      if byte == UInt8(ascii: "\"") {
        bytes += text[start..<index]
        index += 1
        if index < text.endIndex, text[index] == UInt8(ascii: "\"") {
          start = index
          index += 1
          continue
        }
        break
      }
      if byte == 0x0A || (byte == 0x0D && !(index + 1 < text.endIndex && text[index + 1] == 0x0A)) { line += 1 }
      guard index - start <= limits.field else {
        throw IntakeError(.tooLarge, line: opened, "a field has more than \(limits.field) bytes")
      }
      index += 1
    }
    skipBlanks()
    guard index == text.endIndex || endsField(text[index]) else {
      throw IntakeError(.malformed, line: line, "text follows a closing quote; quotes within a field are doubled")
    }
    return try checked(bytes[...])
  }

  private func endsField(_ byte: UInt8) -> Bool { byte == delimiter || byte == 0x0A || byte == 0x0D }

  private func checked(_ bytes: ArraySlice<UInt8>) throws(IntakeError) -> String {
    guard bytes.count <= limits.field else {
      throw IntakeError(.tooLarge, line: line, "a field has more than \(limits.field) bytes")
    }
    return String(decoding: bytes, as: UTF8.self).trimmed
  }
}

extension StringProtocol {
  /// Without blanks at both ends, no-break ones included.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
