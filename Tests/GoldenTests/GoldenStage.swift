import Ambient
import Aries
import Book
import BookAPI
import BrokerFixture
import CivilTime
import Identity
import JSON
import Keeper
import Ledger
import Money
import Testing
import TradeStation

/// Golden books behind the figures, both broker APIs, the book's own, and SnapTrade's.
struct GoldenStage {
  private let fixture: BrokerFixture
  private let aries: Conversation
  private let tradestation: Conversation
  private let book: Conversation
  private let hub: GoldenHub

  init(opening: GoldenBook.Chapter) throws {
    fixture = try BrokerFixture(now: opening.at.rfc3339())
    let (keeper, identity) = (fixture.keeper, fixture.identity)
    let aries = AriesServer(keeper: keeper, identity: identity)
    self.aries = Conversation { await aries.respond(to: $0) }
    let tradestation = TradeStationServer(keeper: keeper, identity: identity)
    self.tradestation = Conversation { await tradestation.respond(to: $0) }
    let book = BookServer(keeper: keeper, access: .everybody)
    self.book = Conversation { await book.respond(to: $0) }
    hub = GoldenHub(fixture)
  }

  /// Tells a chapter's events and returns a line for each expectation that is not met.
  func play(_ chapter: GoldenBook.Chapter) async throws -> [String] {
    fixture.surroundings.set(chapter.at)
    if !chapter.events.isEmpty { try await fixture.tell(chapter.events.joined(separator: "\n")) }
    var answers: [String: [String: String]] = [:]
    var differences: [String] = []
    for expectation in chapter.expectations {
      let key = expectation.place.rawValue + " " + expectation.account + " " + expectation.path
      if answers[key] == nil { answers[key] = try await ask(expectation, at: chapter) }
      let answer = answers[key]?[expectation.name] ?? "absent"
      if !Self.isSame(expectation, answer) {
        differences.append("line \(expectation.line): \(expectation.name) is \(answer), not \(expectation.value)")
      }
    }
    return differences
  }

  /// Ends what listens on sockets.
  func close() async { await hub.close() }

  private func ask(
    _ expectation: GoldenBook.Expectation, at chapter: GoldenBook.Chapter
  ) async throws -> [String: String] {
    let account = expectation.account
    switch expectation.place {
    case .figures:
      let view = try #require(try AccountView(account, in: fixture.keeper.snapshot, at: chapter.at))
      return Dictionary(
        uniqueKeysWithValues: Figure.allCases.map { ($0.name, view.sheet[$0]?.description ?? "null") })
    case .aries: return try await askAries("/v1/accounts/\(account)/balances")
    case .ariesV2: return try await askAries("/v2/accounts/\(account)/balance")
    case .tradestation:
      let token = try await fixture.token(
        .tradestation, owner: AccountProfile.defaultOwner, scopes: ["readaccount"], lifetimeSeconds: 60)
      let key = 100_000 + (try #require(fixture.keeper.snapshot.key(of: account)))
      return await members(tradestation.get("/v2/accounts/\(key)/balances", token: token))
    case .book: return Flat.members(await book.get("/accounts/\(account)/\(expectation.path)"))
    case .snaptrade: return Flat.members(try await hub.read(expectation.path, of: account))
    }
  }

  private func askAries(_ path: String) async throws -> [String: String] {
    let token = try await fixture.token(
      .aries, owner: AccountProfile.defaultOwner, scopes: ["account:information"], lifetimeSeconds: 60)
    return await members(aries.get(path, token: token))
  }

  private func members(_ answer: Answer) -> [String: String] { Flat.members(of: answer.json[0] ?? answer.json) }

  /// A number is compared as one, but a broker's member by its text unless `=` or `~` stands before it.
  private static func isSame(_ expectation: GoldenBook.Expectation, _ answer: String) -> Bool {
    let sign = expectation.value.first.flatMap { "=~".contains($0) ? $0 : nil }
    let text = sign == nil ? expectation.value : String(expectation.value.dropFirst())
    guard let value = ExactDecimal(text), sign != nil || !expectation.place.tellsTexts else { return text == answer }
    let told = ExactDecimal(answer)
    return value == (sign == "~" ? told?.rounded(toScale: Int(value.scale), .halfAwayFromZero) : told)
  }
}
