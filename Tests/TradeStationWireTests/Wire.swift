import JSON
import TradeStationWire
import WireMembers

func parsed(_ text: String) throws -> JSONValue {
  try JSONValue(parsing: text)
}

func written(_ write: (inout JSONWriter) -> Void) -> String {
  var writer = JSONWriter()
  write(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// A balances answer, read and written again.
func rewrittenBalances(_ text: String) throws -> String {
  let balances = try AccountBalance.list(json: parsed(text))
  return written { AccountBalance.write(balances, to: &$0) }
}

/// The codes in a text, separated by blanks.
func codes(_ text: String) -> [String] {
  text.split(separator: " ").map(String.init)
}

/// SnapTrade's words.
enum SnapTradeWords {
  static let statuses = Set(
    codes(
      """
      NONE PENDING ACCEPTED FAILED REJECTED CANCELED PARTIAL_CANCELED CANCEL_PENDING EXECUTED PARTIAL \
      REPLACE_PENDING REPLACED STOPPED SUSPENDED EXPIRED QUEUED TRIGGERED ACTIVATED PENDING_RISK_REVIEW \
      CONTINGENT_ORDER
      """))
  static let actions = Set(codes("BUY SELL BUY_COVER SELL_SHORT BUY_OPEN BUY_CLOSE SELL_OPEN SELL_CLOSE"))
  static let orderTypes = Set(codes("Market Limit Stop StopLimit"))
  static let durations = Set(codes("Day GTC FOK IOC GTD MOO EHP"))
}
