/// A growing array cut into chunks that copies share.
///
/// Appending costs the same whether or not somebody holds a copy. A change of an element that copies share costs one
/// chunk and the outline (one pointer per chunk). What was removed at the end is let go of when its place is needed.
public struct ChunkedArray<Element: Sendable>: Sendable {
  /// Elements per full chunk. 128 keeps a copied chunk within a few pages for elements of 32–128 bytes.
  @usableFromInline static var chunkSize: Int { 128 }
  /// Room in the first chunk at first, because most arrays stay short; it doubles up to a full chunk.
  @usableFromInline static var firstRoom: Int { 4 }

  @usableFromInline var chunks: [SharedChunk<Element>] = []
  @usableFromInline var total = 0

  @inlinable public init() {}

  @inlinable public var count: Int { total }
  @inlinable public var isEmpty: Bool { total == 0 }

  @inlinable public subscript(index: Int) -> Element {
    _read {
      precondition(index >= 0 && index < total)
      yield chunks[index / Self.chunkSize].elements[index % Self.chunkSize]
    }
    _modify {
      precondition(index >= 0 && index < total)
      let chunk = index / Self.chunkSize
      own(chunk)
      yield &chunks[chunk].elements[index % Self.chunkSize]
    }
  }

  @inlinable public var first: Element? { total == 0 ? nil : self[0] }
  @inlinable public var last: Element? { total == 0 ? nil : self[total - 1] }

  @inlinable public mutating func append(_ element: Element) {
    let place = total % Self.chunkSize
    if place == 0 { chunks.append(SharedChunk(capacity: total == 0 ? Self.firstRoom : Self.chunkSize)) }
    let last = chunks.count - 1
    if !chunks[last].add(element, at: place) {
      own(last, withRoom: true)
      _ = chunks[last].add(element, at: place)
    }
    total += 1
  }

  /// Makes a chunk one that nobody else has, `withRoom` for another element behind those that this array sees.
  @inlinable mutating func own(_ index: Int, withRoom: Bool = false) {
    let seen = Swift.min(total - index * Self.chunkSize, Self.chunkSize)
    let capacity = chunks[index].capacity
    let isFull = withRoom && seen == capacity
    if !isFull, isKnownUniquelyReferenced(&chunks[index]) {
      chunks[index].trim(to: seen)
    } else {
      chunks[index] = chunks[index].copy(
        first: seen, capacity: isFull ? Swift.min(2 * capacity, Self.chunkSize) : capacity)
    }
  }

  @inlinable public mutating func removeLast() { truncate(to: total - 1) }

  /// Removes whole chunks from the front, as many as lie before `index`, and says how many elements went.
  @inlinable public mutating func dropChunks(before index: Int) -> Int {
    let full = index / Self.chunkSize
    guard full > 0 else { return 0 }
    chunks.removeFirst(full)
    total -= full * Self.chunkSize
    return full * Self.chunkSize
  }

  /// Keeps the first `count` elements.
  @inlinable public mutating func truncate(to count: Int) {
    precondition(count >= 0 && count <= total)
    let kept = (count + Self.chunkSize - 1) / Self.chunkSize
    if kept < chunks.count { chunks.removeLast(chunks.count - kept) }
    total = count
  }

  /// Inserts at `index`, moving what follows; O(n − index), cheap for late arrivals near the end.
  @inlinable public mutating func insert(_ element: Element, at index: Int) {
    precondition(index >= 0 && index <= total)
    var tail: [Element] = [element]
    tail.reserveCapacity(total - index + 1)
    for position in index..<total { tail.append(self[position]) }
    truncate(to: index)
    for moved in tail { append(moved) }
  }

  /// The first index whose element does not satisfy `belongsBefore`; elements must be partitioned by it.
  @inlinable public func partitioningIndex(where belongsBefore: (Element) -> Bool) -> Int {
    // First the chunk, by its first element, then the place in it.
    var low = 0
    var high = chunks.count
    while low < high {
      let middle = (low + high) / 2
      if belongsBefore(chunks[middle].elements[0]) { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let chunk = chunks[low - 1]
    let start = (low - 1) * Self.chunkSize
    var first = 1
    // A shared chunk may hold more than this array sees of it.
    var end = Swift.min(total - start, Self.chunkSize)
    while first < end {
      let middle = (first + end) / 2
      if belongsBefore(chunk.elements[middle]) { first = middle + 1 } else { end = middle }
    }
    return start + first
  }
}

extension ChunkedArray: Sequence {
  public struct Iterator: IteratorProtocol {
    @usableFromInline let array: ChunkedArray
    @usableFromInline var position = 0
    @inlinable init(_ array: ChunkedArray) { self.array = array }
    @inlinable public mutating func next() -> Element? {
      guard position < array.total else { return nil }
      defer { position += 1 }
      return array[position]
    }
  }
  @inlinable public func makeIterator() -> Iterator { Iterator(self) }
}
