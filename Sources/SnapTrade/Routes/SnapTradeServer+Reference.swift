import HTTP
import Hub
import Market
import SnapTradeWire

extension SnapTradeServer {
  func addReference(to router: inout Router) {
    forClient(&router, "GET", "/currencies") { _, _, _ in .value(Identifiers.allCurrencies) }
    forClient(&router, "GET", "/exchanges") { _, _, _ in .value(Exchange.all.map { Symbols.exchange($0) }) }
    forClient(&router, "GET", "/securityTypes") { _, _, _ in
      .value(SecurityType.allCases.map { Symbols.type($0) })
    }
    forClient(&router, "GET", "/brokerages") { _, _, _ in
      .value(hub.catalogue.listings.map(Connections.brokerage))
    }
    forClient(&router, "GET", "/brokerageAuthorizationTypes") { _, request, _ in
      let asked = try SnapTradeField.list("brokerage", try request.queryItems()["brokerage"])
      return .value(
        hub.catalogue.listings.filter { listing in asked?.contains(listing.slug) ?? true }.map { listing in
          SnapTradeAuthorizationType(
            id: Identifiers.named("authorization type", listing.slug), type: .known(.read), authType: .known(.token),
            brokerage: SnapTradeBrokerageReference(
              id: Identifiers.brokerage(listing.slug), name: listing.name, slug: listing.slug))
        })
    }
    forClient(&router, "GET", "/snapTrade/partners") { key, _, _ in
      .value(
        SnapTradePartner(
          slug: key.clientID, name: key.name.isEmpty ? key.clientID : key.name,
          allowedBrokerages: hub.catalogue.listings.map(Connections.brokerage), canAccessTrades: false,
          canAccessAccountHistory: key.offersHistory))
    }
  }
}
