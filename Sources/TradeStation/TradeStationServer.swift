public import HTTP
public import Identity
public import Keeper

/// TradeStation's WebAPI over the book: sign-in, accounts, balances, positions, orders. The older API (v2) stands under
/// `/v2` and, as its oldest documents have it, without a prefix; the newer one's reads under `/v3/brokerage`, its
/// sign-in under `/oauth`. Paths match without regard to case.
public struct TradeStationServer: Sendable {
  private let router: Router

  /// - Parameter isBookAvailable: false makes every account route answer 503.
  public init(
    keeper: Keeper, identity: Identity, isBookAvailable: @escaping @Sendable () -> Bool = { true }
  ) {
    let gate = AccessGate(identity: identity)
    let signIn = SignIn(identity: identity)
    let routes = AccountRoutes(keeper: keeper, gate: gate, isBookAvailable: isBookAvailable)
    var router = Router(caseInsensitive: true, toleratesTrailingSlash: true) { error, request in
      Self.refusal(error, request, gate)
    }
    for prefix in ["/v2", ""] {
      router.on("POST", prefix + "/security/authorize", bodyLimit: SignIn.bodyLimit) { request, _ in
        try signIn.answer(request)
      }
      routes.add(to: &router, prefix: prefix)
    }
    OAuthEndpoint(identity: identity).add(to: &router)
    BrokerageRoutes(keeper: keeper, gate: gate, isBookAvailable: isBookAvailable).add(to: &router)
    self.router = router
  }

  /// The routes with the API's own errors.
  public func routes() -> Router { router }

  public func respond(to request: HTTPRequest) async -> HTTPResponse { await router.respond(to: request) }

  /// Nothing is told about paths and methods to those who have no token.
  private static func refusal(_ error: HTTPError, _ request: HTTPRequest?, _ gate: AccessGate) -> HTTPResponse {
    var failure = TradeStationFailure(error)
    switch error.code {
    case .notFound, .methodNotAllowed, .malformedPath:
      if let request, !SignIn.isMeant(by: request), !OAuthEndpoint.isMeant(by: request),
        (try? gate.grant(of: request)) == nil
      {
        failure = .unauthorized
      }
    default: break
    }
    return failure.response(to: request)
  }
}
