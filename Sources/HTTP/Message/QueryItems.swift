/// How much of a query is read.
public struct QueryLimits: Sendable {
  /// Bytes of the raw query.
  public var bytes = 8 * 1024
  /// Items in it.
  public var items = 100

  public init(bytes: Int = 8 * 1024, items: Int = 100) {
    self.bytes = bytes
    self.items = items
  }
}

/// The items of a query or of a form body: `+` is a blank, escapes are decoded once, order and repetitions are kept.
public struct QueryItems: Sendable {
  /// Names and values in order; an item without `=` has an empty value.
  public let items: [(name: String, value: String)]

  /// Reads `a=1&b=2`. Empty items are skipped; a broken escape, a NUL or bytes that are no UTF-8 are refused.
  public init(_ raw: String, limits: QueryLimits = QueryLimits()) throws(HTTPError) {
    try self.init(utf8: raw.utf8, limits: limits)
  }

  /// Reads the body of a form.
  public init(form body: [UInt8], limits: QueryLimits = QueryLimits()) throws(HTTPError) {
    try self.init(utf8: body, limits: limits)
  }

  private init(utf8 raw: some BidirectionalCollection<UInt8>, limits: QueryLimits) throws(HTTPError) {
    if raw.count > limits.bytes { throw HTTPError(.malformedQuery, "The query is longer than \(limits.bytes) bytes.") }
    var items: [(name: String, value: String)] = []
    for piece in raw.split(separator: 0x26) {
      let parts = piece.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentCoding.decoded(parts[0], plusIsBlank: true),
        let value = parts.count < 2 ? "" : PercentCoding.decoded(parts[1], plusIsBlank: true)
      else { throw HTTPError(.malformedQuery, "The query is not well encoded.") }
      if items.count == limits.items {
        throw HTTPError(.malformedQuery, "The query has more than \(limits.items) items.")
      }
      items.append((name, value))
    }
    self.items = items
  }

  /// The first value of the name.
  public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

  /// Every value of the name, in order.
  public func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

  /// Whether the name is there.
  public func contains(_ name: String) -> Bool { items.contains { $0.name == name } }
}
