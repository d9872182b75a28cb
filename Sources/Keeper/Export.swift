import Journal
import Ledger
import Store

extension Keeper {
  /// Writes the book's events, or one account's and the world's, as export lines in their global order.
  ///
  /// The lines tell everything that the book holds: imported into an empty directory they make the same book.
  public func export(account: String? = nil, _ write: ([UInt8]) -> Void) throws(KeeperError) {
    try Self.export(from: store.reader, account: account, write)
  }

  /// The same for a directory that no server has open, or beside one.
  public static func export(
    directory: String, account: String? = nil, _ write: ([UInt8]) -> Void
  ) throws(KeeperError) {
    let reader = try openReader(directory)
    defer { reader.close() }
    try export(from: reader, account: account, write)
  }

  private static func export(
    from reader: StoreReader, account: String?, _ write: ([UInt8]) -> Void
  ) throws(KeeperError) {
    var heads = StreamHeads()
    var problem: EventError?
    do throws(StoreError) {
      try reader.readCommits { row in
        var lines: [UInt8] = []
        do throws(EventError) {
          for recorded in try CommitPayload.unpack(row.payload) {
            let link = heads.append(recorded, canonical: EventCodec.encode(recorded.event))
            guard account == nil || recorded.event.account == nil || recorded.event.account == account else {
              continue
            }
            ExportLine.write(recorded, link: link, into: &lines)
            lines.append(UInt8(ascii: "\n"))
          }
        } catch {
          problem = error
          return false
        }
        write(lines)
        return true
      }
    } catch {
      throw KeeperError(error)
    }
    if let problem { throw KeeperError(.damaged, problem.text) }
  }

  static func openReader(_ directory: String) throws(KeeperError) -> StoreReader {
    do {
      return try StoreReader(directory: directory)
    } catch {
      throw KeeperError(error)
    }
  }
}
