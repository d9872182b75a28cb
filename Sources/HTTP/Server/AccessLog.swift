public import Ambient
public import Telemetry

/// One log line and the counters for every request of an origin.
public struct AccessLog: Sendable {
  private let log: Log
  private let surroundings: any Surroundings
  /// By the hundreds of the status, from 1.
  private let answers: [Counter]
  private let spans: Histogram

  /// - Parameter origin: its name in log and metrics.
  public init<Origin: RawRepresentable<String> & CaseIterable>(
    _ origin: Origin, _ log: Log, _ metrics: Metrics, _ surroundings: any Surroundings
  ) {
    let name = LogValue.name(of: origin)
    self.log = log.with(["origin": name])
    self.surroundings = surroundings
    answers = (1...5).map {
      metrics.counter(
        "bursar_http_answers_total", help: "Requests answered, by origin and hundreds of the status.",
        ["origin": name, "status": .integer($0 * 100)])
    }
    spans = metrics.histogram(
      "bursar_http_answer_seconds", help: "Time from a whole request to its answer.", ["origin": name])
  }

  /// Writes the lines of the requests answered so far: to be called whenever the server has nothing else to do.
  public func flush() { log.flush() }

  /// The handler with a line and a count for each answer.
  public func around(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPAnswer) -> @Sendable (HTTPRequest) -> HTTPAnswer
  {
    { request in
      let begun = surroundings.monotonicNanoseconds()
      switch answer(request) {
      case .ready(let response):
        note(response, to: request, since: begun)
        return .ready(response)
      case .later(let work):
        return .later {
          let response = await work()
          note(response, to: request, since: begun)
          return response
        }
      }
    }
  }

  private func note(_ response: HTTPResponse, to request: HTTPRequest, since begun: UInt64) {
    let span = surroundings.monotonicNanoseconds() - begun
    spans.note(span)
    answers[min(max(response.status / 100, 1), answers.count) - 1].add()
    log.write(.info, "answered", mayWait: true) { line in
      line.add("method", Self.method(request.method))
      // An address in full form names a host, which is no path; a path's query is left out by the log.
      line.add("path", .path(request.target.utf8.first == HTTPBytes.slash ? request.target : request.path))
      line.add("status", .integer(response.status))
      line.add("ms", .milliseconds(ofNanoseconds: span))
      line.add("request", .identifier(high: request.number.high, low: request.number.low))
    }
  }

  /// Whatever a stranger writes for a method stays out of the log.
  private static func method(_ method: String) -> LogValue {
    switch method {
    case "GET": "GET"
    case "HEAD": "HEAD"
    case "POST": "POST"
    case "PUT": "PUT"
    case "PATCH": "PATCH"
    case "DELETE": "DELETE"
    case "OPTIONS": "OPTIONS"
    default: "other"
    }
  }
}
