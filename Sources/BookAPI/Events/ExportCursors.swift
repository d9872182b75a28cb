import Journal
import Synchronization

/// Remembers the ends of the streams where pages of an export stopped, so that the next page need not hash the journal
/// from its beginning.
final class ExportCursors: Sendable {
  struct Cursor: Sendable {
    /// Global position of the last event that `heads` has taken.
    var position: Int64
    var heads: StreamHeads
  }

  /// Cursors kept; the one not used for longest goes first.
  private static let limit = 8

  private let kept = Mutex<[Cursor]>([])

  /// The nearest known place at or before a position; the beginning when none is known.
  func cursor(atOrBefore position: Int64) -> Cursor {
    kept.withLock { kept in
      kept.filter { $0.position <= position }.max { $0.position < $1.position }
    } ?? Cursor(position: 0, heads: StreamHeads())
  }

  func keep(_ cursor: Cursor) {
    kept.withLock { kept in
      kept.removeAll { $0.position == cursor.position }
      kept.append(cursor)
      if kept.count > Self.limit { kept.removeFirst() }
    }
  }
}
