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
  /// Bytes that one processor reads at a time, about.
  private static let pieceBytes = 1 << 18
  /// Pieces between two calls that tell the progress.
  private static let progressDistance = 64

  /// The file is a whole export: each line tells its place, and they follow one another from the first.
  public var isWholeExport: Bool {
    !events.isEmpty && events.indices.allSatisfy { events[$0].tellsItsPlace && events[$0].position == Int64($0 + 1) }
  }

  /// Reads a whole file, its pieces on all processors.
  /// - Parameter progress: is told now and then how many bytes have been read.
  public init(_ bytes: [UInt8], progress: (_ bytesRead: Int) -> Void = { _ in }) throws(Refusals) {
    let pieces = Self.pieces(of: bytes)
    var refusals: [Refusal] = []
    var lines = 0
    for start in stride(from: 0, to: pieces.count, by: Self.progressDistance) {
      let round = Array(pieces[start..<min(start + Self.progressDistance, pieces.count)])
      for piece in Parallel.map(round, { Piece(bytes, $0) }) {
        refusals += piece.refusals.map { Refusal(line: lines + $0.line, error: $0.error) }
        events += piece.events
        self.lines += piece.lines.map { lines + $0 }
        lines += piece.lineCount
      }
      if refusals.count >= Self.refusalLimit { break }
      if let last = round.last { progress(last.upperBound) }
    }
    if refusals.isEmpty { return }
    throw Refusals(list: Array(refusals.prefix(Self.refusalLimit)), isCut: refusals.count >= Self.refusalLimit)
  }

  /// Stretches of whole lines.
  private static func pieces(of bytes: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    // Some editors put a byte order mark in front.
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let least = min(start + pieceBytes, bytes.count)
      let end = bytes[least...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      pieces.append(start..<end)
      start = end
    }
    return pieces
  }

  /// What stands in some lines of the file, which are counted from its first.
  private struct Piece: Sendable {
    var events: [ExportedEvent] = []
    var lines: [Int] = []
    var refusals: [Refusal] = []
    var lineCount = 0

    init(_ bytes: [UInt8], _ range: Range<Int>) {
      bytes.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    private mutating func read(_ buffer: UnsafeBufferPointer<UInt8>) {
      var decoder = EventDecoder()
      var start = 0
      while start < buffer.count {
        lineCount += 1
        let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) ?? buffer.count
        let text = UnsafeBufferPointer(rebasing: buffer[start..<end])
        start = end + 1
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        do throws(EventError) {
          events.append(try decoder.decodeExported(line: text))
          lines.append(lineCount)
        } catch {
          refusals.append(Refusal(line: lineCount, error: error))
          if refusals.count == EventFile.refusalLimit { return }
        }
      }
    }
  }
}
