/// Reads the parts of RFC 3339 text from bytes. Every reader returns nil and leaves the rest undefined on the first
/// byte that does not belong.
struct TimeScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// Exactly `count` digits.
  mutating func number(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for _ in 0..<count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
      position += 1
    }
    return value
  }

  /// Exactly `count` digits that say a number within `range`.
  mutating func number(_ count: Int, in range: ClosedRange<Int>) -> Int? {
    guard let value = number(count), range ~= value else { return nil }
    return value
  }

  /// Steps over one byte if it is this one.
  mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Steps over one letter in either case; the letter is given in lower case.
  mutating func skip(letter: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: letter) else { return false }
    position += 1
    return true
  }

  /// `YYYY-MM-DD`.
  mutating func date() -> CivilDate? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// `HH:MM:SS` as seconds of the day; a leap second is refused.
  mutating func timeOfDay() -> Int? {
    guard let hour = number(2, in: 0...23), skip(":"), let minute = number(2, in: 0...59), skip(":"),
      let second = number(2, in: 0...59)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Nothing, or a point and one to nine digits; cut to microseconds.
  mutating func fraction() -> Int? {
    guard skip(".") else { return 0 }
    var microseconds = 0
    var count = 0
    while count < 9, let digit = number(1) {
      if count < 6 { microseconds = microseconds * 10 + digit }
      count += 1
    }
    guard count > 0 else { return nil }
    for _ in min(count, 6)..<6 { microseconds *= 10 }
    return microseconds
  }

  /// `Z`, or sign, hours, colon, minutes; in seconds, positive east of Greenwich.
  mutating func offset() -> Int? {
    if skip(letter: "z") { return 0 }
    let east = skip("+")
    guard east || skip("-") else { return nil }
    guard let hours = number(2, in: 0...23), skip(":"), let minutes = number(2, in: 0...59) else { return nil }
    return (east ? 1 : -1) * (hours * 3600 + minutes * 60)
  }
}
