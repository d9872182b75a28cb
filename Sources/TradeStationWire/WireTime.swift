public import CivilTime
public import WireMembers

/// A time as v2 writes it: `M/d/yyyy h:mm:ss tt` in UTC. Year 1 means that there is none.
public enum WireTime: WireWord, Hashable {
  /// A moment, to the second.
  case moment(Instant)
  /// `1/1/0001 12:00:00 AM`: no time.
  case never
  /// The empty string: no time.
  case blank

  /// The moment, nil when there is none.
  public var instant: Instant? {
    if case .moment(let instant) = self { instant } else { nil }
  }

  /// The moment, or the year-1 mark when there is none.
  public init(orNever instant: Instant?) {
    self = instant.map { .moment($0) } ?? .never
  }

  /// The moment, or the empty string when there is none.
  public init(orBlank instant: Instant?) {
    self = instant.map { .moment($0) } ?? .blank
  }

  public static var emptyIsAbsent: Bool { false }

  /// Reads the form with or without leading zeros; newer answers' RFC 3339 is understood too.
  public init?(code: String) {
    if code.isEmpty {
      self = .blank
    } else if let instant = Self.slashed(code) ?? Instant(rfc3339: code) {
      self = MarketZone.utc.date(of: instant).year == 1 ? .never : .moment(instant)
    } else {
      return nil
    }
  }

  public var code: String {
    switch self {
    case .blank: return ""
    case .never: return "1/1/0001 12:00:00 AM"
    case .moment(let instant):
      let date = MarketZone.utc.date(of: instant)
      let second = MarketZone.utc.secondsOfDay(of: instant)
      let hour = second / 3600
      let clock = "\(hour % 12 == 0 ? 12 : hour % 12):\(Self.two(second / 60 % 60)):\(Self.two(second % 60))"
      return "\(date.month)/\(date.day)/\(Self.four(date.year)) \(clock) \(hour < 12 ? "AM" : "PM")"
    }
  }

  private static func two(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func four(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
  }

  private static func slashed(_ text: String) -> Instant? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    guard let day = numbers(parts[0], separator: "/", digits: [1...2, 1...2, 4...4]),
      let clock = numbers(parts[1], separator: ":", digits: [1...2, 2...2, 2...2]),
      let date = CivilDate(year: day[2], month: day[0], day: day[1]),
      (1...12).contains(clock[0]), clock[1] < 60, clock[2] < 60
    else { return nil }
    let afternoon: Int
    switch parts[2] {
    case "AM", "am": afternoon = 0
    case "PM", "pm": afternoon = 12
    default: return nil
    }
    let second = (clock[0] % 12 + afternoon) * 3600 + clock[1] * 60 + clock[2]
    return MarketZone.utc.instant(of: date, secondsOfDay: second)
  }

  /// Three plain numbers, each of an allowed length.
  private static func numbers(_ text: Substring, separator: Character, digits: [ClosedRange<Int>]) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == digits.count else { return nil }
    var numbers: [Int] = []
    for (part, length) in zip(parts, digits) {
      guard length.contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
