import HTTP
import JSON
import Journal
import Ledger

/// Reads what `POST /events` was sent.
enum EventBody {
  /// Bytes of a JSON body.
  static let jsonBytes = 8 << 20
  /// Events of a JSON body.
  static let events = 10_000
  /// Bytes of a file of events.
  static let lineBytes = 256 << 20

  /// Whether the body is a file of events, one a line.
  static func isLines(_ request: HTTPRequest) -> Bool {
    guard let field = request.headers.first("Content-Type") else { return false }
    let type = field.prefix { $0 != ";" }.lowercased().split(separator: " ").first
    return type.map { lineTypes.contains(String($0)) } ?? false
  }

  /// Every other type, also the one that tools send when nobody says one, is read as JSON.
  private static let lineTypes = ["application/x-ndjson", "application/ndjson", "application/jsonl"]

  enum Content {
    case single(Event)
    case several([Event])
  }

  /// One event, a list of events, or an object with `events`.
  static func parse(_ body: [UInt8]) throws(BookAPIError) -> Content {
    try body.withUnsafeBufferPointer { (buffer) throws(BookAPIError) in
      switch form(buffer) {
      case .event: break
      case .list: return .several(try list(buffer, isBare: true))
      case .object: return .several(try list(buffer, isBare: false))
      }
      do throws(EventError) {
        var decoder = EventDecoder()
        return .single(try decoder.decode(line: buffer))
      } catch {
        throw BookAPIError(error)
      }
    }
  }

  private enum Form { case event, list, object }

  /// How the text begins: as a list, or as an object whose first member is `events`.
  private static func form(_ buffer: UnsafeBufferPointer<UInt8>) -> Form {
    do throws(JSONError) {
      if buffer.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "[") { return .list }
      var reader = try JSONReader(unsafe: buffer, limits: limits)
      try reader.beginObject()
      return try reader.nextMember() && reader.nameIs("events") ? .object : .event
    } catch {
      // The reader of events knows more of what is due and tells it.
      return .event
    }
  }

  static let limits = JSONLimits(
    bytes: jsonBytes, depth: 20, members: 1000, elements: events, string: 1 << 20)

  private static func list(
    _ buffer: UnsafeBufferPointer<UInt8>, isBare: Bool
  ) throws(BookAPIError) -> [Event] {
    var found: [Event] = []
    var refusal: BookAPIError?
    do throws(JSONError) {
      var decoder = EventDecoder()
      var reader = try JSONReader(unsafe: buffer, limits: limits)
      if !isBare {
        try reader.beginObject()
        _ = try reader.nextMember()
      }
      try reader.beginArray()
      while refusal == nil, try reader.nextElement() {
        let line = try reader.readRawValue()
        do throws(EventError) {
          found.append(try line.withUnsafeBufferPointer { (line) throws(EventError) in try decoder.decode(line: line) })
        } catch {
          refusal = BookAPIError(error, index: found.count)
        }
      }
      if refusal == nil, !isBare, try reader.nextMember() {
        refusal = BookAPIError(
          400, "unknown_member", field: String(reader.nameText.prefix(64)), "Beside the events stands nothing else.")
      }
      if refusal == nil { try reader.finish() }
    } catch {
      throw BookAPIError(error)
    }
    if let refusal { throw refusal }
    return found
  }
}
