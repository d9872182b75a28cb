import Glibc

/// The bounded queue in front of the writer's thread. Its order is the order of commit.
final class SubmissionQueue: @unchecked Sendable {
  // Everything below is touched only with the lock held. A pthread lock, because the writer waits on its condition.
  private let lock: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
  private let changed: UnsafeMutablePointer<pthread_cond_t> = .allocate(capacity: 1)
  private var waiting: [Submission] = []
  private var waitingBytes = 0
  private var refusal: StoreError?

  private let options: StoreOptions

  init(_ options: StoreOptions) {
    self.options = options
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Puts a submission at the end; answers why not when the queue is full, closed or failed.
  func offer(_ submission: Submission) -> StoreError? {
    locked {
      if let refusal { return refusal }
      let fits =
        waiting.count < options.queuedBatches
        && (waiting.isEmpty || waitingBytes + submission.size <= options.queuedBytes)
      guard fits else { return StoreError(.queueFull, "Too many writes are waiting for the disk.") }
      waiting.append(submission)
      waitingBytes += submission.size
      if waiting.count == 1 { pthread_cond_signal(changed) }
      return nil
    }
  }

  /// Waits for submissions and takes as many from the front as one transaction may hold; nil when the queue is closed
  /// and empty.
  func take() -> [Submission]? {
    locked {
      while waiting.isEmpty {
        if refusal != nil { return nil }
        pthread_cond_wait(changed, lock)
      }
      var count = 0
      var bytes = 0
      while count < min(waiting.count, options.groupedBatches), bytes < options.groupedBytes {
        bytes += waiting[count].size
        count += 1
      }
      let taken = Array(waiting[..<count])
      waiting.removeFirst(count)
      waitingBytes -= bytes
      return taken
    }
  }

  /// Refuses what comes from now on; what waits is still taken. The first reason stays.
  func refuse(_ reason: StoreError) {
    locked {
      refusal = refusal ?? reason
      pthread_cond_signal(changed)
    }
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}
