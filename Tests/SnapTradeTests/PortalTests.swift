import Ambient
import CivilTime
import HTTP
import Hub
import JSON
import Synchronization
import Testing

/// The way from an app's login call to a connection, as a person's browser walks it.
@Suite struct PortalTests {
  private struct Visit {
    let stage: Stage
    let alice: Person
    let link: String

    /// The path and query of the link, as a browser asks for it.
    var target: String { String(link.dropFirst("http://127.0.0.1:7100".count)) }

    func open() async -> Answer {
      Answer(response: await stage.router.respond(to: HTTPRequest(method: "GET", target: target)))
    }

    func submit(_ page: Answer, _ changes: [String: String?] = [:]) async -> Answer {
      var fields: [String: String?] = [
        "session": page.hidden("session"), "broker": "BURSAR", "token": SampleBroker.credentials["token"],
        "consent": "yes",
      ]
      for (name, value) in changes { fields[name] = value }
      let body = fields.compactMap { name, value in value.map { "\(name)=\(PercentCoding.encoded($0))" } }
        .joined(separator: "&")
      let request = HTTPRequest(
        method: "POST", target: "/portal/connect", headers: ["Content-Type": "application/x-www-form-urlencoded"],
        body: Array(body.utf8))
      return Answer(response: await stage.router.respond(to: request))
    }
  }

  private static func visit(_ body: String = "{}") async throws -> Visit {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let login = await alice.send("POST", "/snapTrade/login", body: body)
    #expect(login.status == 200, "\(login.text)")
    let link = try #require(login.json["redirectURI"]?.stringValue)
    #expect(link.contains("sessionId=\(login.json["sessionId"]?.stringValue ?? "-")"))
    return Visit(stage: stage, alice: alice, link: link)
  }

  @Test func aPersonConnects() async throws {
    let visit = try await Self.visit(#"{"customRedirect":"myapp://back?x=1#end"}"#)
    let page = await visit.open()
    #expect(page.status == 200)
    #expect(page.text.contains("<summary>Bursar</summary>") && page.text.contains("type=\"password\""))
    #expect(page.response.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
    #expect(page.text.contains(visit.alice.secret) == false)
    let done = await visit.submit(page)
    let connection = try #require(visit.stage.hub.connections(of: visit.alice.user).first)
    #expect(done.status == 200)
    #expect(done.text.contains("myapp://back?x=1&amp;status=SUCCESS&amp;connection_id=\(connection.identifier)#end"))
    #expect(connection.phase == .connected)
    #expect(await visit.submit(page).json == .null, "the visit has ended")
    #expect(visit.stage.hub.connections(of: visit.alice.user).count == 1)
  }

  @Test func immediateRedirectsSkipTheLastPage() async throws {
    let visit = try await Self.visit(#"{"immediateRedirect":true,"customRedirect":"https://app.example/done"}"#)
    let page = await visit.open()
    let refused = await visit.submit(page, ["token": "wrong"])
    #expect(refused.status == 303)
    let location = "https://app.example/done?status=ERROR&status_code=403&error_code=1066"
    #expect(refused.response.headers["Location"] == location)
    let done = await visit.submit(page)
    #expect(done.response.headers["Location"]?.hasPrefix("https://app.example/done?status=SUCCESS&") == true)
  }

  @Test func aLinkOpensOnceAndForFiveMinutes() async throws {
    let once = try await Self.visit()
    #expect(await once.open().status == 200)
    #expect(await once.open().status == 400)
    let late = try await Self.visit()
    late.stage.surroundings.advance(bySeconds: 300)
    let answer = await late.open()
    #expect(answer.status == 400 && answer.text.contains("1006"))
  }

  @Test(
    arguments: [
      (["token": "wrong"], 403, "1066"), (["consent": nil], 400, "1012"), (["broker": "NOBODY"], 400, "1012"),
      (["token": ""], 400, "1012"),
    ] as [([String: String?], Int, String)])
  func whatGoesWrongIsSaidAndMayBeTriedAgain(
    _ changes: [String: String?], _ status: Int, _ code: String
  ) async throws {
    let visit = try await Self.visit()
    let page = await visit.open()
    let answer = await visit.submit(page, changes)
    #expect(answer.status == status && answer.text.contains("Code \(code)"))
    #expect(visit.stage.hub.connections(of: visit.alice.user).isEmpty)
    #expect(await visit.submit(page).status == 200)
  }

  @Test func aBrokerThatIsAwayIs3000() async throws {
    let visit = try await Self.visit()
    let page = await visit.open()
    visit.stage.broker.fail(.unavailable)
    let answer = await visit.submit(page)
    #expect(answer.status == 500 && answer.text.contains("Code 3000"))
  }

  @Test func reconnectingKeepsTheConnectionAndRefusesAnotherLogin() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    let connection = try await alice.connect().identifier
    try await stage.hub.disable(connection, of: alice.user)
    let login = await alice.send("POST", "/snapTrade/login", body: #"{"reconnect":"\#(connection)"}"#)
    let visit = Visit(stage: stage, alice: alice, link: try #require(login.json["redirectURI"]?.stringValue))
    let page = await visit.open()
    var other = Samples.snapshot()
    other.account.identifier = "T9"
    stage.broker.world.withLock { $0.accounts = [other.account] }
    #expect(await visit.submit(page).text.contains("Code 1023"))
    stage.broker.world.withLock { $0.accounts = [Samples.account] }
    #expect(await visit.submit(page).status == 200)
    #expect(try stage.hub.connection(connection, of: alice.user).phase == .connected)
    let stranger = try await Person(stage, userID: "bob")
    let foreign = await stranger.send("POST", "/snapTrade/login", body: #"{"reconnect":"\#(connection)"}"#)
    #expect(foreign.code == "1011")
  }

  @Test(arguments: [
    #"{"customRedirect":"javascript:alert(1)"}"#, #"{"customRedirect":"/relative"}"#, #"{"broker":"ROBINHOOD"}"#,
    #"{"locale":"xx"}"#, #"{"reconnect":"7"}"#, #"{"connectionType":"all"}"#, #"{"darkMode":1}"#,
  ])
  func wishesThatCannotBeAreRefused(_ body: String) async throws {
    let stage = try await Stage()
    let alice = try await Person(stage)
    let answer = await alice.send("POST", "/snapTrade/login", body: body)
    #expect(answer.status == 400 && answer.code == "1012")
  }
}

extension Answer {
  /// The value of a hidden field on a page.
  fileprivate func hidden(_ name: String) -> String? {
    guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func range(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
