import JSON
import Money
import WireMembers

/// The pass that gives every amount of a wire object the value that a source knows under the member's name.
struct FigureFiller: MemberPass {
  private let value: (String) throws -> ExactDecimal?
  /// The first failure of the source.
  private(set) var failure: (any Error)?

  /// Fills the amounts of `object`; nested objects and lists stay as they are.
  static func fill<Object: WireObject>(
    _ object: inout Object, from value: (String) throws -> ExactDecimal?
  ) throws {
    try withoutActuallyEscaping(value) { value in
      var filler = FigureFiller(value)
      object.members(&filler)
      if let failure = filler.failure { throw failure }
    }
  }

  private init(_ value: @escaping (String) throws -> ExactDecimal?) {
    self.value = value
  }

  mutating func number(_ member: MemberName, _ amount: inout ExactDecimal?, atLeast scale: Int) {
    fill(member, &amount)
  }

  mutating func decimal(
    _ member: MemberName, _ amount: inout ExactDecimal?, atLeast scale: Int, absent: Absence
  ) {
    fill(member, &amount)
  }

  private mutating func fill(_ member: MemberName, _ amount: inout ExactDecimal?) {
    guard failure == nil else { return }
    do {
      amount = try value(member.name)
    } catch {
      failure = error
    }
  }

  mutating func text<Word: WireWord>(_ member: MemberName, _ value: inout Word?, absent: Absence) {}
  mutating func flag(_ member: MemberName, _ value: inout Bool?) {}
  mutating func count(_ member: MemberName, _ value: inout Int?) {}
  mutating func object<Object: WireObject>(_ member: MemberName, _ value: inout Object?, absent: Absence) {}
  mutating func list<Object: WireObject>(_ member: MemberName, _ value: inout [Object]?) {}
  mutating func texts(_ member: MemberName, _ value: inout [String]?) {}
  mutating func raw(_ member: MemberName, _ value: inout JSONValue?, absent: Absence) {}
}
