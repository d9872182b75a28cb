public import Synchronization

/// A run of elements that several arrays share, each seeing as many of them from the front as it counts.
///
/// Elements are only ever added behind what anybody sees, and whoever adds one claims its place first. So an array
/// that grows shares its chunk with the copies that stay as they were, also with copies on other threads.
@usableFromInline
final class SharedChunk<Element: Sendable>: @unchecked Sendable {
  @usableFromInline let capacity: Int
  @usableFromInline let elements: UnsafeMutablePointer<Element>
  /// Places that hold an element or are about to.
  @usableFromInline let claimed = Atomic(0)

  @usableFromInline
  init(capacity: Int) {
    self.capacity = capacity
    elements = .allocate(capacity: capacity)
  }

  deinit {
    elements.deinitialize(count: claimed.load(ordering: .relaxed))
    elements.deallocate()
  }

  /// Puts an element at `place` if there is room and nobody else has put one there.
  @inlinable
  func add(_ element: Element, at place: Int) -> Bool {
    guard place < capacity,
      claimed.compareExchange(expected: place, desired: place + 1, ordering: .relaxed).exchanged
    else { return false }
    (elements + place).initialize(to: element)
    return true
  }

  /// The first elements in a chunk of their own.
  @inlinable
  func copy(first count: Int, capacity: Int) -> SharedChunk {
    let copy = SharedChunk(capacity: capacity)
    copy.elements.initialize(from: elements, count: count)
    copy.claimed.store(count, ordering: .relaxed)
    return copy
  }

  /// Drops what lies behind the first elements; only for a chunk that nobody else has.
  @inlinable
  func trim(to count: Int) {
    let extra = claimed.load(ordering: .relaxed) - count
    guard extra > 0 else { return }
    (elements + count).deinitialize(count: extra)
    claimed.store(count, ordering: .relaxed)
  }
}
