import COpenSSL

/// AES in Galois/counter mode (NIST SP 800-38D), with keys of 16 or 32 bytes, nonces of 12 bytes and tags of 16 bytes.
/// A nonce must never be used twice with the same key.
public enum AESGCM {
  /// Length of a nonce in bytes.
  public static let nonceLength = 12
  /// Length of the tag that ends a sealed text, in bytes.
  public static let tagLength = 16

  /// Encrypts `plaintext`; the answer is the ciphertext followed by the tag. `associatedData` is authenticated, not
  /// kept.
  public static func seal(
    key: [UInt8], nonce: [UInt8], plaintext: [UInt8], associatedData: [UInt8] = []
  ) throws(CryptoError) -> [UInt8] {
    let cipher = try CipherContext(key: key, nonce: nonce, encrypting: true)
    return makeBytes(plaintext.count + tagLength) { output in
      cipher.associate(associatedData)
      plaintext.withUnsafeBufferPointer { cipher.update($0, into: output) }
      precondition(cipher.finish(), "OpenSSL could not finish sealing")
      cipher.writeTag(to: output + plaintext.count)
    }
  }

  /// Decrypts what `seal` gave. Refuses with `notAuthentic` when any bit of text, tag, key, nonce or associated data
  /// differs; no part of the plaintext is given out then.
  public static func open(
    key: [UInt8], nonce: [UInt8], sealed: [UInt8], associatedData: [UInt8] = []
  ) throws(CryptoError) -> [UInt8] {
    let cipher = try CipherContext(key: key, nonce: nonce, encrypting: false)
    guard sealed.count >= tagLength else {
      throw CryptoError(.notAuthentic, "The sealed text is shorter than its tag.")
    }
    let length = sealed.count - tagLength
    var authentic = false
    let plaintext = makeBytes(length) { output in
      cipher.associate(associatedData)
      sealed.withUnsafeBufferPointer { bytes in
        cipher.update(UnsafeBufferPointer(rebasing: bytes[..<length]), into: output)
        cipher.expectTag(UnsafeBufferPointer(rebasing: bytes[length...]))
      }
      authentic = cipher.finish()
      if !authentic { OPENSSL_cleanse(output, length) }
    }
    guard authentic else { throw CryptoError(.notAuthentic, "The sealed text is not authentic.") }
    return plaintext
  }
}
