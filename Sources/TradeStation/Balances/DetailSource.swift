import Book
import BrokerDesk
import Keeper
import Ledger
import Market
import Money

/// Where the amounts of one row of `CurrencyDetails` come from. A name with "Account" in it is the row's amount times
/// the conversion rate.
struct DetailSource: Sendable {
  let currency: Currency
  /// The account has no other, so that its own amounts are this row's.
  private var isOnly = false
  private let stated: [NamedAmount]
  private let lines: [PositionLine]
  private let margins: AccountMargins
  var view: AccountView { margins.view }

  private init(
    _ currency: Currency, stated: [NamedAmount], lines: [PositionLine], by margins: AccountMargins
  ) {
    self.margins = margins
    self.currency = currency
    self.stated = stated
    self.lines = lines.filter { $0.instrument.currency == currency }
  }

  /// The rows as the last statement orders them, then further currencies of the book by code.
  static func all(of view: AccountView) throws -> [DetailSource] {
    let lines = try view.positionLines()
    let margins = try AccountMargins(of: view, lines)
    let told = view.lastStatement?.currencyDetails ?? []
    var known = told.map { DetailSource($0.currency, stated: $0.figures, lines: lines, by: margins) }
    let further = Set(view.state.cash.entries.map(\.currency) + lines.map(\.instrument.currency))
    for currency in further.sorted() where !told.contains(where: { $0.currency == currency }) {
      known.append(DetailSource(currency, stated: [], lines: lines, by: margins))
    }
    if known.count == 1 { known[0].isOnly = true }
    return known
  }

  func amount(_ member: String) throws -> ExactDecimal? {
    let name = stated[StatementName.of(member)]
    if view.state.livesByStatements, view.freshStatement != nil, let name { return name }
    return try derived(member) ?? name
  }

  private func derived(_ member: String) throws -> ExactDecimal? {
    switch member {
    case "ToAccountConversionRate":
      return view.market.rate(from: currency, to: view.profile.currency, at: view.at)
    case "BODCashBalance": return view.state.startOfDay?.cash[currency]
    case "RealTimeCashBalance": return view.state.cash[currency]
    case "Commission": return view.state.today.commission[currency]
    case "RealTimeRealizedProfitLoss": return view.state.today.realisedAverage[currency]
    case "RealTimeUnrealizedProfitLoss": return try sum { $0.openByAverage }
    case "TodayRealTimeUnrealizedProfitLoss": return try sum { $0.openToday }
    case "RealTimeInitMargin": return try deposits(\.initial, \.initialMargin)
    case "RealTimeMaintenanceMargin": return try deposits(\.maintenance, \.maintenanceMargin)
    default:
      if !view.state.livesByStatements, let amount = try byFills(member) { return amount }
      return try converted(member)
    }
  }

  /// What follows from fills alone.
  private func byFills(_ member: String) throws -> ExactDecimal? {
    switch member {
    case "BODOpenTradeEquity": return view.state.startOfDay?.openTradeEquity(in: currency) ?? .zero
    case "BODSecurities": return view.state.startOfDay?.securitiesOnDeposit(in: currency) ?? .zero
    case "RealTimeAccountMarginRequirement":
      return try isOnly
        ? view.sheet[.initialRequirement]
        : sum { line in try line.base(try margins.margins(of: line).initial) }
    case "BODMarginRequirement":
      return isOnly
        ? view.sheet[.startOfDayInitialRequirement] : view.state.startOfDay?.marginRequirement(in: currency) ?? .zero
    case "OpenOrderInitMargin" where view.state.tellsOrdersByEvents:
      return try view.state.openOrderMargin(in: currency, at: view.at, in: view.market)
    case "OpenOrderInitMargin" where isOnly: return view.sheet[.reservedByOrders]
    default: return nil
    }
  }

  private func converted(_ member: String) throws -> ExactDecimal? {
    guard let range = member.firstRange(of: "Account") else { return nil }
    var own = member
    own.removeSubrange(range)
    guard let own = try amount(own), let rate = try amount("ToAccountConversionRate") else { return nil }
    return try own * rate
  }

  /// By the margins of the day; where fills are not told, by what the instruments say.
  private func deposits(
    _ margin: (PositionMargins) -> ExactDecimal?, _ deposit: (Instrument) -> ExactDecimal?
  ) throws -> ExactDecimal? {
    if !view.state.livesByStatements { return try sum { try margin(margins.margins(of: $0)) } }
    return try sum { line in try deposit(line.instrument).map { try line.quantity.magnitude * $0 } }
  }

  /// Nil as soon as one position's amount is unknown.
  private func sum(_ amount: (PositionLine) throws -> ExactDecimal?) throws -> ExactDecimal? {
    var total = ExactDecimal.zero
    for line in lines {
      guard let one = try amount(line) else { return nil }
      total = try total + one
    }
    return total
  }
}
