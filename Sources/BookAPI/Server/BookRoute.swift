import Book
import HTTP

/// One row of the API: what the router follows and the OpenAPI document is printed from.
struct BookRoute: Sendable {
  typealias Handler = @Sendable (BookCall) async throws -> HTTPResponse

  /// A parameter of the query.
  struct Parameter: Sendable {
    var name: String
    /// `string`, `integer`, `date` or `date-time`, or `boolean`.
    var type: String
    var sentence: String
    /// Of an integer.
    var range: ClosedRange<Int64>?
    /// Words that the parameter may hold, separated by commas.
    var words: [String] = []
  }

  var method: String
  var path: String
  /// What the token must allow; nil: no token is needed.
  var scope: BookScope?
  var summary: String
  var parameters: [Parameter] = []
  /// Media types of the body with the names of their schemas.
  var body: [(type: String, schema: String)] = []
  var bodyLimit: Int?
  /// The header `Idempotency-Key` may name the event.
  var hasKey = false
  var answerType = "application/json"
  /// Name of the answer's schema in the OpenAPI document.
  var answer: String
  /// Refusals beyond those of every route.
  var refusals: [Int] = []
  var handler: Handler

  static let eventsPath = "/events"

  /// Every route, in the order of the documents.
  static let all =
    status + accounts + figures + histories + days + activities + settlement + discipline + limits + events
    + imports + documents + controls + tokens

  static let asOf = Parameter(
    name: "as_of", type: "string",
    sentence: "The moment of effect: a time with its offset; a day, which stands for its end in New York; or a "
      + "trading day with @start or @close.")
  static let projected = Parameter(
    name: "projected", type: "string",
    sentence: "As it would stand: orders fills what may still trade, settlement settles and clears.",
    words: Projection.allCases.map(\.rawValue))
  static let knownAt = Parameter(
    name: "known_at", type: "string", sentence: "What was recorded later than this is not seen.")
}

extension HTTPResponse {
  /// A JSON answer that nobody may keep.
  static func fresh(_ bytes: [UInt8]) -> HTTPResponse {
    var response = HTTPResponse.json(bytes)
    response.headers.add("Cache-Control", "no-store")
    return response
  }
}
