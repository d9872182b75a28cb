import JSON

/// What an object in an event consists of, in canonical order: both the reader and the writer of its type.
struct Schema<Value: Sendable>: Sendable {
  /// The object in words, for errors.
  let noun: String
  /// The value before anything was read: required members are overwritten, the others hold their defaults.
  let blank: Value
  let members: [Member<Value>]
  /// A bit for each member that must be there.
  private let required: UInt64
  private let finish: Finish?

  /// Completes or refuses a value whose members were all read.
  typealias Finish = @Sendable (inout Value, SeenMembers, inout EventReader) throws(EventError) -> Void

  init(_ noun: String, blank: Value, _ members: [Member<Value>], finish: Finish? = nil) {
    precondition(members.count <= SeenMembers.limit, "a schema of too many members")
    self.noun = noun
    self.blank = blank
    self.members = members
    self.finish = finish
    required = members.indices.reduce(0) { $0 | (members[$1].isRequired ? 1 << UInt64($1) : 0) }
  }

  /// The same object where all of it may be left out, because something else tells what is.
  var over: Schema { Schema(noun, blank: blank, members.map(\.over), finish: finish) }

  // MARK: Reading

  /// Reads the object that comes next, over what was known before, if anything was.
  func readObject(_ reader: inout EventReader, over known: Value? = nil) throws(EventError) -> Value {
    try reader.beginObject()
    var value = known ?? blank
    try readMembers(into: &value, from: &reader, hasEnvelope: false)
    return value
  }

  /// Reads the rest of an object whose `event` member was read, with the members around the payload if there are such.
  func readPayload(_ reader: inout EventReader, hasEnvelope: Bool) throws(EventError) -> Value {
    var value = blank
    try readMembers(into: &value, from: &reader, hasEnvelope: hasEnvelope)
    return value
  }

  /// Reads members over a value until the object ends.
  func readMembers(
    into value: inout Value, from reader: inout EventReader, hasEnvelope: Bool
  ) throws(EventError) {
    var seen = SeenMembers()
    var expected = 0
    while try reader.nextMember() {
      // In canonical order the envelope comes first and members follow one another, so each is met at the first try.
      if expected == 0, hasEnvelope, try reader.readEnvelopeMember() { continue }
      if let index = index(of: reader, from: expected) {
        try members[index].read(&value, &reader)
        seen.bits |= 1 << UInt64(index)
        expected = index + 1
      } else {
        let isAround = expected > 0 && hasEnvelope ? try reader.readEnvelopeMember() : false
        if !isAround { throw reader.unknownMember(noun) }
      }
    }
    let absent = required & ~seen.bits
    if absent != 0 { throw reader.missing(members[absent.trailingZeroBitCount].name) }
    if let finish {
      seen.names = members.map(\.name)
      try finish(&value, seen, &reader)
    }
  }

  /// The member that the reader stands at, sought from `start` on, then before it.
  @inline(__always)
  private func index(of reader: borrowing EventReader, from start: Int) -> Int? {
    var index = start
    for _ in 0..<members.count {
      if index >= members.count { index = 0 }
      if reader.nameIs(members[index].name) { return index }
      index += 1
    }
    return nil
  }

  // MARK: Writing

  /// Writes the value as an object.
  func writeObject(_ value: Value, _ writer: inout JSONWriter) {
    writer.beginObject()
    writeMembers(value, &writer)
    writer.endObject()
  }

  /// Writes the members that do not have their defaults.
  func writeMembers(_ value: Value, _ writer: inout JSONWriter) {
    for member in members where !member.isOmitted(value) {
      writer.name(member.name)
      member.write(value, &writer)
    }
  }
}

/// One member of an object.
struct Member<Value: Sendable>: Sendable {
  let name: StaticString
  let isRequired: Bool
  let shape: EventShape
  /// The member is left out when written.
  let isOmitted: @Sendable (Value) -> Bool
  let read: @Sendable (inout Value, inout EventReader) throws(EventError) -> Void
  /// Writes the value of the member, behind its name.
  let write: @Sendable (Value, inout JSONWriter) -> Void

  /// A member that is always there.
  init(
    _ name: StaticString, _ shape: EventShape = .text,
    read: @escaping @Sendable (inout Value, inout EventReader) throws(EventError) -> Void,
    write: @escaping @Sendable (Value, inout JSONWriter) -> Void
  ) {
    self.name = name
    self.shape = shape
    isRequired = true
    isOmitted = { _ in false }
    self.read = read
    self.write = write
  }

  /// A member that may be left out.
  init(
    _ name: StaticString, _ shape: EventShape = .text, omitted: @escaping @Sendable (Value) -> Bool,
    read: @escaping @Sendable (inout Value, inout EventReader) throws(EventError) -> Void,
    write: @escaping @Sendable (Value, inout JSONWriter) -> Void
  ) {
    self.name = name
    self.shape = shape
    isRequired = false
    isOmitted = omitted
    self.read = read
    self.write = write
  }

  /// The same member where it may be left out. What writes it stays.
  var over: Member { Member(name, shape, omitted: isOmitted, read: read, write: write) }
}

/// Which members of an object were there.
struct SeenMembers {
  static let limit = 64
  var bits: UInt64 = 0
  var names: [StaticString] = []

  func has(_ name: StaticString) -> Bool {
    guard let index = names.firstIndex(where: { "\($0)" == "\(name)" }) else { return false }
    return bits & 1 << UInt64(index) != 0
  }
}

/// The schemas, one for each object that an event may hold.
enum Schemas {}
