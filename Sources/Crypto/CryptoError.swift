/// What a cryptographic operation refused. The text never holds key, nonce or plaintext.
public struct CryptoError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Kinds of refusal; more may be added.
  public struct Code: Sendable, Hashable {
    private enum Base: Sendable, Hashable { case keyLength, nonceLength, notAuthentic, outputLength }
    private let base: Base

    /// The key has a length that the algorithm does not know.
    public static let keyLength = Code(base: .keyLength)
    /// The nonce is not 12 bytes long.
    public static let nonceLength = Code(base: .nonceLength)
    /// The sealed text, its tag, the key, the nonce or the associated data is not the one used for sealing.
    public static let notAuthentic = Code(base: .notAuthentic)
    /// More output was asked for than the algorithm can give.
    public static let outputLength = Code(base: .outputLength)
  }

  /// The kind of refusal.
  public let code: Code
  /// One sentence for people, free of secrets.
  public let text: String

  init(_ code: Code, _ text: String) {
    self.code = code
    self.text = text
  }

  public var description: String { text }
}
