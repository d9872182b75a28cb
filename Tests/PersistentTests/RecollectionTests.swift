import Persistent
import Testing

@Suite struct RecollectionTests {
  private static func asked(_ memory: Recollection<Int, String, Int>, _ topic: Int, _ question: String) -> Int? {
    memory.answer(about: topic) { $0 == question }
  }

  /// The same question about another thing is another question, and is not pushed out by it.
  @Test func topicsLeaveEachOtherAlone() {
    let memory = Recollection<Int, String, Int>(limit: 10, ofTopic: 2)
    memory.keep(1, to: "a", about: 1) { _ in true }
    memory.keep(2, to: "a", about: 2) { _ in true }
    #expect(Self.asked(memory, 1, "a") == 1)
    #expect(Self.asked(memory, 2, "a") == 2)
    memory.keep(3, to: "b", about: 1) { $0 == "a" }
    #expect(Self.asked(memory, 1, "a") == nil)
    #expect(Self.asked(memory, 1, "b") == 3)
    #expect(Self.asked(memory, 2, "a") == 2)
  }

  /// What was found longest ago makes room: of the thing itself first, then of all.
  @Test func limits() {
    let memory = Recollection<Int, String, Int>(limit: 3, ofTopic: 2)
    for (answer, question) in ["a", "b", "c"].enumerated() {
      memory.keep(answer, to: question, about: 1) { _ in false }
    }
    #expect(["a", "b", "c"].map { Self.asked(memory, 1, $0) } == [nil, 1, 2])
    memory.keep(5, to: "a", about: 2) { _ in false }
    memory.keep(6, to: "a", about: 3) { _ in false }
    #expect(["b", "c"].map { Self.asked(memory, 1, $0) } == [nil, 2])
    #expect([2, 3].map { Self.asked(memory, $0, "a") } == [5, 6])
  }
}
