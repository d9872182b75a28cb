import BrokerDesk
import Ledger
import Money
import TradeStationWire

extension V3.Account {
  init(_ account: ShownAccount) {
    self.init()
    let profile = account.profile
    accountID = account.number
    accountType = InFull(AccountType(profile.kind))
    alias = profile.alias
    alternateID = profile.institutionAccountID
    currency = profile.currency.code
    status = InFull(AccountStatus(account.status))
    switch profile.kind {
    case .cash, .margin, .dvp: detail = V3.AccountDetail(account)
    case .futures, .forex: detail = nil
    }
  }
}

extension V3.AccountDetail {
  fileprivate init(_ account: ShownAccount) {
    self.init()
    let profile = account.profile
    isStockLocateEligible = profile.kind.isMargin
    enrolledInRegTProgram = profile.kind.isMargin
    requiresBuyingPowerWarning = profile.kind.isMargin
    dayTradingQualified = profile.dayTradingQualified
    optionApprovalLevel = profile.optionLevel
    patternDayTrader = account.isPatternDayTrader
  }
}
