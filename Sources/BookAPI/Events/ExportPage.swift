import Journal
import Ledger
import Store

/// Some lines of the export, in global order.
struct ExportPage: Sendable {
  /// Lines of one page at most.
  static let limit: Int64 = 10_000
  /// A page ends behind the line with which it grows beyond this.
  static let bytesLimit = 16 << 20

  /// Whose events.
  enum Streams: Sendable {
    case all
    case world
    case account(String)

    func contains(_ event: Event) -> Bool {
      switch self {
      case .all: true
      case .world: event.account == nil
      case .account(let account): event.account == account
      }
    }
  }

  private(set) var bytes: [UInt8] = []
  private(set) var count = 0
  /// Global position up to which the page has looked; the next one begins after it.
  private(set) var last: Int64
  /// The page reaches the end of the journal.
  private(set) var isLast = true

  /// Reads the journal from disk and hashes it from the nearest known place.
  init(
    of streams: Streams, after: Int64, through end: Int64, limit: Int64, from reader: StoreReader,
    _ cursors: ExportCursors
  ) throws(BookAPIError) {
    last = after
    guard after < end else { return }
    var cursor = cursors.cursor(atOrBefore: after)
    var damage: EventError?
    do throws(StoreError) {
      try reader.readCommits(from: cursor.position + 1) { row in
        do throws(EventError) {
          try CommitPayload.forEach(in: row.payload) { event, range in
            take(event, row.payload[range], streams, after: after, through: end, limit: limit, &cursor)
          }
        } catch {
          damage = error
        }
        return damage == nil && isLast && cursor.position < end
      }
    } catch {
      throw BookAPIError(503, "storage", error.text)
    }
    if let damage { throw BookAPIError(503, "damaged", damage.text) }
    last = cursor.position
    cursors.keep(cursor)
  }

  private mutating func take(
    _ event: RecordedEvent, _ canonical: ArraySlice<UInt8>, _ streams: Streams, after: Int64, through end: Int64,
    limit: Int64, _ cursor: inout ExportCursors.Cursor
  ) {
    guard isLast, event.position > cursor.position, event.position <= end else { return }
    let link = cursor.heads.append(event, canonical: canonical)
    cursor.position = event.position
    guard event.position > after, streams.contains(event.event) else { return }
    ExportLine.write(event, link: link, into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    count += 1
    isLast = count < limit && bytes.count < Self.bytesLimit
  }
}
