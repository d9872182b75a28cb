import CivilTime
import HTTP
import Market

/// Times, days and counts in queries.
enum Moments {
  /// A time with its offset, or a day, which stands for its last moment in New York. A day with `@start` is its first
  /// moment, when the day has rolled, with `@close` the official close of that trading day.
  static func instant(_ text: String) -> Instant? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let day = CivilDate(String(parts[0])) else { return nil }
      switch parts[1] {
      case "start": return MarketZone.newYork.instant(of: day, secondsOfDay: 0)
      case "close": return TradingCalendar.newYork.close(on: day)
      default: return nil
      }
    }
    if let day = CivilDate(text) {
      return MarketZone.newYork.instant(of: day.advanced(byDays: 1), secondsOfDay: 0).advanced(byMicroseconds: -1)
    }
    // A plus sign that was not escaped arrives as a blank.
    return Instant(rfc3339: text) ?? Instant(rfc3339: text.replacingBlanks)
  }
}

extension String {
  fileprivate var replacingBlanks: String { String(map { $0 == " " ? "+" : $0 }) }
}

/// The query of a request, read by the names that its route knows; others are refused, so that a slip of the pen does
/// not answer another question.
struct BookQuery {
  private let items: QueryItems?

  init(_ request: HTTPRequest, known: [String]) throws(BookAPIError) {
    let raw = request.query
    guard !raw.isEmpty else {
      items = nil
      return
    }
    let items: QueryItems
    do {
      items = try QueryItems(raw)
    } catch {
      throw BookAPIError(error)
    }
    for (index, item) in items.items.enumerated() {
      guard known.contains(item.name) else {
        throw BookAPIError(
          400, "unknown_parameter", field: String(item.name.prefix(64)), "The path knows no such parameter.")
      }
      guard !items.items[..<index].contains(where: { $0.name == item.name }) else {
        throw BookAPIError(400, "duplicate_parameter", field: item.name, "The parameter is given twice.")
      }
    }
    self.items = items
  }

  func text(_ name: String) -> String? { items?[name] }

  func instant(_ name: String) throws(BookAPIError) -> Instant? {
    guard let text = text(name) else { return nil }
    guard let instant = Moments.instant(text) else {
      throw BookAPIError(
        400, "bad_value", field: name,
        "A time with its offset is due, such as 2026-01-05T09:30:00-05:00, a day, such as 2026-01-05, or a trading day "
          + "with @start or @close.")
    }
    return instant
  }

  func date(_ name: String) throws(BookAPIError) -> CivilDate? {
    guard let text = text(name) else { return nil }
    guard let date = CivilDate(text) else {
      throw BookAPIError(400, "bad_value", field: name, "A day is due, such as 2026-01-05.")
    }
    return date
  }

  /// A whole number within a range.
  func integer(_ name: String, in range: ClosedRange<Int64>) throws(BookAPIError) -> Int64? {
    guard let text = text(name) else { return nil }
    guard let number = Int64(text), range.contains(number) else {
      throw BookAPIError(
        400, "bad_value", field: name,
        "A whole number from \(range.lowerBound) to \(range.upperBound) is due.")
    }
    return number
  }

  /// Words of a closed set, separated by commas; each may stand once.
  func words<Word: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: Word.Type = Word.self
  ) throws(BookAPIError) -> [Word] {
    guard let text = text(name) else { return [] }
    var words: [Word] = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let word = Word(rawValue: String(piece)), !words.contains(where: { $0.rawValue == word.rawValue }) else {
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw BookAPIError(400, "bad_value", field: name, "Each of \(known) may stand once, separated by commas.")
      }
      words.append(word)
    }
    return words
  }

  func flag(_ name: String) throws(BookAPIError) -> Bool {
    switch text(name) {
    case nil, "0", "false": return false
    case "1", "true", "": return true
    default: throw BookAPIError(400, "bad_value", field: name, "1 or 0 is due.")
    }
  }
}
