import Ambient
import CivilTime
import Connectors
import HTTP
import Hub
import Ledger
import Market
import Money
import Synchronization
import Testing

/// Each connector against the real API of its broker, over sockets.
@Suite struct ConnectorTests {
  private static func login(_ street: Street, _ slug: BrokerConnectors.Slug) throws -> any Broker {
    try #require(street.connectors.broker(slug.rawValue, credentials: Street.credentials(slug)))
  }

  private static func budget(_ street: Street) -> BrokerBudget {
    BrokerBudget(milliseconds: 5_000, surroundings: street.surroundings)
  }

  /// A street for the length of a test.
  private static func withStreet(_ body: (Street) async throws -> Void) async throws {
    let street = try await Street()
    do {
      try await body(street)
    } catch {
      await street.stop()
      throw error
    }
    await street.stop()
  }

  @Test(arguments: BrokerConnectors.Slug.allCases)
  func theWiresAgreeOnCashEquityAndPositions(_ slug: BrokerConnectors.Slug) async throws {
    try await Self.withStreet { street in
      let broker = try Self.login(street, slug)
      let accounts = try await broker.accounts(within: Self.budget(street))
      let account = try #require(accounts.first { $0.profile.number == "Q6542138443" })
      #expect(account.profile.kind == .margin)
      let snapshot = try await broker.snapshot(of: account, within: Self.budget(street))
      let statement = snapshot.statement
      #expect(statement.cash.map(\.amount) == [45_000])
      #expect(statement.cash.map(\.currency) == [.usd])
      #expect(statement.figure("equity") == ExactDecimal("50225.00"))
      let position = try #require(statement.positions.first)
      #expect(position.symbol == "AAPL")
      #expect(position.quantity == 100)
      #expect(position.averagePrice == 50)
      #expect(position.price == ExactDecimal("52.25"))
      #expect(position.openPL == 225)
      #expect(snapshot.instruments.map(\.symbol) == ["AAPL"])
    }
  }

  @Test func theBookTellsLotsInstrumentsAndHistory() async throws {
    try await Self.withStreet { street in
      let broker = try Self.login(street, .bursar)
      let account = try #require(try await broker.accounts(within: Self.budget(street)).first)
      #expect(account.identifier == "T1")
      let snapshot = try await broker.snapshot(of: account, within: Self.budget(street))
      #expect(snapshot.describesInstruments)
      #expect(snapshot.instruments[0].figi == "BBG000B9XRY4")
      #expect(snapshot.statement.positions[0].lots.map(\.quantity) == [100])
      let first = CivilDate("2026-01-01")!
      let history = try await broker.history(
        of: account, from: first, to: CivilDate("2026-01-05")!, within: Self.budget(street))
      #expect(history?.days == [BrokerHistory.Day(date: CivilDate("2026-01-02")!, totalValue: 50_225)])
    }
  }

  @Test(arguments: BrokerConnectors.Slug.allCases)
  func wrongCredentialsAreRefused(_ slug: BrokerConnectors.Slug) async throws {
    try await Self.withStreet { street in
      let wrong = BrokerCredentials([
        ("token", "wrong"), ("client_id", "APP"), ("client_secret", "wrong"), ("refresh_token", "wrong"),
      ])
      let broker = try #require(street.connectors.broker(slug.rawValue, credentials: wrong))
      await #expect(throws: BrokerError.Code.credentialsRefused) {
        do throws(BrokerError) {
          _ = try await broker.accounts(within: Self.budget(street))
        } catch {
          throw error.code
        }
      }
    }
  }

  @Test(arguments: [BrokerConnectors.Slug.tradestation, .aries])
  func aTokenIsUsedUntilItEndsAndThenRenewed(_ slug: BrokerConnectors.Slug) async throws {
    try await Self.withStreet { street in
      let broker = try Self.login(street, slug)
      func signIns() -> Int { street.asked.count { $0.hasSuffix("/authorize") || $0.hasSuffix("/token") } }
      _ = try await broker.accounts(within: Self.budget(street))
      _ = try await broker.accounts(within: Self.budget(street))
      #expect(signIns() == 1)
      street.surroundings.advance(bySeconds: 4_000)
      _ = try await broker.accounts(within: Self.budget(street))
      #expect(signIns() == 2)
    }
  }

  @Test(arguments: BrokerConnectors.Slug.allCases)
  func aBrokerThatIsAwayIsUnavailable(_ slug: BrokerConnectors.Slug) async throws {
    let street = try await Street()
    await street.stop()
    let broker = try Self.login(street, slug)
    await #expect(throws: BrokerError.Code.unavailable) {
      do throws(BrokerError) {
        _ = try await broker.accounts(within: Self.budget(street))
      } catch {
        throw error.code
      }
    }
  }

  /// A broker that takes the question and says nothing.
  @Test(arguments: BrokerConnectors.Slug.allCases)
  func aBrokerThatKeepsSilentIsGivenUp(_ slug: BrokerConnectors.Slug) async throws {
    let silence = Silence()
    let server = HTTPServer(configuration: HTTPServerConfiguration(port: 0)) { _ in await silence.wait() }
    let origin = "http://127.0.0.1:\(try server.start())"
    let clock = SystemSurroundings()
    let brokers = BrokerConnectors(
      origins: BrokerConnectors.Origins(bursar: origin, tradestation: origin, aries: origin), surroundings: clock)
    let broker = try #require(brokers.broker(slug.rawValue, credentials: Street.credentials(slug)))
    let start = clock.monotonicNanoseconds()
    await #expect(throws: BrokerError.Code.unavailable) {
      do throws(BrokerError) {
        _ = try await broker.accounts(within: BrokerBudget(milliseconds: 100, surroundings: clock))
      } catch {
        throw error.code
      }
    }
    #expect(clock.monotonicNanoseconds() - start < 5_000_000_000)
    silence.end()
    await server.stop(within: .seconds(2))
  }

  @Test func aUsedUpBudgetAsksNobody() async throws {
    try await Self.withStreet { street in
      let broker = try Self.login(street, .bursar)
      let budget = BrokerBudget(milliseconds: 0, surroundings: street.surroundings)
      await #expect(throws: BrokerError.self) { _ = try await broker.accounts(within: budget) }
      #expect(street.asked.isEmpty)
    }
  }
}

extension BrokerError.Code: Error {}

/// Answers nobody until it ends.
private final class Silence: Sendable {
  private let state = Mutex<(isOver: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

  func wait() async -> HTTPResponse {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if !state.isOver { state.waiting.append(continuation) }
        return state.isOver
      }
      if isOver { continuation.resume() }
    }
    return HTTPResponse(status: 503)
  }

  func end() {
    let waiting = state.withLock { state in
      state.isOver = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
