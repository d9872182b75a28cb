import HTTP
import Hub
import JSON

/// Questions to one broker's API and the kinds of its answers.
struct BrokerAPI: Sendable {
  let client: HTTPClient
  let origin: String

  /// The JSON of an answer.
  ///
  /// - Parameter path: behind the origin, encoded, with its query.
  func get(_ path: String, token: String, within budget: BrokerBudget) async throws(BrokerError) -> JSONValue {
    let headers: HTTPHeaders = ["Authorization": "Bearer \(token)", "Accept": "application/json"]
    return try await send(
      HTTPClientRequest(url: origin + path, headers: headers, timeout: try budget.left()), whenBad: .malformed)
  }

  /// The JSON that answers a form.
  func post(
    _ path: String, form: [(name: String, value: String)], within budget: BrokerBudget
  ) async throws(BrokerError) -> JSONValue {
    let body = form.map { "\($0.name)=\(PercentCoding.encoded($0.value))" }.joined(separator: "&")
    let headers: HTTPHeaders = [
      "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json",
    ]
    return try await send(
      HTTPClientRequest(
        method: "POST", url: origin + path, headers: headers, body: Array(body.utf8), timeout: try budget.left()),
      whenBad: .credentialsRefused)
  }

  /// - Parameter whenBad: what a status of 400 means; for a sign-in it is how credentials are refused.
  private func send(
    _ request: HTTPClientRequest, whenBad: BrokerError.Code
  ) async throws(BrokerError) -> JSONValue {
    let response: HTTPResponse
    do {
      response = try await client.send(request)
    } catch {
      throw BrokerError(.unavailable, "The brokerage cannot be reached: \(error.text)")
    }
    try Self.check(response, whenBad)
    do {
      return try JSONValue(parsing: response.body, limits: .answer, duplicates: .lastWins)
    } catch {
      throw BrokerError(.malformed, "The brokerage's answer is not acceptable JSON.")
    }
  }

  /// Refusals by status alone: texts differ from broker to broker.
  private static func check(_ response: HTTPResponse, _ whenBad: BrokerError.Code) throws(BrokerError) {
    switch response.status {
    case 200..<300: return
    case 400 where whenBad == .malformed: throw BrokerError(.malformed, "The brokerage refuses the question.")
    case 400, 401: throw BrokerError(.credentialsRefused, "The brokerage does not accept the credentials.")
    case 403:
      // A quota that is used up answers 403 too, but as a page.
      if response.headers.first("Content-Type")?.hasPrefix("application/json") != true {
        throw BrokerError(.unavailable, "The brokerage asks to wait.")
      }
      throw BrokerError(.forbidden, "The credentials do not allow this at the brokerage.")
    case 404: throw BrokerError(.notFound, "The brokerage does not know what was asked for.")
    default: throw BrokerError(.unavailable, "The brokerage answered with status \(response.status).")
    }
  }
}
