import COpenSSL

/// Whether two byte strings are the same, in a time that tells nothing about where they differ (only their lengths
/// show).
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  guard left.count == right.count else { return false }
  if left.isEmpty { return true }
  return CRYPTO_memcmp(left, right, left.count) == 0
}

/// The same for texts, compared as UTF-8 bytes.
public func constantTimeEqual(_ left: String, _ right: String) -> Bool {
  constantTimeEqual(Array(left.utf8), Array(right.utf8))
}
