/// What a scanner found wrong, at its position.
struct JSONFault {
  let code: JSONError.Code
  let text: String

  static let endOfText = JSONFault(code: .endOfText, text: "The text ends inside a value.")
  static let control = JSONFault(code: .string, text: "A string holds a control character that is not escaped.")
  static let encoding = JSONFault(code: .encoding, text: "The text is not UTF-8.")
  static let escape = JSONFault(code: .string, text: "A string holds an unknown escape.")
  static let hexDigits = JSONFault(code: .string, text: "Four hexadecimal digits are due.")
  static let surrogate = JSONFault(code: .encoding, text: "An escape is half of a surrogate pair.")
  static let digits = JSONFault(code: .number, text: "A digit is due in a number.")
  static let leadingZero = JSONFault(code: .number, text: "A number begins with a needless zero.")
}

/// Passes a string and checks its characters and escapes.
struct JSONStringScanner {
  let base: UnsafeRawPointer
  var position: Int
  let count: Int
  var hasEscapes = false

  init(base: UnsafeRawPointer, position: Int, count: Int) {
    self.base = base
    self.position = position
    self.count = count
  }

  private func byte(_ offset: Int) -> UInt8 { base.load(fromByteOffset: offset, as: UInt8.self) }

  /// Goes to the closing quote, or to the byte at fault.
  @inline(__always)
  mutating func scan() -> JSONFault? {
    while true {
      passPlain()
      guard position < count else { return .endOfText }
      let next = byte(position)
      if next == UInt8(ascii: "\"") { return nil }
      if next == UInt8(ascii: "\\") {
        if let fault = passEscape() { return fault }
      } else if next < 0x20 {
        return .control
      } else {
        let length = UTF8Check.length(base, position, count)
        guard length > 0 else { return .encoding }
        position += length
      }
    }
  }

  /// Passes characters that stand for themselves, eight at a time.
  @inline(__always)
  private mutating func passPlain() {
    while position + 8 <= count {
      let special = JSONWord.special(base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      if special != 0 {
        position += special.trailingZeroBitCount >> 3
        return
      }
      position += 8
    }
    while position < count, JSONWord.isPlain(byte(position)) { position += 1 }
  }

  @inline(never)
  private mutating func passEscape() -> JSONFault? {
    hasEscapes = true
    guard position + 1 < count else {
      position = count
      return .endOfText
    }
    switch byte(position + 1) {
    case UInt8(ascii: "u"): return passUnicodeEscape()
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
      return nil
    default: return .escape
    }
  }

  private mutating func passUnicodeEscape() -> JSONFault? {
    let start = position
    guard let unit = hexUnit() else { return hexFault() }
    if unit & 0xF800 != 0xD800 { return nil }
    // The first half of a pair needs the second; a second half alone is nothing.
    guard unit < 0xDC00, position + 1 < count, byte(position) == UInt8(ascii: "\\"),
      byte(position + 1) == UInt8(ascii: "u")
    else {
      let isCut = unit < 0xDC00 && position >= count
      position = isCut ? count : start
      return isCut ? .endOfText : .surrogate
    }
    guard let second = hexUnit() else { return hexFault() }
    guard second & 0xFC00 == 0xDC00 else {
      position = start
      return .surrogate
    }
    return nil
  }

  private func hexFault() -> JSONFault { position >= count ? .endOfText : .hexDigits }

  /// The unit of the escape at `position`, passing it; nil with the position at the wrong digit.
  private mutating func hexUnit() -> UInt32? {
    position += 2
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard position < count, let digit = JSONWord.hexValue(byte(position)) else { return nil }
      unit = unit << 4 | digit
      position += 1
    }
    return unit
  }
}

/// Passes a number and checks its grammar.
struct JSONNumberScanner {
  let base: UnsafeRawPointer
  var position: Int
  let count: Int

  private var next: UInt8? { position < count ? base.load(fromByteOffset: position, as: UInt8.self) : nil }

  /// Goes behind the number, or to the byte at fault.
  @inline(__always)
  mutating func scan() -> JSONFault? {
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") {
      position += 1
      if let next, Self.isDigit(next) { return .leadingZero }
    } else if !passDigits() {
      return fault
    }
    if next == UInt8(ascii: ".") {
      position += 1
      if !passDigits() { return fault }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      if !passDigits() { return fault }
    }
    return nil
  }

  private var fault: JSONFault { next == nil ? .endOfText : .digits }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// False when there is not a single one.
  @inline(__always)
  private mutating func passDigits() -> Bool {
    let start = position
    while let next, Self.isDigit(next) { position += 1 }
    return position > start
  }
}
