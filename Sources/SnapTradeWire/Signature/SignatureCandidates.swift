import JSON

/// The texts that official clients of different languages and ages may have signed for one request, likeliest first.
///
/// A text is `{"content":…,"path":…,"query":…}`. The query never varies. The path may stand as sent, with or without
/// the prefix `/api/v1`, percent-decoded or not. The content is null for no body and for `{}`; some clients sign the
/// `{}`. A body with members may stand sorted at all depths, only outside, or not at all, with letters beyond ASCII
/// as they are or escaped, or unchanged. All of them say the same request, so taking any is safe.
///
/// Texts are made one at a time in one buffer, which is used again when the caller has let go of the last text; for a
/// request without body nothing else is allocated before the first.
public struct SignatureCandidates: Sendable, Sequence, IteratorProtocol {
  /// The prefix under which the service answers besides the root.
  public static let prefix = "/api/v1"
  /// The most texts that one request can have.
  public static let most = 32
  /// Bytes of body beyond which only the unchanged body is tried, so that a wrong signature stays cheap.
  public static let largestBody = 65_536

  private let input: SignatureInput
  /// Which path and content come next.
  private var path = 0
  private var content = 0
  /// The forms made so far; the first path is the input's own, a request without body needs no content at first.
  private var otherPaths: [String]?
  private var contents: [[UInt8]] = []
  private var writer: JSONWriter

  /// Candidates for a request.
  public init(_ input: SignatureInput) {
    self.input = input
    writer = JSONWriter(capacity: input.path.utf8.count + input.query.utf8.count + input.body.count + 64)
  }

  /// The next text; `nil` when there is none left.
  public mutating func next() -> [UInt8]? {
    if path > 0, path > paths.count {
      path = 0
      content += 1
    }
    guard prepare(content) else { return nil }
    writer.removeAll()
    writer.beginObject()
    writer.name("content")
    if contents.isEmpty { writer.null() } else { writer.raw(contents[content]) }
    writer.name("path")
    writer.string(path == 0 ? input.path : paths[path - 1])
    writer.name("query")
    writer.string(input.query)
    writer.endObject()
    path += 1
    return writer.bytes
  }

  /// Makes the contents up to an index, as late as can be; false past the end.
  private mutating func prepare(_ index: Int) -> Bool {
    if index == 0, contents.isEmpty {
      // The commonest request has no body: its null is written without being kept.
      if Self.isBlank(input.body) { return true }
      contents = [Self.firstContent(of: input.body)]
    } else if index == 1 {
      contents = Self.allContents(of: input.body)
    }
    return index < contents.count
  }

  /// The other forms of the path, made when the first one did not pass.
  private var paths: [String] {
    mutating get {
      if let otherPaths { return otherPaths }
      let made = Self.otherPaths(of: input.path)
      otherPaths = made
      return made
    }
  }
}

extension SignatureCandidates {
  /// The forms of a path besides the one as sent.
  static func otherPaths(of path: String) -> [String] {
    var paths: [String] = []
    func add(_ form: String) {
      if form != path, !paths.contains(form) { paths.append(form) }
    }
    let decoded = PercentText.decoded(path)
    if path == prefix || path.hasPrefix(prefix + "/") {
      let short = String(path.dropFirst(prefix.count))
      add(short.isEmpty ? "/" : short)
      add(decoded)
      add(PercentText.decoded(short.isEmpty ? "/" : short))
    } else {
      add(prefix + path)
      add(decoded)
      add(prefix + decoded)
    }
    return paths
  }

  /// Nothing but white space.
  private static func isBlank(_ body: [UInt8]) -> Bool {
    body.allSatisfy(isSpace)
  }

  /// An object without members.
  private static func isEmptyObject(_ body: [UInt8]) -> Bool {
    guard body.first(where: { !isSpace($0) }) == UInt8(ascii: "{") else { return false }
    return body.filter { !isSpace($0) } == Array("{}".utf8)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// The likeliest content of a body with something in it.
  private static func firstContent(of body: [UInt8]) -> [UInt8] {
    if isEmptyObject(body) { return null }
    return parsed(body)?.canonicalBytes() ?? body
  }

  /// Every content, the likeliest first, none twice.
  private static func allContents(of body: [UInt8]) -> [[UInt8]] {
    if isBlank(body) || isEmptyObject(body) { return [null, Array("{}".utf8)] }
    var contents: [[UInt8]] = []
    func add(_ content: [UInt8]) {
      if !contents.contains(content) { contents.append(content) }
    }
    if let value = parsed(body) {
      for order in [JSONMemberOrder.sorted, .sortedAtTop, .kept] {
        for asciiEscapes in [false, true] {
          add(value.canonicalBytes(order: order, asciiEscapes: asciiEscapes))
        }
      }
    }
    add(body)
    var cut = body
    while let last = cut.last, isSpace(last) { cut.removeLast() }
    add(cut)
    return contents
  }

  private static let null = Array("null".utf8)

  private static func parsed(_ body: [UInt8]) -> JSONValue? {
    guard body.count <= largestBody else { return nil }
    return try? JSONValue(parsing: body, limits: .request, duplicates: .lastWins)
  }
}

/// Percent-encoding of paths.
enum PercentText {
  /// The text with each `%` and two hexadecimal digits turned into its byte; other signs, `+` too, stay.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
