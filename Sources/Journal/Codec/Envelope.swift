import CivilTime
import Ledger

/// The members that stand around the payload of an event.
struct Envelope {
  var account: String?
  var at: Instant?
  var identifier: String?
  var activity: ActivityType?
  // Members of an export.
  var recorded: Instant?
  var position: Int64?
  var sequence: Int64?
  var hash: [UInt8]?
}

extension EventReader {
  /// Reads the member stood at when it belongs to the envelope; else stays and answers false.
  mutating func readEnvelopeMember() throws(EventError) -> Bool {
    if nameIs("account") {
      envelope.account = try accountIdentifier()
    } else if nameIs("at") {
      envelope.at = try instant()
    } else if nameIs("id") {
      envelope.identifier = try identifier()
    } else if nameIs("activity") {
      envelope.activity = try word(ActivityType.self)
    } else {
      return try readExportMember()
    }
    return true
  }

  private mutating func readExportMember() throws(EventError) -> Bool {
    if nameIs("recorded") {
      envelope.recorded = try instant()
    } else if nameIs("position") {
      envelope.position = try count()
    } else if nameIs("sequence") {
      envelope.sequence = try count()
    } else if nameIs("hash") {
      envelope.hash = try hash()
    } else {
      return false
    }
    return true
  }
}
