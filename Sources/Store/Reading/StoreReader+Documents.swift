/// A document with its key.
public struct StoredDocument: Sendable, Equatable {
  /// The key within its collection.
  public let key: String
  /// The bytes as they were put.
  public let value: [UInt8]
}

extension StoreReader {
  /// The document with this key, nil when there is none.
  public func document(_ key: String, in collection: String) throws(StoreError) -> [UInt8]? {
    try connections.use { (connection) throws(StoreError) in
      let statement = try connection.statement(.document)
      defer { statement.reset() }
      try statement.bind(1, collection)
      try statement.bind(2, key)
      return try statement.step() ? try statement.blob(0).orDamaged() : nil
    }
  }

  /// The documents whose keys begin with `prefix`, by the order of their keys' UTF-8.
  ///
  /// At most `limit` of them (and never more than `StoreLimits.listedDocuments`), beginning behind the key `cursor`:
  /// the last key of one list is the cursor of the next.
  public func documents(
    in collection: String, prefix: String = "", after cursor: String? = nil, limit: Int = StoreLimits.listedDocuments
  ) throws(StoreError) -> [StoredDocument] {
    let count = max(0, min(limit, StoreLimits.listedDocuments))
    let prefixBytes = Array(prefix.utf8)
    // A cursor that stands before the prefix must not hold the list back.
    let begin = cursor.flatMap { $0.utf8.lexicographicallyPrecedes(prefixBytes) ? nil : $0 }
    return try connections.use { (connection) throws(StoreError) in
      let statement = try connection.statement(begin == nil ? .documentsFrom : .documentsAfter)
      defer { statement.reset() }
      try statement.bind(1, collection)
      try statement.bind(2, begin ?? prefix)
      try statement.bind(3, Int64(count))
      var found: [StoredDocument] = []
      while try statement.step() {
        let key = try statement.text(0).orDamaged()
        guard key.utf8.starts(with: prefixBytes) else { break }
        found.append(StoredDocument(key: key, value: try statement.blob(1).orDamaged()))
      }
      return found
    }
  }

  /// The checkpoint of this name, nil when there is none.
  public func checkpoint(named name: String) throws(StoreError) -> [UInt8]? {
    try connections.use { (connection) throws(StoreError) in
      let statement = try connection.statement(.checkpoint)
      defer { statement.reset() }
      try statement.bind(1, name)
      return try statement.step() ? try statement.blob(0).orDamaged() : nil
    }
  }

  /// The names of all checkpoints, in order.
  public func checkpointNames() throws(StoreError) -> [String] {
    try connections.use { (connection) throws(StoreError) in
      let statement = try connection.statement(.checkpointNames)
      defer { statement.reset() }
      var names: [String] = []
      while try statement.step() { names.append(try statement.text(0).orDamaged()) }
      return names
    }
  }
}

extension Optional {
  /// The value; a value of the wrong stored type means a damaged file.
  fileprivate func orDamaged() throws(StoreError) -> Wrapped {
    guard let self else { throw StoreError(JournalFault(.damagedFile, "The database file is damaged.")) }
    return self
  }
}
