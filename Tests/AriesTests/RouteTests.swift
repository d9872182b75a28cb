import Ambient
import Aries
import BrokerFixture
import HTTP
import Identity
import JSON
import Keeper
import Money
import Testing

/// Account lists, positions, orders, and what clients may get wrong.
@Suite("Routes")
struct RouteTests {
  @Test("both generations list the owner's accounts")
  func accounts() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.stranger, Scenario.margin, Scenario.hidden(from: "aries"))
    #expect(await desk.get("/v2/users/me/accounts").text == Self.newest)
    let first = await desk.get("/v1/users/me/accounts").json["accounts"]?.arrayValue ?? []
    #expect(first.map { $0["id"] } == [1, 3])
    #expect(first.map { $0["sterling_account_id"] } == ["111111QA", "M1"])
    #expect(first.map { $0["account_class"] } == ["CASH", "MARGIN"])
    #expect(first[1]["apex_account_id"] == "CL-77" && first[1]["primary_user"]?.isNull == true)
    #expect(first[0]["created_at"] == "2026-01-05T14:30:00Z" && first[0].objectValue?.names.count == 17)
  }

  @Test("an account that the rules restrict is listed as suspended")
  func restricted() async throws {
    let desk = try await Desk(Scenario.margin, Scenario.dayTrader)
    for (now, status) in [("2026-01-06T12:00:00-05:00", "OPEN"), ("2026-01-15T12:00:00-05:00", "SUSPENDED")] {
      desk.fixture.surroundings.set(BrokerFixture.instant(now))
      let token = try await desk.fixture.token(.aries, owner: "alice", scopes: Desk.scopes)
      for version in ["v1", "v2"] {
        let listed = await desk.server.get("/\(version)/users/me/accounts", token: token)
        #expect(listed.json["accounts"]?[0]?["status"] == .string(status), "\(listed.text)")
      }
    }
  }

  private static let newest = """
    {"accounts":[{"trading_account_id":"111111QA","broker_account_id":"","account_type":"INDIVIDUAL",\
    "account_class":"CASH","is_sim":false,"status":"OPEN"},{"trading_account_id":"M1","broker_account_id":"CL-77",\
    "account_type":"INDIVIDUAL","account_class":"MARGIN","is_sim":false,"status":"OPEN"}]}
    """

  @Test("an account is found by trading id, number of the list, clearing number and book identifier")
  func aliases() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.margin)
    for id in ["M1", "2", "CL-77"] {
      #expect(await desk.get("/v1/accounts/\(id)/balances")["accountId"] == "M1")
    }
    for id in ["111111QA", "1", "C1"] {
      #expect(await desk.get("/v1/accounts/\(id)/balances")["accountId"] == "111111QA")
    }
    // An account that is opened later under a name that was an alias takes it over.
    try await desk.fixture.tell(
      """
      {"event":"account_opened","account":"C9","at":"2026-01-06T09:30:00-05:00","type":"cash","currency":"USD",\
      "owner":"alice","number":"2"}
      """)
    #expect(await desk.get("/v2/accounts/2/balance")["balance"] == "0.00")
  }

  @Test("a position tells its values and results")
  func positions() async throws {
    let answer = await (try Desk(Scenario.cash)).get("/v1/accounts/C1/positions")
    #expect(answer.text == Self.position)
  }

  /// 60 of 100 bought at 50.25, cost 50.26; 40 sold for 2,079.00; last 52.50, prior close 51.
  private static let position = """
    {"positions":[{"accountId":"111111QA","symbol":"AAPL","securityType":"EQUITY","quantity":"60",\
    "averagePrice":"50.25","price":"52.50","marketValue":"3150.00","costBasis":"3015.60",\
    "todayRealizedPnL":"68.60","unrealizedPl":"134.40","todayPl":"158.60","dailyPl":"158.60",\
    "createdAt":"2026-01-05T15:00:00Z"}]}
    """

  @Test("order lists of both generations: open and of today, newest first, in pages")
  func orders() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.orders(of: "C1"))
    let list = await desk.get("/v2/accounts/C1/orders").json
    let orders = list["orders"]?.arrayValue ?? []
    #expect(orders.map { $0["clOrdId"] } == ["F-2", "9001"] && list["nextCursor"] == 0)
    #expect(orders.map { $0["ordStatus"] } == ["FILLED", "NEW"])
    #expect(orders[0]["legs"]?[0]?["positionEffect"] == "OPEN" && orders[0]["securityType"] == "OPTION")
    #expect(orders[0]["legs"]?[0]?["maturity"] == "2026-06-19" && orders[0]["avgPrice"] == "1.25")
    #expect(orders[1]["price"] == "60.00" && orders[1]["stopPrice"] == "" && orders[1]["timeInForce"] == "GTC")
    #expect(orders[1]["legs"] == [] && orders[1]["leavesQty"] == "10")
    let page = await desk.get("/v2/accounts/C1/orders?limit=1").json
    #expect(page["orders"]?.arrayValue?.count == 1 && page["nextCursor"] == 1)
    let rest = await desk.get("/v2/accounts/C1/orders?limit=1&cursor=1").json
    #expect(rest["orders"]?[0]?["clOrdId"] == "9001" && rest["nextCursor"] == 0)
    #expect(await desk.get("/v2/accounts/C1/orders?cursor=7").json == ["orders": [], "nextCursor": 0])
    let first = await desk.get("/v1/accounts/C1/orders?limit=0").json
    #expect(first["orders"]?[1]?["status"] == "WORKING" && first["orders"]?[1]?["orderType"] == "LIMIT")
    #expect(first["availability"]?["available"] == true)
    #expect(await desk.get("/v1/accounts/C1/orders?limit=1").json["orders"]?.arrayValue?.count == 1)
  }

  @Test("an order with legs is one order")
  func legs() async throws {
    let desk = try await Desk(
      Scenario.margin,
      """
      {"event":"instrument","symbol":"AAPL  260619C00070000"}
      {"event":"order_placed","account":"M1","at":"2026-01-06T10:00:00-05:00","order":"5","symbol":"AAPL",\
      "side":"buy","type":"limit","quantity":"2","limit":"1.10","legs":[\
      {"symbol":"AAPL  260619C00060000","side":"buy_to_open"},\
      {"symbol":"AAPL  260619C00070000","side":"sell_to_open","ratio":"2"}]}
      """)
    let order = await desk.get("/v2/accounts/M1/orders").json["orders"]?[0]
    #expect(order?["category"] == "MULTI_LEG" && order?["securityType"] == "OPTION" && order?["symbol"] == "AAPL")
    #expect(order?["legs"]?.arrayValue?.map { $0["ratioQty"] } == ["1", "2"])
    #expect(order?["legs"]?.arrayValue?.map { $0["positionEffect"] } == ["OPEN", "OPEN"])
    #expect(await desk.get("/v1/accounts/M1/balances")["pendingOrdersCount"] == 1)
  }

  @Test(
    "accounts, paths, methods and parameters",
    arguments: [
      ("GET", "/v1/accounts/nobody/balances", 404, "NOT_FOUND", "id"),
      ("GET", "/v1/accounts/B1/balances", 404, "NOT_FOUND", "id"),
      ("GET", "/v2/accounts/B1/balance", 404, "NOT_FOUND", "id"),
      ("GET", "/v1/accounts/2/positions", 404, "NOT_FOUND", "id"),
      ("GET", "/v1/accounts/H0/positions", 404, "NOT_FOUND", "id"),
      ("GET", "/v1/accounts/H1/orders", 404, "NOT_FOUND", "id"),
      ("GET", "/v1/accounts/H2/balances", 404, "NOT_FOUND", "id"),
      ("GET", "/v1/accounts/..%2FC1/balances", 404, "NOT_FOUND", "id"),
      ("GET", "/v1/accounts/%zz/balances", 400, "BAD_REQUEST", "path"),
      ("GET", "/v1/accounts/../balances", 404, "NOT_FOUND", "id"),
      ("GET", "/v1/nothing", 404, "NOT_FOUND", "path"),
      ("GET", "/V1/accounts/C1/balances", 404, "NOT_FOUND", "path"),
      ("GET", "/v1/accounts/C1/balance", 404, "NOT_FOUND", "path"),
      ("POST", "/v1/accounts/C1/balances", 405, "BAD_REQUEST", "method"),
      ("GET", "/v1/oauth2/token", 405, "BAD_REQUEST", "method"),
      ("GET", "/v2/accounts/C1/orders?limit=0", 400, "VALIDATION", "limit"),
      ("GET", "/v2/accounts/C1/orders?limit=501", 400, "VALIDATION", "limit"),
      ("GET", "/v2/accounts/C1/orders?limit=", 400, "VALIDATION", "limit"),
      ("GET", "/v2/accounts/C1/orders?limit=5&limit=6", 400, "VALIDATION", "limit"),
      ("GET", "/v2/accounts/C1/orders?cursor=-1", 400, "VALIDATION", "cursor"),
      ("GET", "/v2/accounts/C1/orders?cursor=99999999999999999999", 400, "VALIDATION", "cursor"),
      ("GET", "/v1/accounts/C1/orders?limit=x", 400, "VALIDATION", "limit"),
      ("GET", "/v1/accounts/C1/orders?limit=%zz", 400, "BAD_REQUEST", "query"),
    ])
  func refusals(_ method: String, _ target: String, _ status: Int, _ type: String, _ field: String) async throws {
    let desk = try await Desk(Scenario.cash, Scenario.stranger, Scenario.hidden(from: "aries"))
    let before = desk.fixture.keeper.snapshot.position
    let answer = await desk.server.send(method, target, token: desk.token)
    #expect(answer.status == status)
    #expect(answer.names == ["error"])
    let error = answer["error"]
    #expect(error?["type"] == .string(type) && error?["details"] == ["field": .string(field)])
    #expect(error?["request_id"] == "0123456789abcdef0123456789abcdef")
    #expect(error?["message"]?.stringValue?.isEmpty == false && error?["code"]?.stringValue?.isEmpty == false)
    #expect(desk.fixture.keeper.snapshot.position == before)
  }

  @Test("the token comes first, then the scope, then the route")
  func precedence() async throws {
    let desk = try await Desk(Scenario.cash)
    let poor = try await desk.fixture.token(.aries, owner: "carol", scopes: ["market:information"])
    for target in ["/v1/accounts/nobody/balances", "/v1/nothing", "/v2/users/me/accounts", "/v1/accounts/%zz/orders"] {
      for field in ["", "Bearer no", "Basic \(desk.token)", desk.token] {
        let answer = await desk.server.send("GET", target, headers: ["Authorization": field])
        #expect(answer.status == 401 && answer["error"]?["type"] == "AUTHENTICATION")
        #expect(answer.headers.first("WWW-Authenticate") == "Bearer" && !answer.text.contains(desk.token))
      }
    }
    for target in [
      "/v1/accounts/nobody/balances", "/v2/users/me/accounts", "/v1/accounts/C1/positions",
      "/v2/accounts/C1/orders?limit=x",
    ] {
      let answer = await desk.server.get(target, token: poor)
      #expect(answer.status == 403 && answer["error"]?["type"] == "AUTHORIZATION")
    }
    let either = try await desk.fixture.token(.aries, owner: "alice", scopes: ["position:information"])
    #expect(await desk.server.get("/v1/accounts/C1/positions", token: either).status == 200)
    let other = try await desk.fixture.token(.tradestation, owner: "alice", scopes: Desk.scopes)
    #expect(await desk.server.get("/v2/users/me/accounts", token: other).status == 401)
  }

  @Test("without its balance model the service is unavailable")
  func unavailable() async throws {
    let desk = try await Desk(Scenario.cash)
    let server = AriesServer(keeper: desk.fixture.keeper, identity: desk.fixture.identity, isBookAvailable: { false })
    let closed = Conversation { await server.respond(to: $0) }
    for target in ["/v1/accounts/C1/balances", "/v2/accounts/C1/balance", "/v1/accounts/C1/positions"] {
      let answer = await closed.get(target, token: desk.token)
      #expect(answer.status == 503 && answer["error"]?["code"] == "BALANCES_UNAVAILABLE")
    }
    #expect(await closed.get("/health").status == 200)
  }
}
