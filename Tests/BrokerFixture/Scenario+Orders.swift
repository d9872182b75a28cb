extension Scenario {
  /// Orders told by events on Tuesday: one filled in two parts, one that works, one cancelled, one rejected, the exit
  /// of a bracket that waits, and one of Monday that has expired by itself.
  public static func toldOrders(of account: String) -> String {
    [
      #"placed","order":"700","symbol":"AAPL","side":"buy","type":"limit","quantity":"5","limit":"45","#
        + #""at":"2026-01-05T11:00:00-05:00"}"#,
      #"placed","order":"701","symbol":"AAPL","side":"buy","type":"limit","quantity":"20","limit":"52.50","#
        + #""charges":"1.00","at":"2026-01-06T10:30:00-05:00"}"#,
      #"placed","order":"702","symbol":"AAPL","side":"buy","type":"limit","duration":"gtc","quantity":"10","#
        + #""limit":"50.00","at":"2026-01-06T10:31:00-05:00"}"#,
      #"placed","order":"703","symbol":"AAPL","side":"sell","type":"stop","quantity":"10","stop":"48","#
        + #""at":"2026-01-06T10:32:00-05:00"}"#,
      #"cancelled","order":"703","at":"2026-01-06T10:33:00-05:00"}"#,
      #"placed","order":"704","symbol":"AAPL","side":"buy","type":"market","quantity":"9999","#
        + #""at":"2026-01-06T10:34:00-05:00"}"#,
      #"rejected","order":"704","reason":"not enough buying power","at":"2026-01-06T10:34:01-05:00"}"#,
      #"placed","order":"705","symbol":"AAPL","side":"buy","type":"stop","quantity":"10","stop":"60","#
        + #""group":"b1","role":"trigger","at":"2026-01-06T10:35:00-05:00"}"#,
      #"placed","order":"706","symbol":"AAPL","side":"sell","type":"limit","quantity":"10","limit":"70","#
        + #""group":"b1","role":"conditional","at":"2026-01-06T10:35:01-05:00"}"#,
    ].map { #"{"event":"order_"# + $0.replacing(",", with: #","account":"\#(account)","#, maxReplacements: 1) }
      .joined(separator: "\n") + "\n" + fills(of: account)
  }

  private static func fills(of account: String) -> String {
    [("8", "52.40", "1.00", "10:40"), ("12", "52.50", "0", "10:41")].map { quantity, price, commission, time in
      """
      {"event":"trade","account":"\(account)","at":"2026-01-06T\(time):00-05:00","symbol":"AAPL","side":"buy",\
      "quantity":"\(quantity)","price":"\(price)","commission":"\(commission)","order":"701"}
      """
    }.joined(separator: "\n")
  }
}
