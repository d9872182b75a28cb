/// Reads the small part of XML that statements are made of: elements with attributes, text, comments, one declaration.
///
/// A reader of its own, because what it leaves out is what makes XML dangerous: document types are refused, so there
/// are no entities but the five that XML itself knows, nothing can be expanded and nothing fetched. Depth, attributes
/// and lengths have limits, and no more than one tag is held at a time.
struct XMLReader {
  /// An opening or closing tag.
  struct Tag: Sendable, Equatable {
    /// Where it begins, from 1.
    var line: Int
    var name: String
    var attributes: [(name: String, value: String)]
    /// `</name>`, or the end of `<name/>`.
    var isEnd: Bool

    /// The value of an attribute; empty when there is none.
    subscript(name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }

    static func == (left: Tag, right: Tag) -> Bool {
      left.line == right.line && left.name == right.name && left.isEnd == right.isEnd
        && left.attributes.elementsEqual(right.attributes) { $0 == $1 }
    }
  }

  private let text: ArraySlice<UInt8>
  private let limits: IntakeLimits
  private var index: Int
  private var line = 1
  private var open: [String] = []
  /// The end of an empty element, which is told after its beginning.
  private var pending: Tag?
  private var hasRoot = false

  init(_ text: ArraySlice<UInt8>, limits: IntakeLimits) {
    self.text = text
    self.limits = limits
    index = text.startIndex
  }

  /// Bytes read so far.
  var position: Int { index - text.startIndex }

  /// The next tag; nil when the document is over.
  mutating func next() throws(IntakeError) -> Tag? {
    if let end = pending {
      pending = nil
      return end
    }
    while true {
      try passText()
      guard index < text.endIndex else {
        guard open.isEmpty, hasRoot else {
          throw IntakeError(.truncated, line: line, "the file ends within <\(open.last ?? "?")>")
        }
        return nil
      }
      if starts("<!--") {
        try pass(until: "-->", from: 4)
      } else if starts("<?") {
        try pass(until: "?>", from: 2)
      } else if starts("<!") {
        throw IntakeError(
          .malformed, line: line, "document types and CDATA are refused: they can hide entities that grow without end")
      } else if starts("</") {
        return try closing()
      } else {
        return try opening()
      }
    }
  }

  private func starts(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { text[index...].starts(with: $0) }
  }

  /// Text between tags says nothing here; outside of the document it may not even be there.
  private mutating func passText() throws(IntakeError) {
    while index < text.endIndex, text[index] != UInt8(ascii: "<") {
      let byte = text[index]
      if byte == 0x0A { line += 1 }
      guard !open.isEmpty || byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else {
        throw IntakeError(.malformed, line: line, "text stands outside of the document: this is no XML")
      }
      index += 1
    }
  }

  private mutating func pass(until end: StaticString, from skipped: Int) throws(IntakeError) {
    let begun = line
    index += skipped
    while index < text.endIndex {
      if starts(end) {
        index += end.utf8CodeUnitCount
        return
      }
      if text[index] == 0x0A { line += 1 }
      index += 1
    }
    throw IntakeError(.truncated, line: begun, "the file ends within a comment or an instruction")
  }

  private mutating func closing() throws(IntakeError) -> Tag {
    let begun = line
    index += 2
    let name = try name()
    passBlanks()
    try take(">")
    guard open.last == name else {
      throw IntakeError(.malformed, line: begun, "</\(name)> does not close <\(open.last ?? "?")>")
    }
    open.removeLast()
    return Tag(line: begun, name: name, attributes: [], isEnd: true)
  }

  private mutating func opening() throws(IntakeError) -> Tag {
    guard !open.isEmpty || !hasRoot else {
      throw IntakeError(.malformed, line: line, "a second document follows the first")
    }
    hasRoot = true
    var tag = Tag(line: line, name: "", attributes: [], isEnd: false)
    index += 1
    tag.name = try name()
    while true {
      let hadBlank = passBlanks()
      guard index < text.endIndex else { throw IntakeError(.truncated, line: line, "the file ends within a tag") }
      if text[index] == UInt8(ascii: ">") {
        index += 1
        guard open.count < limits.depth else {
          throw IntakeError(.tooLarge, line: line, "elements lie more than \(limits.depth) deep")
        }
        open.append(tag.name)
        return tag
      }
      if text[index] == UInt8(ascii: "/") {
        index += 1
        try take(">")
        pending = Tag(line: line, name: tag.name, attributes: [], isEnd: true)
        return tag
      }
      guard hadBlank else { throw IntakeError(.malformed, line: line, "a blank is due between attributes") }
      let attribute = try attribute()
      guard !tag.attributes.contains(where: { $0.name == attribute.name }) else {
        throw IntakeError(.malformed, line: line, "the attribute \(attribute.name) stands twice")
      }
      tag.attributes.append(attribute)
      guard tag.attributes.count <= limits.attributes else {
        throw IntakeError(.tooLarge, line: line, "an element has more than \(limits.attributes) attributes")
      }
    }
  }

  private mutating func attribute() throws(IntakeError) -> (name: String, value: String) {
    let name = try name()
    passBlanks()
    try take("=")
    passBlanks()
    guard index < text.endIndex, text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'") else {
      throw IntakeError(.malformed, line: line, "the value of \(name) is not in quotes")
    }
    let quote = text[index]
    index += 1
    var bytes: [UInt8] = []
    while true {
      guard index < text.endIndex else { throw IntakeError(.truncated, line: line, "the file ends within \(name)") }
      let byte = text[index]
      if byte == quote { break }
      guard byte != UInt8(ascii: "<") else { throw IntakeError(.malformed, line: line, "a tag begins within \(name)") }
      if byte == UInt8(ascii: "&") {
        bytes += Array(String(try reference()).utf8)
      } else {
        if byte == 0x0A { line += 1 }
        bytes.append(byte)
        index += 1
      }
      guard bytes.count <= limits.field else {
        throw IntakeError(.tooLarge, line: line, "\(name) has more than \(limits.field) bytes")
      }
    }
    index += 1
    return (name, String(decoding: bytes, as: UTF8.self))
  }

  /// One of XML's own five entities, or a character by its number.
  private mutating func reference() throws(IntakeError) -> Character {
    let rest = text[index...].prefix(12)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
      throw IntakeError(.malformed, line: line, "& begins no entity")
    }
    let word = String(decoding: text[(index + 1)..<end], as: UTF8.self)
    index = end + 1
    switch word {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let digits = word.hasPrefix("#x") ? word.dropFirst(2) : word.dropFirst(1)
    guard word.hasPrefix("#"), let code = UInt32(digits, radix: word.hasPrefix("#x") ? 16 : 10), code >= 0x20,
      let scalar = Unicode.Scalar(code)
    else { throw IntakeError(.malformed, line: line, "the entity is none of XML's own") }
    return Character(scalar)
  }

  private mutating func name() throws(IntakeError) -> String {
    let start = index
    while index < text.endIndex, Self.isNameByte(text[index]) { index += 1 }
    guard index > start, index - start <= 64 else {
      guard index < text.endIndex else { throw IntakeError(.truncated, line: line, "the file ends within a tag") }
      throw IntakeError(.malformed, line: line, "a name of 1 to 64 plain letters is due")
    }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }

  @discardableResult
  private mutating func passBlanks() -> Bool {
    let start = index
    while index < text.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(text[index]) {
      if text[index] == 0x0A { line += 1 }
      index += 1
    }
    return index > start
  }

  private mutating func take(_ byte: Unicode.Scalar) throws(IntakeError) {
    guard index < text.endIndex else { throw IntakeError(.truncated, line: line, "the file ends within a tag") }
    guard text[index] == UInt8(ascii: byte) else { throw IntakeError(.malformed, line: line, "\(byte) is due") }
    index += 1
  }
}
