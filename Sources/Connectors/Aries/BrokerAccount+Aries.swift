import AriesWire
import Hub
import Ledger
import Money
import WireMembers

extension BrokerAccount {
  /// Nil for an account that cannot be read yet, since it has no trading id.
  init?(_ account: AccountV2) {
    guard !account.tradingAccountID.isEmpty else { return nil }
    self.init(
      tradingID: account.tradingAccountID, clearingID: account.brokerAccountID, class: account.knownClass,
      type: account.accountType, isPaper: account.isSimulated ?? false, status: account.status)
  }

  init?(_ account: AccountV1) {
    guard let trading = account.tradingAccountID, !trading.isEmpty else { return nil }
    self.init(
      tradingID: trading, clearingID: account.clearingAccountID ?? "", class: account.accountClass,
      type: account.accountType ?? "", isPaper: account.isSimulated ?? false, status: account.status)
    profile.openedOn = account.createdAt
  }

  private init(
    tradingID: String, clearingID: String, class: AccountClass?, type: String, isPaper: Bool, status: AccountStatus?
  ) {
    var profile = AccountProfile(kind: `class` == .margin ? .margin : .cash, currency: .usd)
    profile.number = clearingID.isEmpty ? tradingID : clearingID
    profile.institutionName = "Aries"
    profile.institutionAccountID = tradingID
    profile.rawType = `class`.map { $0 == .margin ? "Margin" : $0 == .cash ? "Cash" : $0.code }
    profile.registration = type.isEmpty ? nil : type
    profile.isPaper = isPaper
    profile.status = status.map(AccountProfile.Status.init) ?? .active
    self.init(identifier: tradingID, profile: profile)
  }
}

extension AccountProfile.Status {
  fileprivate init(_ status: AccountStatus) {
    self =
      switch status {
      case .open: .active
      case .closed, .canceled, .rejected: .closed
      case .pendingClose: .closingOnly
      case .suspended, .error, .other: .restricted
      case .new, .pendingPlaidVerification, .pendingApexVerification, .readyForBackOffice, .backOffice,
        .awaitingReview, .awaitingApex, .returnedApex, .sterlingPending:
        .inactive
      }
  }
}
