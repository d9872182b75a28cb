extension Instant: CustomStringConvertible {
  /// Reads an RFC 3339 date-time; nil for anything else.
  ///
  /// The offset is required (`Z` or `-05:00`). One to nine digits of a second are read and cut to microseconds. The
  /// leap second `:60` is refused, because this count of time has none.
  public init?(rfc3339 text: String) {
    var text = text
    let parsed = text.withUTF8 { Self.parse($0) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads the bytes of an RFC 3339 date-time, like `init(rfc3339:)`.
  @inlinable
  public init?(rfc3339UTF8 bytes: some Sequence<UInt8>) {
    let parsed =
      bytes.withContiguousStorageIfAvailable { Self.parse($0) }
      ?? Array(bytes).withUnsafeBufferPointer { Self.parse($0) }
    guard let parsed else { return nil }
    self = parsed
  }

  @usableFromInline
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Instant? {
    var scanner = TimeScanner(bytes: bytes)
    guard let date = scanner.date(), scanner.skip(letter: "t"), let time = scanner.timeOfDay(),
      let fraction = scanner.fraction(), let offset = scanner.offset(), scanner.isAtEnd
    else { return nil }
    let seconds = Int64(date.dayNumber) * 86_400 + Int64(time - offset)
    return Instant(microseconds: seconds * 1_000_000 + Int64(fraction))
  }

  /// RFC 3339 text on the clock of a zone: `2026-01-05T14:30:00Z` for UTC, else with an offset,
  /// `2026-01-05T09:30:00-05:00`.
  ///
  /// A fraction of a second is written only if there is one, with three or six digits.
  public func rfc3339(in zone: MarketZone = .utc) -> String { TimeWriter.string { write(to: &$0, in: zone) } }

  /// Appends what `rfc3339(in:)` says, as bytes.
  public func appendRFC3339(to bytes: inout [UInt8], in zone: MarketZone = .utc) {
    TimeWriter.append(to: &bytes) { write(to: &$0, in: zone) }
  }

  private func write(to writer: inout TimeWriter, in zone: MarketZone) {
    let whole = seconds
    let offset = zone.offsetSeconds(atSecond: whole)
    let local = whole + Int64(offset)
    let day = floorDivide(local, 86_400)
    writer.write(CivilDate(dayNumber: Int32(day)))
    writer.put("T")
    writer.write(secondsOfDay: Int(local - day * 86_400))
    writer.write(fraction: Int(microseconds - whole * 1_000_000))
    if zone == .utc { writer.put("Z") } else { writer.write(offset: offset) }
  }

  /// RFC 3339 text in UTC.
  public var description: String { rfc3339() }
}
