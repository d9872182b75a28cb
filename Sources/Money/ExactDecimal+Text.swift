extension ExactDecimal: CustomStringConvertible {
  /// The longest text of a number: minus, point, and 29 digits or a zero before 28 decimals.
  @usableFromInline static let longestText = 32

  /// Plain decimal text with exactly `scale` decimals: `1.10`, `-0.005`, `0.00`.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.longestText) { buffer in
      let start = writeText(endingAt: buffer)
      let count = Self.longestText - start
      for index in 0..<count { buffer[index] = buffer[start + index] }
      return count
    }
  }

  /// Appends what `description` says, as bytes.
  public func appendUTF8(to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestText) { buffer in
      let start = writeText(endingAt: buffer)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<Self.longestText]))
    }
  }

  /// Writes the text so that it ends with the buffer's 32nd byte, and returns where it starts.
  private func writeText(endingAt buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var position = Self.longestText
    var decimals = Int(scale)
    var magnitude = coefficient.magnitude
    let pointed = decimals > 0

    func put(_ byte: UInt8) {
      position -= 1
      buffer[position] = byte
    }
    func putDigit(_ digit: UInt64) {
      put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit))
      if pointed {
        decimals -= 1
        if decimals == 0 { put(UInt8(ascii: ".")) }
      }
    }

    var word: UInt64
    if magnitude <= UInt128(UInt64.max) {
      word = UInt64(truncatingIfNeeded: magnitude)
    } else {
      let divisor = PowersOfTen.word(PowersOfTen.largestWord)
      let top = UInt64(truncatingIfNeeded: magnitude >> 64)
      let (quotient, remainder) = divisor.dividingFullWidth((top, UInt64(truncatingIfNeeded: magnitude)))
      var rest = remainder
      for _ in 0..<PowersOfTen.largestWord {
        putDigit(rest % 10)
        rest /= 10
      }
      word = quotient
      magnitude = UInt128(quotient)
    }
    while word != 0 {
      putDigit(word % 10)
      word /= 10
    }
    while decimals > 0 { putDigit(0) }
    if position == Self.longestText || buffer[position] == UInt8(ascii: ".") { put(UInt8(ascii: "0")) }
    if isNegative { put(UInt8(ascii: "-")) }
    return position
  }
}
