import BrokerFixture
import HTTP
import Identity
import JSON
import Keeper
import Testing
import TradeStation

/// What clients may get wrong: each in the API's own form, naming what is at fault.
@Suite("Refusals")
struct RefusalTests {
  private static let twentySix = Array(repeating: "100001", count: 26).joined(separator: ",")

  @Test(
    "keys, paths, methods and parameters",
    arguments: [
      ("GET", "/v2/accounts/999999/balances", 404, "accountkeys: There is no account with the key 999999."),
      ("GET", "/v2/accounts/1/balances", 404, "accountkeys: There is no account with the key 1."),
      ("GET", "/v2/accounts/100002/balances", 401, "User is not authorized to retrieve this account"),
      ("GET", "/v2/accounts/100001,100002/balances", 401, "User is not authorized to retrieve this account"),
      ("GET", "/v2/accounts/100001,999999/positions", 404, "accountkeys"),
      ("GET", "/accounts/100002/orders", 401, "User is not authorized to retrieve this account"),
      ("GET", "/v2/accounts/abc/balances", 400, "accountkeys: Account keys are whole numbers"),
      ("GET", "/v2/accounts/100001,/balances", 400, "accountkeys"),
      ("GET", "/v2/accounts/-1/balances", 400, "accountkeys"),
      ("GET", "/v2/accounts/99999999999999999999/balances", 400, "accountkeys"),
      ("GET", "/v2/accounts/100001%2F100002/balances", 400, "accountkeys"),
      ("GET", "/v2/accounts/\(twentySix)/balances", 400, "accountkeys: At most 25 account keys"),
      ("GET", "/v2/accounts/%zz/balances", 400, "The path is not well encoded."),
      ("GET", "/v2/accounts/../balances", 400, "accountkeys"),
      ("GET", "/v2/users/bob/accounts", 401, "User is not authorized to retrieve this account"),
      ("GET", "/v2/users/nobody/accounts", 404, "userid"),
      ("GET", "/v2/nothing", 404, "Not Found"),
      ("GET", "/v2/accounts/100001/balances/..", 404, "Not Found"),
      ("POST", "/v2/accounts/100001/balances", 405, "Method Not Allowed"),
      ("DELETE", "/accounts/100001/orders", 405, "Method Not Allowed"),
      ("GET", "/v2/security/authorize", 405, "Method Not Allowed"),
      ("GET", "/v2/accounts/100001/balances?APIVersion=20010101", 400, "The APIVersion 20010101 is invalid"),
      ("GET", "/v2/accounts/100001/orders?APIVersion=2016", 400, "The APIVersion has an invalid format."),
      ("GET", "/v2/accounts/100001/orders?since=2026-01-01", 400, "The supplied since date is invalid."),
      ("GET", "/v2/accounts/100001/orders?since=13-01-2025", 400, "The supplied since date is invalid."),
      ("GET", "/v2/accounts/100001/orders?since=01-07-2026", 400, "The supplied since date is invalid."),
      (
        "GET", "/v2/accounts/100001/orders?since=10-07-2025", 403,
        "The supplied since date is invalid. Can not return order history older than 90 day(s)."
      ),
      ("GET", "/v2/accounts/100001/orders?pageSize=0", 400, "pageSize: A whole number from 1 to 600 is expected."),
      ("GET", "/v2/accounts/100001/orders?pageSize=601", 400, "pageSize"),
      ("GET", "/v2/accounts/100001/orders?pageNum=-1", 400, "pageNum"),
      ("GET", "/v2/accounts/100001/orders?pageNum=99999999999999999999", 400, "pageNum"),
      ("GET", "/v2/accounts/100001/positions?$filter=Quantity+gt+5", 400, "$filter"),
      ("GET", "/v2/accounts/100001/positions?$filter=Symbol+eq+'A", 400, "$filter"),
      ("GET", "/v2/accounts/100001/positions?$filter=%zz", 400, "The query is not well encoded."),
    ])
  func refusals(_ method: String, _ target: String, _ status: Int, _ message: String) async throws {
    let desk = try await Desk(Scenario.cash, Scenario.stranger)
    let before = desk.fixture.keeper.snapshot.position
    let answer = await desk.server.send(method, target, token: desk.token)
    #expect(answer.status == status && answer["StatusCode"] == .integer(status))
    #expect(answer.names == ["Message", "StatusCode"])
    #expect(answer["Message"]?.stringValue?.contains(message) == true, "\(answer.text)")
    #expect(desk.fixture.keeper.snapshot.position == before)
  }

  @Test(
    "the token comes before the scope, the scope before the keys",
    arguments: ["/v2/nothing", "/v2/accounts/abc/balances", "/v2/accounts/100002/balances", "/v2/accounts/%zz/orders"])
  func precedence(_ target: String) async throws {
    let desk = try await Desk(Scenario.cash, Scenario.stranger)
    #expect(await desk.server.get(target).status == 401)
    #expect(await desk.server.send("POST", target).status == 401)
    let poor = try await desk.fixture.token(.tradestation, owner: "carol", scopes: ["trade"])
    if target.hasSuffix("balances") { #expect(await desk.server.get(target, token: poor).status == 403) }
    let other = try await desk.fixture.token(.aries, owner: "alice", scopes: ["readaccount"])
    #expect(await desk.server.get(target, token: other).status == 401)
  }

  @Test("accounts of the hub, of other APIs and in other currencies are not there")
  func hidden() async throws {
    let desk = try await Desk(Scenario.cash, Scenario.hidden(from: "tradestation"))
    let list = await desk.get("/v2/users/alice/accounts")
    #expect(list.json.arrayValue?.map { $0["Key"] } == [100_001])
    for key in 100_002...100_004 { #expect(await desk.get("/v2/accounts/\(key)/balances").status == 404) }
  }

  @Test("without its book the service says so, with the request's identifier")
  func unavailable() async throws {
    let desk = try await Desk(Scenario.cash)
    let server = TradeStationServer(
      keeper: desk.fixture.keeper, identity: desk.fixture.identity, isBookAvailable: { false })
    let closed = Conversation { await server.respond(to: $0) }
    let answer = await closed.get("/v2/accounts/100001/balances", token: desk.token)
    #expect(answer.status == 503)
    #expect(answer.names == ["Message", "StatusCode", "TraceId"])
    #expect(answer["TraceId"] == "01234567-89ab-cdef-0123-456789abcdef")
  }
}
