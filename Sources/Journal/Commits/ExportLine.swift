import CivilTime
import Crypto
import JSON
public import Ledger

/// The line of an event in an export: its canonical form, and behind it what the journal knows of it.
public enum ExportLine {
  /// Appends the line, without a line's end.
  public static func write(_ recorded: RecordedEvent, link: StreamLink, into bytes: inout [UInt8]) {
    EventCodec.encode(recorded.event, into: &bytes)
    bytes.removeLast()
    append(",\"recorded\":\"", to: &bytes)
    recorded.recorded.appendRFC3339(to: &bytes)
    append("\",\"position\":\(recorded.position),\"sequence\":\(link.sequence),\"hash\":\"", to: &bytes)
    append(Hex.encode(link.hash), to: &bytes)
    append("\"}", to: &bytes)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) { bytes.append(contentsOf: text.utf8) }
}
