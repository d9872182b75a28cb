public import JSON
public import WireMembers

extension PositionList {
  /// Reads an answer of any generation: the object, or the bare array of the earliest.
  public init(answer json: JSONValue) throws(WireError) {
    guard case .array = json else {
      try self.init(json: json)
      return
    }
    self.init()
    positions = try Position.list(json: json)
  }
}
