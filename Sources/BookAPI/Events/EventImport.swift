import Ambient
public import BookWire
import Journal
public import Keeper
import Ledger

/// Takes a file of events, all or nothing.
public struct EventImport: Sendable {
  private let keeper: Keeper

  public init(into keeper: Keeper) { self.keeper = keeper }

  /// - Parameter progress: is told how many bytes have been read.
  public func take(
    _ file: [UInt8], progress: (_ bytesRead: Int) -> Void = { _ in }
  ) async throws(BookAPIError) -> BookImport {
    let read: EventFile
    do throws(EventFile.Refusals) {
      read = try EventFile(file, progress: progress)
    } catch {
      throw BookAPIError(error)
    }
    if read.events.isEmpty { return BookImport(events: 0, repeated: 0, position: keeper.snapshot.position) }
    do throws(KeeperError) {
      let receipts = try await append(read)
      return BookImport(
        events: receipts.count, repeated: receipts.count { $0.isRepeat },
        position: receipts.lazy.map(\.position).max() ?? 0)
    } catch {
      throw refusal(error, read)
    }
  }

  /// The refusal with the line in place of the index, and the other lines that the book would refuse.
  private func refusal(_ error: KeeperError, _ file: EventFile) -> BookAPIError {
    var refused = BookAPIError(error)
    refused.fault.line = error.index.map { file.lines[$0] }
    refused.fault.index = nil
    // Not the book is damaged, but the export that was sent.
    if error.code == .damaged { refused.status = 422 }
    guard error.code == .refused, let first = error.index else { return refused }
    let others = DryRun.refusals(
      of: file.events.map(\.event), keeper.snapshot, now: keeper.surroundings.now(), limit: EventFile.refusalLimit)
    let faults = others.filter { $0.index > first }.map { other in
      BookFault(
        code: other.error.code.rawValue, field: other.error.field, line: file.lines[other.index],
        message: other.error.text)
    }
    if !faults.isEmpty { refused.fault.others = [refused.fault] + faults.prefix(EventFile.refusalLimit - 1) }
    return refused
  }

  /// An export fills an empty book as it was, times of recording included; anything else is told anew.
  private func append(_ file: EventFile) async throws(KeeperError) -> [Receipt] {
    if keeper.snapshot.position == 0, file.isWholeExport { return try await keeper.restore(file.events) }
    return try await keeper.append(file.events.map(\.event), naming: .byContent)
  }
}

extension BookAPIError {
  /// The first refused line, with the others beside it.
  init(_ refusals: EventFile.Refusals) {
    let faults = refusals.list.map { refusal in
      BookFault(
        code: refusal.error.code.rawValue, field: refusal.error.field, line: refusal.line,
        message: refusal.error.text)
    }
    self.init(refusals.list[0].error.code == .tooLarge ? 413 : 400, faults[0])
    if faults.count > 1 { fault.others = faults }
  }
}
