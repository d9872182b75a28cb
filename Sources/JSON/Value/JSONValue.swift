/// A JSON text as a tree, for everything small. Numbers keep their text, so that nothing is lost or reformatted.
public enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number by its text, such as `31.0` or `1e-07`. It must follow the grammar of RFC 8259.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

// Texts are compared byte by byte: Swift's own comparison takes different spellings of a character for the same, JSON
// does not.
extension JSONValue: Equatable {
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left.isSameText(as: right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

extension JSONValue {
  /// Parses a whole text.
  public init(
    parsing bytes: [UInt8], limits: JSONLimits = .request, duplicates: DuplicateMembers = .refuse
  ) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in
      try JSONValue(parsing: buffer, limits: limits, duplicates: duplicates)
    }
  }

  /// Parses a whole text in place.
  public init(
    parsing buffer: UnsafeBufferPointer<UInt8>, limits: JSONLimits = .request, duplicates: DuplicateMembers = .refuse
  ) throws(JSONError) {
    var reader = try JSONReader(unsafe: buffer, limits: limits, duplicates: duplicates)
    self = try reader.readValue()
    try reader.finish()
  }

  /// Parses a whole text.
  public init(
    parsing text: String, limits: JSONLimits = .request, duplicates: DuplicateMembers = .refuse
  ) throws(JSONError) {
    try self.init(parsing: Array(text.utf8), limits: limits, duplicates: duplicates)
  }
}

extension String {
  /// Whether both consist of the same Unicode scalars.
  func isSameText(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
