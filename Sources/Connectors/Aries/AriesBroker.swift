import Ambient
import AriesWire
import CivilTime
import HTTP
import Hub
import JSON
import Ledger
import WireMembers

/// A login at Aries' API: a client that asks for its own accounts.
struct AriesBroker: Broker {
  private let api: BrokerAPI
  private let session: AccessSession

  private static let scopes = "account:information order:information"
  /// Orders of one page, and pages that are read at most.
  private static let pageSize = 500
  private static let orderPages = 20

  init(api: BrokerAPI, credentials: BrokerCredentials, surroundings: any Surroundings) {
    self.api = api
    session = AccessSession(surroundings: surroundings) { (budget) throws(BrokerError) in
      try await Self.sign(api, credentials, budget)
    }
  }

  func accounts(within budget: BrokerBudget) async throws(BrokerError) -> [BrokerAccount] {
    if let json = try await getIfThere("/v2/users/me/accounts", within: budget) {
      let list = try Wire.read { () throws(WireError) in try AccountListV2(json: json) }
      return list.accounts.compactMap(BrokerAccount.init)
    }
    let json = try await get("/v1/users/me/accounts", within: budget)
    return try Wire.read { () throws(WireError) in try AccountListV1(json: json) }.accounts
      .compactMap(BrokerAccount.init)
  }

  func snapshot(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> BrokerSnapshot {
    var draft = StatementDraft()
    if let json = try await getIfThere(path("/v2", account, "balance"), within: budget) {
      draft.add(try Wire.read { () throws(WireError) in try BalanceV2(answer: json) })
    } else {
      let json = try await get(path("/v1", account, "balances"), within: budget)
      draft.add(try Wire.read { () throws(WireError) in try BalancesV1(answer: json) })
    }
    let positions = try await get(path("/v1", account, "positions"), within: budget)
    for position in try Wire.read({ () throws(WireError) in try PositionList(answer: positions) }).positions {
      draft.add(position)
    }
    for order in try await orders(of: account, within: budget) { draft.add(order) }
    return draft.snapshot(of: account)
  }

  /// The API keeps no history of values.
  func history(
    of account: BrokerAccount, from first: CivilDate, to last: CivilDate, within budget: BrokerBudget
  ) async throws(BrokerError) -> BrokerHistory? { nil }

  private func orders(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> [OrderV2] {
    var orders: [OrderV2] = []
    var cursor = 0
    for _ in 0..<Self.orderPages {
      let query = "orders?limit=\(Self.pageSize)&cursor=\(cursor)"
      guard let json = try await getIfThere(path("/v2", account, query), within: budget) else { break }
      let page = try Wire.read { () throws(WireError) in try OrderListV2(json: json) }
      orders += page.orders
      guard let next = page.nextCursor, next != 0, next != cursor else { break }
      cursor = next
    }
    return orders
  }

  private func path(_ version: String, _ account: BrokerAccount, _ rest: String) -> String {
    "\(version)/accounts/\(PercentCoding.encoded(account.identifier))/\(rest)"
  }

  private func get(_ path: String, within budget: BrokerBudget) async throws(BrokerError) -> JSONValue {
    try await session.ask(within: budget) { (grant) throws(BrokerError) in
      try await api.get(path, token: grant.token, within: budget)
    }
  }

  /// Nil where an older server has no such route.
  private func getIfThere(_ path: String, within budget: BrokerBudget) async throws(BrokerError) -> JSONValue? {
    do throws(BrokerError) {
      return try await get(path, within: budget)
    } catch {
      guard error.code == .notFound else { throw error }
      return nil
    }
  }

  private static func sign(
    _ api: BrokerAPI, _ credentials: BrokerCredentials, _ budget: BrokerBudget
  ) async throws(BrokerError) -> AccessSession.Grant {
    let form = [
      (name: "grant_type", value: "client_credentials"), (name: "client_id", value: credentials["client_id"] ?? ""),
      (name: "client_secret", value: credentials["client_secret"] ?? ""), (name: "scope", value: scopes),
    ]
    let json = try await api.post("/v1/oauth2/token", form: form, within: budget)
    let answer = try Wire.read { () throws(WireError) in try TokenResponse(json: json) }
    guard let token = answer.accessToken else { throw BrokerError(.malformed, "The brokerage gave no token.") }
    return AccessSession.Grant(token: token, seconds: answer.expiresIn)
  }
}
