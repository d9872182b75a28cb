public import CivilTime

/// How a broker writes days and times.
public struct DateForm: Sendable, Equatable {
  /// Patterns, tried in order. `YYYY`, `YY`, `MM`, `DD`, `HH`, `mm`, `SS` are digits (one or two for `M`, `D`, `H`),
  /// `MMM` a month's English name, `f` decimals of the second if there are any, `A` is AM or PM, `Z` an offset such as
  /// `+00:00`; other characters stand for themselves.
  public var patterns: [String] = ["YYYY-MM-DD"]
  /// Only what stands behind this text counts (`01/05/2026 as of 01/02/2026`).
  public var after: String?
  /// Whose clock and calendar the file shows.
  public var zone = MarketZone.newYork
  /// When a row without a time takes effect, in seconds of the zone's day. Noon: within the session of every trading
  /// day, so that a trade counts for its own day.
  public var secondsOfDay = 43_200

  public init() {}

  /// A day, and the moment when the text tells one.
  struct Value: Equatable {
    var date: CivilDate
    var instant: Instant?
  }

  /// Reads a field; nil for no value.
  func value(_ field: String) throws(IntakeError) -> Value? {
    var text = Substring(field)
    if let after, let range = text.firstRange(of: after) { text = text[range.upperBound...] }
    let trimmed = text.trimmed
    if trimmed.isEmpty { return nil }
    var exists = true
    for pattern in patterns {
      var scanner = DateScanner(trimmed)
      guard scanner.scan(pattern) else { continue }
      guard let value = scanner.value(in: zone) else {
        exists = false
        continue
      }
      return value
    }
    let shown = DecimalForm.shown(field)
    throw IntakeError(
      .badValue,
      exists ? "no day in the form \(patterns.joined(separator: " or ")): \(shown)" : "there is no such day: \(shown)")
  }

  /// When a row of that day takes effect.
  func instant(_ value: Value) -> Instant { value.instant ?? zone.instant(of: value.date, secondsOfDay: secondsOfDay) }
}

/// Reads one text by one pattern.
private struct DateScanner {
  private let text: [Character]
  private var index = 0
  private var parts: [Character: Int] = [:]
  private var microseconds = 0
  private var offset: Int?
  private var isAfternoon: Bool?

  init(_ text: String) { self.text = Array(text) }

  mutating func scan(_ pattern: String) -> Bool {
    let pattern = Array(pattern)
    var place = 0
    while place < pattern.count {
      let letter = pattern[place]
      var width = 1
      while place + width < pattern.count, pattern[place + width] == letter { width += 1 }
      guard "YMDHmSfAZ".contains(letter) else {
        for _ in 0..<width {
          guard index < text.count, text[index] == letter else { return false }
          index += 1
        }
        place += width
        continue
      }
      guard read(letter, width) else { return false }
      place += width
    }
    return index == text.count
  }

  private mutating func read(_ letter: Character, _ width: Int) -> Bool {
    switch letter {
    case "f": return readFraction()
    case "A": return readHalfOfDay()
    case "Z": return readOffset()
    case "M" where width == 3: return readMonth()
    default:
      guard let number = digits(width == 1 ? 1...2 : width...width) else { return false }
      parts[letter] = letter == "Y" && width == 2 ? 2000 + number : number
      return true
    }
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    var value = 0
    var read = 0
    while read < count.upperBound, index < text.count, let digit = text[index].wholeNumberValue, text[index].isASCII {
      value = value * 10 + digit
      read += 1
      index += 1
    }
    return count.contains(read) ? value : nil
  }

  private mutating func readFraction() -> Bool {
    guard index < text.count, text[index] == "." else { return true }
    index += 1
    var count = 0
    while index < text.count, text[index].isASCII, let digit = text[index].wholeNumberValue {
      if count < 6 { microseconds = microseconds * 10 + digit }
      count += 1
      index += 1
    }
    for _ in min(count, 6)..<6 { microseconds *= 10 }
    return 1...9 ~= count
  }

  private mutating func readHalfOfDay() -> Bool {
    guard index + 2 <= text.count else { return false }
    let word = String(text[index..<index + 2]).uppercased()
    index += 2
    isAfternoon = word == "PM"
    return word == "PM" || word == "AM"
  }

  private mutating func readMonth() -> Bool {
    guard index + 3 <= text.count else { return false }
    let names = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    guard let month = names.firstIndex(of: String(text[index..<index + 3]).uppercased()) else { return false }
    parts["M"] = month + 1
    index += 3
    return true
  }

  private mutating func readOffset() -> Bool {
    guard index < text.count else { return false }
    if text[index] == "Z" {
      index += 1
      offset = 0
      return true
    }
    let east = text[index] == "+"
    guard east || text[index] == "-" else { return false }
    index += 1
    guard let hours = digits(2...2) else { return false }
    if index < text.count, text[index] == ":" { index += 1 }
    guard let minutes = digits(2...2), hours < 24, minutes < 60 else { return false }
    offset = (east ? 1 : -1) * (hours * 3600 + minutes * 60)
    return true
  }

  /// Nil when the day or the time does not exist.
  func value(in zone: MarketZone) -> DateForm.Value? {
    guard let year = parts["Y"], let month = parts["M"], let day = parts["D"],
      let date = CivilDate(year: year, month: month, day: day), 1900...2100 ~= year
    else { return nil }
    guard var hour = parts["H"] else { return DateForm.Value(date: date, instant: nil) }
    if let isAfternoon {
      guard 1...12 ~= hour else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    let minute = parts["m"] ?? 0
    let second = parts["S"] ?? 0
    guard hour < 24, minute < 60, second < 60 else { return nil }
    let seconds = hour * 3600 + minute * 60 + second
    let instant =
      offset.map { Instant(seconds: Int64(date.dayNumber) * 86_400 + Int64(seconds - $0)) }
      ?? zone.instant(of: date, secondsOfDay: seconds)
    // The day is the zone's, wherever the offset was written.
    return DateForm.Value(
      date: offset == nil ? date : zone.date(of: instant), instant: instant.advanced(byMicroseconds: microseconds))
  }
}
