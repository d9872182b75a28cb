public import CivilTime

/// The terms of a futures contract as far as its symbol tells them.
public struct FutureContract: Sendable, Hashable {
  /// The product, such as `ES`.
  public var root: String
  /// Month letter and year, such as `H26`.
  public var expirationCode: String
  /// The last trading day, when known; the symbol does not tell it.
  public var expiration: CivilDate?

  /// Terms said one by one.
  public init(root: String, expirationCode: String, expiration: CivilDate? = nil) {
    self.root = root
    self.expirationCode = expirationCode
    self.expiration = expiration
  }

  /// Splits `ESH26` or `ESH6` into product and month code; a leading `/` or `@` is dropped. Nil for other texts.
  public init?(symbol: String) {
    var letters = Array(symbol.utf8)
    if letters.first == UInt8(ascii: "/") || letters.first == UInt8(ascii: "@") { letters.removeFirst() }
    let years = letters.reversed().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
    guard 1...2 ~= years, letters.count >= years + 2 else { return nil }
    let split = letters.count - years - 1
    guard "FGHJKMNQUVXZ".utf8.contains(letters[split]) else { return nil }
    root = String(decoding: letters[..<split], as: UTF8.self)
    expirationCode = String(decoding: letters[split...], as: UTF8.self)
  }

  /// The month of the code, 1...12; nil when the code does not begin with a month letter.
  public var month: Int? {
    guard let letter = expirationCode.utf8.first else { return nil }
    return Array("FGHJKMNQUVXZ".utf8).firstIndex(of: letter).map { $0 + 1 }
  }
}
