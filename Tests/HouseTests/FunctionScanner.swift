/// Where the functions of a file begin and end, by counting braces in its code.
///
/// A function here is anything with a body of its own: `func`, `init`, `deinit`, `subscript`, a computed `var`.
/// Indices of lines count from 0.
struct FunctionScanner {
  struct Function: Hashable {
    var name: String
    var firstLine: Int
    var lastLine: Int
  }

  static func functions(in code: [Substring]) -> [Function] {
    let scanner = FunctionScanner(code.joined(separator: "\n"))
    return scanner.text.indices.compactMap(scanner.function(at:))
  }

  private let text: [UInt8]
  /// Line index of every byte.
  private let lineOf: [Int]

  private init(_ code: String) {
    text = Array(code.utf8)
    var line = 0
    lineOf = text.map { byte in
      defer { if byte == UInt8(ascii: "\n") { line += 1 } }
      return line
    }
  }

  private static let keywords = ["func", "init", "deinit", "subscript", "var"].map { Array($0.utf8) }

  /// The function whose keyword begins at `start`; nil when none does or when it has no body.
  private func function(at start: Int) -> Function? {
    if start > 0, Words.isWord(text[start - 1]) || text[start - 1] == UInt8(ascii: ".") { return nil }
    guard let keyword = Self.keywords.first(where: { text[start...].starts(with: $0) }) else { return nil }
    let after = start + keyword.count
    if after < text.count, Words.isWord(text[after]) { return nil }
    let isVariable = keyword.elementsEqual("var".utf8)
    guard let open = bodyBrace(from: after, isVariable: isVariable), let close = matchingBrace(of: open) else {
      return nil
    }
    return Function(name: name(from: start), firstLine: lineOf[start], lastLine: lineOf[close])
  }

  /// Keyword and name, up to the parameters.
  private func name(from start: Int) -> String {
    let stops = [UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: ":"), UInt8(ascii: "<"), UInt8(ascii: "\n")]
    let bytes = text[start...].prefix { !stops.contains($0) }
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").joined(separator: " ")
  }

  /// The brace that opens the body. A declaration without one ends where its last line is not continued.
  private func bodyBrace(from start: Int, isVariable: Bool) -> Int? {
    var depth = 0
    for index in start..<text.count {
      switch text[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "{") where depth == 0: return index
      case UInt8(ascii: "}") where depth == 0, UInt8(ascii: ";") where depth == 0: return nil
      case UInt8(ascii: "=") where depth == 0 && isVariable: return nil
      case UInt8(ascii: "\n") where depth == 0 && !isContinued(after: index): return nil
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  private func isContinued(after newline: Int) -> Bool {
    let blanks = [UInt8(ascii: " "), UInt8(ascii: "\n")]
    let rest = text[(newline + 1)...].drop { blanks.contains($0) }
    return ["{", "->", "where ", "throws", "async", "rethrows"].contains { rest.starts(with: $0.utf8) }
  }

  private func matchingBrace(of open: Int) -> Int? {
    var depth = 0
    for index in open..<text.count {
      if text[index] == UInt8(ascii: "{") { depth += 1 }
      if text[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }
}
