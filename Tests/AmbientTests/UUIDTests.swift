import Ambient
import Testing

@Suite struct UUIDTests {
  /// Computed with Python's uuid.uuid5; the first is also the example of RFC 9562, appendix A.4.
  @Test(arguments: [
    ("www.example.com", UUIDValue.domainNames, "2ed6657d-e927-568b-95e1-2665a8aea6a2"),
    ("python.org", .domainNames, "886313e1-3b8a-5372-9b90-0c9aee199e5d"),
    ("https://example.com/ä", .urls, "afdef7ba-7312-5e42-ac2d-ed60cef58139"),
    ("", .domainNames, "4ebd0208-8328-5d69-8c44-ec50939c0967"),
  ])
  func named(name: String, namespace: UUIDValue, text: String) {
    let identifier = UUIDValue.named(name, namespace: namespace)
    #expect(identifier.description == text)
    #expect(identifier.version == 5)
  }

  @Test func textAndBytesReadBack() throws {
    let surroundings = FixedSurroundings(seed: 3)
    for _ in 0..<500 {
      let identifier = UUIDValue.random(surroundings)
      #expect(identifier.version == 4)
      #expect(identifier.low >> 62 == 2)
      #expect(UUIDValue(identifier.description) == identifier)
      #expect(UUIDValue(identifier.description.uppercased()) == identifier)
      #expect(UUIDValue(bytes: identifier.bytes) == identifier)
    }
  }

  @Test func randomOnesDiffer() {
    let surroundings = SystemSurroundings()
    let many = (0..<1000).map { _ in UUIDValue.random(surroundings) }
    #expect(Set(many).count == 1000)
  }

  @Test(arguments: [
    "", "6ba7b810-9dad-11d1-80b4-00c04fd430c", "6ba7b810-9dad-11d1-80b4-00c04fd430c88",
    "6ba7b8109dad11d180b400c04fd430c8",
    "{6ba7b810-9dad-11d1-80b4-00c04fd430c}", "6ba7b810-9dad-11d1-80b4-00c04fd430cg",
    "6ba7b810_9dad-11d1-80b4-00c04fd430c8",
    "6ba7b81-09dad-11d1-80b4-00c04fd430c8", "6ba7b810-9dad-11d1-80b4-00c04fd430ä",
  ])
  func refuses(text: String) { #expect(UUIDValue(text) == nil) }

  @Test func orderIsThatOfTheText() {
    let surroundings = FixedSurroundings(seed: 9)
    let many = (0..<200).map { _ in UUIDValue.random(surroundings) }
    #expect(many.sorted().map(\.description) == many.map(\.description).sorted())
  }
}
