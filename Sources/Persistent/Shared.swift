/// A value behind a reference: copies cost a pointer until one of them changes.
public struct Shared<Value: Sendable>: Sendable {
  @usableFromInline var box: Box

  /// Changed only while one copy alone has it, and that copy through its own exclusive access: to watch over the
  /// reference a second time would cost more than most changes.
  @usableFromInline
  final class Box: @unchecked Sendable {
    @exclusivity(unchecked) @usableFromInline var value: Value

    @inlinable
    init(_ value: Value) { self.value = value }
  }

  @inlinable public init(_ value: Value) { box = Box(value) }

  /// Where it changes, it changes in place.
  @inlinable public var value: Value {
    // An accessor that yields keeps its frame on the heap wherever it cannot be inlined, which is where the access may
    // be left by an error: see `change`.
    @inline(__always) _read { yield box.value }
    @inline(__always) _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }

  /// Changes the value in place; also where `change` may throw, without a frame on the heap.
  @inlinable
  @inline(__always)
  public mutating func change<Result, Failure: Error>(
    _ change: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let box = owned()
    return try change(&box.value)
  }

  /// The box, which no other copy has.
  @inlinable
  @inline(__always)
  mutating func owned() -> Box {
    if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
    return box
  }

  /// Both are the same value because neither copy has changed since.
  @inlinable public func isSame(as other: Shared) -> Bool { box === other.box }

  /// Lets `body` read the value where it lies.
  @inlinable
  public func withPointer<Result, Failure: Error>(
    _ body: (UnsafePointer<Value>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeMutablePointer(to: &box.value) { value throws(Failure) in try body(UnsafePointer(value)) }
  }
}

extension Optional {
  /// The shared value for a change; `initial` where there is none yet.
  @inlinable
  public subscript<Value>(initially initial: @autoclosure () -> Value) -> Value where Wrapped == Shared<Value> {
    @inline(__always) _read {
      if let shared = self { yield shared.value } else { yield initial() }
    }
    @inline(__always) _modify {
      var shared = self ?? Shared(initial())
      // Let go of while it changes, so that it has one owner.
      self = nil
      defer { self = shared }
      yield &shared.value
    }
  }
}
