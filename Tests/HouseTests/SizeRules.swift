/// Rules about length: files, functions, lines; and tabs.
enum SizeRules {
  static let linesPerFile = 600
  static let linesPerFunction = 60
  static let charactersPerLine = 120

  static func fileLength(_ file: SourceFile) -> [Offence] {
    let count = file.lineCount
    return count > linesPerFile ? [file.offence(0, "file of \(count) lines, at most \(linesPerFile)")] : []
  }

  static func functionLength(_ file: SourceFile) -> [Offence] {
    guard file.isSwift else { return [] }
    return FunctionScanner.functions(in: file.code).compactMap { function in
      let count = function.lastLine - function.firstLine + 1
      guard count > linesPerFunction else { return nil }
      return file.offence(function.firstLine, "\(function.name) has \(count) lines, at most \(linesPerFunction)")
    }
  }

  static func lineLength(_ file: SourceFile) -> [Offence] {
    file.lines.enumerated().compactMap { index, line in
      line.utf8.count > charactersPerLine && line.count > charactersPerLine
        ? file.offence(index, "line of \(line.count) characters, at most \(charactersPerLine)") : nil
    }
  }

  static func tabs(_ file: SourceFile) -> [Offence] {
    file.lines.enumerated().compactMap { index, line in
      line.utf8.contains(9) ? file.offence(index, "tab") : nil
    }
  }
}
