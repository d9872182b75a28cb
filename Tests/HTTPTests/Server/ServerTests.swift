import HTTP
import Synchronization
import Testing

@Suite struct ServerTests {
  @Test func `a request is answered and the connection kept`() async throws {
    try await served(router: echoRouter()) { port in
      let socket = Socket(port: port)
      var identifiers: Set<String> = []
      for path in ["/hello", "/later"] {
        socket.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let response = try #require(socket.response())
        #expect(response.status == 200)
        #expect(response.body == path.dropFirst())
        let identifier = try #require(response.field("X-Request-ID"))
        #expect(identifier.count == 32 && identifier.allSatisfy { $0.isHexDigit })
        identifiers.insert(identifier)
        #expect(response.field("Date")?.hasSuffix(" GMT") == true)
        #expect(response.field("Connection") == nil)
      }
      #expect(identifiers.count == 2)
    }
  }

  @Test func `what was collected is written soon after an answer and at the end`() async throws {
    let written = Gate()
    var configuration = HTTPServerConfiguration(port: 0, router: echoRouter())
    configuration.loops = 1
    configuration.writeCollected = { Task { await written.pass() } }
    let server = HTTPServer(configuration: configuration, router: echoRouter())
    let port = try server.start()
    try await OwnThread.run {
      let socket = Socket(port: port)
      socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(socket.response()?.status == 200)
      await written.arrivals(1)
    }
    await server.stop(within: .seconds(5))
    await written.arrivals(2)
    written.open()
  }

  @Test func `the handler sees the request as it was sent`() async throws {
    let seen = Mutex<HTTPRequest?>(nil)
    var router = Router()
    router.on("PUT", "/a/{b}") { request, _ in
      seen.withLock { $0 = request }
      return HTTPResponse(status: 204)
    }
    try await served(router: router) { port in
      let socket = Socket(port: port)
      socket.send(
        "PUT /a/%41%2fB?q=1+2&q=%33 HTTP/1.1\r\nhOST: localhost\r\nX:  a b \t\r\nX: c\r\nContent-Length: 3\r\n\r\nabc")
      let response = try #require(socket.response())
      #expect(response.status == 204)
      #expect(response.field("Content-Length") == nil)
      let request = try #require(seen.withLock { $0 })
      #expect(request.target == "/a/%41%2fB?q=1+2&q=%33")
      #expect(request.path == "/a/%41%2fB")
      #expect(request.query == "q=1+2&q=%33")
      #expect(try request.queryItems().all("q") == ["1 2", "3"])
      #expect(request.headers.all("x") == ["a b", "c"])
      #expect(request.headers.first("HOST") == "localhost")
      #expect(request.body == Array("abc".utf8))
      #expect(request.peer.hasPrefix("127.0.0.1:"))
      #expect(request.identifier == response.field("X-Request-ID"))
    }
  }

  @Test func `a handler cannot forge fields or split its answer`() async throws {
    var router = Router()
    router.on("GET", "/") { _, _ in
      var response = HTTPResponse(status: 200, contentType: "text/plain", text: "x")
      response.headers.add("Location", "/a\r\nX-Forged: 1\r\n\r\nbody")
      response.headers.add("Bad Name", "1")
      for name in ["Content-Length", "content-length", "Connection", "Transfer-Encoding", "Date", "X-Request-Id"] {
        response.headers.add(name, "7")
      }
      return response
    }
    try await served(router: router) { port in
      let socket = Socket(port: port)
      socket.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let response = try #require(socket.response())
      #expect(response.body == "x")
      #expect(response.fields.map(\.name) == ["Date", "X-Request-ID", "Content-Type", "Location", "Content-Length"])
      #expect(response.field("Location") == "/a  X-Forged: 1    body")
    }
  }

  @Test func `a client that says it has sent all is still answered`() async throws {
    let gate = Gate()
    var router = echoRouter()
    router.on("GET", "/gate") { _, _ in
      await gate.pass()
      return HTTPResponse(status: 200, contentType: "text/plain", text: "passed")
    }
    try await served(router: router) { port in
      let socket = Socket(port: port)
      socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\nGET /gate HTTP/1.1\r\nHost: localhost\r\n\r\n")
      socket.finish()
      await gate.arrivals(1)
      gate.open()
      #expect(socket.response()?.body == "hello")
      #expect(socket.response()?.body == "passed")
      #expect(socket.rest() == "")
    }
  }

  @Test func `half a request is dropped with its connection`() async throws {
    try await served(router: echoRouter()) { port in
      for text in ["GET /hel", "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab"] {
        let socket = Socket(port: port)
        socket.send(text)
        socket.finish()
        #expect(socket.rest() == "")
      }
    }
  }

  @Test func `a client that leaves while it is waited for harms nobody`() async throws {
    let gate = Gate()
    var router = echoRouter()
    router.on("GET", "/gate") { _, _ in
      await gate.pass()
      return HTTPResponse(status: 200)
    }
    try await served(router: router) { port in
      for _ in 0..<20 { Socket(port: port).send("GET /gate HTTP/1.1\r\nHost: localhost\r\n\r\n") }
      await gate.arrivals(20)
      gate.open()
      let socket = Socket(port: port)
      socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(socket.response()?.status == 200)
    }
  }

  @Test func `handlers that wait and handlers that do not are served side by side`() async throws {
    let gate = Gate()
    var router = echoRouter()
    router.on("GET", "/gate/{n}") { _, parameters in
      await gate.pass()
      return HTTPResponse(status: 200, contentType: "text/plain", text: parameters["n"])
    }
    try await served(router: router) { port in
      let sockets = (0..<64).map { _ in Socket(port: port) }
      for (number, socket) in sockets.enumerated() where number % 2 == 0 {
        socket.send("GET /gate/\(number) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      }
      await gate.arrivals(32)
      for round in 0..<20 {
        for (number, socket) in sockets.enumerated() where number % 2 == 1 {
          socket.send("GET /accounts/\(number)-\(round) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        }
        for (number, socket) in sockets.enumerated() where number % 2 == 1 {
          #expect(socket.response()?.body == "\(number)-\(round)")
        }
      }
      gate.open()
      for (number, socket) in sockets.enumerated() where number % 2 == 0 {
        #expect(socket.response()?.body == "\(number)")
      }
    }
  }
}
