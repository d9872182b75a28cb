/// Reads the years of a generated calendar byte by byte; the text is ours, so a wrong byte stops the program.
struct MarkReader {
  /// One mark: `MMDD` closed, `MMDD+` a weekend session, `@HHMM` opens then, `-HHMM` closes then.
  struct Mark {
    var monthAndDay: Int32
    var isSession = false
    var open: Int32?
    var close: Int32?
  }

  private let bytes: [UInt8]
  private var next = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The year that begins a line; nil at the end of the text.
  mutating func year() -> Int32? {
    while peek == UInt8(ascii: "\n") { next += 1 }
    return peek == nil ? nil : number()
  }

  /// The next mark of the line; nil at its end.
  mutating func mark() -> Mark? {
    guard peek == UInt8(ascii: " ") else { return nil }
    next += 1
    var mark = Mark(monthAndDay: number())
    if take("+") { mark.isSession = true }
    if take("@") { mark.open = number() }
    if take("-") { mark.close = number() }
    if mark.open != nil || mark.close != nil { mark.isSession = true }
    return mark
  }

  private var peek: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    next += 1
    return true
  }

  /// Four digits.
  private mutating func number() -> Int32 {
    var value: Int32 = 0
    for _ in 0..<4 {
      guard let digit = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else {
        preconditionFailure("a calendar has something else than four digits at byte \(next)")
      }
      value = value * 10 + Int32(digit - UInt8(ascii: "0"))
      next += 1
    }
    return value
  }
}
