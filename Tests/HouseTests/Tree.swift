import Foundation

/// The repository on disk.
enum Tree {
  /// Found from this file's own place: `Tests/HouseTests/Tree.swift`.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// Swift and C files below the named folders of the root, in path order. A folder that does not exist holds none.
  static func files(below folders: [String]) throws -> [SourceFile] {
    try folders.flatMap { folder -> [SourceFile] in
      let names = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String } ?? []
      return try names.filter(isSource).sorted().map { name in
        let path = folder + "/" + name
        return SourceFile(path: path, text: try text(of: path))
      }
    }
  }

  static func text(of path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  /// Names of the folders directly below `folder`.
  static func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: root + "/\(folder)/\(name)", isDirectory: &isFolder)
        && isFolder.boolValue
    }.sorted()
  }

  private static func isSource(_ name: String) -> Bool {
    [".swift", ".c", ".h"].contains { name.hasSuffix($0) }
  }
}
