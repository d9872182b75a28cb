import Market

/// Gives events their ids: the profile and the broker's id, or a hash of the row and its number among equal rows.
struct EventNames {
  private let profile: String
  private let hash: ([UInt8]) -> [UInt8]
  private var seen: [String: Int] = [:]

  /// Bytes of a broker's id that are kept as they are; longer ones are hashed.
  private static let longest = 80

  init(profile: String, hash: @escaping ([UInt8]) -> [UInt8]) {
    self.profile = profile
    self.hash = hash
  }

  /// The id of a row. Rows of one file that the broker gives the same id stay apart by their action (a trade and its
  /// tax), those without an id by their number among equal ones.
  mutating func name(of activity: Activity) -> String {
    guard let identifier = activity.identifier else {
      let digest = digest(activity.fingerprint)
      return numbered("\(profile):#\(digest)", always: true)
    }
    let isPlain = identifier.utf8.count <= Self.longest
    return numbered("\(profile):\(isPlain ? identifier : "#" + digest([identifier]))", always: false)
  }

  private mutating func numbered(_ name: String, always: Bool) -> String {
    let number = seen[name, default: 0] + 1
    seen[name] = number
    return always || number > 1 ? "\(name):\(number)" : name
  }

  private func digest(_ parts: [String]) -> String { Self.digest(parts, hash) }

  /// 128 bits in hexadecimal digits.
  static func digest(_ parts: [String], _ hash: ([UInt8]) -> [UInt8]) -> String {
    // The separator stands in no field.
    var bytes: [UInt8] = []
    for part in parts { bytes += Array(part.utf8) + [0x1F] }
    return hash(bytes).prefix(16).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
