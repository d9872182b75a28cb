import HTTP

/// An API before it listens.
struct OriginPlan: Sendable {
  let name: OriginName
  /// The listener for an address: limits, and refusals in the API's own form.
  let configuration: @Sendable (OriginAddress) -> HTTPServerConfiguration
  let respond: @Sendable (HTTPRequest) async -> HTTPResponse
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
    server = HTTPServer(
      configuration: configuration, surroundings: parts.surroundings, handler: access.around(plan.respond))
    name = plan.name
    do throws(HTTPError) {
      url = address.url(port: try server.start())
    } catch {
      throw .failed("the \(name.rawValue) origin cannot listen on \(address.host):\(address.port): \(error.text)")
    }
  }
}
