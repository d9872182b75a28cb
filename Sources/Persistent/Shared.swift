/// A value behind a reference: copies cost a pointer until one of them changes.
public struct Shared<Value: Sendable>: Sendable {
  @usableFromInline var box: Box

  /// Changed only while one copy alone has it.
  @usableFromInline
  final class Box: @unchecked Sendable {
    // Whoever changes it has made sure that nobody else can read it; that is not checked once more at every reading.
    @exclusivity(unchecked) @usableFromInline var value: Value

    @inlinable
    init(_ value: Value) { self.value = value }
  }

  @inlinable public init(_ value: Value) { box = Box(value) }

  @inlinable public var value: Value {
    _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }
}
