public import CivilTime
public import Ledger

/// Events in their canonical bytes, before they have a place. Whoever hands events in writes them once, on a thread of
/// his own; what names, compares and stores them reads these bytes.
public struct EncodedEvents: Sendable {
  /// For each event the length of its canonical bytes, and these: the body of a commit.
  private var bytes: [UInt8] = []
  /// Where each event ends in `bytes`.
  private var ends: [Int] = []

  /// Encodes events in their order.
  public init(_ events: some Collection<Event>) {
    bytes.reserveCapacity(192 * events.count)
    ends.reserveCapacity(events.count)
    for event in events {
      let start = bytes.count
      bytes.appendBigEndian(UInt32(0))
      EventCodec.encode(event, into: &bytes)
      let length = UInt32(bytes.count - start - CommitPayload.lengthBytes)
      for place in 0..<CommitPayload.lengthBytes {
        bytes[start + place] = UInt8(truncatingIfNeeded: length >> UInt32(8 * (CommitPayload.lengthBytes - 1 - place)))
      }
      ends.append(bytes.count)
    }
  }

  /// Some of the events, in the order given.
  public init(_ indices: [Int], of events: EncodedEvents) {
    for index in indices {
      bytes += events.bytes[events.start(of: index)..<events.ends[index]]
      ends.append(bytes.count)
    }
  }

  /// Events that were encoded in pieces, one behind the other.
  public init(joining pieces: [EncodedEvents]) {
    if pieces.count == 1 {
      self = pieces[0]
      return
    }
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    ends.reserveCapacity(pieces.reduce(0) { $0 + $1.ends.count })
    for piece in pieces {
      let start = bytes.count
      bytes += piece.bytes
      for end in piece.ends { ends.append(start + end) }
    }
  }

  public var count: Int { ends.count }

  /// The canonical bytes of an event.
  public subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[start(of: index) + CommitPayload.lengthBytes..<ends[index]]
  }

  /// The commit of these events, the first of which has the global position `first`.
  public func commit(_ range: Range<Int>, first: Int64, recorded: Instant) -> [UInt8] {
    let body = bytes[start(of: range.lowerBound)..<start(of: range.upperBound)]
    var commit: [UInt8] = []
    commit.reserveCapacity(CommitPayload.headLength + body.count)
    commit.append(CommitPayload.version)
    commit.appendBigEndian(first)
    commit.appendBigEndian(recorded.microseconds)
    commit.appendBigEndian(UInt32(range.count))
    commit += body
    return commit
  }

  private func start(of index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }
}

extension [UInt8] {
  fileprivate mutating func appendBigEndian(_ number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}
