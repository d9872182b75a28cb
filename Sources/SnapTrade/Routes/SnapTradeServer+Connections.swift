import Ambient
import HTTP
import Hub
import JSON
import SnapTradeWire

extension SnapTradeServer {
  func addConnections(to router: inout Router) {
    forUser(&router, "GET", "/authorizations") { key, user, _, _ in
      let records = Connections(catalogue: hub.catalogue, mode: key.mode)
      return .value(hub.connections(of: user).map(records.record))
    }
    forUser(&router, "GET", "/authorizations/{cid}") { key, user, _, parameters in
      let connection = try hub.connection(try parameters.identifier("cid"), of: user)
      return .value(Connections(catalogue: hub.catalogue, mode: key.mode).record(connection))
    }
    forUser(&router, "GET", "/authorizations/{cid}/accounts") { _, user, _, parameters in
      let connection = try hub.connection(try parameters.identifier("cid"), of: user)
      return .value(
        try hub.mirrors(for: user).filter { $0.connection.identifier == connection.identifier }
          .map { Accounts($0, hub.catalogue).account })
    }
    forUser(&router, "GET", "/connections/{cid}/accounts") { _, user, _, parameters in
      let connection = try hub.connection(try parameters.identifier("cid"), of: user)
      return .value(
        SnapTradeResults(
          try hub.mirrors(for: user).filter { $0.connection.identifier == connection.identifier }
            .map { Accounts($0, hub.catalogue).connectionAccount }))
    }
    forUser(&router, "POST", "/authorizations/{cid}/refresh") { _, user, _, parameters in
      let identifier = try parameters.identifier("cid")
      try hub.refresh(identifier, of: user)
      return .value(SnapTradeDetail(detail: "Connection \(identifier) scheduled for refresh"))
    }
    forUser(&router, "POST", "/authorizations/{cid}/disable") { _, user, _, parameters in
      let identifier = try parameters.identifier("cid")
      try await hub.disable(identifier, of: user)
      return .value(SnapTradeDetail(detail: "Connection \(identifier) has been disabled"))
    }
    forUser(&router, "DELETE", "/connection/{cid}") { _, user, _, parameters in
      let identifier = try parameters.identifier("cid")
      try await hub.delete(identifier, of: user)
      return .value(
        SnapTradeDeleteConnectionReply(
          detail: "Connection \(identifier) has been deleted", connectionID: identifier.description))
    }
    forUser(&router, "DELETE", "/authorizations/{cid}") { _, user, _, parameters in
      try await hub.delete(try parameters.identifier("cid"), of: user)
      return HTTPResponse(status: 204)
    }
  }
}

extension PathParameters {
  /// A UUID in the path; anything else names nothing here.
  func identifier(_ name: String) throws(Refusal) -> UUIDValue {
    guard let identifier = UUIDValue(self[name]) else { throw Refusal(.notFound) }
    return identifier
  }
}
