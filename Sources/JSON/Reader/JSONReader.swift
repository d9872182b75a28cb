/// A strict pull parser (RFC 8259) for paths where building a tree costs too much. It goes forward only, checks
/// everything it passes (also what it skips), and allocates for a string only when one is asked for.
///
///     var reader = try JSONReader(bytes, limits: .events)
///     try reader.beginObject()
///     while try reader.nextMember() {
///       if reader.nameIs("symbol") { symbol = try reader.readString() } else { try reader.skipValue() }
///     }
///     try reader.finish()
///
/// After `beginObject` call `nextMember` until it answers false, and read or skip exactly one value after each true;
/// likewise `beginArray` and `nextElement`.
public struct JSONReader: ~Copyable {
  @usableFromInline var base: UnsafeRawPointer
  @usableFromInline var count: Int
  @usableFromInline var position = 0
  /// The first byte of the value read last.
  @usableFromInline var valueStart = 0
  /// The name of the member stood at.
  @usableFromInline var name = JSONPiece(start: 0, end: 0, hasEscapes: false)
  private var copy: UnsafeMutableRawPointer?
  private let limits: JSONLimits
  private let duplicates: DuplicateMembers

  /// The container stood in, and those around it.
  private var frame = Frame(kind: .null, nameStart: 0)
  private var outerFrames: [Frame] = []
  private var names = JSONNameTracker()
  /// Whether the container stood in has just been begun, so that no comma is due.
  private var isFirst = false
  /// The place among the members of its object of an earlier member with the current name.
  private(set) var earlierMember: Int?

  private struct Frame {
    var kind: JSONKind
    var count = 0
    let nameStart: Int
    /// A bit for each name seen, by its hash: a clear bit saves the comparison with all of them.
    var nameBits: UInt64 = 0
  }

  /// Reads a copy of `bytes`.
  public init(
    _ bytes: some Collection<UInt8>, limits: JSONLimits = .request, duplicates: DuplicateMembers = .refuse
  ) throws(JSONError) {
    let count = bytes.count
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 8)
    copy.copyBytes(from: bytes)
    self.init(base: UnsafeRawPointer(copy.baseAddress!), count: count, limits: limits, duplicates: duplicates)
    self.copy = copy.baseAddress
    try checkLength()
  }

  /// Reads `buffer` in place. The caller keeps its memory alive and unchanged as long as the reader is used.
  public init(
    unsafe buffer: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .request, duplicates: DuplicateMembers = .refuse
  ) throws(JSONError) {
    self.init(base: Self.address(of: buffer), count: buffer.count, limits: limits, duplicates: duplicates)
    try checkLength()
  }

  private init(base: UnsafeRawPointer, count: Int, limits: JSONLimits, duplicates: DuplicateMembers) {
    self.base = base
    self.count = count
    self.limits = limits
    self.duplicates = duplicates
  }

  deinit { copy?.deallocate() }

  /// Starts again on another text in place, keeping limits and the memory used for book-keeping: for files of many
  /// lines. What holds for `init(unsafe:)` holds here.
  public mutating func restart(unsafe buffer: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    copy?.deallocate()
    copy = nil
    base = Self.address(of: buffer)
    count = buffer.count
    position = 0
    valueStart = 0
    frame = Frame(kind: .null, nameStart: 0)
    outerFrames.removeAll(keepingCapacity: true)
    names.removeAll()
    try checkLength()
  }

  private static func address(of buffer: UnsafeBufferPointer<UInt8>) -> UnsafeRawPointer {
    // An empty buffer may have no address; nothing is read through this one then.
    UnsafeRawPointer(buffer.baseAddress ?? UnsafePointer(bitPattern: 8)!)
  }

  private func checkLength() throws(JSONError) {
    if count > limits.bytes { throw exceeded("The text is longer than \(limits.bytes) bytes.", at: 0) }
  }

  // MARK: Structure

  /// Enters the object that comes next.
  public mutating func beginObject() throws(JSONError) { try begin(.object, UInt8(ascii: "{")) }

  /// Enters the array that comes next.
  public mutating func beginArray() throws(JSONError) { try begin(.array, UInt8(ascii: "[")) }

  private mutating func begin(_ kind: JSONKind, _ bracket: UInt8) throws(JSONError) {
    guard try nextByte() == bracket else { throw wrongKind(kind) }
    guard outerFrames.count < limits.depth else {
      throw exceeded("The text nests deeper than \(limits.depth) levels.", at: position)
    }
    position += 1
    outerFrames.append(frame)
    frame = Frame(kind: kind, nameStart: names.count)
    isFirst = true
  }

  /// Goes to the next element of the array entered last. False at its end; the array is left then.
  public mutating func nextElement() throws(JSONError) -> Bool {
    precondition(frame.kind == .array, "nextElement outside an array")
    guard try goOn(closing: UInt8(ascii: "]")) else { return false }
    frame.count += 1
    guard frame.count <= limits.elements else {
      throw exceeded("An array has more than \(limits.elements) elements.", at: position)
    }
    return true
  }

  /// Goes to the next member of the object entered last and takes its name. False at its end; the object is left then.
  public mutating func nextMember() throws(JSONError) -> Bool {
    precondition(frame.kind == .object, "nextMember outside an object")
    guard try goOn(closing: UInt8(ascii: "}")) else { return false }
    guard try nextByte() == UInt8(ascii: "\"") else {
      throw failure(.syntax, at: position, "A member name in quotes is due.")
    }
    let start = position
    name = try scanString()
    try noteName(start)
    guard try nextByte() == UInt8(ascii: ":") else {
      throw failure(.syntax, at: position, "A colon is due after a member name.")
    }
    position += 1
    return true
  }

  /// Passes a comma, or the closing bracket with the answer false.
  private mutating func goOn(closing bracket: UInt8) throws(JSONError) -> Bool {
    let byte = try nextByte()
    if byte == bracket {
      position += 1
      names.forget(from: frame.nameStart, wereMany: frame.count > JSONNameTracker.few)
      frame = outerFrames.removeLast()
      isFirst = false
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard byte == UInt8(ascii: ",") else {
      throw failure(.syntax, at: position, "A comma or a closing bracket is due.")
    }
    position += 1
    if try nextByte() == bracket {
      throw failure(.syntax, at: position, "A closing bracket follows a comma.")
    }
    return true
  }

  private mutating func noteName(_ start: Int) throws(JSONError) {
    let hash = JSONNameTracker.hash(name, base)
    let bit: UInt64 = 1 << (hash >> 58)
    let maybeSeen = frame.nameBits & bit != 0
    frame.nameBits |= bit
    earlierMember = names.note(name, hash: hash, from: frame.nameStart, maybeSeen: maybeSeen, base)
    if earlierMember != nil {
      guard duplicates == .lastWins else {
        throw failure(.duplicateMember, at: start, "An object names a member twice.")
      }
      return
    }
    frame.count += 1
    guard frame.count <= limits.members else {
      throw exceeded("An object has more than \(limits.members) members.", at: start)
    }
  }

  /// Checks that nothing but white space is left. Call it after the value at the top.
  public mutating func finish() throws(JSONError) {
    precondition(outerFrames.isEmpty, "finish inside an object or array")
    skipBlanks()
    if position < count { throw failure(.trailingText, at: position, "Something follows the value.") }
  }

  // MARK: Bytes

  /// The byte of the next token, without passing it.
  @inline(__always)
  mutating func nextByte() throws(JSONError) -> UInt8 {
    skipBlanks()
    guard position < count else { throw endOfText() }
    return byte(position)
  }

  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { base.load(fromByteOffset: offset, as: UInt8.self) }

  @inline(__always)
  mutating func skipBlanks() {
    while position < count {
      let byte = byte(position)
      if byte > 0x20 { return }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  /// Scans the string whose opening quote is at `position`, and goes behind its closing quote.
  mutating func scanString() throws(JSONError) -> JSONPiece {
    var scanner = JSONStringScanner(base: base, position: position + 1, count: count)
    if let fault = scanner.scan() { throw failure(fault.code, at: scanner.position, fault.text) }
    let piece = JSONPiece(start: position + 1, end: scanner.position, hasEscapes: scanner.hasEscapes)
    guard piece.end - piece.start <= limits.string else {
      throw exceeded("A string is longer than \(limits.string) bytes.", at: position)
    }
    position = scanner.position + 1
    return piece
  }

  /// Scans the number at `position` and goes behind it.
  mutating func scanNumber() throws(JSONError) -> JSONPiece {
    var scanner = JSONNumberScanner(base: base, position: position, count: count)
    if let fault = scanner.scan() { throw failure(fault.code, at: scanner.position, fault.text) }
    let piece = JSONPiece(start: position, end: scanner.position, hasEscapes: false)
    guard piece.end - piece.start <= limits.number else {
      throw exceeded("A number is longer than \(limits.number) characters.", at: position)
    }
    position = scanner.position
    return piece
  }
}

/// A part of the text: a string between its quotes, or a number.
@usableFromInline
struct JSONPiece: Sendable {
  @usableFromInline let start: Int
  @usableFromInline let end: Int
  @usableFromInline let hasEscapes: Bool

  init(start: Int, end: Int, hasEscapes: Bool) {
    self.start = start
    self.end = end
    self.hasEscapes = hasEscapes
  }
}
