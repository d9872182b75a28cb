// Strings are copied in runs: only a quote, a backslash, a control character and, on demand, what is not ASCII stops a
// run.
extension JSONWriter {
  mutating func quote(_ text: String, isName: Bool = false) {
    var text = text
    text.withUTF8 { quote($0, isName: isName) }
  }

  /// Writes a string with its quotes, and a comma before it if one is due. Most strings need no escape and are done in
  /// one go.
  mutating func quote(_ text: UnsafeBufferPointer<UInt8>, isName: Bool = false) {
    let source = UnsafeRawPointer(text.baseAddress)
    let count = text.count
    let comma = needsComma
    let asciiOnly = asciiEscapes
    var done = 0
    // Room for a comma, two quotes and a colon.
    add(upTo: count + 4) { output in
      var length = 0
      if comma {
        output[0] = UInt8(ascii: ",")
        length = 1
      }
      output[length] = UInt8(ascii: "\"")
      length += 1
      if let source { done = Self.copyRun(source, count, to: output + length, asciiOnly) }
      length += done
      guard done == count else { return length }
      output[length] = UInt8(ascii: "\"")
      output[length + 1] = UInt8(ascii: ":")
      return length + (isName ? 2 : 1)
    }
    if let source, done < count {
      quoteRest(source, from: done, count)
      if isName { bytes.append(UInt8(ascii: ":")) }
    }
    needsComma = !isName
  }

  /// Writes a text with its quotes at a place; where it ends, or nil when something in it must be escaped.
  @inline(__always)
  static func quotePlain(
    _ text: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>, at start: Int, _ asciiOnly: Bool
  ) -> Int? {
    output[start] = UInt8(ascii: "\"")
    var end = start + 1
    if let source = text.baseAddress {
      guard copyRun(UnsafeRawPointer(source), text.count, to: output + end, asciiOnly) == text.count else { return nil }
    }
    end += text.count
    output[end] = UInt8(ascii: "\"")
    return end + 1
  }

  /// Goes on with a string at a character that must be escaped, to the closing quote.
  @inline(never)
  private mutating func quoteRest(_ source: UnsafeRawPointer, from start: Int, _ count: Int) {
    var position = start
    let asciiOnly = asciiEscapes
    while position < count {
      position += writeEscape(source, position, count)
      let rest = count - position
      var run = 0
      add(upTo: rest) { output in
        run = Self.copyRun(source + position, rest, to: output, asciiOnly)
        return run
      }
      position += run
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies the characters that are written as they are; answers how many bytes those were.
  @inline(__always)
  private static func copyRun(
    _ source: UnsafeRawPointer, _ count: Int, to output: UnsafeMutablePointer<UInt8>, _ asciiOnly: Bool
  ) -> Int {
    let target = UnsafeMutableRawPointer(output)
    var position = 0
    // DEL is the one ASCII character that only the escaping of everything outside printable ASCII touches: byte by byte
    // then.
    while position + 8 <= count, !asciiOnly {
      let word = source.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let special = JSONWord.special(word)
      target.storeBytes(of: word, toByteOffset: position, as: UInt64.self)
      if special == 0 {
        position += 8
        continue
      }
      position += special.trailingZeroBitCount >> 3
      if stops(source.load(fromByteOffset: position, as: UInt8.self), asciiOnly) { return position }
      position += 1
    }
    // What is left of a word is looked at with what lies before it.
    if position < count, count >= 8, !asciiOnly {
      let word = source.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      if JSONWord.special(word) == 0 {
        target.storeBytes(of: word, toByteOffset: count - 8, as: UInt64.self)
        return count
      }
    }
    while position < count {
      let byte = source.load(fromByteOffset: position, as: UInt8.self)
      if stops(byte, asciiOnly) { return position }
      output[position] = byte
      position += 1
    }
    return position
  }

  @inline(__always)
  private static func stops(_ byte: UInt8, _ asciiOnly: Bool) -> Bool {
    // Python, whose form the escaping follows, escapes DEL too.
    if byte >= 0x7F { return asciiOnly }
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
