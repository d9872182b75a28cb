public import JSON

/// How fresh a connection's data can be, at the institution and after SnapTrade's plan.
///
/// One word in the classic form (what the caller gets), an object with both in the current one.
public struct SnapTradeFreshnessMode: SnapTradeWireValue {
  /// What the broker offers.
  public var institution: SnapTradeWord<SnapTradeFreshnessWord>
  /// What the caller gets.
  public var snaptrade: SnapTradeWord<SnapTradeFreshnessWord>

  /// Memberwise.
  public init(institution: SnapTradeWord<SnapTradeFreshnessWord>, snaptrade: SnapTradeWord<SnapTradeFreshnessWord>) {
    self.institution = institution
    self.snaptrade = snaptrade
  }

  /// Reads either form; one word is taken for both.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    if case .string(let word) = json {
      institution = SnapTradeWord(word)
      snaptrade = SnapTradeWord(word)
      return
    }
    let members = try WireMembers(json)
    institution = try members.word("institution")
    snaptrade = try members.word("snaptrade")
  }

  /// Writes the form that is asked for.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    switch form.freshnessMode {
    case .word:
      writer.string(snaptrade.text)
    case .object:
      writer.beginObject()
      writer.put("institution", word: institution)
      writer.put("snaptrade", word: snaptrade)
      writer.endObject()
    }
  }
}
