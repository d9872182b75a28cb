import Ambient
public import HTTP
public import Keeper
public import Telemetry

/// The server of the book origin: Bursar's own API over one keeper.
public struct BookServer: Sendable {
  private let router: Router

  /// - Parameters:
  ///   - access: who may ask; every answer about an account needs a token.
  ///   - readiness: told by `GET /ready`.
  ///   - metrics: told by `GET /metrics`; the server adds its own.
  public init(
    keeper: Keeper, access: BookAccess, readiness: Readiness = Readiness(), metrics: Metrics = Metrics(),
    controls: BookControls = BookControls()
  ) {
    let core = BookCore(keeper: keeper, access: access, readiness: readiness, metrics: metrics, controls: controls)
    var router = Router(toleratesTrailingSlash: true, errors: BookAPIError.renderer)
    for route in BookRoute.all { router.add(route, core) }
    self.router = router
  }

  /// Answers a request, over a socket or in process.
  public func respond(to request: HTTPRequest) async -> HTTPResponse { await router.respond(to: request) }

  /// The same without waiting for what the handler has to wait for.
  public func answer(to request: HTTPRequest) -> HTTPAnswer { router.answer(to: request) }

  /// A listener for this API: refusals in its form, and bodies as large as its routes take.
  public func configuration(host: String = "127.0.0.1", port: Int) -> HTTPServerConfiguration {
    var configuration = HTTPServerConfiguration(host: host, port: port, router: router)
    let router = router
    configuration.bodyLimit = { head in
      EventBody.isLines(head) && head.path == BookRoute.eventsPath ? EventBody.lineBytes : router.bodyLimit(for: head)
    }
    // A file of events comes in one body, besides those of others.
    configuration.limits.heldBodyBytes = 2 * EventBody.lineBytes
    return configuration
  }
}

extension Router {
  fileprivate mutating func add(_ route: BookRoute, _ core: BookCore) {
    let known = route.parameters.map(\.name)
    on(route.method, route.path, bodyLimit: route.bodyLimit) { request, path in
      try core.authorize(request, route.scope)
      let query = try BookQuery(request, known: known)
      return try await route.handler(BookCall(request: request, path: path, query: query, core: core))
    }
  }
}
