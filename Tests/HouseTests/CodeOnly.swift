/// Blanks out comments and string contents of Swift (or C) text, newlines kept, code inside interpolations kept.
struct CodeOnly {
  private let text: [UInt8]
  private var out: [UInt8] = []
  private var index = 0

  static func of(_ text: String) -> String {
    var pass = CodeOnly(text: Array(text.utf8))
    pass.code(untilParenthesis: false)
    return String(decoding: pass.out, as: UTF8.self)
  }

  private init(text: [UInt8]) {
    self.text = text
    out.reserveCapacity(text.count)
  }

  private func looking(at words: StaticString) -> Bool {
    words.withUTF8Buffer { buffer in
      index + buffer.count <= text.count && text[index..<(index + buffer.count)].elementsEqual(buffer)
    }
  }

  private mutating func keep(_ count: Int = 1) {
    out.append(contentsOf: text[index..<(index + count)])
    index += count
  }

  private mutating func blank(_ count: Int = 1) {
    for byte in text[index..<min(index + count, text.count)] {
      out.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
    }
    index = min(index + count, text.count)
  }

  /// Copies code. Inside an interpolation it stops behind the parenthesis that closes it.
  private mutating func code(untilParenthesis: Bool) {
    var depth = 1
    while index < text.count {
      if looking(at: "//") {
        while index < text.count, text[index] != UInt8(ascii: "\n") { blank() }
      } else if looking(at: "/*") {
        blockComment()
      } else if text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "#") {
        stringOrKeep()
      } else {
        if text[index] == UInt8(ascii: "(") { depth += 1 }
        if text[index] == UInt8(ascii: ")") { depth -= 1 }
        keep()
        if untilParenthesis, depth == 0 { return }
      }
    }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if looking(at: "/*") {
        depth += 1
        blank(2)
      } else if looking(at: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && index < text.count
  }

  /// A literal with any number of `#`; a `#` that opens none (`#expect`, `#if`) is code.
  private mutating func stringOrKeep() {
    var pounds = 0
    while index + pounds < text.count, text[index + pounds] == UInt8(ascii: "#") { pounds += 1 }
    guard index + pounds < text.count, text[index + pounds] == UInt8(ascii: "\"") else {
      keep(max(pounds, 1))
      return
    }
    keep(pounds)
    let isLong = looking(at: "\"\"\"")
    keep(isLong ? 3 : 1)
    let quotes = [UInt8](repeating: UInt8(ascii: "\""), count: isLong ? 3 : 1)
    let hashes = [UInt8](repeating: UInt8(ascii: "#"), count: pounds)
    contents(closing: quotes + hashes, escape: [UInt8(ascii: "\\")] + hashes, isLong: isLong)
  }

  private mutating func contents(closing: [UInt8], escape: [UInt8], isLong: Bool) {
    while index < text.count {
      if text[index...].starts(with: closing) {
        keep(closing.count)
        return
      }
      if text[index...].starts(with: escape) {
        blank(escape.count)
        guard index < text.count else { return }
        if text[index] == UInt8(ascii: "(") {
          keep()
          code(untilParenthesis: true)
        } else {
          blank()
        }
      } else if !isLong, text[index] == UInt8(ascii: "\n") {
        return  // an unfinished literal ends with its line, so that one slip does not blind the rest of the file
      } else {
        blank()
      }
    }
  }
}
