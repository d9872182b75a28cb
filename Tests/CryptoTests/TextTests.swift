import Crypto
import Testing

/// Base64 and hexadecimal against RFC 4648 section 10, and what strict decoding refuses.
struct TextTests {
  @Test(arguments: [
    ("", "", ""), ("f", "Zg==", "66"), ("fo", "Zm8=", "666f"), ("foo", "Zm9v", "666f6f"),
    ("foob", "Zm9vYg==", "666f6f62"), ("fooba", "Zm9vYmE=", "666f6f6261"), ("foobar", "Zm9vYmFy", "666f6f626172"),
  ]) func publishedTexts(plain: String, base64: String, hexadecimal: String) {
    let data = bytes(plain)
    let unpadded = String(base64.prefix { $0 != "=" })
    #expect(Base64.encode(data) == base64)
    #expect(Base64.decode(base64) == data)
    #expect(Base64URL.encode(data) == unpadded)
    #expect(Base64URL.decode(unpadded) == data)
    #expect(Hex.encode(data) == hexadecimal)
    #expect(Hex.decode(hexadecimal.uppercased()) == data)
  }

  @Test func alphabetsDifferInTwoCharacters() {
    let data: [UInt8] = [0xFB, 0xFF, 0xBF]
    #expect(Base64.encode(data) == "+/+/")
    #expect(Base64URL.encode(data) == "-_-_")
    #expect(Base64.decode("-_-_") == nil)
    #expect(Base64URL.decode("+/+/") == nil)
  }

  @Test(arguments: ["Zg", "Zg=", "Zg===", "Z===", "====", "Zh==", "Zm9=", "Zm 9", "Zm9v\n", "Zg==Zg==", "é"])
  func base64RefusesLooseTexts(text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test(arguments: ["Zg==", "Zh", "Zm9", "A", "AAAAA", "Z g"]) func base64URLRefusesLooseTexts(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }

  @Test(arguments: ["0", "0g", "0x00", " 00", "00 ", "é"]) func hexRefusesLooseTexts(text: String) {
    #expect(Hex.decode(text) == nil)
  }

  @Test func everyLengthGoesRound() {
    for length in 0..<200 {
      let data = randomBytes(length)
      #expect(data.count == length)
      #expect(Base64.decode(Base64.encode(data)) == data)
      #expect(Base64URL.decode(Base64URL.encode(data)) == data)
      #expect(Hex.decode(Hex.encode(data)) == data)
    }
  }

  @Test func constantTimeEqualComparesAllBytes() {
    #expect(constantTimeEqual([], []))
    #expect(constantTimeEqual([1, 2, 3], [1, 2, 3]))
    #expect(!constantTimeEqual([1, 2, 3], [1, 2, 4]))
    #expect(!constantTimeEqual([1, 2, 3], [0, 2, 3]))
    #expect(!constantTimeEqual([1, 2], [1, 2, 3]))
    #expect(constantTimeEqual("token", "token"))
    #expect(!constantTimeEqual("token", "Token"))
    #expect(!constantTimeEqual("\u{E9}", "e\u{301}"), "compared as bytes, not as characters")
  }

  @Test func randomBytesDiffer() {
    #expect(randomBytes(32) != randomBytes(32))
    #expect(randomBytes(0).isEmpty)
  }
}
