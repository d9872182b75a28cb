public import JSON
public import Money

/// One walk over the members of a wire object: reading, writing, or listing them.
///
/// A wire type names its members once, in wire order, and hands each to the pass. So the order, the names and the
/// number forms of reading and writing cannot part.
public protocol MemberPass {
  /// A JSON string: plain text or a coded word.
  mutating func text<Word: WireWord>(_ member: MemberName, _ value: inout Word?, absent: Absence)
  /// A JSON boolean.
  mutating func flag(_ member: MemberName, _ value: inout Bool?)
  /// A JSON integer.
  mutating func count(_ member: MemberName, _ value: inout Int?)
  /// A JSON number that keeps its scale, padded to at least `scale` digits after the point, never cut.
  mutating func number(_ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int)
  /// A decimal in a JSON string, its trailing zeros dropped or added so that `scale` digits remain at least.
  mutating func decimal(_ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int, absent: Absence)
  /// A nested object.
  mutating func object<Object: WireObject>(_ member: MemberName, _ value: inout Object?, absent: Absence)
  /// An array of objects.
  mutating func list<Object: WireObject>(_ member: MemberName, _ value: inout [Object]?)
  /// An array of strings.
  mutating func texts(_ member: MemberName, _ value: inout [String]?)
  /// Any JSON value, carried as it is.
  mutating func raw(_ member: MemberName, _ value: inout JSONValue?, absent: Absence)
}

extension MemberPass {
  /// A string or coded word that is left out when absent.
  @inlinable public mutating func text<Word: WireWord>(_ member: MemberName, _ value: inout Word?) {
    text(member, &value, absent: .omitted)
  }

  /// A string that always stands on the wire; absent reads as empty.
  @inlinable public mutating func text(_ member: MemberName, _ value: inout String) {
    var optional: String? = value
    text(member, &optional, absent: .omitted)
    value = optional ?? ""
  }

  /// A decimal string that is left out when absent.
  @inlinable public mutating func decimal(_ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int) {
    decimal(member, &value, atLeast: scale, absent: .omitted)
  }

  /// An object that is left out when absent.
  @inlinable public mutating func object<Object: WireObject>(_ member: MemberName, _ value: inout Object?) {
    object(member, &value, absent: .omitted)
  }

  /// An array that always stands on the wire; `null` and absent read as empty.
  @inlinable public mutating func list<Object: WireObject>(_ member: MemberName, _ value: inout [Object]) {
    var optional: [Object]? = value
    list(member, &optional)
    value = optional ?? []
  }

  /// Any JSON value that is left out when absent.
  @inlinable public mutating func raw(_ member: MemberName, _ value: inout JSONValue?) {
    raw(member, &value, absent: .omitted)
  }
}
