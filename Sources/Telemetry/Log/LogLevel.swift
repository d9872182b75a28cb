/// How much a log line matters.
public enum LogLevel: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// For following one request in detail.
  case debug
  /// The normal course of things.
  case info
  /// Something went wrong and was dealt with.
  case warning
  /// Something went wrong and a person should know.
  case error

  /// The level with this name in lower case, as in a configuration.
  public init?(_ name: String) {
    guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }

  /// `debug`, `info`, `warning` or `error`.
  public var name: String { word.description }

  /// The name as a literal: a line is not the place to ask the runtime what a case is called.
  var word: StaticString {
    switch self {
    case .debug: "debug"
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  public static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }
}
