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
  public var description: String { TimeWriter.string { $0.write(self) } }

  /// Appends what `description` says, as bytes.
  public func appendUTF8(to bytes: inout [UInt8]) { TimeWriter.append(to: &bytes) { $0.write(self) } }
}
