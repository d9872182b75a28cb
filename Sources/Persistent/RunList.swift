/// A list cut into runs of eight that copies share: the first change after a copy costs one run and the outline, not
/// every element. For elements that hold references, each of which a copy has to count.
public struct RunList<Element: Sendable>: Sendable {
  @usableFromInline static var length: Int { 8 }

  /// All runs but the last are full, and none is empty.
  @usableFromInline var runs: [[Element]] = []
  @usableFromInline var total = 0

  @inlinable public init() {}

  @inlinable public init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  @inlinable public mutating func append(_ element: Element) {
    if total % Self.length == 0 { runs.append([]) }
    runs[runs.count - 1].append(element)
    total += 1
  }

  /// Inserts at `index`; what follows moves on from run to run.
  @inlinable public mutating func insert(_ element: Element, at index: Int) {
    precondition(index >= 0 && index <= total)
    var moved = element
    var place = index % Self.length
    total += 1
    for run in index / Self.length..<runs.count {
      runs[run].insert(moved, at: place)
      if runs[run].count <= Self.length { return }
      moved = runs[run].removeLast()
      place = 0
    }
    runs.append([moved])
  }

  /// Removes the element at `index`; what follows moves up from run to run.
  @inlinable public mutating func remove(at index: Int) {
    precondition(index >= 0 && index < total)
    let first = index / Self.length
    runs[first].remove(at: index % Self.length)
    total -= 1
    for run in first + 1..<Swift.max(first + 1, runs.count) {
      let moved = runs[run].removeFirst()
      runs[run - 1].append(moved)
    }
    if runs[runs.count - 1].isEmpty { runs.removeLast() }
  }
}

extension RunList: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { total }

  @inlinable public subscript(index: Int) -> Element {
    @inline(__always) _read {
      precondition(index >= 0)
      yield runs[index / Self.length][index % Self.length]
    }
    @inline(__always) _modify {
      precondition(index >= 0)
      yield &runs[index / Self.length][index % Self.length]
    }
  }
}

extension RunList: Equatable where Element: Equatable {
  @inlinable public static func == (left: RunList, right: RunList) -> Bool { left.runs == right.runs }
}
