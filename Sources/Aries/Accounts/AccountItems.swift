import AriesWire
import Book
import BrokerDesk
import Ledger
import Persistent
import WireMembers

extension AriesWire.AccountStatus {
  /// Only an open account trades; restrictions are suspensions here.
  init(_ status: AccountProfile.Status) {
    self =
      switch status {
      case .active, .marginCall: .open
      case .closed: .closed
      case .closingOnly, .inactive, .liquidatingOnly, .restricted, .restricted90Days: .suspended
      }
  }
}

extension AccountClass {
  init(_ kind: AccountProfile.Kind) { self = kind.isMargin ? .margin : .cash }
}

extension AccountV1 {
  init(_ account: ShownAccount) {
    self.init()
    let profile = account.profile
    id = account.key
    firmDesignatedID = profile.institutionAccountID ?? ""
    apexID = ""
    clearingAccountID = profile.institutionAccountID ?? ""
    tradingAccountID = account.number
    status = AccountStatus(account.status)
    clearingStatus = ""
    isSimulated = profile.isPaper
    accountType = profile.registration ?? "INDIVIDUAL"
    accountClass = AccountClass(profile.kind)
    primaryUserID = 0
    jointUserID = 0
    createdAt = profile.openedOn ?? account.book.state.openedAt
    updatedAt = account.book.log.last?.recorded.recorded ?? createdAt
  }
}

extension AccountV2 {
  init(_ account: ShownAccount) {
    self.init()
    let profile = account.profile
    tradingAccountID = account.number
    isSimulated = profile.isPaper
    status = AccountStatus(account.status)
    guard !profile.isPaper else { return }
    brokerAccountID = profile.institutionAccountID ?? ""
    accountType = profile.registration ?? "INDIVIDUAL"
    accountClass = AccountClass(profile.kind).code
  }
}
