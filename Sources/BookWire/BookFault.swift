public import JSON

/// The book API's error body: `{"error":{"code","field","index","line","message"}}`.
public struct BookFault: Error, Sendable, Equatable, CustomStringConvertible {
  /// A word for programs, such as `unknown_account`; more may come.
  public var code: String
  /// The member, parameter or header at fault.
  public var field: String?
  /// Which event of the request, from 0.
  public var index: Int?
  /// Which line of a file, from 1.
  public var line: Int?
  /// One sentence for people.
  public var message: String
  /// Of a file: every refused line, as far as they are listed.
  public var others: [BookFault]

  public init(
    code: String, field: String? = nil, index: Int? = nil, line: Int? = nil, message: String, others: [BookFault] = []
  ) {
    self.code = code
    self.field = field
    self.index = index
    self.line = line
    self.message = message
    self.others = others
  }

  /// Reads an error body.
  public init(_ answer: JSONValue) throws(BookWireError) {
    try self.init(ObjectReader(try ObjectReader(answer).object("error")))
  }

  init(_ reader: ObjectReader) throws(BookWireError) {
    code = try reader.text("code")
    field = try reader.optionalText("field")
    index = try reader.optionalInteger("index")
    line = try reader.optionalInteger("line")
    message = try reader.text("message")
    others = try reader.list("lines") { (row) throws(BookWireError) in try BookFault(row) }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("error" as StaticString)
    writeMembers(to: &writer)
    writer.endObject()
  }

  func writeMembers(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("code", string: code)
    writer.member("field", string: field)
    if let index { writer.member("index", integer: index) }
    if let line { writer.member("line", integer: line) }
    writer.member("message", string: message)
    if !others.isEmpty {
      writer.name("lines" as StaticString)
      writer.beginArray()
      for other in others { other.writeMembers(to: &writer) }
      writer.endArray()
    }
    writer.endObject()
  }

  /// The message with the place in front, for people.
  public var description: String {
    let place = line.map { "line \($0): " } ?? ""
    return place + (field.map { "\($0): " } ?? "") + message
  }
}
