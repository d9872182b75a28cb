/// All clients, found by identifier or by the digest of a secret that is itself the token.
struct ClientTable: Sendable {
  private var records: [String: ClientRecord] = [:]
  private var bearers: [[UInt8]: String] = [:]

  /// Grows with every change.
  private(set) var revision = 0

  var count: Int { records.count }

  subscript(_ id: String, _ kind: Identity.Client.Kind) -> ClientRecord? { records[Identity.Client.key(id, kind)] }

  /// The client at a place among all, as its key says.
  func record(at key: String) -> ClientRecord? { records[key] }

  func bearing(_ digest: [UInt8]) -> ClientRecord? { bearers[digest].flatMap { records[$0] } }

  mutating func put(_ record: ClientRecord) {
    revision += 1
    remove(record.client.key)
    records[record.client.key] = record
    if let bearer = record.bearer { bearers[bearer] = record.client.key }
  }

  mutating func remove(_ key: String) {
    revision += 1
    guard let known = records.removeValue(forKey: key) else { return }
    if let bearer = known.bearer { bearers[bearer] = nil }
  }

  /// Those of a kind, by identifier.
  func clients(of kind: Identity.Client.Kind) -> [Identity.Client] {
    records.values.map(\.client).filter { $0.kind == kind }.sorted { $0.id < $1.id }
  }
}
