import Ambient
import Aries
import Book
import BrokerFixture
import CivilTime
import Identity
import JSON
import Keeper
import Ledger
import Money
import Testing
import TradeStation

/// Golden books behind the figures and both broker APIs.
struct GoldenStage {
  private let fixture: BrokerFixture
  private let aries: Conversation
  private let tradestation: Conversation

  init(opening: GoldenBook.Chapter) throws {
    fixture = try BrokerFixture(now: opening.at.rfc3339())
    let (keeper, identity) = (fixture.keeper, fixture.identity)
    let aries = AriesServer(keeper: keeper, identity: identity)
    self.aries = Conversation { await aries.respond(to: $0) }
    let tradestation = TradeStationServer(keeper: keeper, identity: identity)
    self.tradestation = Conversation { await tradestation.respond(to: $0) }
  }

  /// Tells a chapter's events and returns a line for each expectation that is not met.
  func play(_ chapter: GoldenBook.Chapter) async throws -> [String] {
    fixture.surroundings.set(chapter.at)
    if !chapter.events.isEmpty { try await fixture.tell(chapter.events.joined(separator: "\n")) }
    var answers: [String: [String: String]] = [:]
    var differences: [String] = []
    for expectation in chapter.expectations {
      let key = expectation.place.rawValue + " " + expectation.account
      if answers[key] == nil { answers[key] = try await ask(expectation.place, expectation.account, at: chapter) }
      let answer = answers[key]?[expectation.name] ?? "absent"
      if !Self.isSame(expectation, answer) {
        differences.append("line \(expectation.line): \(expectation.name) is \(answer), not \(expectation.value)")
      }
    }
    return differences
  }

  private func ask(
    _ place: GoldenBook.Place, _ account: String, at chapter: GoldenBook.Chapter
  ) async throws -> [String: String] {
    switch place {
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
    }
  }

  private func askAries(_ path: String) async throws -> [String: String] {
    let token = try await fixture.token(
      .aries, owner: AccountProfile.defaultOwner, scopes: ["account:information"], lifetimeSeconds: 60)
    return await members(aries.get(path, token: token))
  }

  private func members(_ answer: Answer) -> [String: String] {
    var members: [String: String] = [:]
    for member in (answer.json[0] ?? answer.json).objectValue?.members ?? [] {
      members[member.name] = member.value.stringValue ?? member.value.description
    }
    return members
  }

  /// A figure is compared as a number, a member of a wire by its text.
  private static func isSame(_ expectation: GoldenBook.Expectation, _ answer: String) -> Bool {
    guard expectation.place == .figures else { return expectation.value == answer }
    guard let value = ExactDecimal(expectation.value) else { return expectation.value == answer }
    return value == ExactDecimal(answer)
  }
}
