import COpenSSL

/// Owner of an `EVP_CIPHER_CTX` set up for AES-GCM.
struct CipherContext: ~Copyable {
  private static let aes128 = CipherMethod("AES-128-GCM")
  private static let aes256 = CipherMethod("AES-256-GCM")

  private let context: OpaquePointer

  init(key: [UInt8], nonce: [UInt8], encrypting: Bool) throws(CryptoError) {
    guard key.count == 16 || key.count == 32 else {
      throw CryptoError(.keyLength, "An AES-GCM key has 16 or 32 bytes; this one has \(key.count).")
    }
    guard nonce.count == AESGCM.nonceLength else {
      throw CryptoError(.nonceLength, "An AES-GCM nonce has 12 bytes; this one has \(nonce.count).")
    }
    guard let context = EVP_CIPHER_CTX_new() else { preconditionFailure("OpenSSL has no memory for a cipher") }
    self.context = context
    let method = (key.count == 16 ? Self.aes128 : Self.aes256).method
    mustSucceed(EVP_CipherInit_ex(context, method, nil, key, nonce, encrypting ? 1 : 0), "start a cipher")
  }

  deinit { EVP_CIPHER_CTX_free(context) }

  func associate(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    var written: Int32 = 0
    mustSucceed(EVP_CipherUpdate(context, nil, &written, bytes, Int32(bytes.count)), "take associated data")
  }

  func update(_ bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutablePointer<UInt8>) {
    if bytes.isEmpty { return }
    var written: Int32 = 0
    mustSucceed(EVP_CipherUpdate(context, output, &written, bytes.baseAddress, Int32(bytes.count)), "encipher")
  }

  /// False when decrypting and the tag does not match.
  func finish() -> Bool {
    // Counter mode has nothing left to give out at the end; OpenSSL wants a place to write it all the same.
    var rest: (UInt64, UInt64) = (0, 0)
    var written: Int32 = 0
    let status = withUnsafeMutableBytes(of: &rest) {
      EVP_CipherFinal_ex(context, $0.bindMemory(to: UInt8.self).baseAddress, &written)
    }
    return status == 1
  }

  func writeTag(to output: UnsafeMutablePointer<UInt8>) {
    mustSucceed(
      EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(AESGCM.tagLength), output), "give the tag")
  }

  func expectTag(_ tag: UnsafeBufferPointer<UInt8>) {
    // OpenSSL copies the tag and does not write to it; its parameter is only for want of a better type not constant.
    let pointer = UnsafeMutableRawPointer(mutating: tag.baseAddress)
    mustSucceed(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), pointer), "take the tag")
  }
}

/// A cipher fetched from the provider once; shared, never changed, never freed.
private struct CipherMethod: @unchecked Sendable {
  let method: OpaquePointer

  init(_ name: String) {
    guard let method = EVP_CIPHER_fetch(nil, name, nil) else { preconditionFailure("OpenSSL has no \(name)") }
    self.method = method
  }
}
