/// Writes JSON text without white space, byte by byte; commas come by themselves.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.member("symbol", string: "AAPL")
///     writer.member("price", number: price)
///     writer.endObject()
///     send(writer.bytes)
public struct JSONWriter: Sendable {
  /// What has been written.
  public var bytes: [UInt8]
  /// Whether characters outside ASCII are written as `\u` escapes.
  public let asciiEscapes: Bool
  /// Whether a value stands before the next one in the same container.
  @usableFromInline var needsComma = false

  /// A writer with nothing written.
  public init(capacity: Int = 256, asciiEscapes: Bool = false) {
    bytes = []
    bytes.reserveCapacity(capacity)
    self.asciiEscapes = asciiEscapes
  }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  @inlinable @inline(__always)
  mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  @inlinable @inline(__always)
  mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  @inlinable @inline(__always)
  mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  /// Appends bytes in place: `fill` writes at most `count` of them and answers how many it wrote.
  @inline(__always)
  mutating func add(upTo count: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    bytes.append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { buffer, initialized in
        if let start = buffer.baseAddress { initialized = fill(start) }
      }
    }
  }

  // MARK: Structure

  /// Begins an object; `name` and a value follow for each member.
  @inlinable public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Ends the object begun last.
  @inlinable public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Begins an array.
  @inlinable public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Ends the array begun last.
  @inlinable public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Ends a line of a file of JSON lines; the next value stands alone.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Writes the name of the next member.
  public mutating func name(_ name: StaticString) {
    quote(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), isName: true)
  }

  /// Writes the name of the next member, one that is not known beforehand.
  @_disfavoredOverload
  public mutating func name(_ name: String) {
    quote(name, isName: true)
  }

  // MARK: Values

  /// Writes a string.
  public mutating func string(_ text: String) { quote(text) }

  /// Writes a string given as UTF-8 bytes; they must be valid.
  public mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) { quote(text) }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { word("null") }

  /// Writes a value that is JSON text already; it must be well-formed.
  public mutating func raw(_ text: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: text)
  }

  private mutating func word(_ word: StaticString) {
    separate()
    bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }
}
