import JSON

/// Random values and changes that a seed makes again (SplitMix64).
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  mutating func value(depth: Int) -> JSONValue {
    switch below(depth > 0 ? 7 : 5) {
    case 0: .null
    case 1: .bool(below(2) == 0)
    case 2: .number(number())
    case 3, 4: .string(string())
    case 5: .array((0..<below(6)).map { _ in value(depth: depth - 1) })
    default: object(depth: depth)
    }
  }

  private mutating func object(depth: Int) -> JSONValue {
    var object = JSONObject()
    // Setting through the name keeps names apart; now and then an object is large.
    for _ in 0..<below(below(20) == 0 ? 60 : 6) { object[string()] = value(depth: depth - 1) }
    return .object(object)
  }

  mutating func number() -> String {
    var text = below(2) == 0 ? "" : "-"
    text += below(4) == 0 ? "0" : "\(below(9) + 1)" + digits(below(20))
    if below(2) == 0 { text += "." + digits(1 + below(12)) }
    if below(4) == 0 { text += ["e", "E", "e+", "E-"][below(4)] + digits(1 + below(3)) }
    return text
  }

  private mutating func digits(_ count: Int) -> String { (0..<count).map { _ in "\(below(10))" }.joined() }

  mutating func string() -> String {
    var text = ""
    for _ in 0..<below(24) { text.unicodeScalars.append(scalar()) }
    return text
  }

  private mutating func scalar() -> Unicode.Scalar {
    switch below(8) {
    case 0: Unicode.Scalar(UInt8(below(0x20)))
    case 1: ["\"", "\\", "/", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{2028}"][below(9)]
    case 2: Unicode.Scalar(UInt32(0x80 + below(0xD000))) ?? "?"
    case 3: Unicode.Scalar(UInt32(0x10000 + below(0x100000))) ?? "?"
    default: Unicode.Scalar(UInt8(0x20 + below(0x5F)))
    }
  }

  /// The text with white space strewn between its tokens and characters of strings replaced by escapes.
  mutating func loosened(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isInString = false
    var isEscape = false
    var digitsLeft = 0
    for byte in text {
      let isPunctuation = !isInString && "{}[],:".utf8.contains(byte)
      if isPunctuation { result += blanks() }
      if digitsLeft > 0 {
        digitsLeft -= 1
        result.append(byte)
        continue
      }
      if isEscape, byte == UInt8(ascii: "u") { digitsLeft = 4 }
      if isInString, !isEscape, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte < 0x80, below(6) == 0 {
        let digits = String(byte, radix: 16, uppercase: below(2) == 0)
        result += Array("\\u00\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8)
        continue
      }
      result.append(byte)
      if isPunctuation { result += blanks() }
      if byte == UInt8(ascii: "\""), !isEscape { isInString.toggle() }
      isEscape = isInString && !isEscape && byte == UInt8(ascii: "\\")
    }
    return result
  }

  private mutating func blanks() -> [UInt8] { (0..<below(3)).map { _ in Array(" \n\r\t".utf8)[below(4)] } }

  private static let tokens = Array("{}[],:\"\\0123456789eE+-.tfnu \n\u{0}".utf8)

  /// The text with a few bytes changed, removed, doubled or put elsewhere.
  mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0...below(4) where !text.isEmpty {
      let place = below(text.count)
      switch below(6) {
      case 0: text[place] = UInt8(truncatingIfNeeded: next())
      case 1: text.remove(at: place)
      case 2: text.insert(Self.tokens[below(Self.tokens.count)], at: place)
      case 3: text.removeLast(text.count - place)
      case 4: text.insert(contentsOf: text[place..<min(text.count, place + below(9))], at: below(text.count))
      default: text[place] ^= 1 << UInt8(below(8))
      }
    }
    return text
  }
}
