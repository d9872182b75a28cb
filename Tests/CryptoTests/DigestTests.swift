import Crypto
import Testing

/// Digests against the examples of FIPS 180-4 and RFC 4231.
struct DigestTests {
  static let sha256: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test(arguments: sha256) func sha256OfPublishedTexts(text: String, digest: String) {
    #expect(Hex.encode(SHA256.digest(bytes(text))) == digest)
    #expect(Hex.encode(SHA256.digest(text.utf8)) == digest)
  }

  @Test func sha256OfAMillionLetters() {
    let digest = SHA256.digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
    #expect(Hex.encode(digest) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func sha256InPiecesIsTheSameAsAtOnce() {
    let text = bytes(Self.sha256[2].0)
    for cut in 0...text.count {
      var digest = SHA256()
      digest.update(text[..<cut])
      digest.update(text[cut...])
      #expect(Hex.encode(digest.finish()) == Self.sha256[2].1)
    }
  }

  @Test func anAuthenticationInPiecesIsTheSameAsAtOnce() {
    let key = HMACKey("key")
    let text = bytes("what do ya want for nothing?")
    let code = key.authenticate(text)
    for cut in 0...text.count {
      var authentication = HMACKey.Authentication(key)
      for piece in [text[..<cut], text[cut...]] { piece.withUnsafeBytes { authentication.update($0) } }
      let other = authentication
      #expect(authentication.finish() == code)
      #expect(other.isAuthentic(code), "a copy goes on where the original stood")
      #expect(!other.isAuthentic(Array(code.reversed())))
      #expect(!other.isAuthentic(Array(code.dropLast())))
    }
  }

  @Test func sha256TakesBytesThatAreNotInOnePiece() {
    let text = "abc".utf8.reversed().reversed() as ReversedCollection<ReversedCollection<String.UTF8View>>
    #expect(Hex.encode(SHA256.digest(text)) == Self.sha256[1].1)
  }

  @Test(arguments: [
    ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
  ]) func sha1OfPublishedTexts(text: String, digest: String) {
    #expect(Hex.encode(SHA1.digest(bytes(text))) == digest)
  }

  /// RFC 4231, cases 1 to 4, 6 and 7: key, data, code.
  static let hmac: [([UInt8], [UInt8], String)] = [
    (
      [UInt8](repeating: 0x0B, count: 20), bytes("Hi There"),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      bytes("Jefe"), bytes("what do ya want for nothing?"),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 20), [UInt8](repeating: 0xDD, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      Array(1...25), [UInt8](repeating: 0xCD, count: 50),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131), bytes("Test Using Larger Than Block-Size Key - Hash Key First"),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      bytes(
        "This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm."),
      "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ]

  @Test(arguments: 0..<hmac.count) func hmacOfPublishedTexts(row: Int) {
    let (key, data, code) = Self.hmac[row]
    let hmac = HMACKey(key)
    #expect(Hex.encode(hmac.authenticate(data)) == code)
    #expect(Hex.encode(hmac.authenticate(data)) == code, "a key serves more than once")
    #expect(hmac.isAuthentic(hex(code), for: data))
  }

  @Test func hmacRefusesAFlippedBitAndACutCode() {
    let hmac = HMACKey("Jefe")
    let code = hmac.authenticate(bytes("data"))
    for bit in 0..<256 {
      var other = code
      other[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!hmac.isAuthentic(other, for: bytes("data")))
    }
    #expect(!hmac.isAuthentic(Array(code.dropLast()), for: bytes("data")))
    #expect(!hmac.isAuthentic(code, for: bytes("date")))
  }

  @Test func hmacKeyServesManyThreadsAtOnce() async {
    let hmac = HMACKey("Jefe")
    let expected = (0..<64).map { HMACKey("Jefe").authenticate(bytes("\($0)")) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<64).allSatisfy { hmac.authenticate(bytes("\($0)")) == expected[$0] } }
      }
      for await same in group { #expect(same) }
    }
  }

  @Test func hmacKeyHidesItselfWhenPrinted() {
    #expect("\(HMACKey("Jefe")) \(String(reflecting: HMACKey("Jefe")))".contains("Jefe") == false)
    var dumped = ""
    dump(HMACKey("Jefe"), to: &dumped)
    #expect(!dumped.contains("\(0x36 ^ UInt8(ascii: "J"))"))
  }

  /// RFC 5869, test cases 1 and 3.
  @Test func hkdfOfPublishedTexts() throws {
    let secret = [UInt8](repeating: 0x0B, count: 22)
    let first = try HKDF.derive(
      from: secret, salt: hex("000102030405060708090a0b0c"), info: hex("f0f1f2f3f4f5f6f7f8f9"), count: 42)
    #expect(
      Hex.encode(first) == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
    let third = try HKDF.derive(from: secret, info: [], count: 42)
    #expect(
      Hex.encode(third) == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8")
    #expect(try HKDF.derive(from: secret, info: [], count: HKDF.longestOutput).count == HKDF.longestOutput)
    #expect(throws: CryptoError.self) { try HKDF.derive(from: secret, info: [], count: HKDF.longestOutput + 1) }
  }
}
