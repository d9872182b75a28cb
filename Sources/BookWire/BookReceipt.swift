public import CivilTime
public import JSON

/// What the book answers for an event that is on disk.
public struct BookReceipt: Sendable, Equatable {
  /// Global position of the event.
  public var position: Int64
  /// When the book took it.
  public var recorded: Instant
  /// The event was there before: nothing was written.
  public var isRepeat: Bool

  public init(position: Int64, recorded: Instant, isRepeat: Bool) {
    self.position = position
    self.recorded = recorded
    self.isRepeat = isRepeat
  }

  /// Reads the answer to one event.
  public init(_ answer: JSONValue) throws(BookWireError) {
    let reader = try ObjectReader(answer)
    position = Int64(try reader.integer("position"))
    recorded = try reader.instant("recorded")
    isRepeat = try reader.flag("repeat")
  }

  /// Reads the answer to several events, one receipt each, in their order.
  public static func list(_ answer: JSONValue) throws(BookWireError) -> [BookReceipt] {
    guard let rows = answer.arrayValue else { throw BookWireError(field: nil, "a list is due") }
    var receipts: [BookReceipt] = []
    for (index, row) in rows.enumerated() {
      do throws(BookWireError) {
        receipts.append(try BookReceipt(row))
      } catch {
        throw error.within("[\(index)]")
      }
    }
    return receipts
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("position", integer: Int(position))
    writer.member("recorded", string: recorded.rfc3339())
    writer.member("repeat", bool: isRepeat)
    writer.endObject()
  }

  /// Writes the answer to several events.
  public static func write(_ receipts: [BookReceipt], to writer: inout JSONWriter) {
    writer.beginArray()
    for receipt in receipts { receipt.write(to: &writer) }
    writer.endArray()
  }
}
