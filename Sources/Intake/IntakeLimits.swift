/// What a file may cost at most.
public struct IntakeLimits: Sendable, Equatable {
  /// Bytes of a file: 128 MiB.
  public var bytes = 128 << 20
  /// Rows below the header.
  public var rows = 1_000_000
  /// Columns of a row.
  public var columns = 256
  /// Bytes of a field, quotes not counted.
  public var field = 16 << 10
  /// Rows above the header.
  public var preamble = 10_000
  /// Elements inside one another, in XML.
  public var depth = 32
  /// Attributes of an element, in XML.
  public var attributes = 256

  public init() {}
}
