import HTTP

/// An API before it listens.
struct OriginPlan: Sendable {
  let name: OriginName
  /// The listener for an address: limits, and refusals in the API's own form.
  let configuration: @Sendable (OriginAddress) -> HTTPServerConfiguration
  let answer: @Sendable (HTTPRequest) -> HTTPAnswer

  init(
    name: OriginName, configuration: @escaping @Sendable (OriginAddress) -> HTTPServerConfiguration,
    answer: @escaping @Sendable (HTTPRequest) -> HTTPAnswer
  ) {
    self.name = name
    self.configuration = configuration
    self.answer = answer
  }

  /// An API that is no more than its routes.
  init(name: OriginName, _ router: Router) {
    self.init(
      name: name, configuration: { HTTPServerConfiguration(host: $0.host, port: $0.port, router: router) },
      answer: { router.answer(to: $0) })
  }
}

/// An API that listens.
struct RunningOrigin: Sendable {
  let name: OriginName
  let url: String
  let server: HTTPServer

  init(_ plan: OriginPlan, at address: OriginAddress, _ parts: ServeParts) throws(CommandFailure) {
    var configuration = plan.configuration(address)
    configuration.allowedHosts += parts.options.allowedHosts
    let access = AccessLog(plan.name, parts.log, parts.metrics, parts.surroundings)
    configuration.writeCollected = { access.flush() }
    server = HTTPServer(
      configuration: configuration, surroundings: parts.surroundings, answering: access.around(plan.answer))
    name = plan.name
    do throws(HTTPError) {
      url = address.url(port: try server.start())
    } catch {
      throw .failed("the \(name.rawValue) origin cannot listen on \(address.host):\(address.port): \(error.text)")
    }
  }
}
