import CivilTime
import Testing

@testable import HTTP

@Suite struct MessageTests {
  @Test(arguments: [
    ("", []), ("a=1&b=2", ["a:1", "b:2"]), ("a", ["a:"]), ("=1", [":1"]), ("&&a=1&", ["a:1"]), ("a=1=2", ["a:1=2"]),
    ("a+b=c+d%20e%2B", ["a b:c d e+"]), ("%61=%C3%A9", ["a:\u{E9}"]), ("a=1&a=2", ["a:1", "a:2"]),
  ])
  func `a query is read`(_ raw: String, _ expected: [String]) throws {
    #expect(try QueryItems(raw).items.map { "\($0.name):\($0.value)" } == expected)
    #expect(try QueryItems(form: Array(raw.utf8)).items.map { "\($0.name):\($0.value)" } == expected)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "%00=1", "a=%ff", "a=%c0%80"])
  func `a query that is not well encoded is refused`(_ raw: String) {
    #expect(throws: HTTPError.self) { try QueryItems(raw) }
  }

  @Test func `a query has limits`() throws {
    let limits = QueryLimits(bytes: 7, items: 2)
    #expect(try QueryItems("a=1&b=2", limits: limits).items.count == 2)
    #expect(throws: HTTPError.self) { try QueryItems("a=1&b=22", limits: limits) }
    #expect(throws: HTTPError.self) { try QueryItems("a&b&c", limits: limits) }
  }

  @Test(arguments: ["", "a", "A/B c", "100%", "\u{E9}\u{1F600}", "-._~", "a+b&c=d"])
  func `what is encoded is decoded to the same`(_ text: String) {
    let encoded = PercentCoding.encoded(text)
    #expect(encoded.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 })
    #expect(PercentCoding.decoded(encoded.utf8) == text)
    #expect(PercentCoding.decoded(encoded.utf8, plusIsBlank: true) == text)
  }

  @Test(arguments: [
    ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
    ("2026-01-05T14:30:00Z", "Mon, 05 Jan 2026 14:30:00 GMT"),
    ("1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
    ("2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
  ])
  func `dates are written as HTTP writes them`(_ instant: String, _ expected: String) throws {
    let instant = try #require(Instant(rfc3339: instant))
    #expect(String(decoding: DateField.bytes(of: instant), as: UTF8.self) == expected)
  }

  @Test func `a request's number is its identifier`() {
    let number = RequestNumber(high: 0x0123_4567_89AB_CDEF, low: 0xF)
    #expect(number.text == "0123456789abcdef000000000000000f")
    #expect(RequestNumber(hexadecimal: number.text) == number)
    #expect(RequestNumber(hexadecimal: "0123") == nil)
    let request = HTTPRequest(method: "GET", target: "/", identifier: number.text)
    #expect(request.identifier == number.text)
  }

  @Test func `fields are found without regard to case, replaced and removed`() {
    var headers: HTTPHeaders = ["A": "1", "b": "2", "a": "3"]
    #expect(headers.first("a") == "1")
    #expect(headers.all("A") == ["1", "3"])
    #expect(headers == HTTPHeaders([("a", "1"), ("B", "2"), ("A", "3")]))
    headers["A"] = "4"
    #expect(headers.map { "\($0.name)=\($0.value)" } == ["b=2", "A=4"])
    headers["b"] = nil
    #expect(headers.count == 1)
    headers.add("", "x")
    headers.add("a b", "x")
    headers.add("a:", "x")
    #expect(headers.count == 1)
  }

  @Test(arguments: [
    ("localhost", "localhost"), ("localhost:", "localhost"), ("127.0.0.1:80", "127.0.0.1"), ("[::1]", "[::1]"),
    ("[::1]:65535", "[::1]"), ("a_b-c.d:1", "a_b-c.d"),
  ])
  func `a host is taken apart`(_ authority: String, _ name: String) throws {
    #expect(try HostField.name(Array(authority.utf8)) == Array(name.utf8))
  }

  @Test(arguments: ["", ":80", "a:b", "a:123456", "a b", "a/b", "a@b", "[::1", "[::g]", "[::1]x", "a,b", "a%41"])
  func `what is no host is refused`(_ authority: String) {
    #expect(throws: HTTPError.self) { try HostField.name(Array(authority.utf8)) }
  }

  @Test func `a listener on every address takes addresses, but no unknown name`() {
    let everywhere = HostPolicy(bound: "0.0.0.0", allowed: ["book.example"])
    let here = HostPolicy(bound: "192.168.1.5", allowed: [])
    for (host, isEverywhere, isHere) in [
      ("192.168.1.5", true, true), ("10.0.0.1", true, false), ("[fe80::1]", true, false),
      ("evil.example", false, false),
      ("book.example", true, false), ("localhost", true, true), ("1.2.3.4.evil.example", false, false),
    ] {
      #expect(everywhere.allows(Array(host.utf8)) == isEverywhere)
      #expect(here.allows(Array(host.utf8)) == isHere)
    }
  }
}
