import HTTP
import Hub
import JSON
import SnapTradeWire

extension SnapTradeServer {
  func addUsers(to router: inout Router) {
    forClient(&router, "GET", "/snapTrade/listUsers") { key, _, _ in
      var writer = JSONWriter()
      writer.beginArray()
      for user in hub.users(of: key.clientID) { writer.string(user) }
      writer.endArray()
      return .json(writer.bytes)
    }
    forClient(&router, "POST", "/snapTrade/registerUser") { key, request, _ in
      let form = try SnapTradeUserRequest(json: try request.members())
      do {
        let (user, secret) = try await hub.register(clientID: key.clientID, userID: form.userID)
        return .value(SnapTradeUserCredentials(userID: user.userID, userSecret: secret))
      } catch let error as HubError where error.code == .userExists {
        var refusal = Refusal(.userExists)
        refusal.body = .userExists(form.userID)
        throw refusal
      }
    }
    forClient(&router, "DELETE", "/snapTrade/deleteUser") { key, request, _ in
      let user = try request.queryItems()["userId"] ?? ""
      guard !user.isEmpty else {
        throw SnapTradeWireError(.missingMember, "the parameter is missing", path: "userId")
      }
      try await hub.deleteUser(clientID: key.clientID, userID: user)
      return .value(SnapTradeDeleteUserReply(detail: "User deleted successfully", userID: user))
    }
    forClient(&router, "POST", "/snapTrade/resetUserSecret") { key, request, _ in
      let form = try SnapTradeUserCredentials(json: try request.members())
      guard let user = hub.authenticate(clientID: key.clientID, userID: form.userID, secret: form.userSecret) else {
        throw Refusal(.invalidUser)
      }
      let secret = try await hub.rotateSecret(of: user)
      return .value(SnapTradeUserCredentials(userID: user.userID, userSecret: secret))
    }
    forUser(&router, "POST", "/snapTrade/login") { key, user, request, _ in
      let form = try SnapTradeLoginForm(json: try request.members())
      return .value(try portal.login(key, user, form, request))
    }
  }
}
