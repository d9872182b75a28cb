import Foundation

/// A directory of its own; it and all that it holds go with the last who holds the value.
public final class TemporaryDirectory: Sendable {
  public let path: String

  public init() {
    path = FileManager.default.temporaryDirectory.path + "/bursar-test-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    } catch {
      preconditionFailure("no temporary directory: \(error)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  public func file(_ name: String) -> String { path + "/" + name }

  public func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }

  public func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
  }

  /// The path of the file that now holds the text.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
    return file(name)
  }

  public func read(_ name: String) throws -> String { String(decoding: try bytes(of: name), as: UTF8.self) }

  public func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: file(name)) }

  public func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }
}
