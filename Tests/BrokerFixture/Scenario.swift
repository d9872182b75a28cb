/// The books that both brokers' goldens are asked about, as of Tuesday 2026-01-06, noon in New York.
public enum Scenario {
  public static let now = "2026-01-06T12:00:00-05:00"

  public static let world = """
    {"event":"instrument","symbol":"AAPL","kind":"equity","currency":"USD","exchange":"XNAS","name":"Apple Inc."}
    {"event":"instrument","symbol":"AAPL  260619C00060000"}
    {"event":"price","symbol":"AAPL","at":"2026-01-05T16:00:00-05:00","price":"51"}
    {"event":"price","symbol":"AAPL","at":"2026-01-06T11:00:00-05:00","price":"52.50"}
    """

  /// Buys 100 on Monday, sells 40 on Tuesday: 60 left, 2,079.00 not settled.
  public static let cash = """
    {"event":"account_opened","account":"C1","at":"2026-01-05T09:30:00-05:00","type":"cash","currency":"USD",\
    "owner":"alice","number":"111111QA","option_level":5,"day_trading_qualified":true,"day_trades":7}
    {"event":"deposit","account":"C1","at":"2026-01-05T09:31:00-05:00","amount":"50000.00","currency":"USD"}
    {"event":"trade","account":"C1","at":"2026-01-05T10:00:00-05:00","symbol":"AAPL","side":"buy","quantity":"100",\
    "price":"50.25","commission":"1.00"}
    {"event":"trade","account":"C1","at":"2026-01-06T10:00:00-05:00","symbol":"AAPL","side":"sell","quantity":"40",\
    "price":"52.00","commission":"1.00"}
    """

  /// 40,000 of its own, 50,000 of stock: a loan of 10,000.
  public static let margin = """
    {"event":"account_opened","account":"M1","at":"2026-01-05T09:30:00-05:00","type":"margin","currency":"USD",\
    "owner":"alice","alias":"Growth","institution_account_id":"CL-77"}
    {"event":"deposit","account":"M1","at":"2026-01-05T09:31:00-05:00","amount":"40000.00","currency":"USD"}
    {"event":"trade","account":"M1","at":"2026-01-05T10:05:00-05:00","symbol":"AAPL","side":"buy","quantity":"1000",\
    "price":"50"}
    """

  /// The margin account is flagged and buys far more within the day than its power for it; the call goes unanswered.
  public static let dayTrader = """
    {"event":"account_changed","account":"M1","at":"2026-01-06T09:00:00-05:00","pattern_day_trader":true}
    {"event":"trade","account":"M1","at":"2026-01-06T10:00:00-05:00","symbol":"AAPL","side":"buy","quantity":"10000",\
    "price":"52"}
    {"event":"trade","account":"M1","at":"2026-01-06T10:01:00-05:00","symbol":"AAPL","side":"sell","quantity":"10000",\
    "price":"52"}
    """

  /// Whose books nobody else may see.
  public static let stranger = """
    {"event":"account_opened","account":"B1","at":"2026-01-05T09:30:00-05:00","type":"cash","currency":"USD",\
    "owner":"bob"}
    """

  /// A mirror of the hub, an account of another API only, and one in another currency: no broker shows them.
  public static func hidden(from broker: String) -> String {
    let other = broker == "aries" ? "tradestation" : "aries"
    return ["[\"hub\"]", "[\"\(other)\"]", "[]"].enumerated().map { index, brokers in
      """
      {"event":"account_opened","account":"H\(index)","at":"2026-01-05T09:30:00-05:00","type":"cash",\
      "currency":"\(index == 2 ? "CAD" : "USD")","owner":"alice","brokers":\(brokers)}
      """
    }.joined(separator: "\n")
  }

  /// Three orders: one works, one was filled today, one last year.
  public static func orders(of account: String) -> String {
    """
    {"event":"statement","account":"\(account)","at":"2026-01-06T11:30:00-05:00","holdings":false,"orders":[\
    {"id":"9001","symbol":"AAPL","status":"working","side":"sell","type":"limit","duration":"gtc","quantity":"10",\
    "limit_price":"60.00","placed_at":"2025-12-30T15:00:00Z"},\
    {"id":"F-2","symbol":"AAPL  260619C00060000","status":"filled","side":"buy_to_open","type":"market",\
    "duration":"day","quantity":"1","filled_quantity":"1","execution_price":"1.25","commission":"0.65",\
    "placed_at":"2026-01-06T15:00:00Z","executed_at":"2026-01-06T15:00:01Z"},\
    {"id":"9000","symbol":"AAPL","status":"cancelled","side":"buy","type":"trailing_stop","duration":"day",\
    "quantity":"5","stop_price":"40","trailing_stop":{"amount":"5","unit":"percent"},\
    "placed_at":"2025-12-29T15:00:00Z"}]}
    """
  }
}
