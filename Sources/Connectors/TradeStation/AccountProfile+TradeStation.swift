import Ledger
import Money
import TradeStationWire

extension AccountProfile {
  init(_ info: AccountInfo, currency: Currency) {
    self.init(kind: Kind(info.type), currency: currency)
    number = info.name
    alias = info.alias.flatMap { $0.isEmpty ? nil : $0 }
    name = alias
    rawType = info.typeDescription
    institutionName = "TradeStation"
    institutionAccountID = info.alternateID ?? info.key.map(String.init)
    if let status = info.status { self.status = Status(status) }
  }

  /// What a balance tells besides amounts.
  func updated(by balance: AccountBalance) -> AccountProfile {
    var profile = self
    if let status = balance.account.status { profile.status = Status(status) }
    guard case .equity(let equity) = balance else { return profile }
    if let level = equity.optionApprovalLevel { profile.optionLevel = level }
    profile.dayTradingQualified = equity.dayTradingQualified ?? profile.dayTradingQualified
    profile.patternDayTrader = equity.patternDayTrader ?? profile.patternDayTrader
    profile.dayTrades = equity.dayTrades ?? profile.dayTrades
    return profile
  }
}

extension AccountProfile.Kind {
  fileprivate init(_ type: AccountType?) {
    self =
      switch type {
      case .margin: .margin
      case .deliveryVersusPayment: .dvp
      case .futures: .futures
      case .forex: .forex
      case .cash, .japaneseEquities, .other, nil: .cash
      }
  }
}

extension AccountProfile.Status {
  fileprivate init(_ status: AccountStatus) {
    self =
      switch status {
      case .active: .active
      case .closed: .closed
      case .closingTransactionsOnly: .closingOnly
      case .marginCall: .marginCall
      case .inactive: .inactive
      case .liquidatingTransactionsOnly: .liquidatingOnly
      case .restricted, .other: .restricted
      case .ninetyDayRestriction: .restricted90Days
      }
  }
}

extension AccountBalance {
  /// The currency of the account's figures; equity accounts are in dollars.
  var currency: Currency {
    let code: String? =
      switch self {
      case .futures(let account): account.currency
      case .forex(let account): account.currency
      case .equity, .other: nil
      }
    return code.flatMap { Currency($0) } ?? .usd
  }
}
