import Persistent
import Testing

/// Lists in runs behave like plain arrays, and a copy keeps what it held.
@Suite struct RunListTests {
  @Test func behavesLikeAPlainArray() {
    var runs = RunList<Int>()
    var shared = SharedList<Int>()
    var plain: [Int] = []
    var seed: UInt64 = 11
    for step in 0..<3_000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Grows at first and shrinks later, so that lists of many and of no runs occur.
      let grows = seed >> 33 % 100 < (step < 1_500 ? 60 : 30)
      let place = Int(seed >> 20) % (plain.count + (grows ? 1 : 0) + (plain.isEmpty && !grows ? 1 : 0))
      if grows {
        runs.insert(step, at: place)
        shared.insert(step, at: place)
        plain.insert(step, at: place)
      } else if !plain.isEmpty {
        runs.remove(at: place)
        shared.remove(at: place)
        plain.remove(at: place)
      }
      if !plain.isEmpty, step % 3 == 0 {
        runs[place % plain.count] = -step
        shared[place % plain.count] = -step
        plain[place % plain.count] = -step
      }
      #expect(Array(runs) == plain)
      #expect(Array(shared) == plain)
    }
    for value in 0..<20 {
      runs.append(value)
      shared.append(value)
      plain.append(value)
    }
    #expect(runs == RunList(plain))
    #expect(shared == SharedList(plain))
    #expect(shared != SharedList(plain.dropLast()))
  }

  @Test(arguments: [0, 7, 8, 19]) func copiesKeepWhatTheyHeld(_ index: Int) {
    let before = SharedList(0..<20)
    var changed = before
    changed[index] = -1
    var longer = before
    longer.insert(-1, at: index)
    var shorter = before
    shorter.remove(at: index)
    #expect(Array(before) == Array(0..<20))
    #expect(changed[index] == -1)
    #expect(longer.count == 21)
    #expect(shorter.count == 19)
  }

  @Test func elementsAreReadWhereTheyLie() {
    var list = SharedList(0..<20)
    let copy = list
    list[3] = -3
    var read: [Int] = []
    #expect(
      list.allInPlace {
        read.append($0.pointee)
        return true
      })
    #expect(read == Array(list))
    #expect(!list.allInPlace { $0.pointee != -3 })
    #expect(list.withPointer(at: 3) { $0.pointee } == -3)
    #expect(copy.withPointer(at: 3) { $0.pointee } == 3)
  }
}
