import JSON

/// What a person gave to connect: tokens and secrets by the names of the listing's fields. Printing shows none of them.
public struct BrokerCredentials: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
  private var values: [(name: String, value: String)]

  public init(_ values: [(name: String, value: String)]) {
    self.values = values
  }

  /// The value of a field; nil when it was not given.
  public subscript(name: String) -> String? { values.first { $0.name == name }?.value }

  public static func == (left: BrokerCredentials, right: BrokerCredentials) -> Bool {
    left.values.elementsEqual(right.values) { $0 == $1 }
  }

  public var description: String { "BrokerCredentials(hidden)" }
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// For sealing.
  var bytes: [UInt8] {
    JSONValue.object(JSONObject(values.map { ($0.name, .string($0.value)) })).bytes
  }

  /// After unsealing; nil when the bytes are none of these.
  init?(bytes: [UInt8]) {
    guard let object = (try? JSONValue(parsing: bytes))?.objectValue else { return nil }
    values = object.members.compactMap { member in member.value.stringValue.map { (member.name, $0) } }
  }

  /// Checks that every field of the listing is there and none is too long.
  func checked(for listing: BrokerListing) throws(HubError) {
    for field in listing.fields {
      guard let value = self[field.name], !value.isEmpty else {
        throw HubError(.invalidInput, field: field.name, "\(field.label) is missing.")
      }
      guard value.utf8.count <= HubLimits.credential else {
        throw HubError(.invalidInput, field: field.name, "\(field.label) is longer than \(HubLimits.credential) bytes.")
      }
    }
  }
}

/// Keeps credentials so that neither the store's bytes nor another key give them away.
///
/// Each name has a data key of its own; what was sealed for one name does not open for another.
public protocol CredentialVault: Sendable {
  func seal(_ plaintext: [UInt8], name: String) async throws -> [UInt8]
  func open(_ sealed: [UInt8], name: String) async throws -> [UInt8]
  /// Throws the name's data key away: what it sealed is lost for good.
  func destroy(_ name: String) async throws
}
