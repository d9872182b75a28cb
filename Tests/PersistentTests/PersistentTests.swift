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

  /// Copies grow apart from one chunk, each in its own way, also at once on other threads.
  @Test func copiesGrowApart() async {
    var trunk = ChunkedArray<[Int]>()
    for value in 0..<130 { trunk.append([value]) }
    let base = trunk
    let branches = await withTaskGroup(of: (Int, ChunkedArray<[Int]>).self) { group in
      for name in 0..<8 {
        group.addTask {
          var branch = base
          for step in 0..<300 { branch.append([name, step]) }
          return (name, branch)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for (name, branch) in branches {
      #expect(Array(branch) == (0..<130).map { [$0] } + (0..<300).map { [name, $0] })
    }
    #expect(Array(base) == (0..<130).map { [$0] })
  }

  @Test func aShortenedCopyGrowsBesideALongerOne() {
    var long = ChunkedArray<[Int]>()
    for value in 0..<100 { long.append([value]) }
    var short = long
    short.truncate(to: 40)
    short.append([-1])
    long.append([100])
    #expect(Array(short) == (0..<40).map { [$0] } + [[-1]])
    #expect(Array(long) == (0...100).map { [$0] })
    short.removeLast()
    short.append([-2])
    #expect(short.last == [-2])
    #expect(short.count == 41)
  }

  @Test func findsWhereAPartitionEnds() {
    var array = ChunkedArray<Int>()
    for value in 0..<700 { array.append(value * 2) }
    for bound in [-1, 0, 1, 255, 256, 512, 1_398, 1_399, 5_000] {
      #expect(array.partitioningIndex { $0 < bound } == (0..<700).first { $0 * 2 >= bound } ?? 700)
    }
  }
}
