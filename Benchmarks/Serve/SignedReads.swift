import Ambient
import CivilTime
import Crypto
import HTTP
import Hub
import Identity
import Keeper
import SnapTrade
import SnapTradeWire
import TestDirectory

/// Signed `GET /accounts/{id}/balances` over 1,000 mirrored accounts, a fresh signature for each request.
struct SignedReads {
  /// Requests of one round.
  let requests: Int
  private let clock = SystemSurroundings()

  func run() async throws {
    let place = TemporaryDirectory()
    defer { withExtendedLifetime(place) {} }
    let stage = try await MirrorStage(directory: place.path)
    let router = SnapTradeServer(hub: stage.hub, identity: stage.identity).routes()
    let signed = signed(stage.targets)
    var number = 0
    let cost = await Processor.medianOfRounds(requests) {
      number = (number + 1) % signed.count
      return await router.respond(to: signed[number]).status == 200
    }
    stage.keeper.close()
    guard let cost else { return print("a request was refused") }
    print("signed balances, in process, µs of CPU per request: \(cost)")
  }

  /// Requests as clients make them, each with a query of its own.
  private func signed(_ targets: [MirrorStage.Target]) -> [HTTPRequest] {
    let key = HMACKey(MirrorStage.consumerKey)
    let now = clock.now().seconds
    return (0..<requests).map { index in
      let target = targets[(index &* 7_919) % targets.count]
      let query = "\(target.pair)&clientId=\(MirrorStage.clientID)&timestamp=\(now)&nonce=\(index)"
      let text = SignatureInput(path: target.path, query: query).text
      let headers: HTTPHeaders = [
        "Accept": "application/json", "User-Agent": "Konfig/13.0.49/python",
        "Signature": Base64.encode(key.authenticate(text)),
      ]
      return HTTPRequest(method: "GET", target: "\(target.path)?\(query)", headers: headers)
    }
  }
}
