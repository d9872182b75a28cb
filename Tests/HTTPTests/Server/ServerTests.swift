import HTTP
import Testing

@Suite struct ServerTests {
  @Test func `a request is answered and the connection kept`() async throws {
    try await served(router: echoRouter()) { port in
      let socket = Socket(port: port)
      for path in ["/hello", "/later"] {
        socket.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        let response = try #require(socket.response())
        #expect(response.status == 200)
        #expect(response.body == path.dropFirst())
        #expect(response.field("X-Request-ID")?.count == 32)
        #expect(response.field("Date")?.hasSuffix(" GMT") == true)
        #expect(response.field("Connection") == nil)
      }
    }
  }
}
