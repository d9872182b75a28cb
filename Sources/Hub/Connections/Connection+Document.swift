import Ambient
import CivilTime
import JSON

extension Connection {
  /// The connection as a document.
  var document: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("id", string: identifier.description)
    writer.member("user", string: user.description)
    writer.member("broker", string: broker)
    writer.member("name", string: name)
    writer.member("access", string: access.rawValue)
    writer.member("phase", string: phase.rawValue)
    writer.member("drill", string: drill.rawValue)
    writer.member("created", string: createdAt.rfc3339())
    writer.member("updated", string: updatedAt.rfc3339())
    writer.member("disabled", string: disabledAt?.rfc3339())
    writer.member("synced", string: syncedAt?.rfc3339())
    writer.name("accounts")
    writer.beginArray()
    for account in accounts {
      writer.beginObject()
      writer.member("id", string: account.identifier.description)
      writer.member("broker_account", string: account.brokerAccount)
      writer.member("linked", string: account.linkedAt.rfc3339())
      writer.member("synced", string: account.syncedAt?.rfc3339())
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  /// The connection of a document; nil when it is damaged.
  init?(document: [UInt8]) {
    guard let json = try? JSONValue(parsing: document, limits: .answer),
      let identifier = json.identifier("id"), let user = json.identifier("user"),
      let broker = json["broker"]?.stringValue, let name = json["name"]?.stringValue,
      let access = json["access"]?.stringValue.flatMap(Access.init),
      let phase = json["phase"]?.stringValue.flatMap(Phase.init),
      let drill = json["drill"]?.stringValue.flatMap(Drill.init),
      let created = json.instant("created"), let updated = json.instant("updated"),
      let accounts = json["accounts"]?.arrayValue
    else { return nil }
    self.init(
      identifier: identifier, user: user, broker: broker, name: name, access: access, createdAt: created)
    self.phase = phase
    self.drill = drill
    updatedAt = updated
    disabledAt = json.instant("disabled")
    syncedAt = json.instant("synced")
    for account in accounts {
      guard let identifier = account.identifier("id"), let named = account["broker_account"]?.stringValue,
        let linked = account.instant("linked")
      else { return nil }
      self.accounts.append(
        LinkedAccount(
          identifier: identifier, brokerAccount: named, linkedAt: linked, syncedAt: account.instant("synced")))
    }
  }
}

extension JSONValue {
  /// The UUID in a member.
  fileprivate func identifier(_ name: String) -> UUIDValue? { self[name]?.stringValue.flatMap(UUIDValue.init) }

  /// The moment in a member.
  fileprivate func instant(_ name: String) -> Instant? { self[name]?.stringValue.flatMap(Instant.init(rfc3339:)) }
}
