import Ambient
import CivilTime
import HTTP
import Hub
import Keeper
import Money
import SnapTradeWire

extension SnapTradeServer {
  func addAccounts(to router: inout Router) {
    forUser(&router, "GET", "/accounts") { _, user, _, _ in
      .value(try hub.mirrors(for: user).map { Accounts($0, hub.catalogue).account })
    }
    forUser(&router, "GET", "/accounts/all") { _, user, _, _ in
      .value(SnapTradeResults(try hub.mirrors(for: user).map { Accounts($0, hub.catalogue).connectionAccount }))
    }
    forUser(&router, "GET", "/accounts/{aid}/details") { key, user, _, parameters in
      .value(Accounts(try await reading(of: parameters, for: user, key.mode), hub.catalogue).connectionAccount)
    }
    forUser(&router, "GET", "/accounts/{aid}") { key, user, _, parameters in
      .value(Accounts(try await reading(of: parameters, for: user, key.mode), hub.catalogue).account)
    }
    forUser(&router, "GET", "/accounts/{aid}/balanceHistory") { key, user, _, parameters in
      let reading = try hub.mirror(of: try parameters.identifier("aid"), for: user)
      guard key.offersHistory else { throw Refusal(.featureNotEnabled) }
      let today = MarketZone.newYork.date(of: hub.keeper.surroundings.now())
      let history = hub.history(of: reading, from: today.advanced(byMonths: -12), to: today)
      return .value(
        SnapTradeValueHistory(
          history: history.days.map { SnapTradeValuePoint(date: $0.date, totalValue: $0.totalValue) },
          currency: history.currency.code))
    }
  }

  /// The account itself can be told even when nothing in it can.
  private func reading(
    of parameters: PathParameters, for user: HubUser, _ mode: DataMode
  ) async throws -> MirrorReading {
    let account = try parameters.identifier("aid")
    let kept = try hub.mirror(of: account, for: user)
    guard mode == .realtime else { return kept }
    return (try? await hub.read(account, for: user, mode: .realtime)) ?? kept
  }

  func addHoldings(to router: inout Router) {
    forUserPromptly(&router, "GET", "/accounts/{aid}/balances") { key, user, _, parameters in
      let account = try parameters.identifier("aid")
      // The call that is made most: the daily copy's answer is written once per report.
      if key.mode == .daily,
        let bytes = try hub.rendered(account, for: user, { Balances(reading: $0).rows.jsonBytes() })
      {
        return .ready(.json(bytes))
      }
      return .later { .value(Balances(reading: try await hub.read(account, for: user, mode: key.mode)).rows) }
    }
    forReading(&router, "/accounts/{aid}/balances/v2") { reading, _ in
      .value(
        Balances(reading: reading).second(
          asOf: reading.asOf ?? hub.keeper.surroundings.now(), total: Accounts(reading, hub.catalogue).total))
    }
    forReading(&router, "/accounts/{aid}/positions") { reading, _ in
      .value(Positions(reading: reading).securities)
    }
    forReading(&router, "/accounts/{aid}/positions/all") { reading, _ in
      .value(Positions(reading: reading).unified(asOf: reading.asOf ?? hub.keeper.surroundings.now()))
    }
    forReading(&router, "/accounts/{aid}/options") { reading, _ in .value(Positions(reading: reading).options) }
    forReading(&router, "/accounts/{aid}/holdings") { reading, _ in
      .value(Accounts(reading, hub.catalogue).holdings(now: hub.keeper.surroundings.now()))
    }
    forUser(&router, "GET", "/accounts/{aid}/orders") { key, user, request, parameters in
      let query = try request.queryItems()
      let account = try parameters.identifier("aid")
      _ = try hub.mirror(of: account, for: user)
      let state = try SnapTradeField.state(query["state"])
      let days = try SnapTradeField.days(query["days"])
      let reading = try await hub.read(account, for: user, mode: key.mode)
      return .value(
        Orders(reading: reading).records(state: state, days: days, now: hub.keeper.surroundings.now()))
    }
  }

  /// A call that shows what an account holds, from the broker or from its mirror as the key says.
  private func forReading(
    _ router: inout Router, _ pattern: String,
    _ answer: @escaping @Sendable (MirrorReading, HTTPRequest) -> HTTPResponse
  ) {
    forUser(&router, "GET", pattern) { key, user, request, parameters in
      let account = try parameters.identifier("aid")
      return answer(try await hub.read(account, for: user, mode: key.mode), request)
    }
  }
}
