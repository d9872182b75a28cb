import HTTP
import Testing

/// What a server takes before it refuses, and how long it waits.
@Suite struct LimitTests {
  private func post(_ path: String, length: Int) -> String {
    "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(length)\r\n\r\n"
  }

  private func limits(_ change: (inout HTTPLimits) -> Void) -> HTTPLimits {
    var limits = HTTPLimits()
    change(&limits)
    return limits
  }

  @Test func `a body that is too large is refused, and who sends it all the same sees the answer`() async throws {
    try await served(router: echoRouter()) { port in
      let socket = Socket(port: port)
      socket.send(post("/echo", length: 2_000_000))
      socket.send([UInt8](repeating: 97, count: 2_000_000))
      #expect(socket.response()?.status == 413)
      #expect(socket.rest() == "")
    }
  }

  @Test func `a chunked body is refused where it grows too large`() async throws {
    try await served(limits: limits { $0.bodyBytes = 100 }, router: echoRouter()) { port in
      let chunk = "32\r\n" + String(repeating: "a", count: 50) + "\r\n"
      let head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
      let socket = Socket(port: port)
      socket.send(head + chunk + chunk + "0\r\n\r\n")
      #expect(socket.response()?.body.utf8.count == 100)
      socket.send(head + chunk + chunk + chunk)
      #expect(socket.response()?.status == 413)
      #expect(socket.rest() == "")
    }
  }

  @Test func `a route may take more`() async throws {
    try await served(router: echoRouter()) { port in
      let socket = Socket(port: port)
      socket.send(post("/import", length: 3_000_000))
      socket.send([UInt8](repeating: 97, count: 3_000_000))
      #expect(socket.response()?.body == "3000000")
    }
  }

  @Test func `all bodies together have a limit`() async throws {
    try await served(limits: limits { $0.heldBodyBytes = 1000 }, loops: 1, router: echoRouter()) { port in
      let first = Socket(port: port)
      first.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n" + post("/echo", length: 1000))
      first.send([UInt8](repeating: 97, count: 999))
      #expect(first.response()?.body == "hello")
      let second = Socket(port: port)
      second.send(post("/echo", length: 1000))
      second.send([UInt8](repeating: 97, count: 999))
      #expect(second.response()?.status == 503)
      first.send("a")
      #expect(first.response()?.status == 200)
    }
  }

  @Test func `further connections are turned away`() async throws {
    try await served(limits: limits { $0.connections = 2 }, router: echoRouter()) { port in
      let kept = [Socket(port: port), Socket(port: port)]
      for socket in kept {
        socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(socket.response()?.status == 200)
      }
      let third = Socket(port: port)
      #expect(third.response()?.status == 503)
      #expect(third.rest() == "")
      withExtendedLifetime(kept) {}
    }
  }

  @Test func `a connection without a request is closed without a word`() async throws {
    try await served(limits: limits { $0.idle = .milliseconds(20) }, router: echoRouter()) { port in
      let socket = Socket(port: port)
      socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(socket.response()?.status == 200)
      #expect(socket.rest() == "")
    }
  }

  /// A server that sleeps until somebody comes must not measure the newcomer's time from before its sleep.
  @Test func `a connection after a long silence is answered`() async throws {
    let hello = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"
    try await served(limits: limits { $0.idle = .milliseconds(50) }, loops: 1, router: echoRouter()) { sleeping in
      try await served(limits: limits { $0.idle = .milliseconds(400) }, router: echoRouter()) { other in
        // The other server closes its idle connection after a time in which the first one had nothing to do.
        let passing = Socket(port: other)
        passing.send(hello)
        #expect(passing.response()?.status == 200)
        #expect(passing.rest() == "")
      }
      let newcomer = Socket(port: sleeping)
      newcomer.send(hello)
      #expect(newcomer.response()?.status == 200)
    }
  }

  @Test func `a head that trickles in is given up, however steadily it comes`() async throws {
    try await served(limits: limits { $0.head = .milliseconds(100) }, router: echoRouter()) { port in
      let socket = Socket(port: port)
      socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n")
      // Sent as fast as the server takes it: the bound is the time since the first byte, not since the last.
      while socket.send("X") && socket.isQuiet(milliseconds: 5) {}
      #expect(socket.response()?.status == 408)
      #expect(socket.rest() == "")
    }
  }

  @Test func `a body that does not come is given up`() async throws {
    try await served(limits: limits { $0.transfer = .milliseconds(40) }, router: echoRouter()) { port in
      let socket = Socket(port: port)
      socket.send(post("/echo", length: 10) + "abc")
      #expect(socket.response()?.status == 408)
      #expect(socket.rest() == "")
    }
  }

  @Test func `an answer that is not taken is given up, one that is taken slowly is not`() async throws {
    var router = Router()
    let body = [UInt8](repeating: 97, count: 16 * 1024 * 1024)
    router.on("GET", "/large") { _, _ in HTTPResponse(status: 200, contentType: "text/plain", body: body) }
    let limits = limits {
      // Long enough for a reader that shares two cores with all the other tests.
      $0.transfer = .seconds(3)
      $0.minimumBytesPerSecond = 16 * 1024 * 1024
    }
    try await served(limits: limits, router: router) { port in
      let request = "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let reader = Socket(port: port)
      reader.send(request)
      #expect(reader.response()?.body.utf8.count == body.count)
      let sleeper = Socket(port: port)
      sleeper.send(request)
      #expect(sleeper.isEnded(), "the server kept a client that takes nothing")
    }
  }
}
