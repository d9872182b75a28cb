import Identity
import Aries
import BookAPI
import Connectors
import Hub
import SnapTrade

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
    var controls = options.address(of: .hub) == nil ? BookControls() : hubPlace.controls
    controls.identity = identity
    let desk = OpenFinanceDesk(surroundings)
    controls.openFinance = { await desk.read($0) }
    let server = BookServer(
      keeper: keeper, access: .operatorToken(operatorToken, or: .tokens(of: identity)), readiness: readiness,
      metrics: metrics, controls: controls)
    return OriginPlan(
      name: .book, configuration: { server.configuration(host: $0.host, port: $0.port) },
      answer: { server.answer(to: $0) })
  }

  /// The hub over the origins that listen; it reaches them over HTTP, as it would reach any broker.
  func makeHub(over running: [RunningOrigin]) throws(CommandFailure) -> Hub {
    func url(_ name: OriginName) -> String? { running.first { $0.name == name }?.url }
    let brokers = BrokerConnectors(
      origins: BrokerConnectors.Origins(bursar: url(.book), tradestation: url(.tradestation), aries: url(.aries)),
      surroundings: surroundings)
    do throws(HubError) {
      let hub = try Hub(keeper: keeper, vault: identity.vault, catalogue: brokers)
      hubPlace.put(hub)
      return hub
    } catch {
      throw .failed("the hub cannot be opened: \(error.text)")
    }
  }

  func startDaily(_ hub: Hub) throws(CommandFailure) {
    do throws(HubError) {
      try hubPlace.startDaily(hub)
    } catch {
      throw .failed(error.text)
    }
  }

  func hubPlan(_ hub: Hub) -> OriginPlan {
    OriginPlan(name: .hub, SnapTradeServer(hub: hub, identity: identity).routes())
  }
}
