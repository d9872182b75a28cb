public import Ledger
public import Money

/// The running sums of every ledger account per currency. Units of instruments are summed in the positions
/// themselves; each event's postings are checked to balance for both.
public struct TrialBalance: Sendable {
  public struct Line: Sendable {
    public var account: LedgerAccount
    public var currency: Currency
    public var amount: ExactDecimal
  }
  public private(set) var lines: [Line] = []

  public init() {}

  mutating func add(_ postings: [Posting]) throws(MoneyError) {
    for posting in postings {
      guard case .currency(let currency) = posting.commodity else { continue }
      if let index = lines.firstIndex(where: { $0.account == posting.account && $0.currency == currency }) {
        lines[index].amount = try lines[index].amount + posting.amount
      } else {
        lines.append(Line(account: posting.account, currency: currency, amount: posting.amount))
      }
    }
  }

  public func amount(_ account: LedgerAccount, _ currency: Currency) -> ExactDecimal {
    lines.first { $0.account == account && $0.currency == currency }?.amount ?? .zero
  }
}
