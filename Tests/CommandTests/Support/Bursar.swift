import Foundation
import TestDirectory
import Testing

/// Runs the built program.
struct Bursar: Sendable {
  /// What a command left behind.
  struct Outcome: Sendable {
    var code: Int32
    var output: String
    var errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Beside the program that runs the tests.
  static var path: String {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("bursar").path
  }

  /// The reader of OFX is a product of its own; a build of some targets alone may lack it.
  static var hasOFXHelper: Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    return FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("bursar-ofx").path)
  }

  let folder = TemporaryDirectory()

  /// The directory of the book.
  var data: String { folder.file("data") }

  /// Runs a command to its end.
  @discardableResult
  func run(_ arguments: [String], input: String = "") throws -> Outcome {
    let name = UUID().uuidString
    let process = try start(arguments, name: name, input: folder.write(input, to: name + ".in"))
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try folder.read(name + ".out"), errors: try folder.read(name + ".err"))
  }

  /// A command with the book's directory behind its name.
  @discardableResult
  func run(_ command: String, _ arguments: String..., input: String = "") throws -> Outcome {
    try run([command, "--data", data] + arguments, input: input)
  }

  /// Starts a command whose outputs go to files of that name.
  func start(_ arguments: [String], name: String, input: String = "/dev/null") throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.standardInput = FileHandle(forReadingAtPath: input)
    for (suffix, keyPath) in [(".out", \Process.standardOutput), (".err", \Process.standardError)] {
      let path = try folder.write("", to: name + suffix)
      process[keyPath: keyPath] = FileHandle(forWritingAtPath: path)
    }
    try process.run()
    return process
  }
}

/// A running server over the book of a `Bursar`.
final class RunningBursar {
  let process: Process
  /// Origin → URL, as the line `ready` tells them.
  let urls: [String: String]
  private let bursar: Bursar

  /// Starts the server on free ports and waits for its line.
  init(_ bursar: Bursar, _ options: [String] = []) throws {
    self.bursar = bursar
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Bursar.path)
    let origins = ["hub", "tradestation", "aries", "book"].flatMap { ["--\($0)", "127.0.0.1:0"] }
    process.arguments = ["serve", "--data", bursar.data] + origins + options
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: try bursar.folder.write("", to: "serve.err"))
    try process.run()
    self.process = process
    var line = ""
    while !line.hasSuffix("\n") {
      let byte = output.fileHandleForReading.readData(ofLength: 1)
      if byte.isEmpty { break }
      line += String(decoding: byte, as: UTF8.self)
    }
    var urls: [String: String] = [:]
    for word in line.split(whereSeparator: \.isWhitespace).dropFirst() {
      let parts = word.split(separator: "=", maxSplits: 1)
      urls[String(parts[0])] = String(parts[1])
    }
    self.urls = urls
    try #require(line.hasPrefix("ready "), "said \(line)")
  }

  /// Asks the server to end and tells its exit code.
  func stop(_ signal: Int32 = SIGTERM) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus
  }

  deinit { if process.isRunning { process.terminate() } }

  var log: String { get throws { try bursar.folder.read("serve.err") } }
}
