import CivilTime
import Crypto
public import Ledger

/// The place of an event in its stream.
public struct StreamLink: Sendable, Equatable {
  /// From 1, without gaps.
  public var sequence: Int64
  /// The value of the stream's hash chain after the event, 32 bytes.
  public var hash: [UInt8]

  public init(sequence: Int64, hash: [UInt8]) {
    self.sequence = sequence
    self.hash = hash
  }
}

/// Where a stream ends.
public struct StreamHead: Sendable, Equatable {
  /// The account's id; nil for the world.
  public var stream: String?
  public var link: StreamLink

  public init(stream: String?, link: StreamLink) {
    self.stream = stream
    self.link = link
  }
}

/// The ends of all streams. An account is a stream, the world is one; each numbers its events from 1 and chains them:
///
/// `hash = SHA-256(hash before ‖ recorded ‖ canonical bytes)`
///
/// where the hash before the first event is 32 zero bytes and `recorded` is the 64-bit big-endian count of microseconds
/// since 1970-01-01T00:00:00Z. A value: a copy stays as it was.
public struct StreamHeads: Sendable {
  private var world: StreamLink?
  private var accounts: [String: StreamLink] = [:]

  /// No stream has begun.
  public init() {}

  /// The ends as they were saved.
  public init(_ heads: some Sequence<StreamHead>) {
    for head in heads { self[head.stream] = head.link }
  }

  /// The end of a stream; nil when it has no event yet.
  public private(set) subscript(stream: String?) -> StreamLink? {
    get { if let stream { accounts[stream] } else { world } }
    set { if let stream { accounts[stream] = newValue } else { world = newValue } }
  }

  /// All ends: the world first, then accounts by the bytes of their ids.
  public var heads: [StreamHead] {
    let sorted = accounts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let first = world.map { [StreamHead(stream: nil, link: $0)] } ?? []
    return first + sorted.map { StreamHead(stream: $0.key, link: $0.value) }
  }

  /// Takes the next event of its stream; `canonical` are its bytes as `EventCodec.encode` writes them.
  @discardableResult
  public mutating func append(_ recorded: RecordedEvent, canonical: [UInt8]) -> StreamLink {
    append(recorded, canonical: canonical[...])
  }

  /// Takes the next event of its stream; `canonical` are its bytes as `EventCodec.encode` writes them.
  @discardableResult
  public mutating func append(_ recorded: RecordedEvent, canonical: ArraySlice<UInt8>) -> StreamLink {
    guard let stream = recorded.event.account else {
      return Self.advance(&world, recorded, canonical)
    }
    return Self.advance(&accounts[stream], recorded, canonical)
  }

  private static func advance(
    _ head: inout StreamLink?, _ recorded: RecordedEvent, _ canonical: ArraySlice<UInt8>
  ) -> StreamLink {
    let length = SHA256.length + 8 + canonical.count
    let hash = withUnsafeTemporaryAllocation(byteCount: length, alignment: 8) { buffer in
      let before = head?.hash ?? start
      before.withUnsafeBytes { buffer.copyMemory(from: $0) }
      buffer.storeBytes(
        of: recorded.recorded.microseconds.bigEndian, toByteOffset: SHA256.length, as: Int64.self)
      canonical.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: buffer[(SHA256.length + 8)...]).copyMemory(from: $0)
      }
      return SHA256.digest(UnsafeRawBufferPointer(buffer))
    }
    let link = StreamLink(sequence: (head?.sequence ?? 0) + 1, hash: hash)
    head = link
    return link
  }

  private static let start = [UInt8](repeating: 0, count: SHA256.length)
}

extension StreamHeads {
  /// Takes the next line of an export and checks what it says of its place against what follows from its content.
  ///
  /// - Throws: `missingMember` when the line does not say its place, `corrupt` when the number or the hash is another:
  ///   something was changed, put in, taken out or moved in its stream up to here.
  public mutating func accept(_ exported: ExportedEvent) throws(EventError) {
    guard let recorded = exported.recorded else { throw Self.missing("recorded") }
    guard let position = exported.position else { throw Self.missing("position") }
    guard let sequence = exported.sequence else { throw Self.missing("sequence") }
    guard let hash = exported.hash else { throw Self.missing("hash") }
    let event = RecordedEvent(position: position, recorded: recorded, event: exported.event)
    let link = append(event, canonical: EventCodec.encode(exported.event))
    guard sequence == link.sequence else {
      throw EventError(
        .corrupt, field: "sequence", "The stream stands at event \(link.sequence), the line says \(sequence).")
    }
    guard hash == link.hash else {
      throw EventError(.corrupt, field: "hash", "The hash does not follow from the events before and this one.")
    }
  }

  private static func missing(_ name: String) -> EventError {
    EventError(.missingMember, field: name, "The member is missing.")
  }
}
