import BookWire
import HTTP
import JSON
import Journal
import Keeper
import Ledger
import Store
import Telemetry

// The events themselves: taken in, and given out again.
extension BookRoute {
  static let events: [BookRoute] = [
    BookRoute(
      method: "POST", path: eventsPath, scope: .write,
      summary: "Takes one event, a list of up to 10000 (bare, or as events of an object), or a file; all or nothing.",
      body: [
        ("application/json", "Events"), ("application/x-ndjson", "EventLines"),
      ],
      bodyLimit: EventBody.jsonBytes, hasKey: true, answer: "Taken", refusals: [409, 413, 422, 503],
      handler: { try await take($0) }),
    BookRoute(
      method: "GET", path: eventsPath, scope: .read,
      summary: "The export: every event in global order, one a line, with recorded, position, sequence and hash.",
      parameters: page, answerType: lines, answer: "EventLines", handler: { try await export($0, of: .all) }),
    BookRoute(
      method: "GET", path: "/world/events", scope: .read, summary: "The export of the world's events alone.",
      parameters: page, answerType: lines, answer: "EventLines", handler: { try await export($0, of: .world) }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/events", scope: .read, summary: "The export of one account's events.",
      parameters: page, answerType: lines, answer: "EventLines", refusals: [404],
      handler: { call in
        guard call.core.keeper.snapshot.account(call.path["account"]) != nil else {
          throw BookAPIError.unknownAccount()
        }
        return try await export(call, of: .account(call.path["account"]))
      }),
  ]

  static let lines = "application/x-ndjson"
  private static let page = [
    Parameter(
      name: "after", type: "integer", sentence: "Only events behind this global position.", range: 0...Int64.max),
    Parameter(
      name: "limit", type: "integer", sentence: "At most this many; 1000 without it.", range: 1...ExportPage.limit),
  ]

  // MARK: Out

  /// The header `Next-After` tells where the next page begins; without it the page was the last.
  private static func export(_ call: BookCall, of streams: ExportPage.Streams) async throws -> HTTPResponse {
    let after = try call.query.integer("after", in: 0...Int64.max) ?? 0
    let limit = try call.query.integer("limit", in: 1...ExportPage.limit) ?? 1000
    let keeper = call.core.keeper
    let cursors = call.core.cursors
    let end = keeper.snapshot.position
    let page = try await call.aside {
      try ExportPage(of: streams, after: after, through: end, limit: limit, from: keeper.store.reader, cursors)
    }
    var response = HTTPResponse(status: 200, contentType: lines, body: page.bytes)
    response.headers.add("Cache-Control", "no-store")
    if !page.isLast { response.headers.add("Next-After", String(page.last)) }
    return response
  }

  // MARK: In

  private static func take(_ call: BookCall) async throws -> HTTPResponse {
    if EventBody.isLines(call.request) { return try await takeLines(call) }
    let key = call.request.headers.first("Idempotency-Key")
    switch try EventBody.parse(call.request.body) {
    case .single(var event):
      try name(&event, key)
      return receipt(try await append([event], call)[0])
    case .several(let events):
      try refuseKey(key)
      let receipts = try await append(events, call)
      var writer = JSONWriter()
      BookReceipt.write(receipts, to: &writer)
      return .fresh(writer.bytes)
    }
  }

  /// The header names the event when its body does not; both may say the same.
  private static func name(_ event: inout Event, _ key: String?) throws(BookAPIError) {
    guard let key else { return }
    guard !key.isEmpty, key.utf8.count <= EventLimits.input.identifier else {
      throw BookAPIError(
        400, "bad_value", field: "Idempotency-Key", "An id has 1 to \(EventLimits.input.identifier) bytes.")
    }
    guard event.identifier == nil || event.identifier == key else {
      throw BookAPIError(400, "bad_value", field: "Idempotency-Key", "The event's own id says something else.")
    }
    event.identifier = key
  }

  private static func refuseKey(_ key: String?) throws(BookAPIError) {
    guard key == nil else {
      throw BookAPIError(
        400, "bad_value", field: "Idempotency-Key", "Each of several events carries an id of its own.")
    }
  }

  /// Takes an event that a route has put together.
  static func takeDraft(_ draft: EventDraft, _ call: BookCall) async throws -> HTTPResponse {
    var draft = draft
    let key = call.request.headers.first("Idempotency-Key")
    if let key { draft.fill("id", key) }
    draft.fillTime(call.core)
    var event = try draft.event()
    try name(&event, key)
    return receipt(try await append([event], call)[0])
  }

  private static func receipt(_ receipt: BookReceipt) -> HTTPResponse {
    var writer = JSONWriter()
    receipt.write(to: &writer)
    return .fresh(writer.bytes)
  }

  private static func append(_ events: [Event], _ call: BookCall) async throws(BookAPIError) -> [BookReceipt] {
    let receipts: [Receipt]
    do throws(KeeperError) {
      receipts = try await call.core.keeper.append(events, naming: .required)
    } catch {
      throw BookAPIError(error)
    }
    let repeats = receipts.count { $0.isRepeat }
    call.core.taken.add(receipts.count - repeats)
    call.core.repeated.add(repeats)
    return receipts.map { BookReceipt(position: $0.position, recorded: $0.recorded, isRepeat: $0.isRepeat) }
  }

  /// A file, all or nothing; events without an id are known by their content.
  private static func takeLines(_ call: BookCall) async throws -> HTTPResponse {
    try refuseKey(call.request.headers.first("Idempotency-Key"))
    let body = call.request.body
    let receipt = try await Task.detached {
      try await EventImport(into: call.core.keeper).take(body)
    }.value
    call.core.taken.add(receipt.recorded)
    call.core.repeated.add(receipt.repeated)
    var writer = JSONWriter()
    receipt.write(to: &writer)
    return .fresh(writer.bytes)
  }
}
