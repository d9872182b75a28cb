public import Ambient
import Synchronization

/// An HTTP/1.1 server on one address.
public final class HTTPServer: Sendable {
  private enum Phase: Sendable {
    case new
    case running([EventLoop])
    case stopped
  }

  private let configuration: HTTPServerConfiguration
  private let shared: ServerShared
  private let phase = Mutex(Phase.new)
  private let ending = LoopEnding()

  /// - Parameter handler: answers every request that is well formed and for this host. It runs on the thread that
  ///   serves the connection: work that blocks belongs elsewhere.
  public convenience init(
    configuration: HTTPServerConfiguration, surroundings: any Surroundings = SystemSurroundings(),
    handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
  ) {
    self.init(
      configuration: configuration, surroundings: surroundings,
      answering: { request in .later { await handler(request) } })
  }

  /// - Parameter answering: the same, for handlers that may know their response at once.
  public init(
    configuration: HTTPServerConfiguration, surroundings: any Surroundings = SystemSurroundings(),
    answering: @escaping @Sendable (HTTPRequest) -> HTTPAnswer
  ) {
    self.configuration = configuration
    shared = ServerShared(configuration, surroundings: surroundings, handler: answering)
  }

  /// Answers through a router.
  public convenience init(
    configuration: HTTPServerConfiguration, surroundings: any Surroundings = SystemSurroundings(), router: Router
  ) {
    self.init(configuration: configuration, surroundings: surroundings, answering: { router.answer(to: $0) })
  }

  /// Binds, begins to serve and tells the bound port. A server starts once.
  @discardableResult
  public func start() throws(HTTPError) -> Int {
    let listener = try ListeningSocket.open(host: configuration.host, port: configuration.port)
    let count = max(1, configuration.loops ?? Processors.count)
    var loops: [EventLoop] = []
    for _ in 0..<count { loops.append(try EventLoop(shared: shared) { [ending] in ending.loopEnded() }) }
    let isFirst = phase.withLock { phase in
      guard case .new = phase else { return false }
      phase = .running(loops)
      return true
    }
    guard isFirst else { throw HTTPError(.cannotListen, "The server has been started before.") }
    ending.expect(count)
    let started = loops
    let limit = shared.limits.connections
    for loop in loops { loop.start() }
    loops[0].perform { first in first.accept(with: Acceptor(listener: listener, loops: started, limit: limit)) }
    return listener.port
  }

  /// Stops: accepts nothing more, closes idle connections, lets the requests under way be answered until the deadline
  /// and then closes their connections.
  ///
  /// Handlers that still run afterwards keep their thread and end by themselves.
  public func stop(within deadline: Duration = .seconds(10)) async {
    let running = phase.withLock { phase in
      defer { phase = .stopped }
      if case .running(let loops) = phase { return loops }
      return []
    }
    if running.isEmpty { return }
    let at = shared.surroundings.monotonicNanoseconds() + deadline.nanoseconds
    for loop in running { loop.perform { $0.quiesce(closingAt: at) } }
    await ending.wait()
  }
}

/// Counts the loops that have no connection left, and resumes who waits for the last.
private final class LoopEnding: Sendable {
  private struct State {
    var left = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  func expect(_ count: Int) { state.withLock { $0.left = count } }

  func loopEnded() {
    let resumed = state.withLock { state in
      state.left -= 1
      guard state.left == 0 else { return [] as [CheckedContinuation<Void, Never>] }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in resumed { continuation.resume() }
  }

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.left > 0 { state.waiting.append(continuation) }
        return state.left == 0
      }
      if isOver { continuation.resume() }
    }
  }
}
