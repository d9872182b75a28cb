import HTTP
import SnapTradeWire

/// The form in which the request at hand is answered; set once where routes meet, read where answers are written.
enum AnswerForm {
  @TaskLocal static var current = SnapTradeForm.current
}

extension SnapTradeForm {
  /// Clients that still call the old prefix know the old forms, but for prices: the last of them declare text, the
  /// others take either. The Python client alone refuses `null` for a word.
  init(answering request: HTTPRequest, isPrefixed: Bool) {
    self = isPrefixed ? .classic : .current
    orderPrices = .text
    nullWords = request.headers.first("User-Agent")?.hasSuffix("/python") != true
  }
}
