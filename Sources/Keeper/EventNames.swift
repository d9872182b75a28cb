import Crypto
import Journal
import Ledger

/// Finds the event that was told before: by the teller's id, or by content where there is none.
struct EventNames: Sendable {
  /// Half of a SHA-256 over the name; two events never share it by accident.
  struct Name: Hashable, Sendable {
    var high: UInt64
    var low: UInt64

    init(_ bytes: [UInt8]) {
      let digest = SHA256.digest(bytes)
      high = digest[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
      low = digest[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// Global position of the event with that name.
  private var positions: [Name: Int64] = [:]
  /// How often an event without id and with this content has been recorded.
  private var counts: [Name: Int] = [:]

  /// What a batch adds; merged when the batch was accepted.
  struct Batch {
    fileprivate var positions: [Name: Int64] = [:]
    /// How often the batch itself told this content so far.
    fileprivate var told: [Name: Int] = [:]
    fileprivate var pending: [Name] = []
    fileprivate var added: [Name: Int] = [:]
    fileprivate var pendingContent: Name?

    mutating func keep(position: Int64) {
      for name in pending { positions[name] = position }
      pending = []
      if let content = pendingContent { added[content, default: 0] += 1 }
      pendingContent = nil
    }
  }

  /// The name of an event, noted in the batch as asked for; nil when it cannot have been told before.
  func name(of event: Event, _ naming: Naming, _ batch: inout Batch, index: Int) throws(KeeperError) -> Name? {
    batch.pending = []
    batch.pendingContent = nil
    if let identifier = event.identifier {
      let name = Self.name(account: event.account, identifier: identifier)
      batch.pending = [name]
      if event.account == nil { batch.pending.append(Self.named(event)) }
      return name
    }
    guard naming == .byContent else {
      throw KeeperError(
        .missingID, index: index, reason: LedgerError(.malformed, field: "id", "the event needs an id"),
        "the event needs an id")
    }
    // The n-th equal line of a file is the n-th event with this content, not a repetition of the first.
    let content = Self.content(event)
    let count = batch.told[content, default: 0] + 1
    batch.told[content] = count
    batch.pendingContent = content
    let name = Self.occurrence(content, count)
    batch.pending = [name]
    return name
  }

  func position(of name: Name, in batch: Batch) -> Int64? {
    batch.positions[name] ?? positions[name]
  }

  /// A world event with this id and exactly this content is known.
  func hasContent(of event: Event) -> Bool {
    positions[Self.named(event)] != nil
  }

  mutating func merge(_ batch: Batch) {
    positions.merge(batch.positions) { first, _ in first }
    counts.merge(batch.added) { $0 + $1 }
  }

  /// Notes an event of the journal.
  mutating func restore(_ entry: RecordedEvent) {
    if let identifier = entry.event.identifier {
      positions[Self.name(account: entry.event.account, identifier: identifier)] = entry.position
      if entry.event.account == nil { positions[Self.named(entry.event)] = entry.position }
    } else {
      let content = Self.content(entry.event)
      counts[content, default: 0] += 1
      positions[Self.occurrence(content, counts[content, default: 1])] = entry.position
    }
  }

  private static func name(account: String?, identifier: String) -> Name {
    Name(Array("id\n\(account ?? "")\n\(identifier)".utf8))
  }

  private static func content(_ event: Event) -> Name {
    var bytes: [UInt8] = []
    EventCodec.encode(event, into: &bytes)
    return Name(bytes)
  }

  private static func named(_ event: Event) -> Name {
    var bytes = Array("named\n".utf8)
    EventCodec.encode(event, into: &bytes)
    return Name(bytes)
  }

  private static func occurrence(_ content: Name, _ count: Int) -> Name {
    Name(Array("content\n\(content.high)\n\(content.low)\n\(count)".utf8))
  }
}
