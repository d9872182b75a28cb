import Crypto
import Identity
import Testing

@Suite("Clients and their secrets")
struct ClientTests {
  private let alice = Identity.Client(id: "app", kind: .aries, owner: "alice", scopes: ["account:information"])

  @Test("only the right secret of the right client at the right API is taken, before and after a restart")
  func authentication() async throws {
    let place = Place()
    try await place.session { (identity, _) async throws in
      let made = try await identity.register(alice, secret: "s3cret")
      #expect(made.secret == "s3cret" && made.client == alice)
      check(identity)
    }
    try await place.session { (identity, _) async throws in check(identity) }
  }

  private func check(_ identity: Identity) {
    #expect(identity.authenticate(clientID: "app", secret: "s3cret", kind: .aries) == alice)
    #expect(identity.authenticate(clientID: "app", secret: "s3cret ", kind: .aries) == nil)
    #expect(identity.authenticate(clientID: "app", secret: "", kind: .aries) == nil)
    #expect(identity.authenticate(clientID: "app", secret: "s3cret", kind: .tradestation) == nil)
    #expect(identity.authenticate(clientID: "other", secret: "s3cret", kind: .aries) == nil)
    #expect(identity.client("app", kind: .aries) == alice)
    #expect(identity.clients(of: .aries) == [alice])
  }

  @Test("a client without identifier or secret gets random ones")
  func random() async throws {
    try await Place().session { (identity, _) async throws in
      let one = try await identity.register(.init(id: "", kind: .tradestation, owner: "alice"))
      let two = try await identity.register(.init(id: "", kind: .tradestation, owner: "alice"))
      #expect(one.client.id != two.client.id && one.secret != two.secret)
      #expect(one.client.id.utf8.count == 32 && one.secret.utf8.count == 43)
    }
  }

  @Test("no secret stands in the store's bytes, consumer keys included")
  func atRest() async throws {
    let place = Place()
    let texts = ["quite-plain-secret", "quite-plain-consumer-key", "quite-plain-refresh", "quite-plain-book"]
    try await place.session { (identity, _) async throws in
      _ = try await identity.register(alice, secret: texts[0])
      _ = try await identity.register(.init(id: "hub", kind: .snaptrade, owner: "alice"), secret: texts[1])
      _ = try await identity.register(.init(id: "me", kind: .book, owner: "alice"), secret: texts[3])
      _ = try await identity.issueRefreshToken(for: alice, scopes: [], token: texts[2])
      _ = try await identity.vault.seal(Array("quite-plain-token".utf8), name: "connection")
    }
    let bytes = place.storedBytes()
    #expect(bytes.contains("alice"))
    for text in texts + ["quite-plain-token"] { #expect(!bytes.contains(text)) }
  }

  @Test("a consumer key signs the same after a restart, and is gone with its client")
  func consumerKeys() async throws {
    let place = Place()
    let expected = HMACKey("consumer").authenticate(Array("text".utf8))
    try await place.session { (identity, _) async throws in
      _ = try await identity.register(.init(id: "hub", kind: .snaptrade, owner: "alice"), secret: "consumer")
    }
    try await place.session { (identity, _) async throws in
      #expect(identity.consumerKey(of: "hub")?.authenticate(Array("text".utf8)) == expected)
      try await identity.remove("hub", kind: .snaptrade)
      #expect(identity.consumerKey(of: "hub") == nil)
    }
    try await place.session { (identity, _) async throws in #expect(identity.consumerKey(of: "hub") == nil) }
  }

  @Test("registering anew replaces the secret and ends the tokens")
  func replaced() async throws {
    try await Place().session { (identity, _) async throws in
      _ = try await identity.register(alice, secret: "one")
      let token = identity.issueAccessToken(for: alice, scopes: [], lifetimeSeconds: 60)
      _ = try await identity.register(alice, secret: "two")
      #expect(identity.authenticate(clientID: "app", secret: "one", kind: .aries) == nil)
      #expect(identity.authenticate(clientID: "app", secret: "two", kind: .aries) != nil)
      #expect(identity.bearer(token.token, kind: .aries) == nil)
    }
  }

  @Test(
    "what no client may be is refused",
    arguments: [
      Identity.Client(id: "a", kind: .aries, owner: ""),
      Identity.Client(id: String(repeating: "x", count: 201), kind: .aries, owner: "o"),
      Identity.Client(id: "a", kind: .aries, owner: "o", scopes: [""]),
      Identity.Client(id: "a", kind: .aries, owner: "o", name: String(repeating: "x", count: 201)),
    ])
  func invalid(_ client: Identity.Client) async throws {
    try await Place().session { (identity, _) async throws in
      #expect(await refusal { _ = try await identity.register(client) } == .invalid)
      #expect(identity.clients(of: .aries).isEmpty)
    }
  }
}
