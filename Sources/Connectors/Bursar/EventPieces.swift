import CivilTime
import Hub
import JSON
import Journal
import Ledger
import Market

/// Objects that the book API writes as events write them, read by the same codec.
enum EventPieces {
  private static let at: (name: String, value: JSONValue) = ("at", "1970-01-01T00:00:00Z")

  /// Members that only the listing of accounts has.
  private static let listed: Set<String> = ["key", "opened_at", "first_funded_at"]

  /// An account's profile. Its opening and its first funding are, where nobody told them, those that the book saw.
  static func profile(_ object: JSONObject) throws(BrokerError) -> AccountProfile {
    guard case .accountOpened(var profile) = try payload("account_opened", object, without: listed) else {
      throw malformed("account")
    }
    profile.openedOn = profile.openedOn ?? moment(object["opened_at"])
    profile.fundedAt = profile.fundedAt ?? moment(object["first_funded_at"])
    return profile
  }

  private static func moment(_ value: JSONValue?) -> Instant? { value?.stringValue.flatMap { Instant(rfc3339: $0) } }

  static func instrument(_ object: JSONObject) throws(BrokerError) -> Instrument {
    guard case .instrument(let definition) = try payload("instrument", object, without: []) else {
      throw malformed("instrument")
    }
    return definition.instrument
  }

  /// As many orders as stand in a line of events well within its limit.
  private static var ordersOfALine: Int { 500 }

  static func orders(_ objects: [JSONObject]) throws(BrokerError) -> [Order] {
    var orders: [Order] = []
    for start in stride(from: 0, to: objects.count, by: ordersOfALine) {
      let rows = objects[start..<min(objects.count, start + ordersOfALine)]
      let object = JSONObject([("account", "x"), ("orders", .array(rows.map { .object($0) }))])
      guard case .statement(let statement) = try payload("statement", object, without: []) else {
        throw malformed("orders")
      }
      orders += statement.orders
    }
    return orders
  }

  private static func payload(
    _ kind: String, _ object: JSONObject, without extras: Set<String>
  ) throws(BrokerError) -> Event.Payload {
    var line = JSONObject([("event", .string(kind)), at])
    line.members += object.members.filter { !$0.value.isNull && !extras.contains($0.name) }
    do throws(EventError) {
      return try EventCodec.decode(line: JSONValue.object(line).bytes).payload
    } catch {
      throw malformed(kind)
    }
  }

  private static func malformed(_ what: String) -> BrokerError {
    BrokerError(.malformed, "The book's answer holds an unreadable \(what).")
  }
}
