public import Ambient

/// The log of a program or of one part of it. A message is a literal and a value is a `LogValue`, so that nothing can
/// slip into a line that nobody decided to put there.
///
///     log.info("request answered", ["route": .path(pattern), "status": .integer(status)])
public struct Log: Sendable {
  private let sink: any LogSink
  private let minimum: LogLevel
  private let surroundings: any Surroundings
  private var context: [(name: StaticString, value: LogValue)] = []

  /// A log that leaves out what is below `minimum`.
  public init(to sink: any LogSink, minimum: LogLevel = .info, surroundings: some Surroundings) {
    self.sink = sink
    self.minimum = minimum
    self.surroundings = surroundings
  }

  /// The same log with fields that stand in each of its lines, such as the part of the program or the request.
  public func with(_ fields: LogFields) -> Log {
    var log = self
    log.context += fields.map { (name: $0.key, value: $0.value) }
    return log
  }

  /// Writes a line of the given level. One that may wait is written at the next `flush` at the latest.
  public func write(
    _ level: LogLevel, _ message: StaticString, _ fields: LogFields = [:], mayWait: Bool = false
  ) {
    write(level, message, mayWait: mayWait) { line in
      for (name, value) in fields { line.add(name, value) }
    }
  }

  /// The same with the fields that `add` adds to the line, for lines that are written with every request.
  public func write(_ level: LogLevel, _ message: StaticString, mayWait: Bool, add: (inout LogLine) -> Void) {
    guard level >= minimum else { return }
    var line = LogLine(at: surroundings.now(), level, message)
    for (name, value) in context { line.add(name, value) }
    add(&line)
    line.end()
    sink.write(line.bytes, mayWait: mayWait)
  }

  /// Writes the lines that wait.
  public func flush() { sink.flush() }

  /// For following one request in detail.
  public func debug(_ message: StaticString, _ fields: LogFields = [:]) { write(.debug, message, fields) }
  /// The normal course of things.
  public func info(_ message: StaticString, _ fields: LogFields = [:]) { write(.info, message, fields) }
  /// Something went wrong and was dealt with.
  public func warning(_ message: StaticString, _ fields: LogFields = [:]) { write(.warning, message, fields) }
  /// Something went wrong and a person should know.
  public func error(_ message: StaticString, _ fields: LogFields = [:]) { write(.error, message, fields) }
}
