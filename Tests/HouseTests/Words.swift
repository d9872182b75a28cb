/// Finds words in a line, whole ones only.
enum Words {
  /// Whether `pattern` stands in `line` with no letter, digit or underscore touching an end of it that is one itself.
  static func contain(_ pattern: String, in line: Substring) -> Bool {
    let text = Array(line.utf8)
    let wanted = Array(pattern.utf8)
    guard let first = wanted.first, let last = wanted.last, text.count >= wanted.count else { return false }
    for start in 0...(text.count - wanted.count) where text[start] == first {
      let end = start + wanted.count
      guard text[start..<end].elementsEqual(wanted) else { continue }
      let touchesBefore = isWord(first) && start > 0 && isWord(text[start - 1])
      let touchesAfter = isWord(last) && end < text.count && isWord(text[end])
      if !touchesBefore && !touchesAfter { return true }
    }
    return false
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
