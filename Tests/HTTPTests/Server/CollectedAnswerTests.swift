import Glibc
import HTTP
import Testing

/// Many connections become ready while the loop is busy: their answers go out together.
@Suite struct CollectedAnswerTests {
  /// Keeps the thread of who takes it, until it is let go.
  private struct Hold {
    private let reading: Int32
    private let writing: Int32

    init() {
      var ends: [Int32] = [0, 0]
      #expect(pipe(&ends) == 0)
      reading = ends[0]
      writing = ends[1]
    }

    func take() {
      var byte: UInt8 = 0
      _ = read(reading, &byte, 1)
    }

    func letGo() {
      var byte: UInt8 = 1
      _ = write(writing, &byte, 1)
    }

    func end() {
      close(reading)
      close(writing)
    }
  }

  @Test func `each of many that are ready at once gets its own answers, in order`() async throws {
    let hold = Hold()
    var router = echoRouter()
    router.onPromptly("GET", "/held") { _, _ in
      hold.take()
      return .ready(HTTPResponse(status: 204))
    }
    try await served(loops: 1, router: router) { port in
      let holder = Socket(port: port)
      let sockets = (0..<40).map { _ in Socket(port: port) }
      // Every connection has been served: the loop knows it.
      for socket in sockets { socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n") }
      for socket in sockets { #expect(socket.response()?.body == "hello") }
      holder.send("GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n")
      for (number, socket) in sockets.enumerated() { socket.send(Self.requests(number)) }
      hold.letGo()
      #expect(holder.response()?.status == 204)
      for (number, socket) in sockets.enumerated() {
        for body in Self.bodies(number) { #expect(socket.response()?.body == body) }
        if Self.closes(number) { #expect(socket.rest() == "") } else { #expect(socket.isQuiet(milliseconds: 0)) }
      }
    }
    hold.end()
  }

  private static func closes(_ number: Int) -> Bool { number % 5 == 0 }

  /// Some ask twice in one breath, some have to wait, some ask for the end.
  private static func requests(_ number: Int) -> String {
    let paths =
      switch number % 3 {
      case 0: ["/accounts/\(number)"]
      case 1: ["/accounts/\(number)", "/accounts/\(number)x"]
      default: ["/later", "/accounts/\(number)"]
      }
    return paths.enumerated().map { place, path in
      let isLast = place == paths.count - 1
      let end = isLast && closes(number) ? "Connection: close\r\n" : ""
      return "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(end)\r\n"
    }.joined()
  }

  private static func bodies(_ number: Int) -> [String] {
    switch number % 3 {
    case 0: ["\(number)"]
    case 1: ["\(number)", "\(number)x"]
    default: ["later", "\(number)"]
    }
  }
}
