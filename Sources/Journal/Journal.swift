public import Ledger
public struct EventError: Error {}
public enum EventCodec { public static func encode(_ event: Event, into bytes: inout [UInt8]) {} }
public enum CommitPayload { public static func pack(_ events: [RecordedEvent]) -> [UInt8] { [] }
  public static func unpack(_ bytes: [UInt8]) throws(EventError) -> [RecordedEvent] { [] } }
