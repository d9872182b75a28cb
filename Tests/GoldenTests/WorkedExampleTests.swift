import BrokerFixture
import Foundation
import Testing

/// The page of worked examples names tests that are there, and every book.
@Suite struct WorkedExampleTests {
  private static let words = Page.codeWords("worked-examples.md")

  @Test func `every book that is named is there`() {
    let named = Self.words.filter { $0.hasSuffix(".book") && $0 != ".book" }
    #expect(named.count >= 75)
    #expect(named.subtracting(GoldenBook.all.map { $0.name + ".book" }).isEmpty)
  }

  @Test func `every file of tests that is named is there`() {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let named = Self.words.filter { $0.hasSuffix(".swift") }
    #expect(named.count >= 30)
    for name in named {
      #expect(FileManager.default.fileExists(atPath: tests.appending(path: name).path), "\(name)")
    }
  }

  /// A book says which sections it covers, so that the page can be held against them.
  @Test func `every book names a section`() {
    for book in GoldenBook.all {
      #expect(book.covers.contains { $0.isNumber }, "\(book.name): \(book.covers)")
    }
  }
}
