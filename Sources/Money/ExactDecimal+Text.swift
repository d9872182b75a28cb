extension ExactDecimal: CustomStringConvertible {
  /// The longest text of a number: minus, point, and 29 digits or a zero before 28 decimals.
  public static var longestText: Int { 32 }

  /// Plain decimal text with exactly `scale` decimals: `1.10`, `-0.005`, `0.00`.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.longestText) { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      return writeUTF8(to: start)
    }
  }

  /// Appends what `description` says, as bytes.
  public func appendUTF8(to bytes: inout [UInt8]) {
    bytes.append(addingCapacity: Self.longestText) { span in
      span.withUnsafeMutableBufferPointer { buffer, initialized in
        if let start = buffer.baseAddress { initialized = writeUTF8(to: start) }
      }
    }
  }

  /// Writes what `description` says where `output` has room for ``longestText`` bytes; how many they are.
  ///
  /// For writers that lay out a whole piece of text at once: most of the time of a short number goes into asking for
  /// room.
  public func writeUTF8(to output: UnsafeMutablePointer<UInt8>) -> Int {
    let magnitude = coefficient.magnitude
    let decimals = Int(scale)
    guard magnitude <= UInt128(UInt64.max), decimals <= PowersOfTen.largestWord else { return writeLong(to: output) }
    let (whole, fraction) = UInt64(truncatingIfNeeded: magnitude)
      .quotientAndRemainder(dividingBy: PowersOfTen.word(decimals))
    var length = isNegative ? 1 : 0
    output[0] = UInt8(ascii: "-")
    length += Self.digits(of: whole)
    Self.write(whole, endingAt: output + length)
    if decimals == 0 { return length }
    output[length] = UInt8(ascii: ".")
    length += 1
    (output + length).initialize(repeating: UInt8(ascii: "0"), count: decimals)
    length += decimals
    if fraction > 0 { Self.write(fraction, endingAt: output + length) }
    return length
  }

  private func writeLong(to output: UnsafeMutablePointer<UInt8>) -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestText) { buffer in
      let start = writeText(endingAt: buffer)
      return UnsafeMutableBufferPointer(start: output, count: Self.longestText)
        .update(fromContentsOf: buffer[start...])
    }
  }

  private static func digits(of value: UInt64) -> Int {
    var count = 1
    var limit: UInt64 = 10
    while count < PowersOfTen.largestWord, value >= limit {
      count += 1
      limit *= 10
    }
    return value >= limit ? count + 1 : count
  }

  /// Writes the digits of a value before `end`.
  private static func write(_ value: UInt64, endingAt end: UnsafeMutablePointer<UInt8>) {
    var rest = value
    var position = end
    repeat {
      position -= 1
      position.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  /// Writes the text so that it ends with the buffer's 32nd byte, and returns where it starts.
  private func writeText(endingAt buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let end = Self.longestText
    let decimals = Int(scale)
    var start = Self.writeDigits(of: coefficient.magnitude, endingAt: buffer)
    while start > end - decimals - 1 {
      start -= 1
      buffer[start] = UInt8(ascii: "0")
    }
    if decimals > 0 {
      // The digits before the point make room for it.
      for position in start..<(end - decimals) { buffer[position - 1] = buffer[position] }
      buffer[end - decimals - 1] = UInt8(ascii: ".")
      start -= 1
    }
    if isNegative {
      start -= 1
      buffer[start] = UInt8(ascii: "-")
    }
    return start
  }

  /// Writes the digits of a magnitude below 2^96, none for zero, and returns where they start.
  private static func writeDigits(
    of magnitude: UInt128, endingAt buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard magnitude > UInt128(UInt64.max) else {
      return writeDigits(of: UInt64(truncatingIfNeeded: magnitude), before: longestText, in: buffer)
    }
    let divisor = PowersOfTen.word(PowersOfTen.largestWord)
    let top = UInt64(truncatingIfNeeded: magnitude >> 64)
    let (quotient, remainder) = divisor.dividingFullWidth((top, UInt64(truncatingIfNeeded: magnitude)))
    var start = writeDigits(of: remainder, before: longestText, in: buffer)
    let middle = longestText - PowersOfTen.largestWord
    while start > middle {
      start -= 1
      buffer[start] = UInt8(ascii: "0")
    }
    return writeDigits(of: quotient, before: middle, in: buffer)
  }

  private static func writeDigits(
    of value: UInt64, before end: Int, in buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var rest = value
    var position = end
    while rest >= 10 {
      let pair = rest % 100
      rest /= 100
      buffer[position - 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair % 10)
      buffer[position - 2] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair / 10)
      position -= 2
    }
    if rest > 0 {
      position -= 1
      buffer[position] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
    }
    return position
  }
}
