import Crypto

/// The keys that follow from the master key, one for each purpose.
struct KeyRing: Sendable {
  /// Wraps data keys.
  let wrapping: [UInt8]
  /// Makes digests of secrets and tokens: without the master key, a stolen store gives nothing to guess against.
  private let digesting: HMACKey

  init(master: [UInt8]) {
    wrapping = Self.derive(master, "bursar wrapping key 1")
    digesting = HMACKey(Self.derive(master, "bursar digest key 1"))
  }

  /// The digest of a secret for one purpose; the parts are kept apart by a byte that no text holds.
  func digest(_ purpose: String, _ parts: String...) -> [UInt8] {
    var bytes = Array(purpose.utf8)
    for part in parts {
      bytes.append(0xFF)
      bytes += part.utf8
    }
    return digesting.authenticate(bytes)
  }

  private static func derive(_ master: [UInt8], _ purpose: String) -> [UInt8] {
    do {
      return try HKDF.derive(from: master, info: Array(purpose.utf8), count: 32)
    } catch {
      preconditionFailure("32 bytes are within what can be derived")
    }
  }
}
