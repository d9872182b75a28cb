import Glibc
import Synchronization

/// Lets the first thread wait for the exit code.
final class Ending: @unchecked Sendable {
  // Made here and never moved: a semaphore may not change its place.
  private let semaphore: UnsafeMutablePointer<sem_t>
  private let code = Atomic<Int>(0)

  init() {
    semaphore = .allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  func finish(_ code: Int32) {
    self.code.store(Int(code), ordering: .sequentiallyConsistent)
    sem_post(semaphore)
  }

  func wait() -> Int32 {
    while sem_wait(semaphore) != 0 && errno == EINTR {}
    return Int32(code.load(ordering: .sequentiallyConsistent))
  }
}
