import JSON
import Testing
import TradeStationWire
import WireMembers

/// The tables of digits are those of the recorded bodies: each amount has at least so many, and some body has no more.
@Suite struct MinimumScaleTests {
  /// Products whose natural scale is long in the only body that carries them; their zeros would be shorter.
  private static let productsOnly: Set<String> = ["TodayRealTimeTradeEquity"]

  @Test func `equity accounts`() throws {
    try check(EquityAccount.self, [Recorded.cashAccount, Recorded.untouchedCashAccount])
  }

  @Test func `futures accounts`() throws {
    try check(FuturesAccount.self, [Recorded.futuresAccount])
    try check(FuturesCurrencyDetail.self, [Recorded.futuresAccount], within: "CurrencyDetails")
  }

  @Test func `forex accounts`() throws {
    try check(ForexAccount.self, [Recorded.forexAccount])
    try check(ForexCurrencyDetail.self, [Recorded.forexAccount], within: "CurrencyDetails")
    try check(ClosedPosition.self, [Recorded.forexAccount], within: "ClosedPositions")
  }

  @Test func `positions`() throws {
    try check(Position.self, [Recorded.position])
  }

  private func check<Object: WireObject>(
    _ type: Object.Type, _ bodies: [String], within list: String? = nil
  ) throws {
    let table = MemberList(of: type).minimumScales
    var fewest: [String: Int] = [:]
    for object in try bodies.flatMap({ try objects($0, within: list) }) {
      for (name, value) in object.members {
        guard let scale = value.numberText.map(Self.scale), let minimum = table[name] else { continue }
        #expect(scale >= minimum, "\(name)")
        fewest[name] = min(fewest[name] ?? scale, scale)
      }
    }
    #expect(!fewest.isEmpty)
    for (name, scale) in fewest where !Self.shared.contains(name) && !Self.productsOnly.contains(name) {
      #expect(scale == table[name], "\(name)")
    }
  }

  /// Common members, whose minimum another type's body shows; checked as one below.
  private static let shared = Set(
    MemberList(of: AccountCommon.self).entries.map(\.name) + MemberList(of: CurrencyDetail.self).entries.map(\.name)
  ).subtracting(["Commission"])

  @Test func `common members, over all bodies`() throws {
    let bodies = [
      Recorded.cashAccount, Recorded.untouchedCashAccount, Recorded.futuresAccount, Recorded.forexAccount,
    ]
    try checkShared(AccountCommon.self, bodies.flatMap { try objects($0, within: nil) })
    try checkShared(CurrencyDetail.self, bodies.flatMap { try objects($0, within: "CurrencyDetails") })
  }

  private func checkShared<Object: WireObject>(_ type: Object.Type, _ objects: [JSONObject]) throws {
    for (name, minimum) in MemberList(of: type).minimumScales {
      let scales = objects.compactMap { $0[name]?.numberText.map(Self.scale) }
      #expect(scales.min() == minimum, "\(name)")
    }
  }

  private func objects(_ body: String, within list: String?) throws -> [JSONObject] {
    let json = try parsed(body)
    let outer = (json.arrayValue ?? [json]).compactMap(\.objectValue)
    guard let list else { return outer }
    return outer.flatMap { ($0[list]?.arrayValue ?? []).compactMap(\.objectValue) }
  }

  private static func scale(_ number: String) -> Int {
    number.split(separator: ".").dropFirst().first?.count ?? 0
  }
}
