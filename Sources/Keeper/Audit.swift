import Book
import Journal
import Ledger
import Money
public import Store

/// Checks a whole book: the hash chain and the file, that every event is taken again, and that the books balance.
public enum Audit {
  /// Walks the journal of a directory that may be open elsewhere.
  ///
  /// - Returns: the head, when there is no fault.
  /// - Throws: `damaged` with the first fault.
  public static func verify(directory: String) throws(KeeperError) -> Head {
    let reader = try Keeper.openReader(directory)
    defer { reader.close() }
    var replay = Replay()
    let head: Head
    do {
      head = try reader.verify { row in
        do {
          try replay.take(try CommitPayload.unpack(row.payload))
          return nil
        } catch {
          return "the events of the commit are refused: \(error)"
        }
      }
    } catch {
      throw KeeperError(.damaged, error.text)
    }
    let snapshot = replay.finished()
    for index in 0..<snapshot.accountCount {
      let book = snapshot.account(at: index)
      if let fault = imbalance(of: book) { throw KeeperError(.damaged, "account \(book.identifier): \(fault)") }
    }
    return head
  }

  /// What does not hold together in an account's state; nil when all does.
  static func imbalance(of book: AccountBook) -> String? {
    let state = book.state
    var sums = CurrencyAmounts()
    do {
      for line in state.trialBalance.lines { try sums.add(line.amount, line.currency) }
    } catch {
      return "its postings overflow"
    }
    for entry in sums.entries where !entry.amount.isZero {
      return "its \(entry.currency) postings are out of balance by \(entry.amount)"
    }
    for entry in state.cash.entries where state.trialBalance.amount(.cash, entry.currency) != entry.amount {
      return "its \(entry.currency) cash is not the sum of its postings"
    }
    for position in state.positions where lotSum(position) != position.quantity {
      return "the lots of a position do not add up to its quantity"
    }
    return nil
  }

  private static func lotSum(_ position: Position) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for index in 0..<position.lots.count {
      guard let next = try? sum + position.lots[index].quantity else { return nil }
      sum = next
    }
    return sum
  }
}
