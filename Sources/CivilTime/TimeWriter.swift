/// Writes the parts of RFC 3339 text one after the other into a small piece of the stack.
struct TimeWriter {
  /// A year of seven digits and its minus, then day, time, fraction and offset.
  private static let capacity = 48

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// The text that `body` writes.
  static func string(_ body: (inout TimeWriter) -> Void) -> String {
    withBytes(body) { String(decoding: $0, as: UTF8.self) }
  }

  /// Appends the text that `body` writes.
  static func append(to bytes: inout [UInt8], _ body: (inout TimeWriter) -> Void) {
    withBytes(body) { bytes.append(contentsOf: $0) }
  }

  private static func withBytes<Result>(
    _ body: (inout TimeWriter) -> Void, use: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      var writer = TimeWriter(buffer: buffer)
      body(&writer)
      return use(UnsafeBufferPointer(rebasing: buffer[..<writer.count]))
    }
  }

  mutating func put(_ byte: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: byte)
    count += 1
  }

  /// Two digits of a number in 0...99.
  mutating func two(_ number: Int) {
    let number = UInt8(truncatingIfNeeded: number)
    buffer[count] = UInt8(ascii: "0") &+ number / 10
    buffer[count + 1] = UInt8(ascii: "0") &+ number % 10
    count += 2
  }

  /// Three digits of a number in 0...999.
  mutating func three(_ number: Int) {
    put(Unicode.Scalar(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 100)))
    two(number % 100)
  }

  /// `YYYY-MM-DD`, with more digits and a minus where the year needs them.
  mutating func write(_ date: CivilDate) {
    let parts = date.parts
    if parts.year < 0 { put("-") }
    let year = Int(parts.year.magnitude)
    if year > 9999 {
      if year > 999_999 { put(Unicode.Scalar(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: year / 1_000_000))) }
      if year > 99_999 {
        two(year / 10_000 % 100)
      } else {
        put(Unicode.Scalar(UInt8(ascii: "0") &+ UInt8(year / 10_000)))
      }
    }
    two(year / 100 % 100)
    two(year % 100)
    put("-")
    two(parts.month)
    put("-")
    two(parts.day)
  }

  /// `HH:MM:SS`.
  mutating func write(secondsOfDay time: Int) {
    two(time / 3600)
    put(":")
    two(time / 60 % 60)
    put(":")
    two(time % 60)
  }

  /// Nothing, or a point and three or six digits.
  mutating func write(fraction microseconds: Int) {
    if microseconds == 0 { return }
    put(".")
    three(microseconds / 1000)
    if microseconds % 1000 != 0 { three(microseconds % 1000) }
  }

  /// `+HH:MM` or `-HH:MM`.
  mutating func write(offset seconds: Int) {
    put(seconds < 0 ? "-" : "+")
    let minutes = abs(seconds) / 60
    two(minutes / 60)
    put(":")
    two(minutes % 60)
  }
}
