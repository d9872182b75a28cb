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
