/// Reads a store: any number of threads at once, beside its writer. What a writer has acknowledged is seen by every
/// read that starts after it.
public final class StoreReader: Sendable {
  let connections: ConnectionPool
  let anchorFile: AnchorFile

  init(connections: ConnectionPool, anchorFile: AnchorFile) {
    self.connections = connections
    self.anchorFile = anchorFile
  }

  /// Opens a store for reading only, without its lock: also beside a process that writes, and also when the journal has
  /// a fault that keeps a writer from opening.
  public convenience init(directory: String, options: StoreOptions = StoreOptions()) throws(StoreError) {
    try self.init(directory: directory, options: options, files: SystemFiles())
  }

  package convenience init(directory: String, options: StoreOptions, files: any FileCalls) throws(StoreError) {
    self.init(
      connections: ConnectionPool(path: directory + "/" + SQLiteStore.fileName, vfs: options.vfs),
      anchorFile: AnchorFile(directory: directory, files: files))
    // Opens a connection, so that a missing or foreign file is told now.
    try connections.use { (_) throws(StoreError) in }
  }

  deinit { connections.close() }

  /// Closes; later reads are refused.
  public func close() { connections.close() }
}
