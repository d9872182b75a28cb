/// A file of the tree as the rules see it: its path from the root, its text, and its text without comments and
/// string contents, so that a rule about calls is not tripped by a sentence that names one.
struct SourceFile {
  let path: String
  let lines: [Substring]
  /// Same lines as `lines`; comments and the contents of string literals are blanks.
  let code: [Substring]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    code = CodeOnly.of(text).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The target that owns the file: `Money` for `Sources/Money/Rounding.swift`.
  var room: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  var isSwift: Bool { path.hasSuffix(".swift") }

  func offence(_ index: Int, _ what: String) -> Offence {
    Offence(file: path, line: index + 1, what: what)
  }

  /// Number of lines as an editor counts them: a last newline opens no line of its own.
  var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }
}
