import Identity
import Aries
import BookAPI

import TradeStation

// The one place where each origin is put together from what the program shares.
extension ServeParts {
  /// The APIs over the book: they need no other origin.
  var plansOverTheBook: [OriginPlan] { [tradeStationPlan, ariesPlan, bookPlan] }

  private var tradeStationPlan: OriginPlan {
    OriginPlan(name: .tradestation, TradeStationServer(keeper: keeper, identity: identity).routes())
  }

  private var ariesPlan: OriginPlan {
    OriginPlan(name: .aries, AriesServer(keeper: keeper, identity: identity).routes())
  }

  private var bookPlan: OriginPlan {
    let identity = identity
    let clients = BookAccess { token in
      identity.bearer(token, kind: .book).map { Set($0.scopes.compactMap(BookScope.init)) }
    }
    let server = BookServer(
      keeper: keeper, access: .operatorToken(operatorToken, or: clients), readiness: readiness, metrics: metrics)
    return OriginPlan(
      name: .book, configuration: { server.configuration(host: $0.host, port: $0.port) },
      respond: { await server.respond(to: $0) })
  }
}
