import CivilTime
import JSON
import SnapTradeWire
import Testing

/// What requests carry besides their signature.
@Suite struct RequestTests {
  @Test(arguments: [("1760000000", Int64(1_760_000_000)), ("0", 0), ("99999999999", 99_999_999_999)])
  func timestampsAreWholeSeconds(_ text: String, _ seconds: Int64) {
    #expect(SnapTradeTimestamp(text)?.seconds == seconds)
  }

  @Test(arguments: ["1760000000000", "", "-1", "+1", "1760000000.5", "17e8", " 1760000000", "now"])
  func otherTimestampsAreRefused(_ text: String) {
    #expect(SnapTradeTimestamp(text) == nil)
  }

  @Test func freshness() throws {
    let stamp = try #require(SnapTradeTimestamp("1760000000"))
    let now = Instant(seconds: 1_760_000_000)
    #expect(stamp.isFresh(now: now.advanced(bySeconds: 300)))
    #expect(stamp.isFresh(now: now.advanced(bySeconds: -300)))
    #expect(!stamp.isFresh(now: now.advanced(bySeconds: 301)))
    #expect(!stamp.isFresh(now: now.advanced(bySeconds: 2), window: 1))
  }

  @Test func loginDefaults() throws {
    let form = try read(SnapTradeLoginForm.self, "{}")
    #expect(form == SnapTradeLoginForm())
    #expect(form.showCloseButton)
    #expect(form.connectionType == nil)
    #expect(text(form) == "{}")
  }

  @Test func loginWithEveryWish() throws {
    var form = SnapTradeLoginForm()
    form.broker = "ORCHARD"
    form.immediateRedirect = true
    form.customRedirect = "myapp://done"
    form.reconnect = "8b5f262d-4bb9-365d-888a-202bd3b15fa1"
    form.connectionType = .tradeIfAvailable
    form.darkMode = true
    form.showCloseButton = false
    form.locale = .brazilianPortuguese
    #expect(try read(SnapTradeLoginForm.self, text(form)) == form)
  }

  @Test(arguments: [
    (#"{"connectionType":"write"}"#, "connectionType"), (#"{"reconnect":"yes"}"#, "reconnect"),
    (#"{"locale":"fr"}"#, "locale"), (#"{"connectionPortalVersion":"v1"}"#, "connectionPortalVersion"),
    (#"{"darkMode":"true"}"#, "darkMode"),
  ])
  func loginFaults(_ body: String, _ path: String) {
    let error = #expect(throws: SnapTradeWireError.self) { try read(SnapTradeLoginForm.self, body) }
    #expect(error?.path == path)
  }

  @Test(arguments: [
    ("en", SnapTradePortalLanguage.english), ("en-US", .english), ("EN_gb", .english),
    ("pt-BR", .brazilianPortuguese), ("pt_br", .brazilianPortuguese), ("pt", nil), ("english", nil), ("en-", nil),
    ("", nil),
  ])
  func languages(_ tag: String, _ language: SnapTradePortalLanguage?) {
    #expect(SnapTradePortalLanguage(tag: tag) == language)
  }

  @Test func days() throws {
    #expect(try SnapTradeField.days(nil) == 30)
    #expect(try SnapTradeField.days("7") == 7)
    #expect(try SnapTradeField.days("365") == 90)
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.days("0") }
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.days("week") }
  }

  @Test func pages() throws {
    #expect(try SnapTradeField.page(offset: nil, limit: nil) == (0, 1_000))
    #expect(try SnapTradeField.page(offset: "5", limit: "9999") == (5, 1_000))
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.page(offset: "-1", limit: nil) }
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.page(offset: nil, limit: "0") }
  }

  @Test func lists() throws {
    #expect(try SnapTradeField.list("type", nil) == nil)
    #expect(try SnapTradeField.list("type", "BUY, SELL,,") == ["BUY", "SELL"])
    #expect(try SnapTradeField.timeframes("1Y,ALL") == [.year, .all])
    #expect(try SnapTradeField.timeframes(nil).count == 6)
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.timeframes("2Y") }
    let long = String(repeating: "a,", count: SnapTradeField.longestList + 1)
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.list("accounts", long) }
  }

  @Test func smallFields() throws {
    #expect(try SnapTradeField.state(nil) == .all)
    #expect(try SnapTradeField.state("open") == .open)
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.state("closed") }
    #expect(try SnapTradeField.flag("only_executed", nil, default: true))
    #expect(try SnapTradeField.flag("only_executed", "False", default: true) == false)
    #expect(try SnapTradeField.date("startDate", "2026-02-28")?.day == 28)
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.date("startDate", "2026-02-30") }
    #expect(
      try SnapTradeField.uuid("accountId", "917C8734-8470-4A3E-A18F-57C3F2EE6631")
        == "917c8734-8470-4a3e-a18f-57c3f2ee6631")
    #expect(throws: SnapTradeWireError.self) { try SnapTradeField.uuid("accountId", "917c8734-8470-4a3e-a18f") }
  }
}
