// What a piece of the text says. The text was scanned before, so that nothing is checked again.
extension JSONPiece {
  var length: Int { end - start }

  /// The piece as text, unescaped.
  func text(in base: UnsafeRawPointer) -> String {
    if hasEscapes { return String(decoding: unescaped(in: base), as: UTF8.self) }
    return String(decoding: UnsafeRawBufferPointer(start: base + start, count: length), as: UTF8.self)
  }

  /// Whether the unescaped piece consists of exactly these bytes.
  @inlinable @inline(__always)
  func equals(_ bytes: UnsafeRawPointer, _ count: Int, in base: UnsafeRawPointer) -> Bool {
    if hasEscapes { return unescaped(in: base).elementsEqual(UnsafeRawBufferPointer(start: bytes, count: count)) }
    return end - start == count && Self.sameBytes(base + start, bytes, count)
  }

  func isSameText(as other: JSONPiece, in base: UnsafeRawPointer) -> Bool {
    if other.hasEscapes {
      return other.unescaped(in: base).withUnsafeBytes { equals($0.baseAddress!, $0.count, in: base) }
    }
    return equals(base + other.start, other.length, in: base)
  }

  @inlinable
  static func sameBytes(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
    var offset = 0
    while offset + 8 <= count {
      let same =
        left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if !same { return false }
      offset += 8
    }
    while offset < count {
      let same =
        left.load(fromByteOffset: offset, as: UInt8.self) == right.load(fromByteOffset: offset, as: UInt8.self)
      if !same { return false }
      offset += 1
    }
    return true
  }

  /// A whole number; nil for a point, an exponent or more than 64 bits.
  func integer(in base: UnsafeRawPointer) -> Int? {
    var value = 0
    var offset = start
    let isNegative = base.load(fromByteOffset: start, as: UInt8.self) == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    while offset < end {
      let digit = base.load(fromByteOffset: offset, as: UInt8.self) &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      // Counted downwards for negative numbers, whose range reaches one further.
      let (sum, tooFar) =
        isNegative ? product.subtractingReportingOverflow(Int(digit)) : product.addingReportingOverflow(Int(digit))
      if tooLarge || tooFar { return nil }
      value = sum
      offset += 1
    }
    return value
  }

  /// The bytes of the piece with its escapes resolved.
  @usableFromInline
  func unescaped(in base: UnsafeRawPointer) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    var offset = start
    while offset < end {
      let byte = base.load(fromByteOffset: offset, as: UInt8.self)
      if byte != UInt8(ascii: "\\") {
        bytes.append(byte)
        offset += 1
        continue
      }
      let escape = base.load(fromByteOffset: offset + 1, as: UInt8.self)
      if escape == UInt8(ascii: "u") {
        offset += Self.appendScalar(at: offset, in: base, to: &bytes)
      } else {
        bytes.append(Self.meaning(of: escape))
        offset += 2
      }
    }
    return bytes
  }

  private static func meaning(of escape: UInt8) -> UInt8 {
    switch escape {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    default: escape
    }
  }

  /// Appends the scalar that one `\u` escape or a pair of them stands for; answers how many characters that took.
  private static func appendScalar(at offset: Int, in base: UnsafeRawPointer, to bytes: inout [UInt8]) -> Int {
    let first = unit(at: offset, in: base)
    if first & 0xFC00 != 0xD800 {
      append(first, to: &bytes)
      return 6
    }
    let second = unit(at: offset + 6, in: base)
    append(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, to: &bytes)
    return 12
  }

  private static func unit(at offset: Int, in base: UnsafeRawPointer) -> UInt32 {
    (2..<6).reduce(0) { unit, place in
      unit << 4 | (JSONWord.hexValue(base.load(fromByteOffset: offset + place, as: UInt8.self)) ?? 0)
    }
  }

  private static func append(_ value: UInt32, to bytes: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else { preconditionFailure("the scan let half a surrogate pass") }
    bytes.append(contentsOf: UTF8.encode(scalar)!)
  }
}
