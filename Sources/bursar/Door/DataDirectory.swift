import Glibc
import JSON

/// A book's directory, and who has it open.
struct DataDirectory: Sendable {
  let path: String

  enum Holder {
    case nobody
    /// A server whose book API answers for the directory.
    case server(url: String, token: String)
    /// A process that cannot be asked.
    case other
  }

  private func file(_ name: String) -> String { path + "/" + name }

  /// There is a book in the directory.
  var hasBook: Bool { access(file("bursar.db"), F_OK) == 0 }

  /// Refuses a directory without a book, which would be made by opening it.
  func mustHaveBook() throws(CommandFailure) {
    guard hasBook else { throw .failed("there is no book in \(path)") }
  }

  var holder: Holder {
    guard isLocked else { return .nobody }
    guard let server = ServerFile.read(in: path) else { return .other }
    return .server(url: server.url, token: server.token)
  }

  /// Some process holds the lock.
  private var isLocked: Bool {
    let lock = open(file("lock"), O_RDONLY | O_CLOEXEC)
    guard lock >= 0 else { return false }
    defer { close(lock) }
    return flock(lock, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }
}
