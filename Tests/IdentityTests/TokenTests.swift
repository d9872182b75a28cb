import Ambient
import CivilTime
import Identity
import Testing

@Suite("Tokens")
struct TokenTests {
  private let app = Identity.Client(id: "app", kind: .aries, owner: "alice", scopes: ["a", "b"])

  @Test("a token shows its grant until it ends, at its own API only")
  func access() async throws {
    let place = Place()
    try await place.session { (identity, _) async throws in
      _ = try await identity.register(app)
      let token = identity.issueAccessToken(for: app, scopes: ["a"], lifetimeSeconds: 60)
      #expect(token.token.utf8.count == 43 && !"\(token)".contains(token.token))
      let grant = identity.bearer(token.token, kind: .aries)
      #expect(grant == Grant(client: app, scopes: ["a"]) && grant?.owner == "alice")
      #expect(grant?.allows("a") == true && grant?.allows("b") == false)
      #expect(identity.bearer(token.token, kind: .tradestation) == nil)
      #expect(identity.bearer(token.token + "x", kind: .aries) == nil)
      #expect(identity.bearer("", kind: .aries) == nil)
      place.surroundings.advance(bySeconds: 59)
      #expect(identity.bearer(token.token, kind: .aries) != nil)
      place.surroundings.advance(bySeconds: 1)
      #expect(identity.bearer(token.token, kind: .aries) == nil)
    }
  }

  @Test("requests share what a token allows, until a client changes")
  func shared() async throws {
    let place = Place()
    try await place.session { (identity, _) async throws in
      _ = try await identity.register(app)
      let token = identity.issueAccessToken(for: app, scopes: ["a"], lifetimeSeconds: 60).token
      let grant = try #require(identity.bearer(token, kind: .aries))
      #expect(identity.bearer(token, kind: .aries) === grant)
      _ = try await identity.register(Identity.Client(id: "other", kind: .aries, owner: "bob"))
      let later = try #require(identity.bearer(token, kind: .aries))
      #expect(later == grant && later !== grant)
      // Registered anew for somebody else: what was issued before shows nothing any more.
      _ = try await identity.register(Identity.Client(id: "app", kind: .aries, owner: "bob", scopes: ["a"]))
      #expect(identity.bearer(token, kind: .aries) == nil)
    }
  }

  @Test("access tokens end with the process, refresh tokens do not")
  func restart() async throws {
    let place = Place()
    let (access, refresh) = try await place.session { (identity, _) async throws in
      _ = try await identity.register(app)
      let access = identity.issueAccessToken(for: app, scopes: ["a"], lifetimeSeconds: 3600)
      return (access.token, try await identity.issueRefreshToken(for: app, scopes: ["a"]))
    }
    try await place.session { (identity, _) async throws in
      #expect(identity.bearer(access, kind: .aries) == nil)
      #expect(try identity.refresh(refresh, kind: .aries) == Grant(client: app, scopes: ["a"]))
      #expect(try identity.refresh(refresh, kind: .tradestation) == nil)
      #expect(try identity.refresh("unknown", kind: .aries) == nil)
      try await identity.revokeRefreshToken(refresh, kind: .aries)
      #expect(try identity.refresh(refresh, kind: .aries) == nil)
    }
  }

  @Test("a refresh token ends with its lifetime and with its client")
  func refreshEnds() async throws {
    let place = Place()
    try await place.session { (identity, _) async throws in
      _ = try await identity.register(app)
      let short = try await identity.issueRefreshToken(for: app, scopes: [], lifetimeSeconds: 10)
      let long = try await identity.issueRefreshToken(for: app, scopes: [])
      place.surroundings.advance(bySeconds: 10)
      #expect(try identity.refresh(short, kind: .aries) == nil)
      #expect(try identity.refresh(long, kind: .aries) != nil)
      try await identity.remove("app", kind: .aries)
      #expect(try identity.refresh(long, kind: .aries) == nil)
    }
  }

  @Test("a client's tokens are bounded: the oldest ends, other clients keep theirs")
  func bounded() async throws {
    try await Place().session { (identity, _) async throws in
      _ = try await identity.register(app)
      let other = try await identity.register(.init(id: "other", kind: .aries, owner: "bob")).client
      let kept = identity.issueAccessToken(for: other, scopes: [], lifetimeSeconds: 60)
      let tokens = (0...IdentityLimits.tokensPerClient).map { _ in
        identity.issueAccessToken(for: app, scopes: [], lifetimeSeconds: 60).token
      }
      #expect(identity.bearer(tokens[0], kind: .aries) == nil)
      #expect(tokens.dropFirst().allSatisfy { identity.bearer($0, kind: .aries) != nil })
      #expect(identity.bearer(kept.token, kind: .aries) != nil)
    }
  }

  @Test("the book API takes a client's secret as a token; the other APIs do not")
  func secretAsToken() async throws {
    let place = Place()
    let book = Identity.Client(id: "me", kind: .book, owner: "alice", scopes: ["read"])
    try await place.session { (identity, _) async throws in
      _ = try await identity.register(book, secret: "my-token")
      _ = try await identity.register(app, secret: "app-secret")
    }
    try await place.session { (identity, _) async throws in
      #expect(identity.bearer("my-token", kind: .book) == Grant(client: book, scopes: ["read"]))
      #expect(identity.bearer("my-token", kind: .aries) == nil)
      #expect(identity.bearer("app-secret", kind: .aries) == nil)
      #expect(identity.bearer("app-secret", kind: .book) == nil)
    }
  }
}
