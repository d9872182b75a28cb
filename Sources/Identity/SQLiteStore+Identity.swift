import Store

extension SQLiteStore {
  func readDocument(_ key: String, in collection: String) throws(IdentityError) -> [UInt8]? {
    do {
      return try reader.document(key, in: collection)
    } catch {
      throw IdentityError(.storeFailed, error.text, detail: error.detail)
    }
  }

  func write(_ batch: Batch) async throws(IdentityError) {
    do {
      try await commit(batch)
    } catch {
      throw IdentityError(.storeFailed, error.text, detail: error.detail)
    }
  }
}
