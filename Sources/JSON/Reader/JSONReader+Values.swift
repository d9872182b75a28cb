extension JSONReader {
  /// The kind of the value that comes next, judged by its first character.
  public mutating func peekKind() throws(JSONError) -> JSONKind {
    let byte = try nextByte()
    guard let kind = Self.kind(of: byte) else {
      throw failure(.syntax, at: position, "No value begins with this character.")
    }
    return kind
  }

  private static func kind(of byte: UInt8) -> JSONKind? {
    switch byte {
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
    case UInt8(ascii: "n"): .null
    default: nil
    }
  }

  // MARK: Names

  /// Whether the current member has this name.
  @inlinable
  public func nameIs(_ literal: StaticString) -> Bool {
    name.equals(UnsafeRawPointer(literal.utf8Start), literal.utf8CodeUnitCount, in: base)
  }

  /// The name of the current member.
  public var nameText: String { name.text(in: base) }

  // MARK: Strings

  /// Reads a string.
  public mutating func readString() throws(JSONError) -> String { try readStringPiece().text(in: base) }

  /// Reads a string and hands out its UTF-8 bytes, unescaped, for the time of the call: no `String` is made.
  @inlinable
  public mutating func withString<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(JSONError) -> Result {
    let piece = try readStringPiece()
    if piece.hasEscapes { return piece.unescaped(in: base).withUnsafeBufferPointer(body) }
    let start = (base + piece.start).assumingMemoryBound(to: UInt8.self)
    return body(UnsafeBufferPointer(start: start, count: piece.end - piece.start))
  }

  @usableFromInline
  mutating func readStringPiece() throws(JSONError) -> JSONPiece {
    guard try nextByte() == UInt8(ascii: "\"") else { throw wrongKind(.string) }
    valueStart = position
    return try scanString()
  }

  // MARK: Scalars

  /// Reads a number and gives its text as written.
  public mutating func readNumberText() throws(JSONError) -> String { try readNumberPiece().text(in: base) }

  /// Reads a number and hands out its characters for the time of the call.
  @inlinable
  public mutating func withNumberText<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(JSONError) -> Result {
    let piece = try readNumberPiece()
    let start = (base + piece.start).assumingMemoryBound(to: UInt8.self)
    return body(UnsafeBufferPointer(start: start, count: piece.end - piece.start))
  }

  @usableFromInline
  mutating func readNumberPiece() throws(JSONError) -> JSONPiece {
    let first = try nextByte()
    guard Self.kind(of: first) == .number else { throw wrongKind(.number) }
    valueStart = position
    return try scanNumber()
  }

  /// Reads a whole number written without point and exponent.
  public mutating func readInt() throws(JSONError) -> Int {
    let piece = try readNumberPiece()
    guard let value = piece.integer(in: base) else {
      throw refusal("A whole number of at most 64 bits is due.")
    }
    return value
  }

  /// Reads `true` or `false`.
  public mutating func readBool() throws(JSONError) -> Bool {
    let first = try nextByte()
    guard Self.kind(of: first) == .bool else { throw wrongKind(.bool) }
    valueStart = position
    let value = first == UInt8(ascii: "t")
    try passWord(value ? "true" : "false")
    return value
  }

  /// Passes `null` when it comes next; else stays and answers false.
  public mutating func skipNull() throws(JSONError) -> Bool {
    guard try nextByte() == UInt8(ascii: "n") else { return false }
    valueStart = position
    try passWord("null")
    return true
  }

  private mutating func passWord(_ word: StaticString) throws(JSONError) {
    let length = word.utf8CodeUnitCount
    for index in 0..<length {
      guard position + index < count else { throw endOfText() }
      guard byte(position + index) == word.utf8Start[index] else {
        throw failure(.syntax, at: position + index, "No value begins with these characters.")
      }
    }
    position += length
  }

  // MARK: Whole values

  /// Passes a value of any kind, checking it all the same.
  public mutating func skipValue() throws(JSONError) {
    let kind = try peekKind()
    let start = position
    switch kind {
    case .string: _ = try scanString()
    case .number: _ = try scanNumber()
    case .bool: _ = try readBool()
    case .null: _ = try skipNull()
    case .array:
      try beginArray()
      while try nextElement() { try skipValue() }
    case .object:
      try beginObject()
      while try nextMember() { try skipValue() }
    }
    valueStart = start
  }

  /// Passes a value of any kind and gives its bytes as written, without the white space around it.
  public mutating func readRawValue() throws(JSONError) -> [UInt8] {
    try skipValue()
    return [UInt8](UnsafeRawBufferPointer(start: base + valueStart, count: position - valueStart))
  }

  /// Reads a value of any kind as a tree.
  public mutating func readValue() throws(JSONError) -> JSONValue {
    let kind = try peekKind()
    let start = position
    defer { valueStart = start }
    switch kind {
    case .string: return .string(try scanString().text(in: base))
    case .number: return .number(try scanNumber().text(in: base))
    case .bool: return .bool(try readBool())
    case .null:
      _ = try skipNull()
      return .null
    case .array:
      var elements: [JSONValue] = []
      try beginArray()
      while try nextElement() { elements.append(try readValue()) }
      return .array(elements)
    case .object:
      return .object(try readObject())
    }
  }

  private mutating func readObject() throws(JSONError) -> JSONObject {
    var object = JSONObject()
    try beginObject()
    while try nextMember() {
      if let earlier = earlierMember {
        object.members[earlier].value = try readValue()
      } else {
        let name = nameText
        object.members.append((name, try readValue()))
      }
    }
    return object
  }
}
