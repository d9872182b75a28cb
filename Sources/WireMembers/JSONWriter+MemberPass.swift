public import JSON
public import Money

/// The pass that writes a wire object's members into an object that has been begun.
extension JSONWriter: MemberPass {
  @inlinable public mutating func text<Word: WireWord>(_ member: MemberName, _ value: inout Word?, absent: Absence) {
    guard let value else { return write(absent, member) }
    name(member.name)
    string(value.code)
  }

  @inlinable public mutating func flag(_ member: MemberName, _ value: inout Bool?) {
    guard let value else { return }
    name(member.name)
    bool(value)
  }

  @inlinable public mutating func count(_ member: MemberName, _ value: inout Int?) {
    guard let value else { return }
    name(member.name)
    integer(value)
  }

  @inlinable public mutating func number(_ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int) {
    guard let value else { return }
    name(member.name)
    number(value, .padded(to: scale))
  }

  @inlinable public mutating func decimal(
    _ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int, absent: Absence
  ) {
    guard let value else { return write(absent, member) }
    self.member(member.name, decimalString: value, .trimmed(atLeast: scale))
  }

  @inlinable public mutating func object<Object: WireObject>(
    _ member: MemberName, _ value: inout Object?, absent: Absence
  ) {
    guard let value else { return write(absent, member) }
    name(member.name)
    value.write(to: &self)
  }

  @inlinable public mutating func list<Object: WireObject>(_ member: MemberName, _ value: inout [Object]?) {
    guard let value else { return }
    name(member.name)
    Object.write(value, to: &self)
  }

  @inlinable public mutating func texts(_ member: MemberName, _ value: inout [String]?) {
    guard let value else { return }
    name(member.name)
    beginArray()
    for text in value { string(text) }
    endArray()
  }

  @inlinable public mutating func raw(_ member: MemberName, _ value: inout JSONValue?, absent: Absence) {
    guard let value else { return write(absent, member) }
    name(member.name)
    value.write(to: &self)
  }

  @usableFromInline mutating func write(_ absence: Absence, _ member: MemberName) {
    switch absence {
    case .omitted: return
    case .blank:
      name(member.name)
      string("")
    case .null:
      name(member.name)
      null()
    }
  }
}
