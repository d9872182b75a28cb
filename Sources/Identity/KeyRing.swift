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
    var authentication = begin(purpose)
    for part in parts { Self.add(part, to: &authentication) }
    return authentication.finish()
  }

  /// The same with a last part that is given by its bytes.
  func digest(_ purpose: String, _ part: String, last: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var authentication = begin(purpose)
    Self.add(part, to: &authentication)
    Self.add(last, to: &authentication)
    return authentication.finish()
  }

  private func begin(_ purpose: String) -> HMACKey.Authentication {
    var authentication = HMACKey.Authentication(digesting)
    var purpose = purpose
    purpose.withUTF8 { authentication.update(UnsafeRawBufferPointer($0)) }
    return authentication
  }

  private static func add(_ part: String, to authentication: inout HMACKey.Authentication) {
    var part = part
    part.withUTF8 { add($0, to: &authentication) }
  }

  private static func add(_ part: UnsafeBufferPointer<UInt8>, to authentication: inout HMACKey.Authentication) {
    withUnsafeBytes(of: 0xFF as UInt8) { authentication.update($0) }
    authentication.update(UnsafeRawBufferPointer(part))
  }

  private static func derive(_ master: [UInt8], _ purpose: String) -> [UInt8] {
    do {
      return try HKDF.derive(from: master, info: Array(purpose.utf8), count: 32)
    } catch {
      preconditionFailure("32 bytes are within what can be derived")
    }
  }
}
