import HTTP
import Testing

@Suite struct ClientTests {
  private func code(_ body: () async throws(HTTPClientError) -> HTTPResponse) async -> HTTPClientError.Code? {
    do {
      _ = try await body()
      return nil
    } catch {
      return error.code
    }
  }

  @Test func `method, fields and body go out, status, fields and body come back`() async throws {
    var router = Router()
    router.on("PATCH", "/a%2Fb/..") { request, _ in
      var response = HTTPResponse(status: 418, contentType: "text/x", body: request.body.reversed())
      for name in ["X-One", "Content-Type", "User-Agent", "Expect", "Accept-Encoding"] {
        response.headers.add("Saw-\(name)", request.headers.first(name) ?? "none")
      }
      response.headers.add("Saw-Target", request.target)
      return response
    }
    try await served(router: router) { port in
      let client = HTTPClient()
      let response = try await client.send(
        HTTPClientRequest(
          method: "PATCH", url: "http://127.0.0.1:\(port)/a%2Fb/..?q=a+b%20c", headers: ["X-One": "1"],
          body: Array("abc".utf8)))
      #expect(response.status == 418)
      #expect(response.body == Array("cba".utf8))
      let saw = ["X-One", "Content-Type", "User-Agent", "Expect", "Target"].map { response.headers["Saw-\($0)"] }
      #expect(saw == ["1", "none", "Bursar", "none", "/a%2Fb/..?q=a+b%20c"])
    }
  }

  @Test func `many requests at once each have their own answer, over kept connections`() async throws {
    try await served(router: echoRouter()) { port in
      var limits = HTTPClientLimits()
      limits.connectionsPerHost = 4
      let client = HTTPClient(limits: limits)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<200 {
          group.addTask {
            let answer = try await client.send(HTTPClientRequest(url: "http://localhost:\(port)/accounts/\(number)"))
            return answer.body == Array("\(number)".utf8)
          }
        }
        for try await isRight in group { #expect(isRight) }
      }
    }
  }

  @Test func `HEAD has fields and no body`() async throws {
    try await served(router: echoRouter()) { port in
      let answer = try await HTTPClient().send(
        HTTPClientRequest(method: "HEAD", url: "http://127.0.0.1:\(port)/hello"))
      #expect(answer.status == 200)
      #expect(answer.headers["Content-Length"] == "5")
      #expect(answer.body.isEmpty)
    }
  }

  @Test(arguments: [
    ("ftp://127.0.0.1/", HTTPClientError.Code.url), ("file:///etc/hostname", .url), ("http://", .url),
    ("http://user:secret@127.0.0.1:9/", .url), ("no url at all", .url),
    ("http://name.invalid/", .resolve), ("http://127.0.0.1:1/", .connect),
  ])
  func `failures have their kind`(_ url: String, _ expected: HTTPClientError.Code) async {
    let found = await code { () async throws(HTTPClientError) in
      try await HTTPClient().send(HTTPClientRequest(url: url))
    }
    #expect(found == expected)
  }

  @Test func `too large, too slow, not TLS and cancelled are told apart`() async throws {
    var router = echoRouter()
    let never = AsyncStream<Void>.makeStream()
    router.on("GET", "/never") { _, _ in
      for await _ in never.stream {}
      return HTTPResponse(status: 204)
    }
    try await served(router: router) { port in
      let client = HTTPClient()
      let base = "127.0.0.1:\(port)"
      let small = HTTPClientRequest(url: "http://\(base)/hello", responseBytes: 4)
      #expect(await code { () async throws(HTTPClientError) in try await client.send(small) } == .tooLarge)
      let slow = HTTPClientRequest(url: "http://\(base)/never", timeout: .milliseconds(50))
      #expect(await code { () async throws(HTTPClientError) in try await client.send(slow) } == .timeout)
      let secure = HTTPClientRequest(url: "https://\(base)/hello")
      #expect(await code { () async throws(HTTPClientError) in try await client.send(secure) } == .tls)
      let task = Task {
        await code { () async throws(HTTPClientError) in
          try await client.send(HTTPClientRequest(url: "http://\(base)/never"))
        }
      }
      task.cancel()
      #expect(await task.value == .cancelled)
      never.continuation.finish()
    }
  }

  @Test func `an address that is not allowed is not connected to`() async throws {
    try await served(router: echoRouter()) { port in
      let client = HTTPClient { $0.isPublic }
      let request = HTTPClientRequest(url: "http://localhost:\(port)/hello")
      #expect(await code { () async throws(HTTPClientError) in try await client.send(request) } == .refusedAddress)
    }
  }

  @Test func `a redirect is an answer like any other, unless the client follows`() async throws {
    var router = echoRouter()
    router.on("GET", "/from") { _, _ in HTTPResponse.redirect(to: "/hello") }
    try await served(router: router) { port in
      let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/from")
      let kept = try await HTTPClient().send(request)
      #expect(kept.status == 302)
      #expect(kept.headers["location"] == "/hello")
      var limits = HTTPClientLimits()
      limits.redirects = 1
      let followed = try await HTTPClient(limits: limits).send(request)
      #expect(followed.body == Array("hello".utf8))
    }
  }

  @Test(arguments: [
    ([127, 0, 0, 1], false), ([10, 1, 2, 3], false), ([172, 16, 0, 1], false), ([172, 32, 0, 1], true),
    ([192, 168, 1, 1], false), ([169, 254, 169, 254], false), ([100, 64, 0, 1], false), ([100, 128, 0, 1], true),
    ([0, 0, 0, 0], false), ([224, 0, 0, 1], false), ([255, 255, 255, 255], false), ([93, 184, 216, 34], true),
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1], false), ([UInt8](repeating: 0, count: 15) + [1], false),
    ([0xFE, 0x80] + [UInt8](repeating: 0, count: 14), false), ([0xFD] + [UInt8](repeating: 0, count: 15), false),
    ([0x20, 0x02] + [UInt8](repeating: 1, count: 14), false), ([0x26, 0x06] + [UInt8](repeating: 1, count: 14), true),
  ])
  func `public addresses`(_ bytes: [UInt8], _ isPublic: Bool) {
    #expect(HTTPAddress(bytes: bytes, port: 80).isPublic == isPublic)
  }
}
