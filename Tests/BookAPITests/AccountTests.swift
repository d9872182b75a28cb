import Ambient
import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Journal
import Keeper
import Ledger
import Market
import Money
import Testing

@Suite struct AccountTests {
  private func told<Value>(_ body: (Origin) async throws -> Value) async throws -> Value {
    try await Origin.with { (origin) async throws in
      #expect(try await origin.importLines(Lines.file()).status == 200)
      return try await body(origin)
    }
  }

  @Test func `accounts are listed in order of opening, page by page, and by owner`() async throws {
    try await told { (origin) async throws in
      let rows = try BookAccount.list(try await origin.get("/accounts").json)
      #expect(rows.map(\.identifier) == ["T1", "X1"])
      #expect(rows.map(\.key) == [1, 2])
      #expect(rows[0].profile["number"] == "Q6542138443")
      let page = try await origin.get("/accounts?limit=1").json
      #expect(page["next"]?.intValue == 1)
      let rest = try await origin.get("/accounts?after=1").json
      #expect(try BookAccount.list(rest).map(\.identifier) == ["X1"])
      #expect(rest["next"] == nil)
      #expect(try BookAccount.list(try await origin.get("/accounts?owner=bob").json).map(\.identifier) == ["X1"])
      #expect(try await origin.get("/accounts?as_of=2026-01-04").json["accounts"] == [])
      #expect(try await origin.get("/accounts?known_at=2026-01-04").json["accounts"] == [])
      #expect(try await origin.get("/accounts?as_of=2026-01-05").json == origin.get("/accounts").json)
    }
  }

  /// The list, the account's own row and its snapshot tell what the rules make of the settings.
  @Test func `the flag of pattern day traders ends with their rule`() async throws {
    try await Origin.with { (origin) async throws in
      let opening = Lines.opening.replacing("\"owner\"", with: "\"pattern_day_trader\":true,\"owner\"")
      #expect(try await origin.importLines(Lines.file([opening, Lines.deposit])).status == 200)
      for (at, flag) in [("2026-03-02T12:00:00-05:00", true), ("2026-06-10T12:00:00-04:00", false)] {
        if !flag { origin.surroundings.set(try #require(Instant(rfc3339: at))) }
        #expect(try await origin.get("/accounts/T1").json["pattern_day_trader"] == .bool(flag))
        let snapshot = try BookSnapshot(try await origin.get("/accounts/T1/snapshot").json)
        #expect(snapshot.flags.first { $0.name == "pattern_day_trader" }?.isSet == flag)
        for path in ["/accounts", "/accounts?as_of=\(at.replacing("+", with: "%2B"))"] {
          let row = try BookAccount.list(try await origin.get(path).json)[0]
          #expect(row.profile["pattern_day_trader"] == .bool(flag), "\(path)")
        }
      }
    }
  }

  @Test(arguments: ["", "/figures", "/positions", "/snapshot", "/history", "/events", "/explain/cash"])
  func `an unknown account is named as such`(_ rest: String) async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T9\(rest)")
      #expect(answer.status == 404)
      #expect(answer.refusal == ["unknown_account", "account"])
    }
  }

  @Test func `a slash in an account's name stays within its segment`() async throws {
    try await told { (origin) async throws in
      #expect(try await origin.get("/accounts/T1%2Ffigures").refusal == ["unknown_account", "account"])
      #expect(try await origin.get("/accounts/../accounts").status == 404)
    }
  }

  @Test func `positions show lots, cost and values`() async throws {
    try await told { (origin) async throws in
      let position = try #require(try await origin.get("/accounts/T1/positions").json["positions"]?[0])
      let expected: [(String, JSONValue)] = [
        ("symbol", "AAPL"), ("quantity", "500"), ("average_price", "50"), ("price", "52"), ("market_value", "26000"),
        ("cost", "25001.25"), ("open_pl", "998.75"), ("cash_equivalent", false),
      ]
      for (name, value) in expected { #expect(position[name] == value, "\(name)") }
      let lot = try #require(position["lots"]?[0])
      #expect(lot["id"] == "4")
      #expect(lot["price"] == "50")
      #expect(lot["cost"] == "25001.25")
      #expect(lot["current_value"] == "26000")
    }
  }

  @Test func `a snapshot reads and writes as its type says`() async throws {
    try await told { (origin) async throws in
      let answer = try await origin.get("/accounts/T1/snapshot")
      let snapshot = try BookSnapshot(answer.json)
      var writer = JSONWriter()
      snapshot.write(to: &writer)
      #expect(writer.bytes == answer.body)
      #expect(
        answer.json.objectValue?.names == [
          "account", "as_of", "cash", "positions", "orders", "figures", "flags",
        ])
      let cash = try #require(snapshot.cash.first)
      #expect(cash.amount == ExactDecimal("24998.75"))
      #expect(cash.settled == cash.amount)
      #expect(snapshot.figures.first { $0.name == "equity" }?.value == ExactDecimal("50998.75"))
    }
  }

  @Test func `what a snapshot says of account and instrument can be told to another book`() async throws {
    try await told { (origin) async throws in
      let snapshot = try BookSnapshot(try await origin.get("/accounts/T1/snapshot").json)
      var opening = snapshot.account
      opening["key"] = nil
      opening["opened_at"] = nil
      #expect(opening["first_funded_at"] == "2026-01-05T14:31:00Z")
      opening["first_funded_at"] = nil
      opening["event"] = "account_opened"
      opening["at"] = "2026-01-05T14:30:00Z"
      let told = try EventCodec.decode(line: JSONValue.object(opening).bytes)
      let original = try EventCodec.decode(line: Array(Lines.opening.utf8))
      #expect(told.payload == original.payload)

      var definition = snapshot.positions[0].instrument
      definition["event"] = "instrument"
      guard case .instrument(let again) = try EventCodec.decode(line: JSONValue.object(definition).bytes).payload else {
        Issue.record("no instrument")
        return
      }
      let world = origin.keeper.snapshot.world
      let (_, known) = try world.instrument("AAPL")
      #expect(again.instrument == known)
    }
  }

  @Test func `each currency of a snapshot tells its loan and its power`() async throws {
    try await told { (origin) async throws in
      #expect(
        try await origin.importLines(
          Lines.file([
            #"{"event":"rate","pair":"CADUSD","at":"2026-01-05T09:00:00-05:00","rate":"0.8","id":"f1"}"#,
            #"{"event":"fee","account":"T1","at":"2026-01-05T10:30:00-05:00","amount":"100","currency":"CAD","#
              + #""id":"f1"}"#,
            #"{"event":"hold","account":"X1","at":"2026-01-05T10:30:00-05:00","amount":"4","currency":"CAD","#
              + #""id":"h1"}"#,
            #"{"event":"deposit","account":"X1","at":"2026-01-05T10:30:00-05:00","amount":"3","currency":"USD","#
              + #""id":"d3"}"#,
          ])
        ).status == 200)
      let margin = try BookSnapshot(try await origin.get("/accounts/T1/snapshot").json)
      #expect(margin.cash.map(\.currency) == [.cad, .usd])
      #expect(margin.cash.map(\.loan) == [100, 0])
      let power = try #require(margin.figures.first { $0.name == "stock_buying_power" }?.value)
      #expect(try margin.cash.map(\.buyingPower) == [Expression.divide(power, by: ExactDecimal("0.8")!), power])
      let debit = margin.figures.first { $0.name == "debit" }?.value
      #expect(debit == 80)
      // Without credit each currency buys with what is free in it.
      let cash = try BookSnapshot(try await origin.get("/accounts/X1/snapshot").json)
      #expect(cash.cash.map(\.buyingPower) == [6, 3] && cash.cash.map(\.loan) == [0, 0])
    }
  }

  @Test func `orders and reported figures of a statement stand in the snapshot`() async throws {
    try await told { (origin) async throws in
      let statement =
        #"{"event":"statement","account":"T1","at":"2026-02-02T12:00:00-05:00","id":"s1","holdings":false,"#
        + #""orders":[{"id":"O1","symbol":"AAPL","status":"working","side":"sell","type":"limit","duration":"gtc","#
        + #""quantity":"10","limit_price":"60","placed_at":"2026-02-01T10:00:00-05:00"}],"#
        + #""figures":{"day_trade_margin":"12.50"},"flags":{"can_withdraw":true}}"#
      #expect(try await origin.post(statement).status == 200)
      let snapshot = try BookSnapshot(try await origin.get("/accounts/T1/snapshot").json)
      #expect(snapshot.orders.count == 1)
      #expect(snapshot.orders[0]["limit_price"] == "60")
      #expect(snapshot.figures.last == BookFigure(name: "day_trade_margin", value: ExactDecimal("12.50")))
      #expect(snapshot.flags.last == BookFlag(name: "can_withdraw", isSet: true))
    }
  }
}
