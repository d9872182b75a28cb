/// What is left of a text before it may be logged.
enum Redaction {
  static let hidden = "(hidden)"
  /// Longest text kept: bytes of a path, characters of free text.
  static let longestText = 512

  /// A path without query and fragment, in which segments that may name an account, user or connection are hidden:
  /// those with a digit (but for versions such as `v2`), an escape, or more than 32 characters. A route's pattern
  /// passes as it is.
  static func append(path target: String, to bytes: inout [UInt8]) {
    var target = target
    target.withUTF8 { target in
      let end = target.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? target.count
      let path = UnsafeBufferPointer(rebasing: target[..<min(end, longestText)])
      var start = 0
      while true {
        var slash = start
        var isPlain = true
        while slash < path.count, path[slash] != UInt8(ascii: "/") {
          isPlain = isPlain && (isLetter(path[slash]) || isPatternByte(path[slash]))
          slash += 1
        }
        let isVersion = slash - start == 2 && path[start] == UInt8(ascii: "v")
        if isVersion || isPlain && slash - start <= 32 {
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: path[start..<slash]))
        } else {
          bytes.append(contentsOf: hidden.utf8)
        }
        if slash == path.count { return }
        bytes.append(UInt8(ascii: "/"))
        start = slash + 1
      }
    }
  }

  private static func isPatternByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// Identifiers of requests and UUIDs: hexadecimal digits and hyphens, at most 36. Anything else is hidden.
  static func identifier(_ text: String) -> String {
    var text = text
    let isHex = text.withUTF8 { text in
      text.count <= 36
        && text.allSatisfy { isDigit($0) || (97...102).contains($0 | 0x20) || $0 == UInt8(ascii: "-") }
    }
    return isHex ? text : hidden
  }

  /// Free text, such as an error's, with everything hidden that looks like a query string, an assignment, a credential
  /// behind `Bearer` or `Basic`, a token, or a number of six digits and more. Harmless words are hidden rather than one
  /// secret shown.
  static func filtered(_ text: String) -> String {
    var result = ""
    var announcesCredential = false
    for piece in pieces(of: text.prefix(longestText)) {
      guard isWord(piece.utf8.first!) else {
        result += piece
        continue
      }
      result += announcesCredential ? hidden : word(piece)
      announcesCredential = ["bearer", "basic"].contains(piece.lowercased())
    }
    return text.count > longestText ? result + "…" : result
  }

  private static func word(_ piece: Substring) -> String {
    if let query = piece.firstIndex(of: "?") { return word(piece[..<query]) + "?" + hidden }
    if let equals = piece.firstIndex(of: "="), piece.index(after: equals) < piece.endIndex {
      return String(piece[...equals]) + hidden
    }
    let digits = piece.utf8.count { isDigit($0) }
    let isToken = piece.utf8.count >= 20 && digits > 0 || piece.utf8.count >= 32
    return digits >= 6 || isToken ? hidden : String(piece)
  }

  /// The text in runs of word characters and runs of others, in order.
  private static func pieces(of text: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text
    while let first = rest.utf8.first {
      let end = rest.utf8.firstIndex { isWord($0) != isWord(first) } ?? rest.endIndex
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return pieces
  }

  /// Whatever may stand in an address, a token or a pair of name and value.
  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80 || "-_+/=.~%?&:@".utf8.contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
