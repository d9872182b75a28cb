import HTTP
import Testing

@Suite struct RouterTests {
  /// A route that answers with its own name and its parameters.
  private func add(_ method: String, _ pattern: String, to router: inout Router, bodyLimit: Int? = nil) {
    router.on(method, pattern, bodyLimit: bodyLimit) { _, parameters in
      let values = ["id", "other", "rest"].compactMap { parameters.first($0) }
      return HTTPResponse(
        status: 200, contentType: "text/plain", text: ([method, pattern] + values).joined(separator: " "))
    }
  }

  private func answer(_ router: Router, _ method: String, _ target: String) async -> String {
    let response = await router.respond(to: HTTPRequest(method: method, target: target))
    return "\(response.status) \(String(decoding: response.body, as: UTF8.self))"
  }

  @Test func `a prompt handler answers at once, later or with a refusal`() async throws {
    struct Refused: Error {}
    var router = Router { error, _ in
      HTTPResponse(status: error.status, contentType: "text/plain", text: error.code.rawValue)
    }
    router.onPromptly("GET", "/{id}") { request, parameters in
      switch parameters["id"] {
      case "now": .ready(HTTPResponse(status: 204))
      case "later":
        .later {
          await Task.yield()
          if request.query == "fails" { throw Refused() }
          return HTTPResponse(status: 202)
        }
      default: throw Refused()
      }
    }
    let waits = ["/now": false, "/later": true, "/later?fails": true, "/never": false]
    let statuses = ["/now": 204, "/later": 202, "/later?fails": 500, "/never": 500]
    for (target, status) in statuses {
      let answer = router.answer(to: HTTPRequest(method: "GET", target: target))
      if case .later = answer { #expect(waits[target] == true) } else { #expect(waits[target] == false) }
      #expect(await answer.response().status == status)
    }
  }

  private func sample(caseInsensitive: Bool = false, toleratesTrailingSlash: Bool = false) -> Router {
    var router = Router(caseInsensitive: caseInsensitive, toleratesTrailingSlash: toleratesTrailingSlash) { error, _ in
      HTTPResponse(status: error.status, contentType: "text/plain", text: error.code.rawValue)
    }
    for pattern in [
      "/", "/accounts", "/accounts/{id}", "/accounts/list", "/accounts/{id}/balances", "/accounts/list/{other}/x",
      "/files/{rest...}", "/v3/Accounts/{id}/Orders/{other}",
    ] {
      add("GET", pattern, to: &router)
    }
    add("POST", "/accounts/{id}", to: &router, bodyLimit: 7)
    add("DELETE", "/accounts/list", to: &router)
    return router
  }

  @Test(arguments: [
    ("GET", "/", "200 GET /"),
    ("GET", "/?a=/accounts", "200 GET /"),
    ("GET", "/accounts", "200 GET /accounts"),
    ("GET", "/accounts?x=1", "200 GET /accounts"),
    ("GET", "/accounts/a", "200 GET /accounts/{id} a"),
    // A literal wins over a parameter, for the methods that it knows.
    ("GET", "/accounts/list", "200 GET /accounts/list"),
    ("DELETE", "/accounts/list", "200 DELETE /accounts/list"),
    ("POST", "/accounts/list", "200 POST /accounts/{id} list"),
    // The literal branch leads nowhere: the parameter takes over.
    ("GET", "/accounts/list/balances", "200 GET /accounts/{id}/balances list"),
    ("GET", "/accounts/list/y/x", "200 GET /accounts/list/{other}/x y"),
    ("GET", "/accounts/A%2FB%20c+d/balances", "200 GET /accounts/{id}/balances A/B c+d"),
    ("GET", "/accounts/../balances", "200 GET /accounts/{id}/balances .."),
    ("GET", "/files/a/b%2Fc/", "200 GET /files/{rest...} a/b/c/"),
    ("GET", "/files/", "200 GET /files/{rest...} "),
    ("GET", "/files", "404 not_found"),
    ("GET", "/accounts/", "404 not_found"),
    ("GET", "/accounts//balances", "404 not_found"),
    ("GET", "//accounts", "404 not_found"),
    ("GET", "/Accounts", "404 not_found"),
    ("GET", "/accounts/a/balances/", "404 not_found"),
    ("GET", "", "404 not_found"),
    ("OPTIONS", "*", "404 not_found"),
    ("GET", "http://localhost:1/accounts/a?b", "200 GET /accounts/{id} a"),
    ("GET", "http://localhost", "404 not_found"),
    ("HEAD", "/accounts", "200 GET /accounts"),
    ("get", "/accounts", "405 method_not_allowed"),
    ("PUT", "/accounts/a", "405 method_not_allowed"),
    ("GET", "/accounts/%zz", "400 malformed_path"),
    ("GET", "/accounts/%00", "400 malformed_path"),
    ("GET", "/accounts/%ff", "400 malformed_path"),
    ("GET", "/v3/Accounts/1/Orders/2", "200 GET /v3/Accounts/{id}/Orders/{other} 1 2"),
    ("GET", "/V3/accounts/1/orders/2", "404 not_found"),
  ])
  func `the path leads to its route`(_ method: String, _ target: String, _ expected: String) async {
    #expect(await answer(sample(), method, target) == expected)
  }

  @Test func `without regard to case, parameters keep theirs`() async {
    let router = sample(caseInsensitive: true)
    #expect(
      await answer(router, "GET", "/V3/aCCounts/Ab/oRders/cD") == "200 GET /v3/Accounts/{id}/Orders/{other} Ab cD")
  }

  @Test func `one slash at the end can be borne`() async {
    let router = sample(toleratesTrailingSlash: true)
    #expect(await answer(router, "GET", "/accounts/") == "200 GET /accounts")
    #expect(await answer(router, "GET", "/accounts/a/?q") == "200 GET /accounts/{id} a")
    #expect(await answer(router, "GET", "/") == "200 GET /")
    #expect(await answer(router, "GET", "/accounts//") == "404 not_found")
  }

  @Test func `Allow names every method of the path`() async {
    let response = await sample().respond(to: HTTPRequest(method: "PUT", target: "/accounts/list"))
    #expect(response.headers["Allow"] == "DELETE, GET, HEAD, POST")
  }

  @Test func `what a handler throws goes through the renderer`() async {
    struct Odd: Error {}
    var router = Router { error, request in
      HTTPResponse(
        status: error.status, contentType: "text/plain",
        text: "\(error.code.rawValue) \(error.cause.map { "\(type(of: $0))" } ?? "") \(request?.target ?? "")")
    }
    router.on("GET", "/odd") { _, _ in throw Odd() }
    router.on("GET", "/known") { _, _ in throw HTTPError(.malformedQuery, "No.") }
    #expect(await answer(router, "GET", "/odd") == "500 internal_error Odd /odd")
    #expect(await answer(router, "GET", "/known") == "400 malformed_query  /known")
  }

  @Test func `a route's own body limit is found`() {
    let router = sample()
    #expect(router.bodyLimit(for: HTTPRequest(method: "POST", target: "/accounts/a?x")) == 7)
    #expect(router.bodyLimit(for: HTTPRequest(method: "GET", target: "/accounts/a")) == nil)
    #expect(router.bodyLimit(for: HTTPRequest(method: "POST", target: "/nowhere")) == nil)
  }

  @Test func `parameters read as types`() throws {
    let parameters = PathParameters([("n", "12"), ("t", "x")])
    #expect(try parameters.value("n", as: Int.self) == 12)
    #expect(throws: HTTPError.self) { try parameters.value("t", as: Int.self) }
  }
}
