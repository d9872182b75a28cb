import CivilTime
import JSON
import Money

/// The kept form of an account's activities: an array of rows, each an array in the order of the members.
enum ActivityDocument {
  static func bytes(_ rows: [BrokerActivity]) -> [UInt8] {
    var writer = JSONWriter(capacity: 64 + rows.count * 256)
    writer.beginArray()
    for row in rows { write(row, to: &writer) }
    writer.endArray()
    return writer.bytes
  }

  /// Nil when the document is not one of these.
  static func rows(_ bytes: [UInt8]) -> [BrokerActivity]? {
    guard let json = (try? JSONValue(parsing: bytes, limits: .answer))?.arrayValue else { return nil }
    let rows = json.compactMap(row)
    return rows.count == json.count ? rows : nil
  }

  private static func write(_ row: BrokerActivity, to writer: inout JSONWriter) {
    writer.beginArray()
    writer.string(row.identifier)
    writer.string(row.type)
    writer.string(row.optionType)
    write(row.symbol, to: &writer)
    write(row.quantity, to: &writer)
    write(row.price, to: &writer)
    write(row.amount, to: &writer)
    writer.string(row.currency.code)
    write(row.fee, to: &writer)
    write(row.rate, to: &writer)
    writer.string(row.at.rfc3339())
    writer.string(row.tradeDate.description)
    writer.string(row.settlementDate.description)
    writer.string(row.text)
    write(row.reference, to: &writer)
    writer.endArray()
  }

  private static func write(_ text: String?, to writer: inout JSONWriter) {
    if let text { writer.string(text) } else { writer.null() }
  }

  private static func write(_ amount: ExactDecimal?, to writer: inout JSONWriter) {
    if let amount { writer.decimalString(amount) } else { writer.null() }
  }

  private static func row(_ json: JSONValue) -> BrokerActivity? {
    guard let members = json.arrayValue, members.count == 15,
      let identifier = members[0].stringValue, let type = members[1].stringValue,
      let optionType = members[2].stringValue, let quantity = members[4].decimalValue,
      let currency = members[7].stringValue.flatMap({ Currency($0) }), let fee = members[8].decimalValue,
      let at = members[10].stringValue.flatMap({ Instant(rfc3339: $0) }),
      let traded = members[11].stringValue.flatMap({ CivilDate($0) }),
      let settled = members[12].stringValue.flatMap({ CivilDate($0) }), let text = members[13].stringValue
    else { return nil }
    var row = BrokerActivity(
      identifier: identifier, type: type, quantity: quantity, amount: members[6].decimalValue, currency: currency,
      at: at, tradeDate: traded, settlementDate: settled, text: text)
    row.optionType = optionType
    row.symbol = members[3].stringValue
    row.price = members[5].decimalValue
    row.fee = fee
    row.rate = members[9].decimalValue
    row.reference = members[14].stringValue
    return row
  }
}
