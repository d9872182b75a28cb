import Ledger
import Money

extension AccountState {
  /// Refuses a trade that no broker takes while the account has its status, as it was at the time of the trade.
  ///
  /// Money may always come and go: a broker books what is left of a closed account, too. A restricted account trades;
  /// what it may buy is a matter of its buying power.
  func checkStatus(for trade: Trade, held: ExactDecimal) throws(LedgerError) {
    try Self.checkStatus(settings.profile.status, for: trade, held: held)
  }

  static func checkStatus(
    _ status: AccountProfile.Status, for trade: Trade, held: ExactDecimal
  ) throws(LedgerError) {
    switch status {
    case .active, .restricted, .restricted90Days: return
    case .closed:
      throw LedgerError(.accountClosed, field: "account", "the account was closed at the time of the trade")
    case .inactive:
      throw LedgerError(.statusForbids, field: "account", "the account was inactive at the time of the trade")
    case .closingOnly, .marginCall, .liquidatingOnly:
      guard closes(trade, held: held) else {
        throw LedgerError(
          .statusForbids, field: "side",
          "the account could only close positions at the time of the trade (\(status.rawValue))")
      }
    }
  }

  /// The trade opens nothing.
  private static func closes(_ trade: Trade, held: ExactDecimal) -> Bool {
    switch trade.side {
    case .sell, .buyToCover: true
    case .buy: held.isNegative && trade.quantity <= held.magnitude
    case .sellShort: false
    }
  }
}
