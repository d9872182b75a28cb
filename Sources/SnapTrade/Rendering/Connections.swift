import Ambient
import Hub
import JSON
import SnapTradeWire

/// Brokers and connections in the words of this API.
struct Connections {
  let catalogue: any BrokerCatalogue
  let mode: DataMode

  func record(_ connection: Connection) -> SnapTradeConnection {
    let listing =
      catalogue.listing(connection.broker)
      ?? BrokerListing(
        slug: connection.broker, name: connection.broker, description: "This brokerage is no longer configured.",
        origin: "", fields: [])
    return SnapTradeConnection(
      id: connection.identifier.description, createdDate: connection.createdAt, brokerage: Self.brokerage(listing),
      name: connection.name, type: .known(connection.access == .trade ? .trade : .read),
      disabled: connection.isDisabled, disabledDate: connection.disabledAt, updatedDate: connection.updatedAt,
      dataFreshnessMode: SnapTradeFreshnessMode(
        institution: .known(.realtime), snaptrade: .known(mode == .realtime ? .realtime : .delayed)))
  }

  static func brokerage(_ listing: BrokerListing) -> SnapTradeBrokerage {
    SnapTradeBrokerage(
      id: Identifiers.brokerage(listing.slug), slug: listing.slug, name: listing.name, displayName: listing.name,
      description: listing.description, logoURL: "", url: listing.origin.isEmpty ? nil : listing.origin,
      allowsTrading: false,
      brokerageType: SnapTradeBrokerageType(
        id: Identifiers.named("brokerage type", "brokerage"), name: "Traditional Brokerage"))
  }
}
