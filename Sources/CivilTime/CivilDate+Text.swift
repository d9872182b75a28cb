extension CivilDate: CustomStringConvertible {
  /// Reads `YYYY-MM-DD`, exactly; nil for anything else and for days that do not exist.
  public init?(_ iso: String) {
    var iso = iso
    let parsed = iso.withUTF8 { bytes -> CivilDate? in
      var scanner = TimeScanner(bytes: bytes)
      guard let date = scanner.date(), scanner.isAtEnd else { return nil }
      return date
    }
    guard let parsed else { return nil }
    self = parsed
  }

  /// `YYYY-MM-DD`; years beyond four digits are written in full, years before 0 with a minus.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(12)
    appendUTF8(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what `description` says, as bytes.
  public func appendUTF8(to bytes: inout [UInt8]) {
    let parts = parts
    if parts.year < 0 { bytes.append(UInt8(ascii: "-")) }
    let year = parts.year.magnitude
    if year > 9999 {
      bytes.append(contentsOf: String(year).utf8)
    } else {
      appendDigits(Int(year), count: 4, to: &bytes)
    }
    bytes.append(UInt8(ascii: "-"))
    appendDigits(parts.month, count: 2, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    appendDigits(parts.day, count: 2, to: &bytes)
  }
}

/// Appends the last `count` digits of a number that is not negative, with zeros in front.
func appendDigits(_ number: Int, count: Int, to bytes: inout [UInt8]) {
  var place = 1
  for _ in 1..<count { place *= 10 }
  while place > 0 {
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10))
    place /= 10
  }
}
