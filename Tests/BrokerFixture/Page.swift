import Glibc

/// A page of the documents, to hold it against the code.
public enum Page {
  /// The words of `docs/NAME` that stand between backquotes.
  public static func codeWords(_ name: String) -> Set<String> {
    var words: Set<String> = []
    for (index, part) in text(name).split(separator: "`", omittingEmptySubsequences: false).enumerated()
    where index % 2 == 1 { words.insert(String(part)) }
    return words
  }

  private static func text(_ name: String) -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let file = fopen("/" + root + "/docs/" + name, "rb") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
