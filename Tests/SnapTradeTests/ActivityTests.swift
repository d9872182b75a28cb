import Ambient
import CivilTime
import Hub
import Identity
import JSON
import Ledger
import Market
import Money
import SnapTradeWire
import Synchronization
import Testing

/// Activities: as the broker lists them, else the executions among its orders.
@Suite struct ActivityTests {
  private static func row(
    _ name: String, _ type: String, _ date: String, _ amount: String, symbol: String? = nil, quantity: ExactDecimal = 0
  ) -> BrokerActivity {
    let day = CivilDate(date)!
    var row = BrokerActivity(
      identifier: name, type: type, quantity: quantity, amount: Samples.decimal(amount), currency: .usd,
      at: MarketZone.newYork.instant(of: day, secondsOfDay: 36_000), tradeDate: day,
      settlementDate: day.advanced(byDays: 1), text: "\(type) of \(date)")
    row.symbol = symbol
    return row
  }

  private static var rows: [BrokerActivity] {
    var trade = row("t", "BUY", "2026-01-02", "-4333.62", symbol: "VAB.TO", quantity: 40)
    trade.price = Samples.decimal("108.3353")
    trade.fee = Samples.decimal("0.21")
    trade.reference = "order 7"
    var option = row("o", "SELL", "2026-01-05", "3840.00", symbol: "AAPL  261218C00240000", quantity: -1)
    option.optionType = "SELL_TO_OPEN"
    return [
      option, row("w", "JOURNAL", "2026-01-02", "-1.00"), trade, row("d", "CONTRIBUTION", "2025-12-30", "10000.00"),
    ]
  }

  private static func connected(
    _ rows: [BrokerActivity]?, _ orders: [Order] = []
  ) async throws -> (Stage, Person) {
    let stage = try await Stage()
    var snapshot = Samples.snapshot()
    snapshot.statement.orders = orders
    stage.broker.set(snapshot)
    stage.broker.world.withLock { $0.activities = rows }
    let alice = try await Person(stage)
    try await alice.connect()
    return (stage, alice)
  }

  private static func names(_ answer: Answer) -> [String] {
    (answer.json["data"] ?? answer.json).arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
  }

  @Test func aRowMemberByMember() async throws {
    let (_, alice) = try await Self.connected(Self.rows)
    let answer = await alice.get("/accounts/\(try alice.account())/activities")
    #expect(answer.status == 200)
    #expect(answer.json["pagination"] == ["offset": 0, "limit": 1000, "total": 4])
    #expect(Self.names(answer) == ["o", "w", "t", "d"])
    let trade = answer.json["data"]?[2]
    #expect(
      trade?.objectValue?.names == [
        "id", "symbol", "price", "units", "amount", "currency", "type",
        "option_type", "description", "trade_date", "settlement_date", "fee", "fx_rate", "institution",
        "external_reference_id",
      ])
    let expected: [(String, JSONValue)] = [
      ("price", .number("108.3353")), ("units", .number("40.0")), ("amount", .number("-4333.62")),
      ("type", "BUY"), ("option_type", ""), ("description", "BUY of 2026-01-02"), ("fee", .number("0.21")),
      ("trade_date", "2026-01-02T15:00:00Z"), ("settlement_date", "2026-01-03T00:00:00Z"), ("fx_rate", .null),
      ("institution", "Bursar"), ("external_reference_id", "order 7"),
    ]
    for (name, value) in expected { #expect(trade?[name]?.decimalValue ?? 0 == value.decimalValue ?? 0, "\(name)") }
    for (name, value) in expected where value.decimalValue == nil { #expect(trade?[name] == value, "\(name)") }
    #expect(trade?["symbol"]?["symbol"] == "VAB.TO" && trade?["currency"]?["code"] == "USD")
    let option = answer.json["data"]?[0]
    #expect(option?["symbol"] == .null && option?["option_symbol"]?["underlying_symbol"]?["symbol"] == "AAPL")
    #expect(option?["option_type"] == "SELL_TO_OPEN")
    // A word of the broker's own stays.
    #expect(answer.json["data"]?[1]?["type"] == "JOURNAL" && answer.json["data"]?[1]?["symbol"] == .null)
  }

  @Test(
    arguments: [
      ([("startDate", "2026-01-02")], ["o", "w", "t"]), ([("endDate", "2026-01-02")], ["w", "t", "d"]),
      ([("startDate", "2026-01-02"), ("endDate", "2026-01-02")], ["w", "t"]), ([("type", "buy,Sell")], ["o", "t"]),
      ([("offset", "1"), ("limit", "2")], ["w", "t"]), ([("offset", "9")], []),
      ([("limit", "5000")], ["o", "w", "t", "d"]),
      ([("startDate", "2026-02-01")], []),
    ] as [([(String, String)], [String])])
  func rowsAreChosenByDateTypeAndPage(_ query: [(String, String)], _ names: [String]) async throws {
    let (_, alice) = try await Self.connected(Self.rows)
    #expect(Self.names(await alice.get("/accounts/\(try alice.account())/activities", query)) == names)
  }

  @Test(arguments: ["startDate", "endDate", "offset", "limit"])
  func aParameterThatCannotBeReadIsNamed(_ name: String) async throws {
    let (_, alice) = try await Self.connected(Self.rows)
    let answer = await alice.get("/accounts/\(try alice.account())/activities", [(name, "-x")])
    #expect(answer.status == 400 && answer.json["detail"]?.stringValue?.contains(name) == true)
  }

  @Test func theListOverAllAccountsNamesEach() async throws {
    let (stage, alice) = try await Self.connected(Self.rows)
    let answer = await alice.get("/activities")
    #expect(Self.names(answer) == ["o", "w", "t", "d"])
    let account = answer.json[0]?["account"]
    #expect(account?["id"]?.stringValue == (try alice.account()) && account?["number"] == "Q6542138443")
    #expect(account?["sync_status"]?["holdings"]?["initial_sync_completed"] == true)
    let connection = stage.hub.connections(of: alice.user)[0].identifier.description
    let other = UUIDValue.named("other", namespace: .domainNames).description
    for (query, count) in [
      ([("accounts", try alice.account())], 4), ([("accounts", other)], 0), ([("type", "BUY")], 1),
      ([("accounts", other), ("brokerageAuthorizations", connection)], 4),
    ] { #expect(Self.names(await alice.get("/activities", query)).count == count) }
    #expect(await alice.get("/activities", [("accounts", "no uuid")]).status == 400)
  }

  @Test func aBrokerThatListsNoneIsCoveredByItsFills() async throws {
    var sold = Samples.trailingOrder
    sold.commission = 1
    sold.executedAt = Samples.instant("2026-01-02T16:00:00Z")
    let (stage, alice) = try await Self.connected(nil, [sold])
    // What the broker no longer reports stays, and a fill that grows is told as it was reported last.
    sold.filledQuantity = 90
    for orders in [[sold], []] {
      stage.surroundings.advance(bySeconds: 60)
      var snapshot = Samples.snapshot(cash: "\(orders.count).00")
      snapshot.statement.orders = orders
      stage.broker.set(snapshot)
      try await stage.hub.synchronise(stage.hub.connections(of: alice.user)[0].identifier)
    }
    let answer = await alice.get("/accounts/\(try alice.account())/activities")
    let row = answer.json["data"]?[0]
    #expect(answer.json["pagination"]?["total"] == 1)
    #expect(row?["type"] == "SELL" && row?["units"]?.decimalValue == -90)
    // 90 at 12.34 less 1.00.
    #expect(row?["amount"]?.decimalValue == Samples.decimal("1109.60") && row?["fee"]?.decimalValue == 1)
    #expect(row?["external_reference_id"] == "66a033fa")
  }

  @Test func theyAreReadAnewWithEachSynchronisationAndGoWithTheirConnection() async throws {
    let (stage, alice) = try await Self.connected(Self.rows)
    let account = try alice.account()
    let path = "/accounts/\(account)/activities"
    #expect(Self.names(await alice.get(path)).count == 4)
    stage.broker.world.withLock { $0.activities = Array(Self.rows.suffix(1)) }
    let connection = stage.hub.connections(of: alice.user)[0].identifier
    try await stage.hub.synchronise(connection)
    #expect(Self.names(await alice.get(path)) == ["d"])
    // Another hub over the same store reads what was kept.
    let again = try Hub(keeper: stage.keeper, vault: stage.identity.vault, catalogue: stage.broker)
    #expect(again.activities(of: try #require(try again.mirrors(for: alice.user).first)) == [Self.rows[3]])
    try await stage.hub.delete(connection, of: alice.user)
    #expect(await alice.get(path).status == 404)
    stage.broker.world.withLock { $0.activities = nil }
    try await alice.connect()
    #expect(Self.names(await alice.get(path)).isEmpty)
  }

  @Test func theWireReadsWhatItWrites() async throws {
    let (_, alice) = try await Self.connected(Self.rows)
    let page = await alice.get("/accounts/\(try alice.account())/activities").json
    #expect(try SnapTradeActivityPage(json: page).data.count == 4)
    let all = await alice.get("/activities").json
    let first = try SnapTradeUserActivity(json: try #require(all[0]))
    #expect(first.activity.id == "o" && first.account.number == "Q6542138443")
  }
}
