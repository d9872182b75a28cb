/// What is left of a text before it may be logged.
enum Redaction {
  static let hidden = "(hidden)"
  /// Longest text kept, in characters.
  static let longestText = 512

  /// A path without query and fragment, in which segments that may name an account, user or connection are hidden:
  /// those with a digit (but for versions such as `v2`), an escape, or more than 32 characters. A route's pattern
  /// passes as it is.
  static func path(_ target: String) -> String {
    let path = target.prefix { $0 != "?" && $0 != "#" }.prefix(longestText)
    return path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      isPublic(segment) ? String(segment) : hidden
    }.joined(separator: "/")
  }

  private static func isPublic(_ segment: Substring) -> Bool {
    if segment.utf8.count == 2, segment.first == "v" { return true }
    return segment.utf8.count <= 32 && segment.utf8.allSatisfy { isLetter($0) || "{}_-.".utf8.contains($0) }
  }

  /// Identifiers of requests and UUIDs: hexadecimal digits and hyphens, at most 36. Anything else is hidden.
  static func identifier(_ text: String) -> String {
    let isHex = text.utf8.allSatisfy { isDigit($0) || (97...102).contains($0 | 0x20) || $0 == UInt8(ascii: "-") }
    return isHex && text.utf8.count <= 36 ? text : hidden
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
