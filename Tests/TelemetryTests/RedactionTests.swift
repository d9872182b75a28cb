import Ambient
import CivilTime
import Telemetry
import Testing

/// Promise of the design: user secrets, tokens, account numbers and query strings never reach a log.
struct RedactionTests {
  /// A signed call as it comes in, with everything in it that must not be seen.
  struct Call {
    let target =
      "/accounts/917c8734-8470-4a3e-a18f-57c3f2ee6631/balances?userId=alice&userSecret=s3cret-1&timestamp=1760000000"
    let signature = Secret("BCgLX+uxFSlP1nmpX38pPetwD/GFnHPHP6w9en8VT/8=")
    let number = AccountNumber("Q6542138443")
    let token = Secret("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl")
  }

  static let forbidden = [
    "s3cret-1", "userSecret", "alice", "1760000000", "timestamp", "917c8734", "BCgLX", "Q6542138443", "65421", "eyJ",
  ]

  func expectClean(_ text: String) {
    for word in Self.forbidden { #expect(!text.contains(word), "\(word) in \(text)") }
  }

  @Test func aLineAboutARequestShowsNothingOfIt() {
    let call = Call()
    let sink = MemorySink()
    let log = Log(to: sink, minimum: .debug, surroundings: FixedSurroundings(now: Instant(microseconds: 0)))
    let errorText =
      "GET http://127.0.0.1:7100\(call.target) failed: 401 Authorization: Bearer \(call.token.exposedForUse()), "
      + "Signature \(call.signature.exposedForUse()), account \(call.number.exposedForUse()) userId=alice"
    log.with(["account": .account(call.number)]).error(
      "request refused",
      [
        "path": .path(call.target), "signature": .secret(call.signature), "token": .secret(call.token),
        "identifier": .identifier(call.target), "error": .filtered(errorText),
      ])
    expectClean(sink.text)
    #expect(sink.text.contains(" account=…8443 path=/accounts/(hidden)/balances signature=(hidden) token=(hidden)"))
    #expect(sink.text.contains("failed: 401"), "what is harmless stays: \(sink.text)")
  }

  @Test func interpolationPrintingAndDumpingShowNothing() {
    struct Holder {
      let call = Call()
      let optional: Secret<String>? = Secret("s3cret-1")
      let list = [AccountNumber("Q6542138443"): Secret(["s3cret-1"])]
    }
    let holder = Holder()
    expectClean("\(holder.call.signature) \(holder.call.number) \(holder.optional as Any) \(holder.list)")
    expectClean(String(reflecting: holder.call.token) + String(describing: holder.optional))
    var dumped = ""
    dump(holder.call.signature, to: &dumped)
    dump(holder.call.number, to: &dumped)
    dump(holder.list, to: &dumped)
    expectClean(dumped)
  }

  /// What the compiler refuses cannot be tried here; that it must refuse shows in the missing conformance.
  @Test func anInterpolatedTextIsNoValueOfALine() {
    #expect(!(LogValue.self is any ExpressibleByStringInterpolation.Type))
    #expect(!(StaticString.self is any ExpressibleByStringInterpolation.Type))
  }

  @Test func labelsOfFiguresAreRedactedToo() {
    let metrics = Metrics()
    metrics.counter("calls_total", help: "Calls.", ["path": .path(Call().target)]).add()
    expectClean(metrics.text())
    #expect(metrics.text().contains(#"calls_total{path="/accounts/(hidden)/balances"} 1"#))
  }

  @Test(arguments: [
    ("/v3/brokerage/accounts/{accounts}/balances", "/v3/brokerage/accounts/{accounts}/balances"),
    ("/v3/brokerage/accounts/11111111M,SIM2/orders?since=x", "/v3/brokerage/accounts/(hidden)/orders"),
    ("/snapTrade/registerUser#alice", "/snapTrade/registerUser"), ("/", "/"), ("", ""), ("?a=b", ""),
    ("/a%2Fb/c", "/(hidden)/c"), ("/zoë", "/(hidden)"), ("/oauth2/token", "/(hidden)/token"),
  ]) func pathsLoseQueryAndIdentifiers(target: String, shown: String) {
    let metrics = Metrics()
    _ = metrics.counter("calls", help: "", ["path": .path(target)])
    #expect(metrics.text().contains("{path=\"\(shown)\"}"))
  }

  @Test(arguments: [
    ("The connection is broken.", "The connection is broken."),
    ("timed out after 3000 ms (code 28)", "timed out after 3000 ms (code 28)"),
    ("account 12345678 is closed", "account (hidden) is closed"),
    ("Basic dXNlcjpwYXNz, then", "Basic (hidden), then"),
    ("bearer short", "bearer (hidden)"),
    ("{\"access_token\":\"abcDEF0123456789abcDEF01\"}", "{\"access_token\":\"(hidden)\"}"),
    ("see /v2/accounts?x", "see /v2/accounts?(hidden)"),
    ("key=", "key="), ("", ""),
  ]) func freeTextLosesWhatLooksSecret(text: String, shown: String) {
    let metrics = Metrics()
    metrics.counter("errors", help: "", ["text": .filtered(text)]).add()
    #expect(metrics.text().contains("{text=\"\(shown.replacing("\"", with: "\\\""))\"} 1"), "\(metrics.text())")
  }

  @Test func aSecretGivesItsValueWhenAskedInSoManyWords() {
    #expect(Secret(7).exposedForUse() == 7)
    #expect(AccountNumber("Q6542138443").masked == "…8443")
    #expect(AccountNumber("1234567").masked == "…")
    #expect(AccountNumber("Q6542138443") == AccountNumber("Q6542138443"))
  }
}
