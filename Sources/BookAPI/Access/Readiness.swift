import Synchronization

/// Which parts of the program are ready to serve; `GET /ready` tells it.
public final class Readiness: Sendable {
  private struct State {
    /// In the order in which they were expected.
    var parts: [(name: String, isReady: Bool)] = []
    var isStopping = false
  }

  private let state = Mutex(State())

  public init() {}

  /// Nothing is ready before this part is.
  public func expect(_ part: String) { set(part, false) }

  public func isReady(_ part: String) { set(part, true) }

  /// The program is ending: not ready any more, whatever the parts say.
  public func stop() { state.withLock { $0.isStopping = true } }

  /// The parts with their state, and whether all of them are ready.
  public var parts: (all: Bool, list: [(name: String, isReady: Bool)]) {
    state.withLock { state in
      (!state.isStopping && state.parts.allSatisfy(\.isReady), state.parts)
    }
  }

  private func set(_ part: String, _ isReady: Bool) {
    state.withLock { state in
      if let index = state.parts.firstIndex(where: { $0.name == part }) {
        state.parts[index].isReady = isReady
      } else {
        state.parts.append((part, isReady))
      }
    }
  }
}
