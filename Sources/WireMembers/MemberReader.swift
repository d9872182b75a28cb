import JSON
import Money

/// The pass that fills a wire object from a JSON object. The first malformed member is remembered and the rest of
/// the walk changes nothing.
struct MemberReader: MemberPass {
  private let members: [(name: String, value: JSONValue)]
  /// Where the next member is expected: answers keep wire order, so most look-ups need one comparison.
  private var cursor = 0
  private(set) var failure: WireError?

  init(_ object: JSONObject) {
    members = object.members
  }

  /// What a JSON value says about a member.
  private enum Reading<Value> {
    case value(Value)
    case absent
    case malformed

    init(orMalformed value: Value?) {
      self = value.map(Reading.value) ?? .malformed
    }
  }

  mutating func text<Word: WireWord>(_ member: MemberName, _ value: inout Word?, absent: Absence) {
    read(member, into: &value) { json in
      guard let code = Self.text(of: json) else { return .malformed }
      if code.isEmpty, absent == .blank || Word.emptyIsAbsent { return .absent }
      return Reading(orMalformed: Word(code: code))
    }
  }

  mutating func flag(_ member: MemberName, _ value: inout Bool?) {
    read(member, into: &value) { json in
      switch Self.text(of: json)?.lowercased() {
      case "true", "1": .value(true)
      case "false", "0": .value(false)
      case "": .absent
      default: .malformed
      }
    }
  }

  mutating func count(_ member: MemberName, _ value: inout Int?) {
    read(member, into: &value) { json in
      switch Self.decimal(of: json) {
      case .absent: return .absent
      case .malformed: return .malformed
      case .value(let decimal):
        let whole = decimal.trimmed()
        return Reading(orMalformed: whole.scale == 0 ? Int(exactly: whole.coefficient) : nil)
      }
    }
  }

  mutating func number(_ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int) {
    read(member, into: &value, Self.decimal)
  }

  mutating func decimal(_ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int, absent: Absence) {
    read(member, into: &value, Self.decimal)
  }

  mutating func object<Object: WireObject>(_ member: MemberName, _ value: inout Object?, absent: Absence) {
    guard failure == nil, let json = find(member) else { return }
    do throws(WireError) {
      value = try Object(json: json)
    } catch {
      failure = error.within(member.name)
    }
  }

  mutating func list<Object: WireObject>(_ member: MemberName, _ value: inout [Object]?) {
    guard failure == nil, let json = find(member) else { return }
    do throws(WireError) {
      value = try Object.list(json: json)
    } catch {
      failure = error.within(member.name)
    }
  }

  mutating func texts(_ member: MemberName, _ value: inout [String]?) {
    read(member, into: &value) { json in
      guard case .array(let elements) = json else {
        return Reading(orMalformed: Self.text(of: json).map { [$0] })
      }
      let texts = elements.compactMap(Self.text)
      return texts.count == elements.count ? .value(texts) : .malformed
    }
  }

  mutating func raw(_ member: MemberName, _ value: inout JSONValue?, absent: Absence) {
    guard failure == nil else { return }
    value = find(member)
  }

  private mutating func read<Value>(
    _ member: MemberName, into value: inout Value?, _ convert: (JSONValue) -> Reading<Value>
  ) {
    guard failure == nil, let json = find(member) else { return }
    switch convert(json) {
    case .value(let found): value = found
    case .absent: value = nil
    case .malformed: failure = WireError(.malformedMember, "The value cannot be read.", path: member.name)
    }
  }

  /// The member's value; nil when missing or `null`, under its name and its older one.
  private mutating func find(_ member: MemberName) -> JSONValue? {
    if let found = find(named: member.name) { return found }
    return member.formerly.flatMap { find(named: $0) }
  }

  private mutating func find(named name: String) -> JSONValue? {
    let isNext = cursor < members.count && members[cursor].name == name
    guard let index = isNext ? cursor : members.lastIndex(where: { $0.name == name }) else { return nil }
    cursor = index + 1
    // Spelt out, because a bare nil would become the JSON value `null`.
    if case .null = members[index].value { return Optional.none }
    return members[index].value
  }

  private static func text(of json: JSONValue) -> String? {
    switch json {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }

  /// A number, also when it stands in a string; the empty string is absent.
  private static func decimal(of json: JSONValue) -> Reading<ExactDecimal> {
    if case .string("") = json { return .absent }
    return Reading(orMalformed: json.decimalValue)
  }
}
