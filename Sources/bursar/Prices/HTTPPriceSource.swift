import CivilTime
import HTTP
import Intake

/// One request a symbol, one after the other: a free source is not pressed.
struct HTTPPriceSource: PriceSource {
  let form: PriceSourceSettings.HTTPTable
  private let client: HTTPClient

  init(_ form: PriceSourceSettings.HTTPTable) {
    self.form = form
    var limits = HTTPClientLimits()
    limits.total = .seconds(form.secondsLimit)
    limits.responseBytes = form.bytesLimit
    client = HTTPClient(limits: limits)
  }

  func prices(
    of symbols: [PriceSourceSettings.Symbol], from: CivilDate?, to: CivilDate?
  ) async throws(CommandFailure) -> [UInt8] {
    var table = PriceTable()
    for symbol in symbols {
      let bytes = try await answer(symbol, from, to)
      do throws(IntakeError) {
        try table.add(bytes, form, symbol: symbol.symbol, from: from, to: to)
      } catch {
        throw .failed("the prices of \(symbol.symbol) cannot be read: \(error)")
      }
    }
    return Array(table.text.utf8)
  }

  private func answer(
    _ symbol: PriceSourceSettings.Symbol, _ from: CivilDate?, _ to: CivilDate?
  ) async throws(CommandFailure) -> [UInt8] {
    let url = form.address(symbol.name, from: from, to: to) { PercentCoding.encoded($0) }
    let headers = HTTPHeaders(form.headers.map { ($0.name, $0.value) })
    let response: HTTPResponse
    do throws(HTTPClientError) {
      response = try await client.send(HTTPClientRequest(method: "GET", url: url, headers: headers, body: []))
    } catch {
      throw .failed("the source does not answer for \(symbol.symbol): \(error.text)")
    }
    guard response.status == 200 else {
      throw .failed("the source answers \(response.status) for \(symbol.symbol)")
    }
    return response.body
  }
}
