public import CivilTime
public import Ledger
import Market
import Money

extension Explanation {
  /// The derivation of a part of one row of an account's history, in the account's currency at the rates of its close.
  ///
  /// Walks the account's life once for the close, and once more for the close before where the part rests on it.
  /// - Throws: `beforeOpening` when the day has no close, or one before the opening.
  public init(
    of part: DayPart = .end, ofDay date: CivilDate, book: AccountBook, in market: MarketView
  ) throws(LedgerError) {
    self = try Self.list(of: [part], ofDay: date, book: book, in: market)[0]
  }

  /// The derivations of several parts, in the order in which they are asked for, from the same walks.
  /// - Throws: as for one of them.
  public static func list(
    of parts: [DayPart], ofDay date: CivilDate, book: AccountBook, in market: MarketView
  ) throws(LedgerError) -> [Explanation] {
    guard let close = Boundary.calendar.close(on: date) else {
      throw LedgerError(.beforeOpening, field: "date", "\(date) is no trading day")
    }
    do {
      var trees = try DayTrees(of: parts, on: date, closing: close, book: book, in: market)
      return try parts.map { part in
        let derivation = try trees.derivation(of: part)
        var node = Explanation(.snapshot, part.name, value: derivation.value, operands: [derivation], date: date)
        node.sentence = part.sentence
        return node
      }
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(.overflow, "\(error)")
    }
  }
}
