/// Events for the tests, one JSON object a line.
enum Lines {
  static let apple = #"{"event":"instrument","symbol":"AAPL","kind":"equity","currency":"USD","id":"i1"}"#
  static let opening =
    #"{"event":"account_opened","account":"T1","at":"2026-01-05T09:30:00-05:00","id":"o1","type":"margin","#
    + #""currency":"USD","owner":"alice","number":"Q6542138443","name":"First"}"#
  static let deposit =
    #"{"event":"deposit","account":"T1","at":"2026-01-05T09:31:00-05:00","id":"d1","amount":"50000.00","#
    + #""currency":"USD"}"#
  static let purchase =
    #"{"event":"trade","account":"T1","at":"2026-01-05T10:00:00-05:00","id":"t1","symbol":"AAPL","side":"buy","#
    + #""quantity":"500","price":"50","commission":"1.25","fees":"0"}"#
  static let price = #"{"event":"price","symbol":"AAPL","at":"2026-01-06T16:00:00-05:00","id":"p1","price":"52"}"#
  /// An account in US dollars with Canadian ones, of which no rate is known.
  static let abroad = [
    #"{"event":"account_opened","account":"X1","at":"2026-01-05T09:30:00-05:00","id":"o1","type":"cash","#
      + #""currency":"USD","owner":"bob"}"#,
    #"{"event":"deposit","account":"X1","at":"2026-01-05T09:31:00-05:00","id":"d1","amount":"10.00","currency":"CAD"}"#,
  ]
  static let all = [apple, opening, deposit, purchase, price] + abroad

  static func file(_ lines: [String] = all) -> String { lines.joined(separator: "\n") + "\n" }

  static func deposit(id: String, amount: String = "1.00", account: String = "T1") -> String {
    #"{"event":"deposit","account":"\#(account)","at":"2026-01-05T09:32:00-05:00","id":"\#(id)","amount":"\#(amount)","#
      + #""currency":"USD"}"#
  }
}
