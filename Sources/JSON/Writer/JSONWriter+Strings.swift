// Strings are copied in runs: only a quote, a backslash, a control character and, on demand, what is not ASCII stops a run.
extension JSONWriter {
  mutating func quote(_ text: String) {
    var text = text
    text.withUTF8 { quote($0) }
  }

  mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    guard let address = text.baseAddress else {
      bytes.append(UInt8(ascii: "\""))
      return
    }
    let base = UnsafeRawPointer(address)
    var start = 0
    var position = 0
    while position < text.count {
      position = endOfRun(base, position, text.count)
      guard position < text.count else { break }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<position]))
      position += writeEscape(base, position, text.count)
      start = position
    }
    if start < text.count { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...])) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Where the characters that are written as they are end.
  @inline(__always)
  private func endOfRun(_ base: UnsafeRawPointer, _ start: Int, _ count: Int) -> Int {
    var position = start
    while position + 8 <= count, !asciiEscapes {
      let special = JSONWord.special(base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      if special == 0 {
        position += 8
        continue
      }
      position += special.trailingZeroBitCount >> 3
      if stops(base.load(fromByteOffset: position, as: UInt8.self)) { return position }
      position += 1
    }
    while position < count, !stops(base.load(fromByteOffset: position, as: UInt8.self)) { position += 1 }
    return position
  }

  @inline(__always)
  private func stops(_ byte: UInt8) -> Bool {
    // Python, whose form the escaping follows, escapes DEL too.
    if byte >= 0x7F { return asciiEscapes }
    return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Writes the character at `position` escaped; answers how many bytes of the text it took.
  private mutating func writeEscape(_ base: UnsafeRawPointer, _ position: Int, _ count: Int) -> Int {
    let byte = base.load(fromByteOffset: position, as: UInt8.self)
    if byte >= 0x80 { return writeUnicodeEscapes(base, position, count) }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): writeShort(byte)
    case 0x08: writeShort(UInt8(ascii: "b"))
    case 0x09: writeShort(UInt8(ascii: "t"))
    case 0x0A: writeShort(UInt8(ascii: "n"))
    case 0x0C: writeShort(UInt8(ascii: "f"))
    case 0x0D: writeShort(UInt8(ascii: "r"))
    default: writeUnit(UInt16(byte))
    }
    return 1
  }

  private mutating func writeShort(_ letter: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(letter)
  }

  private mutating func writeUnit(_ unit: UInt16) {
    writeShort(UInt8(ascii: "u"))
    for shift: UInt16 in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 15)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }

  private mutating func writeUnicodeEscapes(_ base: UnsafeRawPointer, _ position: Int, _ count: Int) -> Int {
    let length = max(1, UTF8Check.length(base, position, count))
    let scalar = String(decoding: UnsafeRawBufferPointer(start: base + position, count: length), as: UTF8.self)
    for unit in scalar.utf16 { writeUnit(unit) }
    return length
  }
}
