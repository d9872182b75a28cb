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

  static let sha256 = DigestAlgorithm("SHA256", length: 32)
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

/// A running digest: owner of an `EVP_MD_CTX`.
struct DigestContext: ~Copyable {
  private let context: OpaquePointer
  private let length: Int

  init(_ algorithm: DigestAlgorithm) {
    self.init(length: algorithm.length)
    mustSucceed(EVP_DigestInit_ex(context, algorithm.method, nil), "start a digest")
  }

  /// A context that continues where `other` stands; `other` stays as it is.
  init(copying other: borrowing DigestContext) {
    self.init(length: other.length)
    mustSucceed(EVP_MD_CTX_copy_ex(context, other.context), "copy a digest")
  }

  private init(length: Int) {
    guard let context = EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a digest") }
    self.context = context
    self.length = length
  }

  deinit { EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    mustSucceed(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count), "digest")
  }

  /// Goes back to where `other` stands, without a new allocation.
  func become(copyOf other: borrowing DigestContext) {
    mustSucceed(EVP_MD_CTX_copy_ex(context, other.context), "copy a digest")
  }

  func finish(into output: UnsafeMutablePointer<UInt8>) {
    mustSucceed(EVP_DigestFinal_ex(context, output, nil), "finish a digest")
  }
}
