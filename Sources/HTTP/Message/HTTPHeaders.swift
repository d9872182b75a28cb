/// The header fields of a message, in order, found without regard to the case of their names.
///
/// The fields lie in one block of bytes as they go over the wire; names and values become strings only when asked for.
public struct HTTPHeaders: Sendable {
  struct Field: Sendable {
    var nameStart: UInt32
    var nameEnd: UInt32
    var valueStart: UInt32
    var valueEnd: UInt32
  }

  private(set) var block: [UInt8]
  private(set) var fields: [Field]

  /// No fields.
  public init() {
    block = []
    fields = []
  }

  /// These fields in this order.
  public init(_ pairs: [(String, String)]) {
    self.init()
    for (name, value) in pairs { add(name, value) }
  }

  /// Fields that a parser has found and checked in `block`.
  init(block: [UInt8], fields: [Field]) {
    self.block = block
    self.fields = fields
  }

  /// How many fields there are.
  public var count: Int { fields.count }

  /// The first value of this name; bytes that are no UTF-8 appear as replacement characters.
  public func first(_ name: String) -> String? {
    for field in fields where matches(field, name.utf8) { return value(of: field) }
    return nil
  }

  /// Gives the bytes of the first value of this name to `body`; nil when there is none.
  public func withFirst<Value>(_ name: StaticString, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value? {
    for field in fields where matches(field, name) {
      return block.withUnsafeBufferPointer { block in
        body(UnsafeBufferPointer(rebasing: block[Int(field.valueStart)..<Int(field.valueEnd)]))
      }
    }
    return nil
  }

  /// Every value of this name, in order.
  public func all(_ name: String) -> [String] {
    fields.filter { matches($0, name.utf8) }.map(value(of:))
  }

  /// Whether a field of this name is there.
  public func contains(_ name: String) -> Bool {
    fields.contains { matches($0, name.utf8) }
  }

  /// The first value of the name; setting replaces every field of the name, nil removes them.
  public subscript(name: String) -> String? {
    get { first(name) }
    set {
      remove(name)
      if let newValue { add(name, newValue) }
    }
  }

  /// Adds a field behind the others.
  ///
  /// A name that is no token is not added, and control characters in the value become blanks, so that no value can
  /// end its line and forge another field.
  public mutating func add(_ name: String, _ value: String) {
    guard !name.isEmpty, name.utf8.allSatisfy(HTTPBytes.isToken) else { return }
    let start = UInt32(block.count)
    block.append(contentsOf: name.utf8)
    let nameEnd = UInt32(block.count)
    block.append(HTTPBytes.colon)
    block.append(HTTPBytes.space)
    let valueStart = UInt32(block.count)
    for byte in value.utf8 { block.append(HTTPBytes.isFieldContent(byte) ? byte : HTTPBytes.space) }
    let valueEnd = UInt32(block.count)
    block.append(HTTPBytes.carriageReturn)
    block.append(HTTPBytes.lineFeed)
    fields.append(Field(nameStart: start, nameEnd: nameEnd, valueStart: valueStart, valueEnd: valueEnd))
  }

  /// Adds a field with a whole number behind the others.
  public mutating func add(_ name: StaticString, _ value: Int) {
    let start = UInt32(block.count)
    // Room for colon, blank, line end and the longest number.
    block.append(addingCapacity: name.utf8CodeUnitCount + 24) { span in
      name.withUTF8Buffer { for byte in $0 { span.append(byte) } }
      span.append(HTTPBytes.colon)
      span.append(HTTPBytes.space)
      ResponseWriter.digits(of: value) { span.append($0) }
      span.append(HTTPBytes.carriageReturn)
      span.append(HTTPBytes.lineFeed)
    }
    let nameEnd = start + UInt32(name.utf8CodeUnitCount)
    fields.append(
      Field(nameStart: start, nameEnd: nameEnd, valueStart: nameEnd + 2, valueEnd: UInt32(block.count) - 2))
  }

  /// Makes room for so many more fields of so many bytes in all.
  public mutating func reserve(fields count: Int, bytes: Int) {
    fields.reserveCapacity(fields.count + count)
    block.reserveCapacity(block.count + bytes)
  }

  /// Removes every field of this name.
  public mutating func remove(_ name: String) {
    guard contains(name) else { return }
    var kept = HTTPHeaders()
    for field in fields where !matches(field, name.utf8) { kept.add(self.name(of: field), value(of: field)) }
    self = kept
  }

  func matches(_ field: Field, _ name: String.UTF8View) -> Bool {
    guard Int(field.nameEnd - field.nameStart) == name.count else { return false }
    var index = Int(field.nameStart)
    for byte in name {
      if HTTPBytes.lowercased(block[index]) != HTTPBytes.lowercased(byte) { return false }
      index += 1
    }
    return true
  }

  func matches(_ field: Field, _ name: StaticString) -> Bool {
    let count = Int(field.nameEnd - field.nameStart)
    guard count == name.utf8CodeUnitCount else { return false }
    let start = Int(field.nameStart)
    for index in 0..<count
    where HTTPBytes.lowercased(block[start + index]) != HTTPBytes.lowercased(name.utf8Start[index]) {
      return false
    }
    return true
  }

  func name(of field: Field) -> String {
    String(decoding: block[Int(field.nameStart)..<Int(field.nameEnd)], as: UTF8.self)
  }

  func value(of field: Field) -> String {
    String(decoding: block[Int(field.valueStart)..<Int(field.valueEnd)], as: UTF8.self)
  }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements)
  }
}

extension HTTPHeaders: Sequence {
  /// The fields as pairs of name and value, in order.
  public func makeIterator() -> some IteratorProtocol<(name: String, value: String)> {
    fields.lazy.map { (name: name(of: $0), value: value(of: $0)) }.makeIterator()
  }
}

extension HTTPHeaders: Equatable {
  /// The same names (but for case) and values in the same order.
  public static func == (left: HTTPHeaders, right: HTTPHeaders) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy {
        $0.value == $1.value && $0.name.utf8.elementsEqual($1.name.utf8) { HTTPBytes.sameLetter($0, $1) }
      }
  }
}
