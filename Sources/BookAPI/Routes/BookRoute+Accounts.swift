import Ambient
import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger

// Accounts and what they hold.
extension BookRoute {
  /// Accounts in one answer at most.
  static let accountLimit: Int64 = 10_000

  static let accounts: [BookRoute] = [
    BookRoute(
      method: "GET", path: "/accounts", scope: .read, summary: "All accounts in order of opening.",
      parameters: [
        Parameter(name: "owner", type: "string", sentence: "Only accounts of this owner."),
        Parameter(name: "after", type: "integer", sentence: "Only accounts with a larger key.", range: 0...Int64.max),
        Parameter(name: "limit", type: "integer", sentence: "At most this many.", range: 1...accountLimit),
        asOf, knownAt,
      ],
      answer: "Accounts", handler: { try await list($0) }),
    BookRoute(
      method: "POST", path: "/accounts", scope: .write,
      summary: "Opens an account: the members of account_opened; now, where no time is told.",
      body: [("application/json", "NewAccount")], bodyLimit: EventBody.jsonBytes, hasKey: true, answer: "Receipt",
      refusals: [409, 413, 422, 503],
      handler: { call in
        var draft = try EventDraft(call.request.body)
        try draft.settle("event", "account_opened")
        return try await takeDraft(draft, call)
      }),
    BookRoute(
      method: "PATCH", path: "/accounts/{account}", scope: .write,
      summary: "Changes settings of an account: the members of account_changed; now, where no time is told.",
      body: [("application/json", "AccountChange")], bodyLimit: EventBody.jsonBytes, hasKey: true, answer: "Receipt",
      refusals: [404, 409, 413, 422, 503],
      handler: { call in
        guard call.core.keeper.snapshot.account(call.path["account"]) != nil else {
          throw BookAPIError.unknownAccount()
        }
        var draft = try EventDraft(call.request.body)
        try draft.settle("event", "account_changed")
        try draft.settle("account", call.path["account"])
        return try await takeDraft(draft, call)
      }),
    BookRoute(
      method: "GET", path: "/accounts/{account}", scope: .read, summary: "One account's profile.",
      parameters: [asOf, knownAt], answer: "Account", refusals: [404],
      handler: { call in
        let view = try call.accountView()
        return .fresh(
          JSONValue.object(ProfileMembers.object(view)).bytes)
      }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/positions", scope: .read,
      summary: "What the account holds, with lots and values.", parameters: [projected, asOf, knownAt],
      answer: "Positions",
      refusals: [404], handler: { try positions($0) }),
    BookRoute(
      method: "GET", path: "/accounts/{account}/snapshot", scope: .read,
      summary: "All that is needed to mirror the account, at one moment.", parameters: [asOf, knownAt],
      answer: "Snapshot", refusals: [404],
      handler: { call in
        var writer = JSONWriter()
        try SnapshotView.snapshot(try call.accountView()).write(to: &writer)
        return .fresh(writer.bytes)
      }),
  ]

  /// Accounts as they are now, or as they were; those that were not open or known then are left out.
  private static func list(_ call: BookCall) async throws -> HTTPResponse {
    let snapshot = call.core.keeper.snapshot
    let owner = call.query.text("owner")
    let after = Int(try call.query.integer("after", in: 0...Int64.max) ?? 0)
    let limit = Int(try call.query.integer("limit", in: 1...accountLimit) ?? accountLimit)
    let isPast = call.query.text("as_of") != nil || call.query.text("known_at") != nil
    let now = call.core.keeper.surroundings.now()
    if !isPast {
      return .fresh(
        list(snapshot, owner, after: after, limit) { ($0.state.profile, $0.fundedAt(through: now)) })
    }
    let at = try call.moment()
    let market = snapshot.market(knownAt: try call.query.instant("known_at"))
    let bytes = try await call.aside {
      try list(snapshot, owner, after: after, limit) { book in
        try book.state(asOf: at, in: market).map {
          ($0.profile, book.fundedAt(through: at, knownThrough: market.knownThrough))
        }
      }
    }
    return .fresh(bytes)
  }

  private static func list(
    _ snapshot: Snapshot, _ owner: String?, after: Int, _ limit: Int,
    _ row: (AccountBook) throws -> (profile: AccountProfile, funded: Instant?)?
  ) rethrows -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("accounts" as StaticString)
    writer.beginArray()
    var count = 0
    var index = min(after, snapshot.accountCount)
    while index < snapshot.accountCount, count < limit {
      let book = snapshot.account(at: index)
      index += 1
      guard let row = try row(book), owner == nil || row.profile.owner == owner else { continue }
      JSONValue.object(ProfileMembers.object(book, key: index, profile: row.profile, funded: row.funded))
        .write(to: &writer)
      count += 1
    }
    writer.endArray()
    if index < snapshot.accountCount { writer.member("next", integer: index) }
    writer.endObject()
    return writer.bytes
  }

  private static func positions(_ call: BookCall) throws -> HTTPResponse {
    let (view, _) = try call.projectedView()
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("as_of", string: view.at.rfc3339())
    writer.name("positions" as StaticString)
    writer.beginArray()
    for line in try PositionLine.lines(view) { line.write(to: &writer) }
    writer.endArray()
    writer.endObject()
    return .fresh(writer.bytes)
  }
}
