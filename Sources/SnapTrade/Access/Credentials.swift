import Glibc
import HTTP

/// The credentials in a request's query, read in one pass.
struct Credentials {
  var clientID: String?
  var timestamp: String?
  var userID: String?
  var userSecret: String?

  /// The first value of each name counts. A value that is not well encoded is as if it were not there.
  init(query bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      let end = Self.place(of: UInt8(ascii: "&"), in: bytes, start..<bytes.count) ?? bytes.count
      if let equals = Self.place(of: UInt8(ascii: "="), in: bytes, start..<end) {
        take(
          UnsafeBufferPointer(rebasing: bytes[start..<equals]), UnsafeBufferPointer(rebasing: bytes[equals + 1..<end]))
      }
      start = end + 1
    }
  }

  /// By the system's search, which looks at many bytes at once.
  private static func place(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, let start = bytes.baseAddress,
      let found = memchr(start + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  private mutating func take(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    // Names are told apart by their lengths first: the loop runs for every request.
    switch name.count {
    case 6 where Self.equal(name, "userId"): userID = userID ?? Self.text(value)
    case 8 where Self.equal(name, "clientId"): clientID = clientID ?? Self.text(value)
    case 9 where Self.equal(name, "timestamp"): timestamp = timestamp ?? Self.text(value)
    case 10 where Self.equal(name, "userSecret"): userSecret = userSecret ?? Self.text(value)
    default: break
    }
  }

  private static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
    for index in 0..<bytes.count where bytes[index] != name.utf8Start[index] { return false }
    return true
  }

  private static func text(_ value: UnsafeBufferPointer<UInt8>) -> String? {
    let isPlain = value.allSatisfy { $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "+") }
    return isPlain ? String(decoding: value, as: UTF8.self) : PercentCoding.decoded(value, plusIsBlank: true)
  }
}
