import AriesWire
import Book
import BrokerDesk
import HTTP
import Identity
import Keeper
import WireMembers

/// The routes under `/users/me/accounts` and `/accounts/{id}`.
struct AccountRoutes: Sendable {
  let desk: AccountDesk
  let gate: AccessGate

  func add(to router: inout Router) {
    router.on("GET", "/v1/users/me/accounts") { request, _ in
      var list = AccountListV1()
      list.accounts = try desk.accounts(of: try gate.grant(of: request, anyOf: [Scope.accounts])).map(AccountV1.init)
      return HTTPResponse.json(list.jsonBytes)
    }
    router.on("GET", "/v2/users/me/accounts") { request, _ in
      var list = AccountListV2()
      list.accounts = try desk.accounts(of: try gate.grant(of: request, anyOf: [Scope.accounts])).map(AccountV2.init)
      return HTTPResponse.json(list.jsonBytes)
    }
    add("/v1/accounts/{id}/balances", [Scope.accounts], BalancesV1.figures, to: &router) { view, _ in
      BalancesV1(view).jsonBytes
    }
    add("/v2/accounts/{id}/balance", [Scope.accounts], to: &router) { view, _ in try BalanceV2(view).jsonBytes }
    add("/v1/accounts/{id}/positions", [Scope.positions, Scope.accounts], to: &router) { view, _ in
      try PositionList(view).jsonBytes
    }
    add("/v1/accounts/{id}/orders", [Scope.orders], to: &router) { view, request in
      try OrderListV1(view, request.queryItems()).jsonBytes
    }
    add("/v2/accounts/{id}/orders", [Scope.orders], to: &router) { view, request in
      try OrderListV2(view, request.queryItems()).jsonBytes
    }
    add("/v2/accounts/{id}/orders/history", [Scope.orders], to: &router) { view, request in
      try OrderHistory(request.queryItems(), now: view.at).page(of: view).jsonBytes
    }
  }

  private func add(
    _ pattern: String, _ scopes: [String], _ figures: FigureSelection = .all, to router: inout Router,
    _ body: @escaping @Sendable (AccountView, HTTPRequest) throws -> [UInt8]
  ) {
    router.onPromptly("GET", pattern) { request, path in
      let grant = try gate.grant(of: request, anyOf: scopes)
      return .ready(.json(try body(try desk.view(path["id"], grant, for: figures), request)))
    }
  }
}
