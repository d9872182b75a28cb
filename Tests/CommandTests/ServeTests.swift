import Foundation
import HTTP
import JSON
import TestDirectory
import Testing

/// The server as a process, and commands beside it.
@Suite struct ServeTests {
  private let bursar: Bursar
  private let client = HTTPClient()

  init() throws {
    bursar = Bursar()
    try bursar.run("import", "-", input: World.file())
  }

  private func send(
    _ method: String, _ url: String, _ body: String = "", token: String? = nil
  ) async throws -> HTTPResponse {
    var request = HTTPClientRequest(method: method, url: url, body: Array(body.utf8))
    if let token { request.headers.add("Authorization", "Bearer \(token)") }
    return try await client.send(request)
  }

  private func token() throws -> String {
    let file = try JSONValue(parsing: try bursar.folder.read("data/server.json"))
    return try #require(file["token"]?.stringValue)
  }

  @Test(arguments: [SIGTERM, SIGINT]) func `a server says ready, answers, and ends in good order`(
    _ signal: Int32
  ) async throws {
    let server = try RunningBursar(bursar)
    let book = try #require(server.urls["book"])
    #expect(try await send("GET", book + "/ready").status == 200)
    let token = try token()
    let answer = try await send("GET", book + "/accounts/T1/figures?as_of=2026-01-06", token: token)
    #expect(try JSONValue(parsing: answer.body)["equity"] == "51000.00")
    #expect(server.stop(signal) == 0)
    #expect(!bursar.folder.exists("data/server.json"))

    let log = try server.log
    #expect(log.contains("method=GET path=/ready status=200"))
    #expect(!log.contains("as_of"))
    #expect(!log.contains(token))
  }

  @Test func `the token lies in a file for its owner alone`() throws {
    let server = try RunningBursar(bursar)
    let attributes = try FileManager.default.attributesOfItem(atPath: bursar.folder.file("data/server.json"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(server.stop() == 0)
  }

  @Test func `commands beside a server ask it`() async throws {
    let alone = try bursar.run("figures", "T1", "--json", "--as-of", "2026-01-06").output
    let server = try RunningBursar(bursar)
    #expect(try bursar.run("figures", "T1", "--json", "--as-of", "2026-01-06").output == alone)
    let deposit = World.deposit(id: "beside")
    #expect(try bursar.run("import", "-", input: deposit).output == "-: 1 event recorded\n")
    #expect(try bursar.run("import", "-", input: deposit).output == "-: 0 events recorded, 1 known before\n")
    let refused = try bursar.run("import", "-", input: "\n" + deposit.replacing("T1", with: "T9"))
    #expect(refused.code == 1)
    #expect(refused.errors.contains("-: line 2: account: "))
    let json = try await send("GET", server.urls["book", default: ""] + "/accounts/T1/figures", token: try token())
    #expect(try JSONValue(parsing: json.body)["cash"] == "25121.00")
    for arguments in [["explain", "T1", "cash"], ["history", "T1"], ["export"], ["verify"], ["figures", "--all"]] {
      #expect(try bursar.run([arguments[0], "--data", bursar.data] + arguments.dropFirst()).code == 0, "\(arguments)")
    }
    #expect(server.stop() == 0)
    #expect(try bursar.run("verify").lines[0] == "10 events in 2 commits, no fault")
  }

  @Test func `one server has a directory at a time`() throws {
    let server = try RunningBursar(bursar)
    let second = try bursar.run("serve", "--hub", "off", "--tradestation", "off", "--aries", "off", "--book", "off")
    #expect(second.code == 1)
    #expect(second.errors.contains("in use by the server at"))
    #expect(server.stop() == 0)
  }

  @Test func `an address that is taken is named`() throws {
    let server = try RunningBursar(bursar)
    let other = Bursar()
    let address = try #require(server.urls["book"]).replacing("http://", with: "")
    let second = try other.run(
      "serve", "--hub", "off", "--tradestation", "off", "--aries", "off", "--book", address)
    #expect(second.code == 1)
    #expect(second.errors.contains("the book origin cannot listen on \(address)"))
    #expect(!other.folder.exists("data/server.json"))
    #expect(server.stop() == 0)
  }

  @Test func `a server that was killed leaves a directory that can be used`() throws {
    let server = try RunningBursar(bursar)
    _ = server.stop(SIGKILL)
    #expect(bursar.folder.exists("data/server.json"))
    #expect(try bursar.run("verify").code == 0)
    #expect(try bursar.run("figures", "T1").code == 0)
  }

  @Test func `a foreign host name is not answered unless it was allowed`() async throws {
    let server = try RunningBursar(bursar, ["--allow-host", "books.example"])
    let url = try #require(server.urls["book"]) + "/health"
    for (host, status) in [("books.example", 200), ("other.example", 421)] {
      var request = HTTPClientRequest(url: url)
      request.headers.add("Host", host)
      #expect(try await client.send(request).status == status, "\(host)")
    }
    #expect(server.stop() == 0)
  }
}
