import HTTP
import Synchronization
import Testing

/// Bodies that are written piece by piece.
@Suite struct StreamTests {
  private let request = "GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n"

  private func router(_ producer: @escaping HTTPStream.Producer) -> Router {
    var router = echoRouter()
    router.on("GET", "/stream") { _, _ in .streaming(contentType: "text/event-stream", producer) }
    return router
  }

  @Test func `pieces arrive as chunks and the connection is kept`() async throws {
    let router = router { stream in
      await stream.write("one")
      await stream.write([])
      await stream.write("and another one")
    }
    try await served(router: router) { port in
      let socket = Socket(port: port)
      socket.send(request + "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let text = try #require(socket.rest())
      #expect(
        text.contains("Transfer-Encoding: chunked\r\n\r\n3\r\none\r\nf\r\nand another one\r\n0\r\n\r\nHTTP/1.1 200"))
      #expect(!text.contains("Content-Length: 0"))
    }
  }

  @Test func `HTTP 1.0 takes the pieces up to the end, HEAD takes none`() async throws {
    try await served(router: router { stream in await stream.write("one") }) { port in
      let old = Socket(port: port)
      old.send("GET /stream HTTP/1.0\r\n\r\n")
      #expect(old.rest()?.hasSuffix("\r\n\r\none") == true)
      let head = Socket(port: port)
      head.send("HEAD /stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(head.response(toHead: true)?.status == 200)
    }
  }

  @Test func `the client of this room reads it`() async throws {
    let router = router { stream in for number in 0..<1000 { await stream.write("\(number)\n") } }
    try await served(router: router) { port in
      let answer = try await HTTPClient().send(HTTPClientRequest(url: "http://127.0.0.1:\(port)/stream"))
      #expect(answer.body == Array((0..<1000).map { "\($0)\n" }.joined().utf8))
    }
  }

  @Test func `who writes waits for a slow client and learns when it has left`() async throws {
    let left = Gate()
    let router = router { stream in
      let piece = [UInt8](repeating: 97, count: 1024 * 1024)
      while await stream.write(piece) {}
      #expect(Task.isCancelled)
      await left.pass()
    }
    try await served(router: router) { port in
      left.open()
      do {
        let socket = Socket(port: port)
        socket.send(request)
        #expect(!socket.isQuiet(milliseconds: 10_000))
      }
      await left.arrivals(1)
    }
  }

  @Test func `a stream ends with the server`() async throws {
    let begun = Gate()
    let router = router { stream in
      begun.open()
      await begun.pass()
      while await stream.write("tick") && !Task.isCancelled {}
    }
    let server = HTTPServer(configuration: HTTPServerConfiguration(port: 0, router: router), router: router)
    let port = try server.start()
    try await OwnThread.run {
      let socket = Socket(port: port)
      socket.send(request)
      await begun.arrivals(1)
      let stopping = Task { await server.stop(within: .seconds(8)) }
      #expect(socket.rest()?.hasSuffix("4\r\ntick\r\n0\r\n\r\n") == true)
      await stopping.value
    }
  }

  @Test func `a stream that is kept beyond its end is deaf`() async throws {
    let kept = Mutex<HTTPStream?>(nil)
    try await served(router: router { stream in kept.withLock { $0 = stream } }) { port in
      let socket = Socket(port: port)
      // The server closes after its answer. A client that closed its own side first might be taken for one that left.
      socket.send(request.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n"))
      #expect(socket.rest()?.hasSuffix("0\r\n\r\n") == true)
      let stream = try #require(kept.withLock { $0 })
      #expect(await stream.write("late") == false)
    }
    let stream = try #require(kept.withLock { $0 })
    #expect(await stream.write("later") == false)
    kept.withLock { $0 = nil }
  }
}
