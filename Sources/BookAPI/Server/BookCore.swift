import Ambient
import Book
import CivilTime
import HTTP
import Keeper
import Ledger
import Telemetry

/// What all routes share.
struct BookCore: Sendable {
  let keeper: Keeper
  let access: BookAccess
  let readiness: Readiness
  let metrics: Metrics
  let controls: BookControls
  let cursors = ExportCursors()
  let activities = ActivityShelf()
  let taken: Counter
  let repeated: Counter

  init(keeper: Keeper, access: BookAccess, readiness: Readiness, metrics: Metrics, controls: BookControls) {
    self.keeper = keeper
    self.access = access
    self.readiness = readiness
    self.metrics = metrics
    self.controls = controls
    taken = metrics.counter("bursar_events_recorded_total", help: "Events taken through the book API.")
    repeated = metrics.counter("bursar_events_repeated_total", help: "Events that were told again.")
    metrics.reading("bursar_book_position", help: "Global position of the last event on disk.") {
      Int(keeper.snapshot.position)
    }
    metrics.reading("bursar_book_accounts", help: "Accounts in the book.") { keeper.snapshot.accountCount }
  }

  /// Checks the token against what the route asks for; nil asks for nothing.
  func authorize(_ request: HTTPRequest, _ scope: BookScope?) throws(BookAPIError) {
    guard let scope else { return }
    let token = request.headers.first("Authorization").flatMap(Self.bearer) ?? ""
    guard let granted = access.scopes(token) else {
      let text = token.isEmpty ? "The header Authorization: Bearer with a token is due." : "The token is not known."
      throw BookAPIError(401, "unauthorized", field: "Authorization", text)
    }
    guard granted.contains(scope) else {
      var refusal = BookAPIError(
        403, "forbidden", field: "Authorization", "The token does not have the scope \(scope.rawValue).")
      refusal.missing = scope
      throw refusal
    }
  }

  private static func bearer(_ field: String) -> String? {
    let parts = field.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return parts[1].drop { $0 == " " }.description
  }
}

/// One request on its way through a route.
struct BookCall: Sendable {
  let request: HTTPRequest
  let path: PathParameters
  let query: BookQuery
  let core: BookCore

  /// The account of the path at the moment that the query names, from one snapshot.
  func accountView() throws -> AccountView {
    let snapshot = core.keeper.snapshot
    let account = path["account"]
    guard let book = snapshot.account(account) else { throw BookAPIError.unknownAccount() }
    let at = try moment()
    let knownAt = try query.instant("known_at")
    if let view = try AccountView(account, in: snapshot, at: at, knownAt: knownAt) { return view }
    if at < book.state.openedAt {
      throw BookAPIError(404, "before_opening", field: "as_of", "The account was opened later.")
    }
    throw BookAPIError(404, "unknown_account", field: "known_at", "The book did not know the account yet.")
  }

  /// The same, with what `projected` takes for done.
  func projectedView() throws -> (view: AccountView, orders: [ProjectedOrder]) {
    let kinds = Set(try query.words("projected", Projection.self))
    let view = try accountView()
    return kinds.isEmpty ? (view, []) : view.projected(kinds)
  }

  /// The moment of `as_of`, now without it. A day that is not over ends now.
  func moment() throws(BookAPIError) -> Instant {
    let now = core.keeper.surroundings.now()
    guard let text = query.text("as_of"), let at = try query.instant("as_of") else { return now }
    if at <= now { return at }
    if CivilDate(text) == MarketZone.newYork.date(of: now) { return now }
    throw BookAPIError(400, "in_the_future", field: "as_of", "The moment lies in the future.")
  }

  /// Runs work that takes its time on another thread than the one that serves the connection.
  func aside<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await Task.detached(operation: work).value
  }
}
