import BrokerDesk
import Ledger
import TradeStationWire
import WireMembers

extension AccountType {
  init(_ kind: AccountProfile.Kind) {
    self =
      switch kind {
      case .cash: .cash
      case .margin: .margin
      case .dvp: .deliveryVersusPayment
      case .futures: .futures
      case .forex: .forex
      }
  }
}

extension AccountStatus {
  init(_ status: AccountProfile.Status) {
    self =
      switch status {
      case .active: .active
      case .closed: .closed
      case .closingOnly: .closingTransactionsOnly
      case .marginCall: .marginCall
      case .inactive: .inactive
      case .liquidatingOnly: .liquidatingTransactionsOnly
      case .restricted: .restricted
      case .restricted90Days: .ninetyDayRestriction
      }
  }
}

extension AccountInfo {
  init(_ account: ShownAccount) {
    let profile = account.profile
    self.init(key: AccountRoutes.firstKey + account.key, name: account.number, type: AccountType(profile.kind))
    alias = profile.alias ?? ""
    alternateID = profile.institutionAccountID
    displayName = profile.institutionAccountID ?? account.number
    isStockLocateEligible = profile.kind == .margin
    status = AccountStatus(account.status)
    statusDescription = status?.description
  }
}
