import Ambient
import CivilTime
public import Journal
import Ledger
import Store

extension Keeper {
  /// Fills an empty book from an export, with the positions and times of recording that the lines tell.
  ///
  /// The chain of every stream is checked against the lines. Refused unless the book is empty and every line of the
  /// export is there.
  public func restore(_ lines: [ExportedEvent]) async throws(KeeperError) -> [Receipt] {
    var heads = StreamHeads()
    var events: [RecordedEvent] = []
    events.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      do {
        try heads.accept(line)
      } catch {
        throw KeeperError(.damaged, index: index, error.text)
      }
      guard let position = line.position, let recorded = line.recorded, position == Int64(index + 1),
        recorded >= events.last?.recorded ?? recorded, recorded <= surroundings.now()
      else {
        throw KeeperError(.damaged, index: index, "the lines of an export are not complete and in their order")
      }
      events.append(RecordedEvent(position: position, recorded: recorded, event: line.event))
    }
    return try await restore(events)
  }

  private func restore(_ events: [RecordedEvent]) async throws(KeeperError) -> [Receipt] {
    let result = await withCheckedContinuation { continuation in
      submitRestored(events) { continuation.resume(returning: $0) }
    }
    return try result.get()
  }
}

extension ExportedEvent {
  /// The line tells its place in the book it was exported from.
  public var tellsItsPlace: Bool { recorded != nil && position != nil && sequence != nil && hash != nil }
}
