import Money

/// How a broker writes numbers.
public struct DecimalForm: Sendable, Equatable {
  /// Between the whole part and the decimals.
  public var point: Character = "."
  /// Marks between thousands, which are dropped; each must stand before three digits.
  public var thousands: [Character] = [","]
  /// Currency signs and codes that are dropped at either end, such as `$`.
  public var signs: [String] = ["$"]
  /// Texts that stand for no value, besides nothing.
  public var none: [String] = ["--", "n/a", "N/A"]
  /// `(12.00)` is −12.00.
  public var parentheses = true

  public init() {}

  /// The number; nil for no value.
  /// - Throws: `badValue` for anything that is not one exact number.
  func number(_ field: String) throws(IntakeError) -> ExactDecimal? {
    var text = Substring(field)
    if text.isEmpty || none.contains(field) { return nil }
    var negative = false
    if parentheses, text.hasPrefix("("), text.hasSuffix(")") {
      negative = true
      text = text.dropFirst().dropLast()
    }
    // Sign and currency come in either order: -$5, $-5, and a minus behind.
    var minuses = 0
    var isStripped = true
    while isStripped {
      isStripped = false
      for sign in signs where !sign.isEmpty {
        if text.hasPrefix(sign) { (text, isStripped) = (text.dropFirst(sign.count), true) }
        if text.hasSuffix(sign) { (text, isStripped) = (text.dropLast(sign.count), true) }
      }
      if let first = text.first, "-−+".contains(first) {
        minuses += first == "+" ? 0 : 1
        (text, isStripped) = (text.dropFirst(), true)
      }
      if text.first == " " { (text, isStripped) = (text.dropFirst(), true) }
      if text.last == " " { (text, isStripped) = (text.dropLast(), true) }
    }
    if text.last == "-" { (text, minuses) = (text.dropLast(), minuses + 1) }
    guard minuses <= 1, !(negative && minuses == 1), let plain = plain(text), let value = exact(plain) else {
      throw IntakeError(.badValue, "no number: \(Self.shown(field))")
    }
    return negative || minuses == 1 ? -value : value
  }

  /// Digits and a point; nil where a mark does not separate thousands.
  private func plain(_ text: Substring) -> String? {
    var whole = ""
    var decimals: String?
    var group: Int?
    for character in text {
      if character.isASCII, character.isNumber {
        if decimals != nil { decimals!.append(character) } else { whole.append(character) }
        if decimals == nil { group = group.map { $0 + 1 } }
      } else if character == point, decimals == nil {
        if let group, group != 3 { return nil }
        group = nil
        decimals = ""
      } else if thousands.contains(character), decimals == nil, !whole.isEmpty {
        if let group, group != 3 { return nil }
        group = 0
      } else {
        return nil
      }
    }
    if let group, group != 3 { return nil }
    guard !whole.isEmpty || !(decimals ?? "").isEmpty else { return nil }
    let head = whole.isEmpty ? "0" : whole
    guard let decimals, !decimals.isEmpty else { return head }
    return "\(head).\(decimals)"
  }

  /// The number when it is held exactly: 28 decimals and 96 bits at most.
  private func exact(_ plain: String) -> ExactDecimal? {
    guard plain.utf8.count <= 60, let value = ExactDecimal(plain) else { return nil }
    let decimals = plain.firstIndex(of: ".").map { plain.distance(from: $0, to: plain.endIndex) - 1 } ?? 0
    return Int(value.scale) == decimals ? value : nil
  }

  /// A field as it may be shown: cut, without control characters.
  static func shown(_ field: String) -> String {
    let scalars = field.unicodeScalars.prefix(60)
    let text = String(scalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    return text.isEmpty ? "nothing" : text
  }
}
