import Ambient
import Book
import BookWire
import CivilTime
import HTTP
import JSON
import Keeper
import Ledger
import Margin

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

  /// Accounts that are looked at on the thread of the connection, at most.
  private static let promptAccounts = 100

  /// Accounts as they are now, or as they were; those that were not open or known then are left out.
  private static func list(_ call: BookCall) async throws -> HTTPResponse {
    let snapshot = call.core.keeper.snapshot
    let owner = call.query.text("owner")
    let after = Int(try call.query.integer("after", in: 0...Int64.max) ?? 0)
    let limit = Int(try call.query.integer("limit", in: 1...accountLimit) ?? accountLimit)
    let isPast = call.query.text("as_of") != nil || call.query.text("known_at") != nil
    let at = try call.moment()
    let edition = Edition(snapshot, knownAt: try call.query.instant("known_at"))
    if !isPast, min(snapshot.accountCount - after, limit) <= promptAccounts {
      return .fresh(list(edition, owner, after: after, limit) { presentRow($0, key: $1, edition, at: at) })
    }
    let bytes = try await call.aside {
      try list(edition, owner, after: after, limit) { book, key in
        isPast ? try pastRow(book, key: key, edition, at: at) : presentRow(book, key: key, edition, at: at)
      }
    }
    return .fresh(bytes)
  }

  private typealias Row = (profile: AccountProfile, funded: Instant?)

  /// What closes that no event has passed may have changed is asked for only where the rules look at trades of a day;
  /// an account whose closes cannot be passed is told by its settings.
  private static func presentRow(_ book: AccountBook, key: Int, _ edition: Edition, at: Instant) -> Row {
    let flags =
      book.state.rules.allowsCredit ? (try? edition.reading(key: key, at: at))?.dayTradeFlags(at: at) : nil
    return (ProfileMembers.profile(book.state.profile, by: flags), book.fundedAt(through: at))
  }

  private static func pastRow(
    _ book: AccountBook, key: Int, _ edition: Edition, at: Instant
  ) throws(LedgerError) -> Row? {
    guard let reading = try edition.reading(key: key, at: at) else { return nil }
    return (
      ProfileMembers.profile(reading.profile, by: reading.dayTradeFlags(at: at)),
      book.fundedAt(through: at, knownThrough: edition.market.knownThrough)
    )
  }

  private static func list(
    _ edition: Edition, _ owner: String?, after: Int, _ limit: Int,
    _ row: (AccountBook, Int) throws -> Row?
  ) rethrows -> [UInt8] {
    let snapshot = edition.snapshot
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("accounts" as StaticString)
    writer.beginArray()
    var count = 0
    var index = min(after, snapshot.accountCount)
    while index < snapshot.accountCount, count < limit {
      let book = snapshot.account(at: index)
      index += 1
      guard let row = try row(book, index), owner == nil || row.profile.owner == owner else { continue }
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
