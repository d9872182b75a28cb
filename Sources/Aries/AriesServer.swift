import BrokerDesk
public import HTTP
public import Identity
public import Keeper

/// The Aries trading API, generations E and F side by side, over the book: token endpoint, account lists, balances,
/// positions, orders.
public struct AriesServer: Sendable {
  private let router: Router

  /// - Parameter isBookAvailable: false makes every account route answer 503.
  public init(
    keeper: Keeper, identity: Identity, isBookAvailable: @escaping @Sendable () -> Bool = { true }
  ) {
    let gate = AccessGate(identity: identity)
    let tokens = TokenEndpoint(identity: identity)
    let routes = AccountRoutes(
      desk: AccountDesk(keeper: keeper, isBookAvailable: isBookAvailable), gate: gate)
    var router = Router { error, request in Self.refusal(error, request, gate) }
    router.on("POST", TokenEndpoint.path, bodyLimit: TokenEndpoint.bodyLimit) { request, _ in
      try await tokens.answer(request)
    }
    router.on("GET", "/health") { _, _ in HTTPResponse.json(Array(#"{"status":"ok"}"#.utf8)) }
    routes.add(to: &router)
    self.router = router
  }

  /// The routes with the API's own errors.
  public func routes() -> Router { router }

  public func respond(to request: HTTPRequest) async -> HTTPResponse { await router.respond(to: request) }

  /// Nothing is told about paths and methods to those who have no token.
  private static func refusal(_ error: HTTPError, _ request: HTTPRequest?, _ gate: AccessGate) -> HTTPResponse {
    var failure = AriesFailure(error)
    switch error.code {
    case .notFound, .methodNotAllowed, .malformedPath:
      if let request, request.path != TokenEndpoint.path, request.path != "/health", gate.grant(of: request) == nil {
        failure = .unauthorized
      }
    default: break
    }
    return failure.response(to: request)
  }
}
