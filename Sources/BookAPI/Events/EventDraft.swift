import Ambient
import Book
import CivilTime
import JSON
import Journal
import Keeper
import Ledger

/// The event of an object that leaves out what its route knows: the kind, the account, or the time, which is now then.
struct EventDraft {
  private var object: JSONObject

  /// Reads a body; an object is due.
  init(_ body: [UInt8]) throws(BookAPIError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: body, limits: EventBody.limits)
    } catch {
      throw BookAPIError(error)
    }
    try self.init(value)
  }

  init(_ value: JSONValue) throws(BookAPIError) {
    guard let object = value.objectValue else { throw BookAPIError(400, "wrong_type", "An object is due.") }
    self.object = object
  }

  /// The text of a member.
  func text(_ name: String) -> String? { object[name]?.stringValue }

  /// Puts in a member that the route knows; the body may say the same, but nothing else.
  mutating func settle(_ name: String, _ value: String) throws(BookAPIError) {
    guard object[name] == nil || text(name) == value else {
      throw BookAPIError(400, "bad_value", field: name, "The path says something else.")
    }
    object[name] = .string(value)
  }

  /// Puts in a member that the body leaves out.
  mutating func fill(_ name: String, _ value: String) {
    if object[name] == nil { object[name] = .string(value) }
  }

  /// Puts in the time where it is left out: now, or that of the event that had the id before, so that a repetition says
  /// the same.
  mutating func fillTime(_ core: BookCore) {
    let account = text("account").flatMap { core.keeper.snapshot.account($0) }
    let known = text("id").flatMap { account?.event(named: $0)?.event.at }
    fill("at", (known ?? core.keeper.surroundings.now()).rfc3339())
  }

  /// The event, read as if it had come as it stands now.
  func event() throws(BookAPIError) -> Event {
    do throws(EventError) {
      return try EventCodec.decode(line: JSONValue.object(object).bytes)
    } catch {
      throw BookAPIError(error)
    }
  }
}
