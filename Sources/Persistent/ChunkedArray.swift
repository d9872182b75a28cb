/// A growing array cut into chunks that copies share.
///
/// A snapshot that a reader holds costs the writer one chunk and the outline (one pointer per chunk) at the next
/// change, not the whole array. Appends and changes near the end are O(1) amortised while no snapshot is held.
public struct ChunkedArray<Element: Sendable>: Sendable {
  /// Elements per full chunk. 128 keeps a copied chunk within a few pages for elements of 32–128 bytes.
  @usableFromInline static var chunkSize: Int { 128 }

  @usableFromInline var chunks: [[Element]] = []
  @usableFromInline var total = 0

  @inlinable public init() {}

  @inlinable public var count: Int { total }
  @inlinable public var isEmpty: Bool { total == 0 }

  @inlinable public subscript(index: Int) -> Element {
    get { chunks[index / Self.chunkSize][index % Self.chunkSize] }
    _modify { yield &chunks[index / Self.chunkSize][index % Self.chunkSize] }
  }

  @inlinable public var first: Element? { total == 0 ? nil : chunks[0][0] }
  @inlinable public var last: Element? { chunks.last?.last }

  @inlinable public mutating func append(_ element: Element) {
    if total % Self.chunkSize == 0 {
      // The first chunk grows as it must, because most arrays stay short; later ones are filled.
      var chunk: [Element] = []
      if total > 0 { chunk.reserveCapacity(Self.chunkSize) }
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    total += 1
  }

  @inlinable public mutating func removeLast() {
    total -= 1
    chunks[chunks.count - 1].removeLast()
    if chunks[chunks.count - 1].isEmpty { chunks.removeLast() }
  }

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
    let full = count / Self.chunkSize
    let rest = count % Self.chunkSize
    chunks.removeLast(chunks.count - full - (rest > 0 ? 1 : 0))
    if rest > 0 { chunks[full].removeLast(chunks[full].count - rest) }
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
    var low = 0
    var high = total
    while low < high {
      let middle = (low + high) / 2
      if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
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
