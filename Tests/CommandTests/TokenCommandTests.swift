import HTTP
import JSON
import Testing

/// Tokens of the book API from the command line, with the book closed and beside a server.
@Suite struct TokenCommandTests {
  private let bursar: Bursar

  init() throws {
    bursar = Bursar()
    try bursar.run("import", "-", input: World.file())
  }

  private func status(_ url: String, _ token: String) async throws -> Int {
    var request = HTTPClientRequest(method: "GET", url: url)
    request.headers.add("Authorization", "Bearer \(token)")
    return try await HTTPClient().send(request).status
  }

  @Test func `a token made while nobody serves is known to the server, and ends at its command`() async throws {
    let made = try bursar.run("token", "create", "phone")
    #expect(made.code == 0)
    let secret = try #require(made.lines.first)
    let listed = try bursar.run("token", "list").lines
    #expect(listed.count == 1)
    #expect(listed[0].hasSuffix("  read  phone"))
    #expect(!listed[0].contains(secret))

    let server = try RunningBursar(bursar)
    let accounts = try #require(server.urls["book"]) + "/accounts"
    #expect(try await status(accounts, secret) == 200)
    let second = try JSONValue(
      parsing: try bursar.run("token", "create", "bot", "--scope", "write", "--scope", "admin", "--json").output)
    #expect(second["scopes"] == ["write", "admin"])
    #expect(try await status(accounts, try #require(second["token"]?.stringValue)) == 403)
    let identifier = try #require(listed[0].split(separator: " ").first)
    #expect(try bursar.run("token", "revoke", String(identifier)).output == "\(identifier) revoked\n")
    #expect(try await status(accounts, secret) == 401)
    #expect(server.stop() == 0)
  }

  @Test(arguments: [["create"], ["list", "x"], ["drop", "x"], ["create", "n", "--scope", "fly"]])
  func `wrong use is 2`(_ arguments: [String]) throws {
    let outcome = try bursar.run(["token", "--data", bursar.data] + arguments)
    #expect(outcome.code == 2)
    #expect(outcome.output.isEmpty)
  }

  @Test func `an unknown token cannot be revoked`() throws {
    let outcome = try bursar.run("token", "revoke", "nobody")
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("no such token"))
  }
}
