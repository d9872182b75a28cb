import CivilTime
public import JSON
import Market
import Money

extension ImportProfile {
  /// What a profile may cost: 1 MiB.
  private static let limits = JSONLimits(bytes: 1 << 20, depth: 8, members: 2_000, elements: 5_000, string: 4_096)

  /// Reads a profile's text.
  public init(parsing bytes: [UInt8]) throws(IntakeError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes, limits: Self.limits)
    } catch {
      throw IntakeError(.badProfile, error.text)
    }
    try self.init(value)
  }

  /// Reads a profile.
  /// - Throws: `badProfile` with the member at fault.
  public init(_ value: JSONValue) throws(IntakeError) {
    var object = try ProfileObject(value, "")
    guard let name = try object.text("name"), Self.isName(name) else {
      throw object.wrong("name", "1 to 32 of a-z, 0-9, - and _ are due")
    }
    self.init(name: name)
    title = try object.text("title") ?? name
    content = try object.word("content", Content.self) ?? .activity
    delimiter = try object.character("delimiter") ?? delimiter
    ends = try object.texts("ends") ?? ends
    order = try object.word("order", Order.self) ?? order
    try readColumns(&object)
    try readForms(&object)
    try readActions(&object)
    tolerance = try object.decimal("tolerance")
    if let tolerance, tolerance.isNegative { throw object.wrong("tolerance", "it is not negative") }
    try object.finish()
    try checkCompleteness(object)
  }

  private static func isName(_ name: String) -> Bool {
    1...32 ~= name.utf8.count
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  private mutating func readColumns(_ object: inout ProfileObject) throws(IntakeError) {
    for (name, values) in try object.lists("columns") {
      guard let role = ColumnRole(rawValue: name) else {
        throw object.wrong("columns.\(name)", "no such column is known")
      }
      columns[role] = values
    }
    for name in try object.texts("required") ?? [] {
      guard let role = ColumnRole(rawValue: name), columns[role] != nil else {
        throw object.wrong("required", "\(DecimalForm.shown(name)) is none of the columns")
      }
      required.append(role)
    }
    for var charge in try object.objects("charges") {
      charges.append(
        Charge(
          column: try charge.texts("column") ?? [], currency: try charge.texts("currency") ?? [],
          isTax: try charge.flag("tax") ?? false))
      try charge.finish()
    }
  }

  private mutating func readForms(_ object: inout ProfileObject) throws(IntakeError) {
    if var form = try object.object("dates") {
      try dates.read(&form)
      try form.finish()
    }
    if var form = try object.object("numbers") {
      numbers.point = try form.character("point") ?? numbers.point
      if let marks = try form.text("thousands") { numbers.thousands = Array(marks) }
      numbers.signs = try form.texts("signs") ?? numbers.signs
      numbers.none = try form.texts("none") ?? numbers.none
      numbers.parentheses = try form.flag("parentheses") ?? numbers.parentheses
      try form.finish()
    }
    currency = try object.currency("currency")
    for var subunit in try object.objects("subunits") {
      guard let code = try subunit.text("code"), let currency = try subunit.currency("currency"),
        let perUnit = try subunit.decimal("per_unit"), perUnit.isPositive
      else { throw object.wrong("subunits", "code, currency and per_unit are due") }
      subunits.append(Subunit(code: code, currency: currency, perUnit: perUnit))
      try subunit.finish()
    }
    quantitySigns = try object.word("quantity_signs", Signs.self) ?? quantitySigns
    amountSigns = try object.word("amount_signs", Signs.self) ?? amountSigns
    if var form = try object.object("symbols") {
      try symbols.read(&form)
      try form.finish()
    }
    for (word, name) in try object.pairs("kinds") {
      guard let kind = InstrumentKind(rawValue: name) else {
        throw object.wrong(
          "kinds.\(word)", "one of \(InstrumentKind.allCases.map(\.rawValue).joined(separator: ", ")) is due")
      }
      kinds.append(KindWord(word: word, kind: kind))
    }
  }

  private mutating func readActions(_ object: inout ProfileObject) throws(IntakeError) {
    for var action in try object.objects("actions") {
      guard let words = try action.texts("words"), !words.isEmpty, !words.contains(where: \.isEmpty) else {
        throw object.wrong("actions", "words are due")
      }
      guard let meaning = try action.word("event", ActionRule.Meaning.self) else {
        throw object.wrong("actions", "event is due for \(words[0])")
      }
      actions.append(
        ActionRule(
          words, try action.word("match", ActionRule.Match.self) ?? .exact, meaning, reason: try action.text("reason")))
      try action.finish()
    }
  }

  /// What a content cannot do without.
  private func checkCompleteness(_ object: ProfileObject) throws(IntakeError) {
    let due: [ColumnRole] =
      switch content {
      case .activity: [.date, .action]
      case .positions: [.symbol, .quantity]
      case .prices: [.date, .symbol, .price]
      case .rates: [.date, .pair, .rate]
      case .splits: [.date, .symbol, .ratio]
      }
    for role in due where columns[role] == nil { throw object.wrong("columns", "\(role.rawValue) is due") }
    if content == .activity, actions.isEmpty { throw object.wrong("actions", "an activity file needs actions") }
  }
}

extension DateForm {
  fileprivate mutating func read(_ form: inout ProfileObject) throws(IntakeError) {
    patterns = try form.texts("patterns") ?? patterns
    after = try form.text("after")
    if let name = try form.text("zone") {
      guard let known = MarketZone(rawValue: name) else { throw form.wrong("zone", "no such zone is known") }
      zone = known
    }
    guard let time = try form.text("time") else { return }
    let parts = time.split(separator: ":").map { Int($0) ?? -1 }
    guard parts.count == 2, 0...23 ~= parts[0], 0...59 ~= parts[1] else {
      throw form.wrong("time", "a time such as 12:00 is due")
    }
    secondsOfDay = parts[0] * 3600 + parts[1] * 60
  }
}

extension SymbolForm {
  fileprivate mutating func read(_ form: inout ProfileObject) throws(IntakeError) {
    map = try form.pairs("map").map { Replacement(from: $0.name, to: $0.value) }
    replace = try form.pairs("replace").map { Replacement(from: $0.name, to: $0.value) }
    none = try form.texts("none") ?? none
    cash = try form.texts("cash") ?? cash
    suffixes = try form.pairs("suffixes").map { Replacement(from: $0.name, to: $0.value) }
    options = try form.word("options", Options.self) ?? options
  }
}
