import Crypto
import Testing

/// AES-GCM against the test cases of the mode's specification (128-bit and 256-bit keys, 96-bit nonces).
struct AESGCMTests {
  struct Case: Sendable {
    var key, nonce, plaintext, associatedData, sealed: String
  }

  static let text =
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
  static let associated = "feedfacedeadbeeffeedfacedeadbeefabaddad2"
  static let cases: [Case] = [
    Case(
      key: String(repeating: "0", count: 32), nonce: String(repeating: "0", count: 24), plaintext: "",
      associatedData: "", sealed: "58e2fccefa7e3061367f1d57a4e7455a"),
    Case(
      key: String(repeating: "0", count: 32), nonce: String(repeating: "0", count: 24),
      plaintext: String(repeating: "0", count: 32), associatedData: "",
      sealed: "0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf"),
    Case(
      key: "feffe9928665731c6d6a8f9467308308", nonce: "cafebabefacedbaddecaf888", plaintext: text,
      associatedData: associated,
      sealed: "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c"
        + "7d8f6a5aac84aa051ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47"),
    Case(
      key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24), plaintext: "",
      associatedData: "", sealed: "530f8afbc74536b9a963b4f1c4cb738b"),
    Case(
      key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
      nonce: "cafebabefacedbaddecaf888", plaintext: text, associatedData: associated,
      sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3d"
        + "a7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"),
  ]

  @Test(arguments: cases) func sealsAndOpensAsPublished(row: Case) throws {
    let key = hex(row.key)
    let nonce = hex(row.nonce)
    let associated = hex(row.associatedData)
    let sealed = try AESGCM.seal(
      key: key, nonce: nonce, plaintext: hex(row.plaintext), associatedData: associated)
    #expect(Hex.encode(sealed) == row.sealed)
    let opened = try AESGCM.open(key: key, nonce: nonce, sealed: sealed, associatedData: associated)
    #expect(Hex.encode(opened) == row.plaintext)
  }

  /// Whether the sealed text of the last case still opens after `change`.
  static func opens(_ change: (inout [UInt8], inout [UInt8], inout [UInt8], inout [UInt8]) -> Void) -> Bool {
    let row = cases[4]
    var key = hex(row.key)
    var nonce = hex(row.nonce)
    var sealed = hex(row.sealed)
    var associated = hex(row.associatedData)
    change(&key, &nonce, &sealed, &associated)
    do {
      _ = try AESGCM.open(key: key, nonce: nonce, sealed: sealed, associatedData: associated)
      return true
    } catch {
      #expect(error.code == .notAuthentic)
      return false
    }
  }

  @Test func everyFlippedBitIsRefused() {
    #expect(Self.opens { _, _, _, _ in })
    for bit in 0..<(Self.cases[4].sealed.utf8.count * 4) {
      #expect(!Self.opens { _, _, sealed, _ in sealed[bit / 8] ^= 1 << UInt8(bit % 8) }, "bit \(bit)")
    }
    #expect(!Self.opens { key, _, _, _ in key[31] ^= 1 })
    #expect(!Self.opens { _, nonce, _, _ in nonce[0] ^= 128 })
    #expect(!Self.opens { _, _, _, associated in associated[3] ^= 2 })
    #expect(!Self.opens { _, _, _, associated in associated = [] })
    #expect(!Self.opens { _, _, sealed, _ in sealed.removeLast() })
    #expect(!Self.opens { _, _, sealed, _ in sealed = Array(sealed.suffix(15)) })
  }

  @Test(arguments: [0, 15, 17, 24, 33]) func otherKeyLengthsAreRefused(length: Int) {
    #expect {
      try AESGCM.seal(
        key: [UInt8](repeating: 1, count: length), nonce: [UInt8](repeating: 0, count: 12), plaintext: [])
    } throws: {
      ($0 as? CryptoError)?.code == .keyLength
    }
  }

  @Test(arguments: [0, 8, 11, 13, 16]) func otherNonceLengthsAreRefused(length: Int) {
    #expect {
      try AESGCM.open(
        key: [UInt8](repeating: 1, count: 32), nonce: [UInt8](repeating: 0, count: length), sealed: [])
    } throws: {
      ($0 as? CryptoError)?.code == .nonceLength
    }
  }
}
