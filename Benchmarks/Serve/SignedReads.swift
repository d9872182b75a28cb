import Ambient
import CivilTime
import Crypto
import Glibc
import HTTP
import Hub
import Identity
import Keeper
import SnapTrade
import SnapTradeWire
import TestDirectory

/// Signed `GET /accounts/{id}/balances` over 1,000 mirrored accounts, a fresh signature for each request.
struct SignedReads {
  private static let requests = 200_000
  private static let rounds = 5
  private let clock = SystemSurroundings()

  func run() async throws {
    let place = TemporaryDirectory()
    defer { withExtendedLifetime(place) {} }
    let stage = try await MirrorStage(directory: place.path)
    let router = SnapTradeServer(hub: stage.hub, identity: stage.identity).routes()
    var timings: [Double] = []
    for round in 0..<Self.rounds {
      let signed = Self.signed(stage.targets, now: clock.now().seconds, round: round)
      let start = Self.processorSeconds()
      for request in signed {
        let response = await router.respond(to: request)
        guard response.status == 200 else { return print("refused: \(String(decoding: response.body, as: UTF8.self))") }
      }
      timings.append((Self.processorSeconds() - start) / Double(signed.count))
    }
    let median = timings.sorted()[Self.rounds / 2] * 1e6
    print("signed balances, in process, µs of CPU per request: \((median * 100).rounded() / 100)")
    stage.keeper.close()
  }

  /// Requests as clients make them, each with a query of its own.
  private static func signed(_ targets: [MirrorStage.Target], now: Int64, round: Int) -> [HTTPRequest] {
    let key = HMACKey(MirrorStage.consumerKey)
    return (0..<requests).map { index in
      let target = targets[(index &* 7_919) % targets.count]
      let query = "\(target.pair)&clientId=\(MirrorStage.clientID)&timestamp=\(now)&nonce=\(round)-\(index)"
      let text = SignatureInput(path: target.path, query: query).text
      let headers: HTTPHeaders = [
        "Accept": "application/json", "User-Agent": "Konfig/13.0.49/python",
        "Signature": Base64.encode(key.authenticate(text)),
      ]
      return HTTPRequest(method: "GET", target: "\(target.path)?\(query)", headers: headers)
    }
  }

  private static func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}
