/// Numbers as bytes.
enum LogDigits {
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(value.magnitude, atLeast: 1, to: &bytes)
  }

  /// Milliseconds with three decimals, what is below them cut.
  static func append(milliseconds nanoseconds: UInt64, to bytes: inout [UInt8]) {
    append(UInt(nanoseconds / 1_000_000), atLeast: 1, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    append(UInt(nanoseconds / 1_000 % 1_000), atLeast: 3, to: &bytes)
  }

  /// 32 digits.
  static func append(hexadecimal high: UInt64, _ low: UInt64, to bytes: inout [UInt8]) {
    bytes.append(addingCapacity: 32) { span in
      span.withUnsafeMutableBufferPointer { buffer, initialized in
        for index in 0..<32 {
          let word = index < 16 ? high : low
          let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (index & 15))) & 0xF
          buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
        initialized = 32
      }
    }
  }

  /// At least so many digits, zeros before.
  private static func append(_ value: UInt, atLeast count: Int, to bytes: inout [UInt8]) {
    var divisor: UInt = 1
    var digits = 1
    while digits < count || value / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
      divisor /= 10
    }
  }
}
