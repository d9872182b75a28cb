import HTTP
import Testing

/// The end of a server.
@Suite struct StopTests {
  private func server(_ gate: Gate) throws -> (HTTPServer, port: Int) {
    var router = echoRouter()
    router.on("GET", "/gate") { _, _ in
      await gate.pass()
      return HTTPResponse(status: 200, contentType: "text/plain", text: "passed")
    }
    var configuration = HTTPServerConfiguration(port: 0, router: router)
    // One loop, so that what it did to one connection says that it has heard of the end.
    configuration.loops = 1
    let server = HTTPServer(configuration: configuration, router: router)
    return (server, try server.start())
  }

  @Test func `idle connections are closed at once, requests under way are answered`() async throws {
    let gate = Gate()
    let (server, port) = try server(gate)
    let idle = Socket(port: port)
    idle.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(idle.response()?.status == 200)
    let busy = Socket(port: port)
    busy.send("GET /gate HTTP/1.1\r\nHost: localhost\r\n\r\n")
    await gate.arrivals(1)
    let stopping = Task { await server.stop(within: .seconds(8)) }
    try await OwnThread.run {
      #expect(idle.rest() == "")
      gate.open()
      let response = busy.response()
      #expect(response?.body == "passed")
      #expect(response?.field("Connection") == "close")
      #expect(busy.rest() == "")
    }
    await stopping.value
    #expect(!Socket.answers(port: port))
  }

  @Test func `a request that is not answered by the deadline is cut off`() async throws {
    let gate = Gate()
    let (server, port) = try server(gate)
    let busy = Socket(port: port)
    busy.send("GET /gate HTTP/1.1\r\nHost: localhost\r\n\r\n")
    await gate.arrivals(1)
    await server.stop(within: .milliseconds(30))
    #expect(busy.rest() == "")
    gate.open()
  }

  @Test func `a server starts once, and a port is not shared`() async throws {
    let (first, port) = try server(Gate())
    #expect(throws: HTTPError.self) { try first.start() }
    let second = HTTPServer(configuration: HTTPServerConfiguration(port: port)) { _ in HTTPResponse(status: 204) }
    #expect(throws: HTTPError.self) { try second.start() }
    await first.stop()
    await first.stop()
    await second.stop()
  }

  @Test func `a host that is not known and a port that is none are named`() {
    for (host, port) in [("name.invalid", 0), ("127.0.0.1", 70000)] {
      let server = HTTPServer(configuration: HTTPServerConfiguration(host: host, port: port)) { _ in
        HTTPResponse(status: 204)
      }
      #expect(throws: HTTPError.self) { try server.start() }
    }
  }
}
