/// Finds the handler for a request by its method and its path as sent, and answers for those that have none.
///
/// Segments are compared raw, so `%2F` stays inside its segment and `..` is a segment like any other. A literal segment
/// wins over a parameter; a parameter stands for one segment that is not empty and is decoded once.
public struct Router: Sendable {
  /// Answers one route.
  public typealias Handler = @Sendable (HTTPRequest, PathParameters) async throws -> HTTPResponse

  struct Route: Sendable {
    var method: String
    var names: [String]
    var bodyLimit: Int?
    var handler: PromptHandler
  }

  private var tree: RouteTree
  private var routes: [Route] = []
  private let renderer: ErrorRenderer
  private let toleratesTrailingSlash: Bool

  /// - Parameters:
  ///   - caseInsensitive: whether literal segments match without regard to ASCII case.
  ///   - toleratesTrailingSlash: whether one slash behind the path is as if it were not there.
  ///   - errors: gives 400, 404, 405, 500 and whatever a handler throws the API's own form.
  public init(
    caseInsensitive: Bool = false, toleratesTrailingSlash: Bool = false,
    errors: @escaping ErrorRenderer = HTTPError.plainText
  ) {
    tree = RouteTree(caseInsensitive: caseInsensitive)
    self.toleratesTrailingSlash = toleratesTrailingSlash
    renderer = errors
  }

  /// Adds a route. A pattern is like `/accounts/{accountId}/balances`; `{rest...}` at the end takes all that follows,
  /// undecoded slashes included.
  ///
  /// - Parameter bodyLimit: bytes of body that this route takes, where it is to differ from the listener's limit.
  public mutating func on(
    _ method: String, _ pattern: String, bodyLimit: Int? = nil, _ handler: @escaping Handler
  ) {
    onPromptly(method, pattern, bodyLimit: bodyLimit) { request, parameters in
      .later { try await handler(request, parameters) }
    }
  }

  /// The same for a handler that may know its response at once.
  public mutating func onPromptly(
    _ method: String, _ pattern: String, bodyLimit: Int? = nil, _ handler: @escaping PromptHandler
  ) {
    var segments = pattern.utf8.dropFirst().split(separator: HTTPBytes.slash, omittingEmptySubsequences: false)
    precondition(pattern.utf8.first == HTTPBytes.slash, "a pattern begins with a slash: \(pattern)")
    if toleratesTrailingSlash && segments.count > 1 && segments.last?.isEmpty == true { segments.removeLast() }
    let pieces = segments.map { RouteTree.Piece(String(decoding: $0, as: UTF8.self)) }
    let node = tree.insert(pieces)
    precondition(
      !tree.routes(at: node).contains { routes[$0].method == method }, "the route exists: \(method) \(pattern)")
    tree.attach(routes.count, to: node)
    routes.append(
      Route(method: method, names: pieces.compactMap(\.parameterName), bodyLimit: bodyLimit, handler: handler))
  }

  /// The handler's response, or the refusal as the API says it.
  public func respond(to request: HTTPRequest) async -> HTTPResponse { await answer(to: request).response() }

  /// The same without waiting for what the handler has to wait for.
  public func answer(to request: HTTPRequest) -> HTTPAnswer {
    do {
      let (route, parameters) = try find(request)
      switch try routes[route].handler(request, parameters) {
      case .ready(let response): return .ready(response)
      case .later(let work):
        return .later {
          do {
            return try await work()
          } catch {
            return refusal(of: error, request)
          }
        }
      }
    } catch {
      return .ready(refusal(of: error, request))
    }
  }

  private func refusal(of error: any Error, _ request: HTTPRequest) -> HTTPResponse {
    refusal(
      error as? HTTPError ?? HTTPError(.handlerFailed, "The request could not be answered.", cause: error), request)
  }

  /// The body limit of the route that the request would take, nil when it has none of its own.
  public func bodyLimit(for request: HTTPRequest) -> Int? {
    guard let (route, _) = try? find(request) else { return nil }
    return routes[route].bodyLimit
  }

  /// The API's own form of a refusal; `Allow` is added where the status asks for it.
  public func refusal(_ error: HTTPError, _ request: HTTPRequest?) -> HTTPResponse {
    var response = renderer(error, request)
    if error.code == .methodNotAllowed && !response.headers.contains("Allow") {
      response.headers.add("Allow", error.allow.joined(separator: ", "))
    }
    return response
  }

  private func find(_ request: HTTPRequest) throws(HTTPError) -> (route: Int, PathParameters) {
    var target = request.target
    let range = request.pathRange
    let found: Result<(route: Int, PathParameters), HTTPError> = target.withUTF8 { bytes in
      var path = UnsafeBufferPointer(rebasing: bytes[range])
      if toleratesTrailingSlash && path.count > 1 && path.last == HTTPBytes.slash {
        path = UnsafeBufferPointer(rebasing: path.dropLast())
      }
      return Result { () throws(HTTPError) in try find(request.method, path) }
    }
    return try found.get()
  }

  private func find(
    _ method: String, _ path: UnsafeBufferPointer<UInt8>
  ) throws(HTTPError) -> (route: Int, PathParameters) {
    var search = RouteSearch(path: path)
    guard search.run(tree, routes, method) else {
      if search.allow.isEmpty { throw HTTPError(.notFound, "There is nothing at this path.") }
      throw HTTPError(.methodNotAllowed, "The path does not know the method.", allow: search.allow.sorted())
    }
    var values: [String] = []
    values.reserveCapacity(search.parameters.count)
    for range in search.parameters {
      guard let value = PercentCoding.decoded(UnsafeBufferPointer(rebasing: path[range])) else {
        throw HTTPError(.malformedPath, "The path is not well encoded.")
      }
      values.append(value)
    }
    return (search.route, PathParameters(names: routes[search.route].names, values: values))
  }
}
