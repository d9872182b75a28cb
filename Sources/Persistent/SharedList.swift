/// A list of large values, each behind a reference: the first change of one after a copy costs that value, a run of
/// eight references and the outline.
public struct SharedList<Element: Sendable>: Sendable {
  @usableFromInline var elements = RunList<Shared<Element>>()

  @inlinable public init() {}

  @inlinable public init(_ elements: some Sequence<Element>) {
    self.elements = RunList(elements.lazy.map { Shared($0) })
  }

  @inlinable public mutating func append(_ element: Element) { elements.append(Shared(element)) }

  /// Inserts at `index`, moving what follows.
  @inlinable public mutating func insert(_ element: Element, at index: Int) {
    elements.insert(Shared(element), at: index)
  }

  /// Removes the element at `index`, moving what follows.
  @inlinable public mutating func remove(at index: Int) { elements.remove(at: index) }

  /// Changes an element in place.
  @inlinable
  @inline(__always)
  public mutating func change<Result, Failure: Error>(
    at index: Int, _ change: (inout Element) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let box = elements[index].owned()
    return try change(&box.value)
  }

  /// Lets `body` read an element where it lies.
  @inlinable
  public func withPointer<Result, Failure: Error>(
    at index: Int, _ body: (UnsafePointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try elements[index].withPointer(body)
  }

  /// Reads every element where it lies, in order, as long as `isFine` says yes; whether it always did.
  @inlinable
  public func allInPlace(_ isFine: (UnsafePointer<Element>) -> Bool) -> Bool {
    for run in elements.runs {
      for element in run {
        guard element.withPointer({ isFine($0) }) else { return false }
      }
    }
    return true
  }
}

extension SharedList: RandomAccessCollection, MutableCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { elements.endIndex }

  @inlinable public subscript(index: Int) -> Element {
    @inline(__always) _read { yield elements[index].value }
    @inline(__always) _modify { yield &elements[index].value }
  }
}

extension SharedList: Equatable where Element: Equatable {
  @inlinable public static func == (left: SharedList, right: SharedList) -> Bool { left.elementsEqual(right) }
}
