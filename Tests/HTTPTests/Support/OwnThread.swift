import Glibc
import Synchronization

/// A thread for a conversation: it may block on its socket without keeping other tests from the common threads.
final class OwnThread: TaskExecutor, @unchecked Sendable {
  private let jobs = Mutex<[UnownedJob]>([])
  private let isOver = Atomic(false)
  private let bell: (read: Int32, write: Int32)

  /// Runs the work, and every continuation of it, on a thread of its own.
  static func run<Result>(
    _ work: () async throws -> Result
  ) async throws -> Result {
    let thread = OwnThread()
    defer { thread.end() }
    return try await withTaskExecutorPreference(thread, operation: work)
  }

  private init() {
    var ends: [Int32] = [0, 0]
    precondition(pipe(&ends) == 0)
    bell = (ends[0], ends[1])
    var handle = pthread_t()
    pthread_create(&handle, nil, ownThread, Unmanaged.passRetained(self).toOpaque())
    pthread_detach(handle)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    ring()
  }

  private func end() {
    isOver.store(true, ordering: .sequentiallyConsistent)
    ring()
  }

  private func ring() {
    var byte: UInt8 = 1
    _ = write(bell.write, &byte, 1)
  }

  fileprivate func serve() {
    var byte: UInt8 = 0
    while !isOver.load(ordering: .sequentiallyConsistent) {
      _ = read(bell.read, &byte, 1)
      let due = jobs.withLock { jobs in
        defer { jobs = [] }
        return jobs
      }
      for job in due { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
  }

  deinit {
    close(bell.read)
    close(bell.write)
  }
}

private func ownThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<OwnThread>.fromOpaque(argument).takeRetainedValue().serve()
  return nil
}
