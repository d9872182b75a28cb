/// A small book as a file.
enum World {
  static let lines = [
    #"{"event":"instrument","symbol":"AAPL","kind":"equity","currency":"USD","exchange":"XNAS","name":"Apple Inc."}"#,
    #"{"event":"account_opened","account":"T1","at":"2026-01-05T09:30:00-05:00","type":"margin","currency":"USD"}"#,
    #"{"event":"account_opened","account":"T2","at":"2026-02-02T09:30:00-05:00","type":"cash","currency":"USD"}"#,
    #"{"event":"deposit","account":"T1","at":"2026-01-05T09:31:00-05:00","id":"d1","amount":"50000.00","currency":"USD"}"#,
    #"{"event":"trade","account":"T1","at":"2026-01-05T10:00:00-05:00","id":"t1","symbol":"AAPL","side":"buy","#
      + #""quantity":"500","price":"50","commission":"0","fees":"0"}"#,
    #"{"event":"dividend","account":"T1","at":"2026-02-10T09:00:00-05:00","symbol":"AAPL","amount":"120.00","#
      + #""currency":"USD"}"#,
    #"{"event":"split","symbol":"AAPL","at":"2026-03-02T09:30:00-05:00","ratio":"2:1"}"#,
    #"{"event":"price","symbol":"AAPL","at":"2026-01-06T16:00:00-05:00","price":"52"}"#,
    #"{"event":"rate","pair":"USDCAD","at":"2026-01-06T16:00:00-05:00","rate":"1.3651"}"#,
  ]

  static func file(_ lines: [String] = lines) -> String { lines.joined(separator: "\n") + "\n" }

  static func deposit(id: String) -> String {
    #"{"event":"deposit","account":"T1","at":"2026-01-05T09:32:00-05:00","id":"\#(id)","amount":"1.00","#
      + #""currency":"USD"}"#
  }
}
