/// The host that a request names, from its target or its Host field.
enum HostField {
  /// The name without port, lower case; nil when HTTP/1.0 names none.
  static func read(
    _ special: SpecialFields, headers: HTTPHeaders, target: String, minor: UInt8
  ) throws(HTTPError) -> [UInt8]? {
    var field: [UInt8]?
    if let index = special.host {
      let range = headers.fields[index]
      field = headers.block[Int(range.valueStart)..<Int(range.valueEnd)].map(HTTPBytes.lowercased)
    } else if minor == 1 {
      throw HeadParser.malformed("The request has no Host.")
    }
    if let authority = try authority(of: target) {
      if let field, field != authority {
        throw HeadParser.malformed("The request's target and its Host name different hosts.")
      }
      return try name(authority)
    }
    return try field.map { (bytes) throws(HTTPError) in try name(bytes) }
  }

  /// The authority of an absolute target, lower case; nil for a path or `*`.
  private static func authority(of target: String) throws(HTTPError) -> [UInt8]? {
    let bytes = target.utf8
    if bytes.first == HTTPBytes.slash || target == "*" { return nil }
    for scheme in ["http://", "https://"] where bytes.count > scheme.utf8.count {
      guard bytes.prefix(scheme.utf8.count).map(HTTPBytes.lowercased).elementsEqual(scheme.utf8) else { continue }
      let rest = bytes.dropFirst(scheme.utf8.count)
      return rest.prefix { $0 != HTTPBytes.slash && $0 != HTTPBytes.question }.map(HTTPBytes.lowercased)
    }
    throw HeadParser.malformed("The request's target is neither a path nor an address of this server.")
  }

  /// Takes `name`, `name:80`, `[::1]` or `[::1]:80` apart.
  static func name(_ authority: [UInt8]) throws(HTTPError) -> [UInt8] {
    var end = authority.startIndex
    if authority.first == 0x5B {
      guard let bracket = authority.firstIndex(of: 0x5D) else { throw invalid }
      end = bracket + 1
      for byte in authority[1..<bracket] where HTTPBytes.hexValue(byte) == nil && byte != 0x3A && byte != 0x2E {
        throw invalid
      }
    } else {
      while end < authority.count && isNameByte(authority[end]) { end += 1 }
    }
    if end == 0 { throw invalid }
    if end < authority.count {
      guard authority[end] == HTTPBytes.colon, authority.count - end <= 6 else { throw invalid }
      for byte in authority[(end + 1)...] where !HTTPBytes.isDigit(byte) { throw invalid }
    }
    return end == authority.count ? authority : Array(authority[..<end])
  }

  private static var invalid: HTTPError { HTTPError(.malformedRequest, "The request's Host is not a host.") }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    HTTPBytes.isDigit(byte) || byte >= 0x61 && byte <= 0x7A || byte == 0x2D || byte == 0x2E || byte == 0x5F
  }
}

/// The hosts that a listener answers for, so that a page of another name cannot reach it through a name that it
/// points here (DNS rebinding).
struct HostPolicy: Sendable {
  private var names: [[UInt8]]
  /// Bound to every address: any literal address may be the one that the client came by, and none can be rebound.
  private let takesAddresses: Bool

  init(bound: String, allowed: [String]) {
    var names = ["127.0.0.1", "localhost", "[::1]", bound] + allowed
    if bound.contains(":") && !bound.hasPrefix("[") { names.append("[\(bound)]") }
    self.names = names.map { $0.utf8.map(HTTPBytes.lowercased) }
    takesAddresses = bound == "0.0.0.0" || bound == "::"
  }

  func allows(_ host: [UInt8]) -> Bool {
    if names.contains(host) { return true }
    guard takesAddresses else { return false }
    return host.first == 0x5B || host.allSatisfy { HTTPBytes.isDigit($0) || $0 == 0x2E }
  }
}
