import Testing

/// A talk with the server as text: what is sent, what must come back, whether the connection is kept.
///
/// ```
/// # name
/// > a line to send, ended with CR LF unless it ends with \+
/// < 200 body                    (or only the status; `< 200 body *20` for twenty of them)
/// < closed                      (else the connection must still answer GET /hello)
/// ```
/// In lines to send `\r \n \t \0 \xNN` are bytes and `{a*400}` repeats a text; `< 200 head` expects no body.
struct Conversation: CustomTestStringConvertible, Sendable {
  enum Step: Sendable {
    case send([UInt8])
    case expect(status: Int, body: String?, toHead: Bool)
  }

  var name: String
  var steps: [Step] = []
  var isClosed = false

  var testDescription: String { name }

  /// The conversations of a text.
  static func parse(_ text: String) -> [Conversation] {
    var all: [Conversation] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        all.append(Conversation(name: String(line.dropFirst(2))))
      } else if line.hasPrefix(">") {
        all[all.count - 1].add(sent: bytes(line.dropFirst(line.hasPrefix("> ") ? 2 : 1)))
      } else if line == "< closed" {
        all[all.count - 1].isClosed = true
      } else if line.hasPrefix("< ") {
        let words = line.dropFirst(2).split(separator: " ")
        let body = words.count > 1 ? String(words[1]) : nil
        let expected = Step.expect(
          status: Int(words[0])!, body: body == "head" ? nil : body, toHead: body == "head")
        let times = words.count > 2 ? Int(words[2].dropFirst())! : 1
        all[all.count - 1].steps += Array(repeating: expected, count: times)
      }
    }
    return all
  }

  private mutating func add(sent bytes: [UInt8]) {
    if case .send(let before) = steps.last {
      steps[steps.count - 1] = .send(before + bytes)
    } else {
      steps.append(.send(bytes))
    }
  }

  private static func bytes(_ line: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = line
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        switch rest.popFirst() {
        case "r": bytes.append(13)
        case "n": bytes.append(10)
        case "t": bytes.append(9)
        case "0": bytes.append(0)
        case "+": return bytes
        case "x":
          bytes.append(UInt8(rest.prefix(2), radix: 16)!)
          rest = rest.dropFirst(2)
        case let other: bytes += Array((other.map(String.init) ?? "").utf8)
        }
      case "{":
        let inside = rest.prefix { $0 != "}" }
        rest = rest.dropFirst(inside.count + 1)
        let parts = inside.split(separator: "*")
        for _ in 0..<Int(parts[1])! { bytes += Self.bytes(parts[0] + "\\+") }
      default: bytes += Array(String(character).utf8)
      }
    }
    return bytes + [13, 10]
  }

  /// Holds the talk, sending pieces of so many bytes.
  func hold(port: Int, pieces: Int) {
    let socket = Socket(port: port)
    for step in steps {
      switch step {
      case .send(let bytes):
        var rest = bytes[...]
        while !rest.isEmpty {
          // A server that has refused may close before it has all.
          if !socket.send(Array(rest.prefix(pieces))) { break }
          rest = rest.dropFirst(pieces)
        }
      case .expect(let status, let body, let toHead):
        let response = socket.response(toHead: toHead)
        #expect(response?.status == status)
        if let body { #expect(response?.body == body) }
        if status / 100 != 1 { #expect(response?.field("X-Request-ID")?.count == 32) }
      }
    }
    if isClosed {
      #expect(socket.rest() == "")
    } else {
      socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(socket.response()?.body == "hello", "the connection is not kept")
    }
  }
}
