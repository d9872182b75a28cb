public import CivilTime
import JSON
import Money

/// Rows of prices from wherever, written as the one table that the profile `prices` reads.
public struct PriceTable: Sendable {
  public private(set) var text = "date,symbol,close\n"
  public private(set) var count = 0

  public init() {}

  /// Rows of one answer.
  private static let rowLimit = 1_000_000
  private static let limits = JSONLimits(
    bytes: 64 << 20, depth: 32, members: 100_000, elements: rowLimit, string: 1 << 16)

  /// Adds an answer about one symbol. Days outside of the span are dropped; null prices mean that none was made.
  public mutating func add(
    _ bytes: [UInt8], _ form: PriceSourceSettings.HTTPTable, symbol: String, from: CivilDate?, to: CivilDate?
  ) throws(IntakeError) {
    let rows = form.format == .csv ? try Self.csv(bytes, form) : try Self.json(bytes, form)
    var dates = DateForm()
    if form.dateForm != "unix" { dates.patterns = [form.dateForm] }
    for row in rows where !row.price.isEmpty {
      let date: CivilDate?
      if form.dateForm == "unix" {
        date = Int64(row.date).map { MarketZone.newYork.date(of: Instant(seconds: $0)) }
      } else {
        date = try dates.value(row.date)?.date
      }
      guard let date else { throw IntakeError(.badValue, column: form.date, "no day: \(DecimalForm.shown(row.date))") }
      if let from, date < from { continue }
      if let to, date > to { continue }
      text += "\(date),\(Self.quoted(symbol)),\(Self.quoted(row.price))\n"
      count += 1
    }
  }

  private static func quoted(_ field: String) -> String { "\"\(field.replacing("\"", with: "\"\""))\"" }

  private static func csv(
    _ bytes: [UInt8], _ form: PriceSourceSettings.HTTPTable
  ) throws(IntakeError) -> [(date: String, price: String)] {
    var profile = ImportProfile(name: "source")
    profile.title = "the source's answer"
    profile.delimiter = form.delimiter
    profile.columns = [.date: [form.date], .price: [form.price]]
    profile.required = [.date, .price]
    let limits = IntakeLimits()
    var table = try ImportTable(try SourceText.checked(bytes, limits), profile, limits)
    var rows: [(date: String, price: String)] = []
    while let row = try table.next() {
      guard row.isWhole else { throw IntakeError(.truncated, line: row.line, "the row is shorter than the header") }
      rows.append((row[.date], ["null", "N/A"].contains(row[.price]) ? "" : row[.price]))
    }
    return rows
  }

  private static func json(
    _ bytes: [UInt8], _ form: PriceSourceSettings.HTTPTable
  ) throws(IntakeError) -> [(date: String, price: String)] {
    let answer: JSONValue
    do throws(JSONError) {
      answer = try JSONValue(parsing: bytes, limits: limits)
    } catch {
      throw IntakeError(.malformed, error.text)
    }
    guard let elements = value(answer, form.rows)?.arrayValue else {
      throw IntakeError(.noHeader, column: "rows", "there is no list at \(form.rows.isEmpty ? "the top" : form.rows)")
    }
    var rows: [(date: String, price: String)] = []
    for element in elements {
      guard let date = value(element, form.date).flatMap(plain), let price = value(element, form.price) else {
        throw IntakeError(.missingValue, column: form.date, "a row has no \(form.date) or no \(form.price)")
      }
      rows.append((date, price.isNull ? "" : plain(price) ?? ""))
    }
    return rows
  }

  /// Follows names and numbers with points between them.
  private static func value(_ value: JSONValue, _ path: String) -> JSONValue? {
    var place: JSONValue? = value
    for step in path.split(separator: ".") {
      guard let here = place else { return nil }
      place = here.arrayValue == nil ? here[String(step)] : Int(step).flatMap { here[$0] }
    }
    return place
  }

  /// A text or a number as it is written; a number with an exponent is written out.
  private static func plain(_ value: JSONValue) -> String? {
    if let text = value.stringValue { return text }
    return value.decimalValue?.description
  }
}
