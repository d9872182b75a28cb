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
    try self.init(of: figure, book: book, through: .instant(instant), at: instant, in: market)
  }

  init(
    of figure: Figure, book: AccountBook, through end: Trail.End, at instant: Instant, in market: MarketView
  ) throws(LedgerError) {
    self = try Self.list(of: [figure], book: book, through: end, at: instant, in: market)[0]
  }

  /// The derivations of several figures, in the order in which they are asked for, from the same walk.
  /// - Throws: as for one of them.
  public static func list(
    of figures: [Figure], book: AccountBook, at instant: Instant, in market: MarketView
  ) throws(LedgerError) -> [Explanation] {
    try list(of: figures, book: book, through: .instant(instant), at: instant, in: market)
  }

  private static func list(
    of figures: [Figure], book: AccountBook, through end: Trail.End, at instant: Instant, in market: MarketView
  ) throws(LedgerError) -> [Explanation] {
    do {
      var explainer = try Explainer(of: figures, book: book, through: end, at: instant, opensOn: nil, in: market)
      return try figures.map { try explainer.figure($0) }
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.overflow, "\(error)")
    }
  }
}
