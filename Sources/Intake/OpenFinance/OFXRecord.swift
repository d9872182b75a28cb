import CivilTime
import JSON
import Market
import Money

/// One line of what the reader of OFX files says.
struct OFXRecord {
  private let object: JSONObject
  let line: Int

  /// Bytes of a line at most; texts of OFX have a few hundred.
  private static let limits = JSONLimits(bytes: 64 << 10, depth: 2, members: 64, elements: 1, string: 16 << 10)

  init(_ text: ArraySlice<UInt8>, line: Int) throws(IntakeError) {
    self.line = line
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: Array(text), limits: Self.limits)
    } catch {
      throw IntakeError(.malformed, line: line, error.text)
    }
    guard let object = value.objectValue else { throw IntakeError(.malformed, line: line, "an object is due") }
    self.object = object
  }

  /// The text of a member; empty where there is none.
  subscript(name: String) -> String { object[name]?.stringValue ?? "" }

  func number(_ name: String) -> ExactDecimal? { object[name]?.stringValue.flatMap { ExactDecimal($0) } }

  func flag(_ name: String) -> Bool? { object[name]?.boolValue }

  func time(_ name: String) -> Instant? { object[name]?.intValue.map { Instant(seconds: Int64($0)) } }

  /// A moment; noon in New York where the file told a day alone, which libofx puts just before noon of the middle of
  /// the time zones (one minute before 11 or 12 o'clock UTC).
  func moment(_ name: String) -> (date: CivilDate, at: Instant, isDay: Bool)? {
    guard let time = time(name) else { return nil }
    let date = MarketZone.newYork.date(of: time)
    guard [39_540, 43_140].contains(MarketZone.utc.secondsOfDay(of: time)) else { return (date, time, false) }
    return (date, MarketZone.newYork.instant(of: date, secondsOfDay: 43_200), true)
  }
}

/// A security as the file lists it.
struct OFXSecurity {
  var symbol: String
  var name: String
  var kind: InstrumentKind?
  var currency: Currency?
  var multiplier: ExactDecimal?
}
