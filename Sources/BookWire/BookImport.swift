public import JSON

/// What the book answers for a file of events that is on disk.
public struct BookImport: Sendable, Equatable {
  /// Events of the file.
  public var events: Int
  /// Of them, those that had been told before.
  public var repeated: Int
  /// Global position of the last of them.
  public var position: Int64

  /// Events that were new.
  public var recorded: Int { events - repeated }

  public init(events: Int, repeated: Int, position: Int64) {
    self.events = events
    self.repeated = repeated
    self.position = position
  }

  /// Reads the answer.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    events = try reader.integer("events")
    repeated = try reader.integer("repeated")
    position = Int64(try reader.integer("position"))
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("events", integer: events)
    writer.member("recorded", integer: recorded)
    writer.member("repeated", integer: repeated)
    writer.member("position", integer: Int(position))
    writer.endObject()
  }
}
