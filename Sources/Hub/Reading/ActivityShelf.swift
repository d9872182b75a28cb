import Ambient
import Synchronization

/// The activities that were asked for last, so that the next page need not be read from the store again.
final class ActivityShelf: Sendable {
  /// Rows of all accounts together; those kept longest go first.
  private static let rowLimit = 200_000

  private let kept = Mutex<(rows: [UUIDValue: [BrokerActivity]], order: [UUIDValue], count: Int)>(([:], [], 0))

  func rows(of account: UUIDValue) -> [BrokerActivity]? { kept.withLock { $0.rows[account] } }

  func keep(_ rows: [BrokerActivity], of account: UUIDValue) {
    kept.withLock { kept in
      Self.drop(account, &kept)
      kept.rows[account] = rows
      kept.order.append(account)
      kept.count += rows.count
      while kept.count > Self.rowLimit, kept.order.count > 1 { Self.drop(kept.order[0], &kept) }
    }
  }

  func drop(_ account: UUIDValue) { kept.withLock { Self.drop(account, &$0) } }

  private static func drop(
    _ account: UUIDValue, _ kept: inout (rows: [UUIDValue: [BrokerActivity]], order: [UUIDValue], count: Int)
  ) {
    guard let rows = kept.rows.removeValue(forKey: account) else { return }
    kept.count -= rows.count
    kept.order.removeAll { $0 == account }
  }
}
