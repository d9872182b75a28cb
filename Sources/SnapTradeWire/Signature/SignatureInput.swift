/// What a signature covers: the request as it stands on the wire.
public struct SignatureInput: Sendable, Hashable {
  /// The path as sent, percent-encoding kept, without the query.
  public var path: String
  /// What follows the question mark, byte for byte; empty when there is none.
  public var query: String
  /// The body as sent; empty when there is none.
  public var body: [UInt8]

  /// Memberwise.
  public init(path: String, query: String, body: [UInt8] = []) {
    self.path = path
    self.query = query
    self.body = body
  }

  /// The text that a client signs by the published rule: path as sent, members sorted, letters as UTF-8.
  public var text: [UInt8] {
    var candidates = SignatureCandidates(self)
    return candidates.next() ?? []
  }

  /// Whether any of the texts that an official client may have signed passes the test, likeliest first.
  ///
  /// The test computes the keyed digest of the text and compares it in constant time. For a request without body it
  /// is asked once in the common case.
  public func isSigned(_ matches: (_ text: [UInt8]) throws -> Bool) rethrows -> Bool {
    for text in SignatureCandidates(self) where try matches(text) { return true }
    return false
  }
}
