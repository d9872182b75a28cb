import JSON
import Money
import TradeStationWire
import WireMembers

/// The pass that writes balances: an amount, count or flag that is unknown is `null`, so that no member is missed.
struct NullingWriter: MemberPass {
  var writer: JSONWriter
  /// Members that are not on the wire at all.
  let hidden: Set<String>

  init(writer: JSONWriter, hidden: Set<String>) {
    self.writer = writer
    self.hidden = hidden
  }

  mutating func write(_ balance: AccountBalance) {
    switch balance {
    case .equity(let account): write(account)
    case .futures(let account): write(account)
    case .forex(let account): write(account)
    case .other(let account): write(account)
    }
  }

  mutating func write(_ balances: [AccountBalance]) {
    writer.beginArray()
    for balance in balances { write(balance) }
    writer.endArray()
  }

  private mutating func write<Object: WireObject>(_ object: Object) {
    writer.beginObject()
    var copy = object
    copy.members(&self)
    writer.endObject()
  }

  private mutating func isUnknown(_ member: MemberName, _ isAbsent: Bool) -> Bool {
    if hidden.contains(member.name) { return true }
    guard isAbsent else { return false }
    writer.name(member.name)
    writer.null()
    return true
  }

  mutating func number(_ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int) {
    if !isUnknown(member, value == nil) { writer.number(member, &value, atLeast: scale) }
  }

  mutating func flag(_ member: MemberName, _ value: inout Bool?) {
    if !isUnknown(member, value == nil) { writer.flag(member, &value) }
  }

  mutating func count(_ member: MemberName, _ value: inout Int?) {
    if !isUnknown(member, value == nil) { writer.count(member, &value) }
  }

  mutating func text<Word: WireWord>(_ member: MemberName, _ value: inout Word?, absent: Absence) {
    if !hidden.contains(member.name) { writer.text(member, &value, absent: absent) }
  }

  mutating func decimal(
    _ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int, absent: Absence
  ) {
    if !hidden.contains(member.name) { writer.decimal(member, &value, atLeast: scale, absent: absent) }
  }

  mutating func object<Object: WireObject>(_ member: MemberName, _ value: inout Object?, absent: Absence) {
    guard !hidden.contains(member.name), let value else { return }
    writer.name(member.name)
    write(value)
  }

  mutating func list<Object: WireObject>(_ member: MemberName, _ value: inout [Object]?) {
    guard !hidden.contains(member.name), let value else { return }
    writer.name(member.name)
    writer.beginArray()
    for element in value { write(element) }
    writer.endArray()
  }

  mutating func texts(_ member: MemberName, _ value: inout [String]?) { writer.texts(member, &value) }

  mutating func raw(_ member: MemberName, _ value: inout JSONValue?, absent: Absence) {
    writer.raw(member, &value, absent: absent)
  }
}
