import CivilTime
import JSON
public import Ledger

/// Reads many lines one after the other and keeps its memory between them. For one line `EventCodec.decode` serves.
public struct EventDecoder: ~Copyable {
  private var reader: EventReader

  /// A decoder for lines from outside, which keeps within `limits`.
  public init(limits: EventLimits = .input) {
    do {
      reader = try EventReader(UnsafeBufferPointer(start: nil, count: 0), limits: limits)
    } catch {
      preconditionFailure("an empty text is within every limit")
    }
  }

  /// Reads one event. The members that an export adds are accepted and dropped.
  public mutating func decode(line: UnsafeBufferPointer<UInt8>) throws(EventError) -> Event {
    try readLine(line)
  }

  /// Reads one event of an export, with what the export adds.
  public mutating func decodeExported(line: UnsafeBufferPointer<UInt8>) throws(EventError) -> ExportedEvent {
    let event = try readLine(line)
    let envelope = reader.envelope
    return ExportedEvent(
      event: event, recorded: envelope.recorded, position: envelope.position, sequence: envelope.sequence,
      hash: envelope.hash)
  }

  private mutating func readLine(_ line: UnsafeBufferPointer<UInt8>) throws(EventError) -> Event {
    try reader.restart(line)
    try reader.beginObject()
    if try reader.nextMember(), reader.nameIs("event") { return try readEvent() }
    let ordered = try EventFirst.reordered(line, limits: reader.limits)
    return try ordered.withUnsafeBufferPointer { (buffer) throws(EventError) in
      // Escapes of names may have been written out longer.
      try reader.restart(buffer)
      try reader.beginObject()
      _ = try reader.nextMember()
      return try readEvent()
    }
  }

  /// Reads on from the value of `event`, the first member.
  private mutating func readEvent() throws(EventError) -> Event {
    let kind = try reader.kind()
    let payload = try PayloadCodec.readMembers(of: kind, from: &reader, hasEnvelope: true)
    try reader.finish()
    guard let at = reader.envelope.at ?? (kind == .instrument ? EventCodec.beginning : nil) else {
      throw reader.missing("at")
    }
    if kind.isWorld, reader.envelope.account != nil {
      throw EventError(.unknownMember, field: "account", "A \(kind.rawValue) event belongs to no account.")
    }
    if !kind.isWorld, reader.envelope.account == nil { throw reader.missing("account") }
    let activity = reader.envelope.activity
    if activity != nil, !payload.isListed {
      throw EventError(.unknownMember, field: "activity", "A \(kind.rawValue) event is listed under no word.")
    }
    return Event(
      account: reader.envelope.account, at: at, identifier: reader.envelope.identifier, payload: payload,
      activity: activity)
  }
}
