import Ambient
import CivilTime
import Hub
import JSON
import Ledger
import Money
import SnapTradeWire

/// An account and the age of what is known of it.
struct Accounts {
  let reading: MirrorReading
  let institution: String

  init(_ reading: MirrorReading, _ catalogue: any BrokerCatalogue) {
    self.reading = reading
    let listed = catalogue.listing(reading.connection.broker)?.name ?? reading.connection.broker
    institution = reading.profile.institutionName ?? listed
  }

  var account: SnapTradeAccount {
    let profile = reading.profile
    let rawType = profile.rawType ?? profile.kind.title
    let isOpen = profile.status != .closed
    return SnapTradeAccount(
      id: reading.account.identifier.description, brokerageAuthorization: reading.connection.identifier.description,
      name: profile.name ?? "\(institution) \(rawType)", number: profile.number ?? reading.account.brokerAccount,
      institutionAccountID: profile.institutionAccountID ?? reading.account.brokerAccount,
      institutionName: institution, createdDate: reading.account.linkedAt, fundingDate: profile.fundedAt,
      openingDate: profile.openedOn, syncStatus: syncStatus, balance: SnapTradeAccountBalance(total: total),
      status: .known(isOpen ? .open : .closed), rawType: rawType, accountCategory: .known(.investment),
      meta: [
        "type": .string(rawType), "status": .string(profile.status.rawValue.uppercased()),
        "institution_name": .string(institution),
      ], portfolioGroup: Identifiers.portfolioGroup(reading.account.identifier),
      cashRestrictions: profile.cashRestrictions, isPaper: profile.isPaper)
  }

  /// The value of everything, as the broker says it; nil when it does not.
  var total: SnapTradeAmount? {
    reading.statement?.figure("equity").map { SnapTradeAmount(amount: $0, currency: reading.profile.currency.code) }
  }

  /// What the broker reported contains every transaction of the days before.
  private var syncStatus: SnapTradeSyncStatus {
    let told = reading.asOf.map { MarketZone.newYork.date(of: $0).advanced(byDays: -1) }
    let first = [reading.profile.fundedAt, reading.profile.openedOn].compactMap { $0 }.min()
    return SnapTradeSyncStatus(
      transactions: SnapTradeTransactionsStatus(
        initialSyncCompleted: reading.statement != nil, lastSuccessfulSync: told,
        firstTransactionDate: first.map { MarketZone.newYork.date(of: $0) }),
      holdings: SnapTradeHoldingsStatus(
        initialSyncCompleted: reading.statement != nil, lastSuccessfulSync: reading.asOf))
  }

  /// The account as a row of the list of activities names it.
  var summary: SnapTradeActivityAccount {
    let account = self.account
    return SnapTradeActivityAccount(
      id: account.id, name: account.name, number: account.number,
      institutionAccountID: account.institutionAccountID, syncStatus: account.syncStatus)
  }

  /// The account in the newer form.
  var connectionAccount: SnapTradeConnectionAccount {
    let account = self.account
    var record = SnapTradeConnectionAccount(
      kind: .investment, id: account.id, connectionID: account.brokerageAuthorization,
      maskedAccountNumber: "****" + account.number.suffix(4))
    record.displayName = account.name
    record.institutionAccountID = account.institutionAccountID
    record.institutionID = Identifiers.brokerage(reading.connection.broker)
    record.openingDate = account.openingDate
    record.fundingDate = account.fundingDate
    record.rawType = account.rawType
    record.netValue = account.balance.total
    record.isPaper = account.isPaper
    record.cashOrMargin = .known(reading.profile.kind.cashOrMargin)
    record.transactions = account.syncStatus.transactions
    record.ordersSynced = reading.asOf
    record.positionsSynced = reading.asOf
    record.balancesSynced = reading.asOf
    return record
  }

  /// Everything in one answer. The total counts a money-market fund once, though it is both cash and a position.
  func holdings(now: Instant) -> SnapTradeHoldings {
    let positions = Positions(reading: reading)
    let value = SnapTradeTotalValue(value: total?.amount, currency: reading.profile.currency.code)
    return SnapTradeHoldings(
      account: account, balances: Balances(reading: reading).rows, positions: positions.securities,
      optionPositions: positions.options, orders: Orders(reading: reading).records(now: now), totalValue: value)
  }
}

extension AccountProfile.Kind {
  /// For people, where the broker has no word of its own.
  fileprivate var title: String {
    switch self {
    case .cash: "Cash"
    case .margin: "Margin"
    case .dvp: "DVP"
    case .futures: "Futures"
    case .forex: "Forex"
    }
  }
}
