import Ambient
import CivilTime
import Glibc
import Keeper
import Synchronization

/// Synchronises connections whose last report is a day old, looking once a minute, until it is stopped.
public final class DailySynchronisation: Sendable {
  private let hub: Hub
  private let ageSeconds: Int64
  private let lookMilliseconds: Int32
  /// The end that wakes the thread, and the one it waits on; nil while it does not run.
  private let pipe = Mutex<(wake: Int32, wait: Int32)?>(nil)

  /// - Parameters:
  ///   - ageSeconds: how old a report may become.
  ///   - lookSeconds: how often connections are looked at.
  public init(_ hub: Hub, ageSeconds: Int64 = 86_400, lookSeconds: Int32 = 60) {
    self.hub = hub
    self.ageSeconds = ageSeconds
    lookMilliseconds = lookSeconds * 1_000
  }

  /// Starts the thread that waits; it starts once.
  public func start() throws(HubError) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw HubError(.storage, "The daily synchronisation cannot start.") }
    let isFirst = pipe.withLock { pipe in
      guard pipe == nil else { return false }
      pipe = (wake: ends[1], wait: ends[0])
      return true
    }
    guard isFirst else {
      close(ends[0])
      close(ends[1])
      return
    }
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(Waiting(self, descriptor: ends[0]))
    let failed = pthread_create(&thread, nil, { Waiting.run($0) }, argument.toOpaque())
    guard failed == 0 else {
      argument.release()
      stop()
      throw HubError(.storage, "The daily synchronisation cannot start.")
    }
    pthread_detach(thread)
  }

  /// Ends the thread; a synchronisation that runs ends by itself.
  public func stop() {
    if let ends = pipe.withLock({ pipe in pipe.take() }) { close(ends.wake) }
  }

  /// Reads what is due; for the thread and for tests.
  @discardableResult
  public func look() async -> Int {
    await hub.synchroniseAll(readBefore: hub.keeper.surroundings.now().advanced(bySeconds: -ageSeconds))
  }

  /// What the thread holds.
  private final class Waiting {
    private let owner: DailySynchronisation
    private let descriptor: Int32

    init(_ owner: DailySynchronisation, descriptor: Int32) {
      self.owner = owner
      self.descriptor = descriptor
    }

    static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      guard let argument else { return nil }
      let waiting = Unmanaged<Waiting>.fromOpaque(argument).takeRetainedValue()
      var watched = pollfd(fd: waiting.descriptor, events: Int16(POLLIN), revents: 0)
      // The other end's closing is what wakes the thread before its time.
      while poll(&watched, 1, waiting.owner.lookMilliseconds) == 0 {
        let owner = waiting.owner
        Task { await owner.look() }
      }
      close(waiting.descriptor)
      return nil
    }
  }
}
