/// A commit as its author hands it in: the store adds number and hashes.
public struct CommitDraft: Sendable {
  /// Global position of the commit's first event; one more than the last of the commit before, 1 in an empty journal.
  public var first: Int64
  /// Global position of the commit's last event, at least `first`.
  public var last: Int64
  /// When it was recorded, in microseconds since 1970-01-01T00:00:00Z.
  public var recorded: Int64
  /// Packed offsets per stream; opaque here.
  public var offsets: [UInt8]
  /// Packed canonical events; opaque here.
  public var payload: [UInt8]

  /// A commit of the events `first...last`.
  public init(first: Int64, last: Int64, recorded: Int64, offsets: [UInt8], payload: [UInt8]) {
    self.first = first
    self.last = last
    self.recorded = recorded
    self.offsets = offsets
    self.payload = payload
  }
}

/// What is written together or not at all: commits, documents and checkpoints, in one transaction.
public struct Batch: Sendable {
  /// One change of a document or checkpoint; a nil value deletes.
  enum Change: Sendable {
    case document(collection: String, key: String, value: [UInt8]?)
    case checkpoint(name: String, value: [UInt8]?)
  }

  /// The commits, in the order of their positions.
  public var commits: [CommitDraft]
  private(set) var changes: [Change] = []

  /// A batch of these commits, to which documents and checkpoints may be added.
  public init(commits: [CommitDraft] = []) {
    self.commits = commits
  }

  /// Writes a document, in place of one with the same key.
  public mutating func put(_ value: [UInt8], key: String, in collection: String) {
    changes.append(.document(collection: collection, key: key, value: value))
  }

  /// Removes a document; no fault if there is none.
  public mutating func delete(key: String, in collection: String) {
    changes.append(.document(collection: collection, key: key, value: nil))
  }

  /// Writes a checkpoint, in place of one with the same name.
  public mutating func putCheckpoint(_ value: [UInt8], name: String) {
    changes.append(.checkpoint(name: name, value: value))
  }

  /// Removes a checkpoint; no fault if there is none.
  public mutating func deleteCheckpoint(name: String) {
    changes.append(.checkpoint(name: name, value: nil))
  }
}

extension Batch {
  /// True when there is nothing to write.
  public var isEmpty: Bool { commits.isEmpty && changes.isEmpty }

  /// Checks every limit and answers the bytes that the batch holds.
  func checkedSize() throws(StoreError) -> Int {
    var size = 0
    for commit in commits {
      try check(commit.payload.count, StoreLimits.payload, "payload")
      try check(commit.offsets.count, StoreLimits.offsets, "offset table")
      guard commit.first >= 1, commit.last >= commit.first, commit.last < .max else {
        throw StoreError(.invalid, "A commit from position \(commit.first) to \(commit.last) holds no event.")
      }
      size += commit.payload.count + commit.offsets.count
    }
    for change in changes { size += try checkedSize(of: change) }
    try check(size, StoreLimits.batch, "batch")
    return size
  }

  private func checkedSize(of change: Change) throws(StoreError) -> Int {
    switch change {
    case .document(let collection, let key, let value):
      try check(collection.utf8.count, StoreLimits.collectionName, "collection name")
      try check(key.utf8.count, StoreLimits.key, "document key")
      try check(value?.count ?? 0, StoreLimits.document, "document")
      return key.utf8.count + (value?.count ?? 0)
    case .checkpoint(let name, let value):
      try check(name.utf8.count, StoreLimits.key, "checkpoint name")
      try check(value?.count ?? 0, StoreLimits.checkpoint, "checkpoint")
      return name.utf8.count + (value?.count ?? 0)
    }
  }

  private func check(_ count: Int, _ limit: Int, _ what: String) throws(StoreError) {
    guard count <= limit else {
      throw StoreError(.tooLarge, "The \(what) has \(count) bytes; the limit is \(limit).")
    }
  }
}
