public import JSON
public import Money

/// The pass that lists a wire object's own members: for documents and for tests that hold the tables against the
/// sheets. Members of nested objects are not followed.
public struct MemberList: MemberPass {
  /// One member as it stands on the wire.
  public struct Entry: Hashable, Sendable {
    /// Name that is written.
    public let name: String
    /// Fewest digits after the point, for amounts; nil for anything else.
    public let minimumScale: Int?
  }

  /// Members in wire order.
  public private(set) var entries: [Entry] = []

  /// The members of a wire type.
  public init<Object: WireObject>(of type: Object.Type) {
    var empty = Object()
    empty.members(&self)
  }

  /// Fewest digits after the point per amount.
  public var minimumScales: [String: Int] {
    var scales: [String: Int] = [:]
    for entry in entries { scales[entry.name] = entry.minimumScale }
    return scales
  }

  public mutating func text<Word: WireWord>(_ member: MemberName, _ value: inout Word?, absent: Absence) {
    add(member)
  }

  public mutating func flag(_ member: MemberName, _ value: inout Bool?) {
    add(member)
  }

  public mutating func count(_ member: MemberName, _ value: inout Int?) {
    add(member)
  }

  public mutating func number(_ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int) {
    add(member, scale)
  }

  public mutating func decimal(
    _ member: MemberName, _ value: inout ExactDecimal?, atLeast scale: Int, absent: Absence
  ) {
    add(member, scale)
  }

  public mutating func object<Object: WireObject>(
    _ member: MemberName, _ value: inout Object?, absent: Absence
  ) {
    add(member)
  }

  public mutating func list<Object: WireObject>(_ member: MemberName, _ value: inout [Object]?) {
    add(member)
  }

  public mutating func texts(_ member: MemberName, _ value: inout [String]?) {
    add(member)
  }

  public mutating func raw(_ member: MemberName, _ value: inout JSONValue?, absent: Absence) {
    add(member)
  }

  private mutating func add(_ member: MemberName, _ scale: Int? = nil) {
    entries.append(Entry(name: member.name, minimumScale: scale))
  }
}
