import Persistent
import Testing

/// Chunked arrays behave like plain ones, and a copy keeps what it held.
@Suite struct ChunkedArrayTests {
  @Test func behavesLikeAPlainArray() {
    var chunked = ChunkedArray<Int>()
    var plain: [Int] = []
    var seed: UInt64 = 7
    for step in 0..<5_000 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let choice = seed >> 33 % 100
      if choice < 80 || plain.isEmpty {
        chunked.append(step)
        plain.append(step)
      } else if choice < 88 {
        let index = Int(seed >> 20) % (plain.count + 1)
        chunked.insert(step, at: index)
        plain.insert(step, at: index)
      } else if choice < 94 {
        chunked.removeLast()
        plain.removeLast()
      } else if choice < 98 {
        let index = Int(seed >> 20) % plain.count
        chunked[index] = -step
        plain[index] = -step
      } else {
        let count = plain.count - min(plain.count, 3)
        chunked.truncate(to: count)
        plain.removeLast(plain.count - count)
      }
      #expect(chunked.count == plain.count)
    }
    #expect(Array(chunked) == plain)
  }

  @Test func copiesKeepWhatTheyHeld() {
    var writer = ChunkedArray<Int>()
    for value in 0..<1_000 { writer.append(value) }
    let reader = writer
    for index in 0..<1_000 { writer[index] = -1 }
    writer.truncate(to: 3)
    #expect(Array(reader) == Array(0..<1_000))
    #expect(Array(writer) == [-1, -1, -1])
  }

  @Test func findsWhereAPartitionEnds() {
    var array = ChunkedArray<Int>()
    for value in 0..<700 { array.append(value * 2) }
    for bound in [-1, 0, 1, 255, 256, 512, 1_398, 1_399, 5_000] {
      #expect(array.partitioningIndex { $0 < bound } == (0..<700).first { $0 * 2 >= bound } ?? 700)
    }
  }
}
