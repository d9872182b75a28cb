/// How a user signs in at a broker.
public enum SnapTradeAuthorizationMethod: String, Sendable, Hashable, CaseIterable {
  case oauth = "OAUTH"
  case scrape = "SCRAPE"
  case unofficialAPI = "UNOFFICIAL_API"
  case token = "TOKEN"
}
