public import CivilTime
public import Ledger
import Market
import Money

extension Explanation {
  /// The derivation of a figure of an account as it stood at a moment and as it is known in `market`.
  ///
  /// Walks the account's life once (twice for figures of the start of the day).
  /// - Throws: `beforeOpening`; `imbalance` if the derivation did not lead to what the balance sheet says.
  public init(
    of figure: Figure, book: AccountBook, at instant: Instant, in market: MarketView
  ) throws(LedgerError) {
    try self.init(of: figure, book: book, through: .instant(instant), at: instant, opensOn: nil, in: market)
  }

  init(
    of figure: Figure, book: AccountBook, through end: Trail.End, at instant: Instant, opensOn: CivilDate?,
    settled: [ContractBook.Settlement] = [], in market: MarketView
  ) throws(LedgerError) {
    do {
      var explainer = try Explainer(
        of: figure, book: book, through: end, at: instant, opensOn: opensOn, settled: settled, in: market)
      self = try explainer.figure(figure)
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.overflow, "\(error)")
    }
  }
}
