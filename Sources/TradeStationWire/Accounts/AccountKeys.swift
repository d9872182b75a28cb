public import WireMembers

extension WireError.Code {
  /// A key list holds something that is not an account key.
  public static let malformedKeys = WireError.Code("malformedKeys")
  /// A key list is longer than the wire allows.
  public static let tooManyKeys = WireError.Code("tooManyKeys")
}

/// The account keys of a path such as `/accounts/111111,222222/balances`, in the order asked.
public struct AccountKeys: Hashable, Sendable {
  /// Most keys in one request.
  public static let limit = 25

  /// Keys as asked, repetitions kept: answers come one per key.
  public let keys: [Int]

  /// Reads the path segment, percent-decoded. Blanks around a key are tolerated.
  public init(_ segment: String) throws(WireError) {
    let parts = segment.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= Self.limit else {
      throw WireError(.tooManyKeys, "At most \(Self.limit) account keys may be asked for at once.")
    }
    var keys: [Int] = []
    for part in parts {
      guard let key = Self.key(part) else {
        throw WireError(.malformedKeys, "Account keys are whole numbers separated by commas.")
      }
      keys.append(key)
    }
    self.keys = keys
  }

  private static func key(_ text: Substring) -> Int? {
    let blank = UInt8(ascii: " ")
    let digits = text.utf8.drop { $0 == blank }
    let core = digits.prefix { $0 != blank }
    guard digits[core.endIndex...].allSatisfy({ $0 == blank }), (1...18).contains(core.count) else { return nil }
    guard core.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(Substring(core))
  }
}
