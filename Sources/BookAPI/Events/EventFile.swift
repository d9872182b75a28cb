public import Journal
import Keeper
import Ledger

/// A file of events, one JSON object a line. Lines that hold nothing but blanks are passed over.
public struct EventFile: Sendable {
  /// The events, with their places where the lines are those of an export.
  public private(set) var events: [ExportedEvent] = []
  /// For each event, its line, from 1.
  public private(set) var lines: [Int] = []

  /// Why a line is refused.
  public struct Refusal: Error, Sendable {
    /// From 1.
    public var line: Int
    public var error: EventError
  }

  /// What is wrong with a file.
  public struct Refusals: Error, Sendable {
    /// In order of lines.
    public var list: [Refusal]
    /// Reading stopped at the limit: there may be more.
    public var isCut: Bool
  }

  /// Refused lines that are named at most.
  public static let refusalLimit = 20
  /// Lines between two calls that tell the progress.
  static let progressDistance = 4096

  /// The file is a whole export: each line tells its place, and they follow one another from the first.
  public var isWholeExport: Bool {
    !events.isEmpty && events.indices.allSatisfy { events[$0].tellsItsPlace && events[$0].position == Int64($0 + 1) }
  }

  /// Reads a whole file.
  /// - Parameter progress: is told now and then how many bytes have been read.
  public init(_ bytes: [UInt8], progress: (_ bytesRead: Int) -> Void = { _ in }) throws(Refusals) {
    var refusals: [Refusal] = []
    bytes.withUnsafeBufferPointer { read($0, &refusals, progress) }
    if !refusals.isEmpty { throw Refusals(list: refusals, isCut: refusals.count == Self.refusalLimit) }
  }

  private mutating func read(
    _ buffer: UnsafeBufferPointer<UInt8>, _ refusals: inout [Refusal], _ progress: (Int) -> Void
  ) {
    var decoder = EventDecoder()
    let count = buffer.count { $0 == UInt8(ascii: "\n") } + 1
    events.reserveCapacity(count)
    lines.reserveCapacity(count)
    // Some editors put a byte order mark in front.
    var start = buffer.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    while start < buffer.count {
      line += 1
      let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) ?? buffer.count
      let text = UnsafeBufferPointer(rebasing: buffer[start..<end])
      start = end + 1
      if line % Self.progressDistance == 0 { progress(start) }
      if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(EventError) {
        events.append(try decoder.decodeExported(line: text))
        lines.append(line)
      } catch {
        refusals.append(Refusal(line: line, error: error))
        if refusals.count == Self.refusalLimit { return }
      }
    }
  }
}
