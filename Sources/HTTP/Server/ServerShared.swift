import Ambient
import Synchronization

/// What the loops of a server have in common.
final class ServerShared: Sendable {
  let limits: HTTPLimits
  let headLimits: HeadLimits
  let hosts: HostPolicy
  let errors: ErrorRenderer
  let bodyLimit: (@Sendable (HTTPRequest) -> Int?)?
  let writeCollected: (@Sendable () -> Void)?
  let handler: @Sendable (HTTPRequest) -> HTTPAnswer
  let surroundings: any Surroundings
  /// How often deadlines are looked at.
  let sweepNanoseconds: UInt64
  /// Open connections of the listener.
  let connections = Atomic<Int>(0)

  init(
    _ configuration: HTTPServerConfiguration, surroundings: any Surroundings,
    handler: @escaping @Sendable (HTTPRequest) -> HTTPAnswer
  ) {
    limits = configuration.limits
    headLimits = limits.headLimits
    hosts = HostPolicy(bound: configuration.host, allowed: configuration.allowedHosts)
    errors = configuration.errors
    bodyLimit = configuration.bodyLimit
    writeCollected = configuration.writeCollected
    self.handler = handler
    self.surroundings = surroundings
    let shortest = min(limits.idle, limits.head, limits.transfer, limits.linger).nanoseconds
    sweepNanoseconds = min(max(shortest / 4, 1_000_000), 250_000_000)
  }
}
