import COpenSSL

/// One digest algorithm, fetched from the provider once: an implicit fetch on every call costs more than a short
/// digest.
struct DigestAlgorithm: @unchecked Sendable {
  // Never freed and never changed after the fetch; OpenSSL allows shared use from any thread.
  let method: OpaquePointer
  let length: Int

  init(_ name: StaticString, length: Int) {
    guard let method = name.withCString({ EVP_MD_fetch(nil, $0, nil) }) else {
      preconditionFailure("OpenSSL has no \(name)")
    }
    self.method = method
    self.length = length
  }

  static let sha1 = DigestAlgorithm("SHA1", length: 20)

  func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    makeBytes(length) {
      mustSucceed(EVP_Digest(bytes.baseAddress, bytes.count, $0, nil, method, nil), "digest")
    }
  }
}

extension StaticString {
  /// The literal as a C string; literals are kept for the life of the process and end with a zero byte.
  fileprivate func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    utf8Start.withMemoryRebound(to: CChar.self, capacity: utf8CodeUnitCount + 1, body)
  }
}
