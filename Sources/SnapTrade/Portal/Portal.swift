import Ambient
import CivilTime
import HTTP
import Hub
import Keeper
import SnapTradeWire

/// The pages on which a person picks a broker of this server and lets the app read from it.
struct Portal: Sendable {
  let hub: Hub
  let options: SnapTradeOptions
  let sessions: PortalSessions

  init(hub: Hub, options: SnapTradeOptions) {
    self.hub = hub
    self.options = options
    sessions = PortalSessions(surroundings: hub.keeper.surroundings)
  }

  /// Where to send the user; the link is good once and for a few minutes.
  func login(
    _ key: SnapTradeKey, _ user: HubUser, _ form: SnapTradeLoginForm, _ request: HTTPRequest
  ) throws -> SnapTradeLoginReply {
    if let slug = form.broker, !slug.isEmpty, hub.catalogue.listing(slug) == nil {
      throw SnapTradeWireError(.notAllowed, "no brokerage of this server has that slug", path: "broker")
    }
    if let reconnect = form.reconnect.flatMap(UUIDValue.init) { _ = try hub.connection(reconnect, of: user) }
    if let redirect = form.customRedirect, !redirect.isEmpty, !ReturnAddress.isAllowed(redirect) {
      throw SnapTradeWireError(.notAllowed, "an absolute address was expected", path: "customRedirect")
    }
    let now = hub.keeper.surroundings.now()
    let session = PortalSession(
      identifier: UUIDValue.random(hub.keeper.surroundings), user: user, form: form,
      expires: now.advanced(bySeconds: hub.options.linkSeconds))
    guard let token = sessions.link(session) else { throw Refusal.throttled(seconds: 60) }
    let items = [
      ("token", token), ("clientId", key.clientID), ("broker", form.broker ?? ""), ("connectionPortalVersion", "v4"),
      ("sessionId", session.identifier.description),
    ]
    let query = items.map { "\($0.0)=\(PercentCoding.encoded($0.1))" }.joined(separator: "&")
    return SnapTradeLoginReply(
      redirectURI: "\(origin(request))/snapTrade/redeemToken?\(query)", sessionID: session.identifier.description)
  }

  func addRoutes(to router: inout Router) {
    for prefix in ["", SignatureCandidates.prefix] {
      router.on("GET", prefix + "/snapTrade/redeemToken") { request, _ in try redeem(request) }
    }
    router.on("POST", "/portal/connect", bodyLimit: 64 * 1024) { request, _ in try await connect(request) }
  }

  private func origin(_ request: HTTPRequest) -> String {
    options.origin ?? "http://\(request.headers.first("Host") ?? "127.0.0.1:7100")"
  }

  private func redeem(_ request: HTTPRequest) throws -> HTTPResponse {
    guard let token = try request.queryItems()["token"], let (key, session) = sessions.redeem(token) else {
      return PortalPage.ended
    }
    return PortalPage(key: key, session: session, listings: listings(session)).choice(problem: nil)
  }

  /// The brokers to choose from: all, the one that was asked for, or that of the connection to mend.
  private func listings(_ session: PortalSession) -> [BrokerListing] {
    var slug = session.form.broker
    if let reconnect = session.form.reconnect.flatMap(UUIDValue.init),
      let connection = try? hub.connection(reconnect, of: session.user)
    {
      slug = connection.broker
    }
    guard let slug, let listing = hub.catalogue.listing(slug) else { return hub.catalogue.listings }
    return [listing]
  }

  private func connect(_ request: HTTPRequest) async throws -> HTTPResponse {
    let form = try QueryItems(form: request.body, limits: QueryLimits(bytes: 64 * 1024))
    let key = form["session"] ?? ""
    guard let session = sessions.visit(key) else { return PortalPage.ended }
    let page = PortalPage(key: key, session: session, listings: listings(session))
    guard form["consent"] == "yes" else {
      return page.choice(problem: Refusal(.invalidInput, detail: "Please agree that the app may read your accounts."))
    }
    guard let listing = page.listings.first(where: { $0.slug == form["broker"] }) else {
      return page.choice(problem: Refusal(.invalidInput, detail: "Please choose a brokerage."))
    }
    let credentials = BrokerCredentials(
      listing.fields.compactMap { field in form[field.name].map { (name: field.name, value: $0) } })
    do throws(HubError) {
      let connection = try await hub.connect(
        session.user, to: listing.slug, with: credentials, access: access(session),
        reconnecting: session.form.reconnect.flatMap(UUIDValue.init))
      sessions.end(key)
      return page.success(connection)
    } catch {
      return page.choice(problem: Self.refusal(error))
    }
  }

  /// What was asked for as far as these brokers offer it; a reconnection that asks for nothing keeps what it had.
  private func access(_ session: PortalSession) -> Connection.Access? {
    switch session.form.connectionType {
    case nil: session.form.reconnect == nil ? .read : nil
    case .read, .tradeIfAvailable: .read
    case .trade: .trade
    }
  }

  /// In the portal a broker that cannot be reached has a code of its own.
  private static func refusal(_ error: HubError) -> Refusal {
    error.code == .brokerUnavailable ? Refusal(.brokerageUnreachable) : Refusal(error)
  }
}
