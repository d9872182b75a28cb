import JSON
public import WireMembers

extension TokenRequest {
  /// Reads a form-encoded body's fields, decoded already. A field that stands twice is read from its last place.
  public init(form fields: [(name: String, value: String)]) throws(WireError) {
    var object = JSONObject()
    object.members = fields.map { ($0.name, JSONValue.string($0.value)) }
    try self.init(json: .object(object))
  }
}
