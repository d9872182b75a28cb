import Ambient
import BookAPI
import Glibc
import Synchronization

/// Reads OFX files for the book API: each in a process of its own, on a thread of its own that waits for it, and few at
/// a time.
final class OpenFinanceDesk: Sendable {
  private let surroundings: any Surroundings
  private let running = Mutex(0)

  /// Files that are read at the same time; each may take 512 MiB.
  private static let most = 2

  init(_ surroundings: any Surroundings) { self.surroundings = surroundings }

  func read(_ file: [UInt8]) async -> OpenFinanceReading {
    let isFree = running.withLock { running in
      guard running < Self.most else { return false }
      running += 1
      return true
    }
    guard isFree else { return .busy }
    defer { running.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      let work = Work(file: file, surroundings: surroundings, continuation: continuation)
      var thread = pthread_t()
      let context = Unmanaged.passRetained(work).toOpaque()
      guard pthread_create(&thread, nil, openFinanceMain, context) == 0 else {
        Unmanaged<Work>.fromOpaque(context).release()
        return continuation.resume(returning: .busy)
      }
      pthread_detach(thread)
    }
  }

  fileprivate final class Work: Sendable {
    private let file: [UInt8]
    private let surroundings: any Surroundings
    private let continuation: CheckedContinuation<OpenFinanceReading, Never>

    init(
      file: [UInt8], surroundings: any Surroundings, continuation: CheckedContinuation<OpenFinanceReading, Never>
    ) {
      self.file = file
      self.surroundings = surroundings
      self.continuation = continuation
    }

    func run() {
      do throws(CommandFailure) {
        continuation.resume(returning: .records(try OFXReader.records(of: file, surroundings)))
      } catch {
        continuation.resume(returning: .refused(error.text))
      }
    }
  }
}

private func openFinanceMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<OpenFinanceDesk.Work>.fromOpaque(context).takeRetainedValue().run()
  return nil
}
