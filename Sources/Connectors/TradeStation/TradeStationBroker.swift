import Ambient
import CivilTime
import HTTP
import Hub
import JSON
import Ledger
import Money
import TradeStationWire
import WireMembers

/// A login at TradeStation's API: a refresh token that buys access tokens.
struct TradeStationBroker: Broker {
  private let api: BrokerAPI
  private let session: AccessSession
  private let surroundings: any Surroundings

  /// Days of orders that are asked for; the API goes back 90 at most.
  private static let orderDays = 89
  /// Pages of orders that are read at most.
  private static let orderPages = 20
  private static let pageSize = 600

  init(api: BrokerAPI, credentials: BrokerCredentials, surroundings: any Surroundings) {
    self.api = api
    self.surroundings = surroundings
    session = AccessSession(surroundings: surroundings) { (budget) throws(BrokerError) in
      try await Self.sign(api, credentials, budget)
    }
  }

  func accounts(within budget: BrokerBudget) async throws(BrokerError) -> [BrokerAccount] {
    let json = try await session.ask(within: budget) { (grant) throws(BrokerError) in
      guard let user = grant.user else { throw BrokerError(.malformed, "The brokerage did not say who signed in.") }
      return try await api.get("/v2/users/\(PercentCoding.encoded(user))/accounts", token: grant.token, within: budget)
    }
    let rows = try Wire.read { () throws(WireError) in try AccountInfo.list(json: json) }
    let currencies = try await currencies(of: rows, within: budget)
    return rows.compactMap { row in
      guard let key = row.key else { return nil }
      return BrokerAccount(identifier: String(key), profile: AccountProfile(row, currency: currencies[key] ?? .usd))
    }
  }

  func snapshot(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> BrokerSnapshot {
    let balances = try await get("accounts/\(account.identifier)/balances", within: budget)
    let positions = try await get("accounts/\(account.identifier)/positions", within: budget)
    let orders = try await orders(of: account, within: budget)
    return try Wire.read { () throws(WireError) in
      guard let balance = try AccountBalance.list(json: balances).first else {
        throw WireError(.notAnObject, "no balance was given")
      }
      var draft = StatementDraft()
      draft.add(balance)
      for position in try Position.list(json: positions) { draft.add(position) }
      for order in orders { draft.add(order) }
      return draft.snapshot(
        of: BrokerAccount(identifier: account.identifier, profile: account.profile.updated(by: balance)))
    }
  }

  /// The API keeps no history of values.
  func history(
    of account: BrokerAccount, from first: CivilDate, to last: CivilDate, within budget: BrokerBudget
  ) async throws(BrokerError) -> BrokerHistory? { nil }

  /// The list of accounts does not tell currencies; only futures and forex accounts have others than dollars.
  private func currencies(
    of rows: [AccountInfo], within budget: BrokerBudget
  ) async throws(BrokerError) -> [Int: Currency] {
    let keys = rows.filter { $0.type == .futures || $0.type == .forex }.compactMap(\.key)
    var currencies: [Int: Currency] = [:]
    for start in stride(from: 0, to: keys.count, by: AccountKeys.limit) {
      let batch = keys[start..<min(keys.count, start + AccountKeys.limit)].map(String.init).joined(separator: ",")
      let json = try await get("accounts/\(batch)/balances", within: budget)
      for balance in try Wire.read({ () throws(WireError) in try AccountBalance.list(json: json) }) {
        if let key = balance.account.key { currencies[key] = balance.currency }
      }
    }
    return currencies
  }

  private func orders(
    of account: BrokerAccount, within budget: BrokerBudget
  ) async throws(BrokerError) -> [OrderDetail] {
    let today = MarketZone.newYork.date(of: surroundings.now())
    let since = today.advanced(byDays: -Self.orderDays).monthFirst
    var orders: [OrderDetail] = []
    for page in 1...Self.orderPages {
      let query = "since=\(since)&pageSize=\(Self.pageSize)&pageNum=\(page)"
      let json = try await get("accounts/\(account.identifier)/orders?\(query)", within: budget)
      let rows = try Wire.read { () throws(WireError) in try OrderDetail.list(json: json) }
      orders += rows
      if rows.count < Self.pageSize { break }
    }
    return orders
  }

  private func get(_ path: String, within budget: BrokerBudget) async throws(BrokerError) -> JSONValue {
    try await session.ask(within: budget) { (grant) throws(BrokerError) in
      try await api.get("/v2/\(path)", token: grant.token, within: budget)
    }
  }

  private static func sign(
    _ api: BrokerAPI, _ credentials: BrokerCredentials, _ budget: BrokerBudget
  ) async throws(BrokerError) -> AccessSession.Grant {
    let form = [
      (name: "grant_type", value: "refresh_token"), (name: "client_id", value: credentials["client_id"] ?? ""),
      (name: "client_secret", value: credentials["client_secret"] ?? ""),
      (name: "refresh_token", value: credentials["refresh_token"] ?? ""), (name: "response_type", value: "token"),
    ]
    let json = try await api.post("/v2/security/authorize", form: form, within: budget)
    let answer = try Wire.read { () throws(WireError) in try TokenResponse(json: json) }
    guard let token = answer.accessToken else { throw BrokerError(.malformed, "The brokerage gave no token.") }
    return AccessSession.Grant(token: token, seconds: answer.expiresIn, user: answer.userID)
  }
}

extension CivilDate {
  /// `MM-DD-YYYY`, as the API wants it.
  fileprivate var monthFirst: String {
    let parts = description.split(separator: "-")
    return "\(parts[1])-\(parts[2])-\(parts[0])"
  }
}
