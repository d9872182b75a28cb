import Persistent
import Testing

@Suite struct SharedTests {
  /// What a copy changes, the other does not see, in either direction.
  @Test func copiesGoTheirOwnWays() {
    var one = Shared([1, 2])
    var other = one
    other.value.append(3)
    #expect(one.value == [1, 2])
    one.value[0] = 9
    #expect(other.value == [1, 2, 3])
    #expect(one.value == [9, 2])
  }
}

/// A value that is made when it is first changed.
@Suite struct InitiallySharedTests {
  @Test func isMadeAtTheFirstChange() {
    var one: Shared<[Int]>?
    let none = one
    one[initially: [7]].append(8)
    #expect(one?.value == [7, 8])
    #expect(none.map(\.value) == nil)
    let before = one
    one[initially: []].append(9)
    #expect(one?.value == [7, 8, 9])
    #expect(before?.value == [7, 8])
  }

  @Test func knowsWhetherACopyHasChanged() {
    var one = Shared(1)
    let other = one
    #expect(one.isSame(as: other))
    one.value = 1
    #expect(!one.isSame(as: other))
  }
}
