import Testing

@testable import HTTP

/// A generator from a seed: the same bytes on every run.
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}

/// Requests that are almost right, thousands of them, from a seed.
@Suite struct FuzzTests {
  private static let seeds = [
    "GET /hello?a=b HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n",
    "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 11\r\n\r\nhello world",
    "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:80\r\nTransfer-Encoding: chunked\r\n\r\n"
      + "5;x=1\r\nhello\r\n0\r\nA: b\r\n\r\n",
    "GET http://localhost/hello HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n",
  ]
  private static let pieces = [
    "\r", "\n", "\r\n", "\r\n\r\n", ":", " ", "\t", "\0", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n",
    "Host: localhost\r\n", "HTTP/1.1", "0", "ffffffff", "\u{7F}", "%00", ",", ";", "-", "é", "Connection: close\r\n",
  ].map { Array($0.utf8) }

  /// A seed with a few bytes changed, taken out, doubled or put in.
  static func mutant(_ random: inout Seeded) -> [UInt8] {
    var bytes = Array(seeds[random.next(below: seeds.count)].utf8)
    for _ in 0...random.next(below: 4) {
      let place = random.next(below: bytes.count)
      switch random.next(below: 5) {
      case 0: bytes[place] = UInt8(random.next(below: 256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: pieces[random.next(below: pieces.count)], at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.next(below: 40))], at: place)
      default: bytes[place] ^= UInt8(1 << random.next(below: 8))
      }
      if bytes.isEmpty { return [13] }
    }
    return bytes
  }

  /// What a reader makes of the bytes when they come in such pieces.
  private func reading(_ bytes: [UInt8], pieces size: (inout Seeded) -> Int, seed: UInt64) -> String {
    var random = Seeded(seed)
    var input = ConnectionInput()
    var rest = bytes[...]
    var found: [String] = []
    var reader: BodyReader?
    let limits = HTTPLimits().headLimits
    do {
      while true {
        if var body = reader {
          try input.takeBody(into: &body)
          reader = body
          if body.isDone {
            found.append("body \(body.body)")
            reader = nil
            continue
          }
        } else if !input.isEmpty, let head = try input.takeHead(limits: limits) {
          found.append("\(head)")
          if head.framing != .none {
            reader = BodyReader(head.framing, limit: 1000, overhead: 1000, now: 0)
            if reader == nil { return (found + ["too large"]).joined(separator: "\n") }
          }
          continue
        }
        if rest.isEmpty { return (found + ["wants more"]).joined(separator: "\n") }
        let piece = Array(rest.prefix(max(1, size(&random))))
        rest = rest.dropFirst(piece.count)
        piece.withUnsafeBufferPointer { input.append($0) }
      }
    } catch {
      return (found + ["\(error.code)"]).joined(separator: "\n")
    }
  }

  @Test(arguments: 1...8)
  func `a reading does not depend on the pieces in which the bytes come`(_ seed: Int) {
    var random = Seeded(UInt64(seed))
    for _ in 0..<2000 {
      let bytes = Self.mutant(&random) + Self.mutant(&random)
      let whole = reading(bytes, pieces: { _ in bytes.count }, seed: 0)
      let byByte = reading(bytes, pieces: { _ in 1 }, seed: 0)
      let pieces = reading(bytes, pieces: { $0.next(below: 20) }, seed: UInt64(seed))
      #expect(whole == byByte && whole == pieces, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test(arguments: 1...4)
  func `what is taken as a head says one thing only`(_ seed: Int) throws {
    var random = Seeded(UInt64(100 + seed))
    var taken = 0
    for _ in 0..<4000 {
      let bytes = Self.mutant(&random)
      var input = ConnectionInput()
      bytes.withUnsafeBufferPointer { input.append($0) }
      guard let head = try? input.takeHead(limits: HTTPLimits().headLimits) else { continue }
      taken += 1
      let raw = bytes[..<(bytes.count - input.count)]
      #expect(!raw.contains(0) && !raw.contains(0x7F))
      #expect(raw.indices.allSatisfy { raw[$0] != 10 || $0 > 0 && raw[$0 - 1] == 13 })
      #expect(raw.indices.dropLast().allSatisfy { raw[$0] != 13 || raw[$0 + 1] == 10 })
      for name in ["Host", "Content-Length", "Transfer-Encoding"] { #expect(head.headers.all(name).count <= 1) }
      #expect(!(head.headers.contains("Content-Length") && head.headers.contains("Transfer-Encoding")))
      #expect(head.target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    }
    #expect(taken > 200)
  }

  @Test func `a server outlives them all`() async throws {
    try await served(router: echoRouter()) { port in
      var random = Seeded(7)
      for _ in 0..<1500 {
        let socket = Socket(port: port)
        socket.send(Self.mutant(&random))
        socket.finish()
        let answer = try #require(socket.rest(), "the server neither answers nor closes")
        #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 "))
        #expect(!answer.hasPrefix("HTTP/1.1 500"))
      }
      let socket = Socket(port: port)
      socket.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(socket.response()?.body == "hello")
    }
  }
}
