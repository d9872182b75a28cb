/// What the parameters of a pattern stood for in one request's path, decoded once.
public struct PathParameters: Sendable {
  let names: [String]
  let values: [String]

  /// Parameters by name; for calling a handler in process.
  public init(_ pairs: [(name: String, value: String)]) {
    names = pairs.map(\.name)
    values = pairs.map(\.value)
  }

  init(names: [String], values: [String]) {
    self.names = names
    self.values = values
  }

  /// The value of a parameter that the pattern names; asking for another is a fault of the program.
  public subscript(name: String) -> String {
    guard let index = names.firstIndex(of: name) else { preconditionFailure("the pattern has no {\(name)}") }
    return values[index]
  }

  /// The value if the pattern names the parameter.
  public func first(_ name: String) -> String? { names.firstIndex(of: name).map { values[$0] } }

  /// The value read as another type; text that does not read as one names no resource, hence 404.
  public func value<Value: LosslessStringConvertible>(
    _ name: String, as type: Value.Type = Value.self
  ) throws(HTTPError) -> Value {
    guard let value = Value(self[name]) else { throw HTTPError(.notFound, "There is nothing at this path.") }
    return value
  }
}
