import Testing

/// Lives told through import, read back through the figures and the broker APIs.
@Suite struct GoldenTests {
  @Test(arguments: GoldenBook.all) func everyExpectationIsMet(book: GoldenBook) async throws {
    let opening = try #require(book.chapters.first)
    let stage = try GoldenStage(opening: opening)
    do {
      for chapter in book.chapters {
        let differences = try await stage.play(chapter)
        #expect(differences.isEmpty, "\(book.name): \(differences.joined(separator: "\n"))")
      }
    } catch {
      await stage.close()
      throw error
    }
    await stage.close()
  }

  /// A number that is off by its last digit is seen.
  @Test func aWrongNumberIsSeen() async throws {
    let text = """
      # Source: computed
      # Covers: the test itself
      {"event":"account_opened","account":"T1","at":"2026-01-05T09:30:00-05:00","type":"cash","currency":"USD"}
      {"event":"deposit","account":"T1","at":"2026-01-05T09:31:00-05:00","amount":"100.01","currency":"USD"}
      --- 2026-01-05T10:00:00-05:00
      figures T1
      cash 100.02
      aries_v2 T1
      cashBalance 100.010
      tradestation T1
      NoSuchMember 1
      """
    let book = try GoldenBook(name: "wrong", text: text)
    let stage = try GoldenStage(opening: book.chapters[0])
    #expect(
      try await stage.play(book.chapters[0]) == [
        "line 7: cash is 100.01, not 100.02", "line 9: cashBalance is 100.01, not 100.010",
        "line 11: NoSuchMember is absent, not 1",
      ])
  }

  /// Most books rest on numbers that were not taken from the program itself.
  @Test func sourcesAreIndependent() {
    let recorded = GoldenBook.all.filter { $0.source == .recorded }
    #expect(GoldenBook.all.count - recorded.count >= 30)
  }
}
