import HTTP

/// Runs a server on a free port for as long as the body takes, which has a thread of its own.
func served<Result>(
  limits: HTTPLimits = HTTPLimits(), allowedHosts: [String] = [], loops: Int = 2, router: Router,
  _ body: (Int) async throws -> Result
) async throws -> Result {
  var configuration = HTTPServerConfiguration(port: 0, router: router)
  configuration.limits = limits
  configuration.allowedHosts = allowedHosts
  configuration.loops = loops
  let server = HTTPServer(configuration: configuration, router: router)
  let port = try server.start()
  do {
    let result = try await OwnThread.run { try await body(port) }
    await server.stop(within: .seconds(5))
    return result
  } catch {
    await server.stop(within: .seconds(5))
    throw error
  }
}

/// Routes that show what arrived.
func echoRouter() -> Router {
  var router = Router()
  router.on("GET", "/hello") { _, _ in HTTPResponse(status: 200, contentType: "text/plain", text: "hello") }
  router.on("GET", "/accounts/{id}") { _, parameters in
    HTTPResponse(status: 200, contentType: "text/plain", text: parameters["id"])
  }
  router.on("GET", "/later") { _, _ in
    await Task.yield()
    return HTTPResponse(status: 200, contentType: "text/plain", text: "later")
  }
  router.on("POST", "/echo") { request, _ in
    HTTPResponse(status: 200, contentType: "text/plain", body: request.body)
  }
  router.on("POST", "/import", bodyLimit: 4 * 1024 * 1024) { request, _ in
    HTTPResponse(status: 200, contentType: "text/plain", text: "\(request.body.count)")
  }
  return router
}
