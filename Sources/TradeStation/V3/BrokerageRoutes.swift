import Ambient
import Book
import BrokerDesk
import HTTP
import Identity
import Keeper
import Ledger
import TradeStationWire
import WireMembers

/// The routes under `/v3/brokerage`. An account that cannot be shown makes a row of `Errors`, not a refusal.
struct BrokerageRoutes: Sendable {
  static let prefix = "/v3/brokerage/accounts"

  let keeper: Keeper
  let gate: AccessGate
  let isBookAvailable: @Sendable () -> Bool
  private let names = AccountNames(shownBy: .tradestation)
  private let tokens: PageTokens

  init(keeper: Keeper, gate: AccessGate, isBookAvailable: @escaping @Sendable () -> Bool) {
    self.keeper = keeper
    self.gate = gate
    self.isBookAvailable = isBookAvailable
    tokens = PageTokens(keeper.surroundings)
  }

  func add(to router: inout Router) {
    router.on("GET", Self.prefix) { request, _ in
      let grant = try gate.headerReader(request)
      var body = V3.Accounts()
      body.accounts = try edition().accounts(of: grant.owner, shownBy: .tradestation, at: keeper.surroundings.now())
        .map(V3.Account.init)
      return .tradeStation(body.jsonBytes)
    }
    add("/{ids}/balances", to: &router) { asked, _ in
      var body = V3.Balances()
      body.balances = try asked.views.map { try V3.Balance($0) }
      body.errors = asked.faults
      return body.jsonBytes
    }
    add("/{ids}/bodbalances", to: &router) { asked, _ in
      var body = V3.BODBalances()
      body.balances = try asked.views.map { try V3.BODBalance($0) }
      body.errors = asked.faults
      return body.jsonBytes
    }
    add("/{ids}/positions", to: &router) { asked, call in
      let symbols = try SymbolPattern(call.query["symbol"])
      var body = V3.Positions()
      for view in asked.views {
        let lines = try view.positionLines().filter { symbols.takes($0.symbol) }
        let margins = try AccountMargins(of: view, lines)
        for line in lines {
          body.positions.append(try V3.Position(line, by: margins))
        }
      }
      body.errors = asked.faults
      return body.jsonBytes
    }
    addOrders("orders", isHistorical: false, to: &router)
    addOrders("historicalorders", isHistorical: true, to: &router)
  }

  private func addOrders(_ name: String, isHistorical: Bool, to router: inout Router) {
    add("/{ids}/\(name)", to: &router) { asked, call in
      try page(of: asked, call, isHistorical: isHistorical).jsonBytes
    }
    add("/{ids}/\(name)/{orders}", to: &router) { asked, call in
      let question = try OrderQuestion(call.query, isHistorical: isHistorical, now: keeper.surroundings.now())
      return try asked.orders(numbered: call.path["orders"], question).jsonBytes
    }
  }

  /// One page of a list, with a token for the next where the request asked for pages.
  private func page(of asked: AskedAccounts, _ call: Call, isHistorical: Bool) throws -> V3.Orders {
    let question = try OrderQuestion(call.query, isHistorical: isHistorical, now: keeper.surroundings.now())
    let rest = call.query.items.filter { $0.name != "nextToken" }.map { "\($0.name)=\($0.value)" }
    let asking = ([call.owner, call.request.path] + rest).joined(separator: "\n")
    var offset = 0
    if let token = call.query["nextToken"] {
      guard let place = tokens.take(token, question: asking) else {
        throw TradeStationFailure(400, "nextToken: The token is unknown, used or older than an hour.")
      }
      offset = place
    }
    let listed = asked.orders(of: question)
    let size = question.pageSize ?? OrderPage.largestPage
    var body = V3.Orders()
    body.orders = listed.dropFirst(offset).prefix(size).map { V3.Order($0.order, in: $0.view) }
    body.errors = asked.faults
    if question.pageSize != nil, listed.count > offset + size {
      body.nextToken = tokens.issue(PageTokens.Place(question: asking, offset: offset + size))
    }
    return body
  }

  /// What a handler is given besides the accounts.
  struct Call {
    let request: HTTPRequest
    let path: PathParameters
    let query: QueryItems
    let owner: String
  }

  private func add(
    _ pattern: String, to router: inout Router,
    _ body: @escaping @Sendable (AskedAccounts, Call) throws -> [UInt8]
  ) {
    router.on("GET", Self.prefix + pattern) { request, path in
      let grant = try gate.headerReader(request)
      let call = Call(request: request, path: path, query: try request.queryItems(), owner: grant.owner)
      let asked = try AskedAccounts(
        path["ids"], of: grant.owner, names, in: try edition(), at: keeper.surroundings.now())
      return .tradeStation(try body(asked, call))
    }
  }

  private func edition() throws -> Edition {
    guard isBookAvailable() else { throw TradeStationFailure.unavailable }
    return keeper.edition
  }
}
