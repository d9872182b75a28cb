import BookWire
import CivilTime
import HTTP
import Hub
import JSON
import Ledger
import Market
import Money

/// A login at a Bursar server's book API: a token, and everything the book knows.
struct BursarBroker: Broker {
  private let api: BrokerAPI
  private let token: String

  init(api: BrokerAPI, credentials: BrokerCredentials) {
    self.api = api
    token = credentials["token"] ?? ""
  }

  func accounts(within budget: BrokerBudget) async throws(BrokerError) -> [BrokerAccount] {
    let rows = try read { (json) throws(BookWireError) in try BookAccount.list(json) }(
      try await api.get("/accounts", token: token, within: budget))
    var accounts: [BrokerAccount] = []
    for row in rows {
      let profile = try EventPieces.profile(row.profile)
      // Mirrors of a hub are not the book's own accounts.
      if profile.brokers.contains("hub") { continue }
      accounts.append(BrokerAccount(identifier: row.identifier, profile: shown(profile)))
    }
    return accounts
  }

  func snapshot(of account: BrokerAccount, within budget: BrokerBudget) async throws(BrokerError) -> BrokerSnapshot {
    let answer = try read { (json) throws(BookWireError) in try BookSnapshot(json) }(
      try await api.get(path(account, "snapshot"), token: token, within: budget))
    var instruments: [Instrument] = []
    for position in answer.positions { instruments.append(try EventPieces.instrument(position.instrument)) }
    var statement = Statement(
      cash: answer.cash.map { line in
        StatementCash(
          currency: line.currency, amount: line.amount, settled: line.settled, buyingPower: line.buyingPower)
      }, positions: answer.positions.map(Self.position), orders: try EventPieces.orders(answer.orders))
    statement.figures = answer.figures.compactMap { figure in
      figure.value.map { NamedAmount(name: figure.name, amount: $0) }
    }
    statement.flags = answer.flags.map { NamedFlag(name: $0.name, isSet: $0.isSet) }
    let told = BrokerAccount(identifier: account.identifier, profile: shown(try EventPieces.profile(answer.account)))
    if told.profile.kind == .margin { statement.currencyDetails = answer.cash.compactMap(Self.loan) }
    return BrokerSnapshot(
      account: told, statement: statement, instruments: Self.withUnderlyings(instruments),
      describesInstruments: true)
  }

  func history(
    of account: BrokerAccount, from first: CivilDate, to last: CivilDate, within budget: BrokerBudget
  ) async throws(BrokerError) -> BrokerHistory? {
    let answer = try read { (json) throws(BookWireError) in try BookHistory(json) }(
      try await api.get(path(account, "history?from=\(first)&to=\(last)"), token: token, within: budget))
    return BrokerHistory(
      days: answer.days.compactMap { day in
        day.totalValue.map { BrokerHistory.Day(date: day.date, totalValue: $0) }
      }, currency: answer.currency)
  }

  func activities(
    of account: BrokerAccount, atMost limit: Int, within budget: BrokerBudget
  ) async throws(BrokerError) -> [BrokerActivity]? {
    var rows: [BrokerActivity] = []
    while rows.count < limit {
      let size = min(Self.activityPage, limit - rows.count)
      let page = try read { (json) throws(BookWireError) in try BookActivityPage(json) }(
        try await api.get(
          path(account, "activities?offset=\(rows.count)&limit=\(size)"), token: token, within: budget))
      rows += page.activities.map(Self.activity)
      if page.activities.count < size || rows.count >= page.total { break }
    }
    return rows
  }

  /// Rows of one question; the book answers with as many at most.
  private static let activityPage = 1_000

  private static func activity(_ row: BookActivity) -> BrokerActivity {
    var activity = BrokerActivity(
      identifier: row.identifier, type: row.type, quantity: row.quantity, amount: row.amount, currency: row.currency,
      at: row.at, tradeDate: row.tradeDate, settlementDate: row.settlementDate, text: row.text)
    activity.optionType = row.optionType ?? ""
    activity.symbol = row.symbol
    activity.price = row.price
    activity.fee = row.fee
    activity.rate = row.rate
    activity.reference = row.reference
    return activity
  }

  private func path(_ account: BrokerAccount, _ rest: String) -> String {
    "/accounts/\(PercentCoding.encoded(account.identifier))/\(rest)"
  }

  private func shown(_ profile: AccountProfile) -> AccountProfile {
    var profile = profile
    profile.institutionName = profile.institutionName ?? "Bursar"
    return profile
  }

  /// Turns a reader of the wire into one that refuses in the connector's words.
  private func read<Value>(
    _ reader: @escaping (JSONValue) throws(BookWireError) -> Value
  ) -> (JSONValue) throws(BrokerError) -> Value {
    { (json) throws(BrokerError) in
      do throws(BookWireError) {
        return try reader(json)
      } catch {
        throw BrokerError(.malformed, "The book's answer cannot be read: \(error)")
      }
    }
  }

  private static func loan(_ line: BookCash) -> CurrencyDetail? {
    line.loan.map { CurrencyDetail(currency: line.currency, figures: [NamedAmount(name: "loan", amount: $0)]) }
  }

  private static func position(_ line: BookPosition) -> StatementPosition {
    var position = StatementPosition(
      symbol: line.symbol, quantity: line.quantity, averagePrice: line.averagePrice, price: line.price,
      openPL: line.openPL, fractionalUnits: line.fractionalUnits,
      figures: line.figures.compactMap { figure in
        figure.value.map { NamedAmount(name: figure.name, amount: $0) }
      })
    if let value = line.marketValue, !position.figures.contains(where: { $0.name == "market_value" }) {
      position.figures.append(NamedAmount(name: "market_value", amount: value))
    }
    // A lot without a price has no place in a statement; half a list of lots would be worse than none.
    let lots = line.lots.compactMap { lot in
      lot.price.map {
        StatementLot(
          identifier: lot.identifier, openedAt: lot.openedAt, quantity: lot.quantity, price: $0, cost: lot.cost,
          currentValue: lot.currentValue)
      }
    }
    if lots.count == line.lots.count { position.lots = lots }
    return position
  }

  /// The instruments with what the options are on.
  private static func withUnderlyings(_ instruments: [Instrument]) -> [Instrument] {
    var draft = StatementDraft()
    for instrument in instruments where instrument.option == nil { draft.describe(instrument) }
    for instrument in instruments { draft.describe(instrument) }
    return draft.instruments
  }
}
