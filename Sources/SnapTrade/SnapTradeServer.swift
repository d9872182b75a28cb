import Ambient
import CivilTime
public import HTTP
public import Hub
public import Identity
import JSON
import Keeper
import SnapTradeWire

/// The SnapTrade API over a hub, at the root and under `/api/v1`.
public struct SnapTradeServer: Sendable {
  let hub: Hub
  let gate: Gate
  let portal: Portal
  let options: SnapTradeOptions
  let meter: RateMeter

  public init(hub: Hub, identity: Identity, options: SnapTradeOptions = SnapTradeOptions()) {
    self.hub = hub
    self.options = options
    meter = RateMeter(limit: options.requestsPerMinute)
    gate = Gate(hub: hub, identity: identity, options: options, meter: meter)
    portal = Portal(hub: hub, options: options)
  }

  /// Every route; unknown ones are answered in the API's own form, to those who may ask.
  public func routes() -> Router {
    var router = Router(toleratesTrailingSlash: true, errors: { error, request in refusal(error, request) })
    addStatus(to: &router)
    addUsers(to: &router)
    addConnections(to: &router)
    addAccounts(to: &router)
    addHoldings(to: &router)
    addActivities(to: &router)
    addReference(to: &router)
    portal.addRoutes(to: &router)
    return router
  }

  /// Answers one request, as over a socket.
  public func respond(to request: HTTPRequest) async -> HTTPResponse { await routes().respond(to: request) }
}

extension SnapTradeServer {
  typealias ClientHandler = @Sendable (SnapTradeKey, HTTPRequest, PathParameters) async throws -> HTTPResponse
  typealias UserHandler =
    @Sendable (SnapTradeKey, HubUser, HTTPRequest, PathParameters) async throws -> HTTPResponse
  typealias PromptUserHandler =
    @Sendable (SnapTradeKey, HubUser, HTTPRequest, PathParameters) throws -> Router.Reply

  /// The two places at which every call is served.
  private static let prefixes = ["", SignatureCandidates.prefix]

  /// A call of a key.
  func forClient(_ router: inout Router, _ method: String, _ pattern: String, _ handler: @escaping ClientHandler) {
    add(&router, method, pattern, needsUser: false) { caller, request, parameters in
      .later { try await handler(caller.key, request, parameters) }
    }
  }

  /// A call of a key for one of its users.
  func forUser(_ router: inout Router, _ method: String, _ pattern: String, _ handler: @escaping UserHandler) {
    forUserPromptly(&router, method, pattern) { key, user, request, parameters in
      .later { try await handler(key, user, request, parameters) }
    }
  }

  /// The same for a handler that may know its response at once. What it says at once is in the current form.
  func forUserPromptly(
    _ router: inout Router, _ method: String, _ pattern: String, _ handler: @escaping PromptUserHandler
  ) {
    add(&router, method, pattern, needsUser: true) { caller, request, parameters in
      guard let user = caller.user else { throw Refusal(.missingUser) }
      return try handler(caller.key, user, request, parameters)
    }
  }

  private func add(
    _ router: inout Router, _ method: String, _ pattern: String, needsUser: Bool,
    _ handler: @escaping @Sendable (Caller, HTTPRequest, PathParameters) throws -> Router.Reply
  ) {
    for prefix in Self.prefixes {
      let isPrefixed = !prefix.isEmpty
      router.onPromptly(method, prefix + pattern, bodyLimit: options.bodyBytes) { request, parameters in
        var allowance: RateMeter.Allowance?
        do {
          let caller = try gate.caller(request, needsUser: needsUser)
          allowance = caller.allowance
          switch try handler(caller, request, parameters) {
          case .ready(let response): return .ready(finished(response, caller.allowance, isPrefixed: isPrefixed))
          case .later(let work):
            let form = SnapTradeForm(answering: request, isPrefixed: isPrefixed)
            return .later { await finish(work, form, caller.allowance, isPrefixed: isPrefixed) }
          }
        } catch {
          return .ready(finished(Self.refusal(of: error).response, allowance, isPrefixed: isPrefixed))
        }
      }
    }
  }

  /// Runs a handler that has to wait, in the form of its request.
  private func finish(
    _ work: @Sendable () async throws -> HTTPResponse, _ form: SnapTradeForm, _ allowance: RateMeter.Allowance,
    isPrefixed: Bool
  ) async -> HTTPResponse {
    do {
      return finished(try await AnswerForm.$current.withValue(form, operation: work), allowance, isPrefixed: isPrefixed)
    } catch {
      return finished(Self.refusal(of: error).response, allowance, isPrefixed: isPrefixed)
    }
  }

  private static func refusal(of error: any Error) -> Refusal {
    switch error {
    case let refusal as Refusal: refusal
    case let error as HubError: Refusal(error)
    case let error as SnapTradeWireError: Refusal(error)
    case let error as JSONError: Refusal(.invalidInput, detail: "The body is not acceptable JSON. \(error.description)")
    case let error as HTTPError: Refusal(error)
    default: Refusal(.unexpected)
    }
  }

  /// What has no route: credentials come first, so that strangers learn nothing of the routes.
  private func refusal(_ error: HTTPError, _ request: HTTPRequest?) -> HTTPResponse {
    let path = request?.path ?? ""
    let isPrefixed = path == SignatureCandidates.prefix || path.hasPrefix(SignatureCandidates.prefix + "/")
    var allowance: RateMeter.Allowance?
    var refusal = Refusal(error)
    if let request, error.code == .notFound || error.code == .methodNotAllowed {
      do throws(Refusal) {
        allowance = try gate.caller(request, needsUser: false).allowance
      } catch {
        refusal = error
      }
    }
    return finished(refusal.response, allowance, isPrefixed: isPrefixed)
  }

  /// Adds what every answer carries; the request's identifier is the HTTP server's to add.
  func finished(_ response: HTTPResponse, _ allowance: RateMeter.Allowance?, isPrefixed: Bool) -> HTTPResponse {
    var response = response
    let allowance = allowance ?? meter.allowance(nil)
    response.headers.reserve(fields: 4, bytes: 160)
    response.headers.add("X-RateLimit-Limit", allowance.limit)
    response.headers.add("X-RateLimit-Remaining", allowance.remaining)
    response.headers.add("X-RateLimit-Reset", allowance.reset)
    if isPrefixed { response.headers.add("Deprecation", "@1781222400") }
    return response
  }

  /// Public: neither key nor signature.
  private func addStatus(to router: inout Router) {
    for path in ["/", SignatureCandidates.prefix] {
      router.on("GET", path) { _, _ in
        let status = SnapTradeStatus(version: Self.version, timestamp: hub.keeper.surroundings.now())
        return finished(.json(status.jsonBytes()), nil, isPrefixed: path != "/")
      }
    }
  }

  /// The version of the API that is spoken, as the service counts it.
  private static var version: Int { 153 }
}

extension HTTPRequest {
  /// The body as JSON; members that stand twice are refused. No body reads as no members.
  func members() throws(JSONError) -> JSONValue {
    body.isEmpty ? .object(JSONObject()) : try JSONValue(parsing: body, limits: .request, duplicates: .refuse)
  }
}

extension HTTPResponse {
  /// A value of the wire as a whole answer.
  static func value(_ value: some SnapTradeWireValue, status: Int = 200) -> HTTPResponse {
    .json(value.jsonBytes(form: AnswerForm.current), status: status)
  }
}
