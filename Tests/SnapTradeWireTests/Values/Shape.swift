import JSON

/// The members of wire objects by name, order and kind, written as a table: one object a line, each member
/// `name:kind`, where a kind is `text`, `flag`, `number`, `texts`, `any`, the name of another line, or that in brackets
/// for a list.
struct Shape {
  private var objects: [String: [(name: String, kind: String)]] = [:]

  init(_ table: String) {
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      objects[words[0]] = words.dropFirst().map { word in
        let parts = word.split(separator: ":").map(String.init)
        return (parts[0], parts[1])
      }
    }
  }

  /// Every difference between a document and an object of the table, by its place.
  func differences(_ json: JSONValue, from object: String, at path: String = "") -> [String] {
    guard case .object(let read) = json, let wanted = objects[object] else {
      return ["\(path): no object \(object)"]
    }
    guard read.members.map(\.name) == wanted.map(\.name) else {
      return ["\(path): members \(read.members.map(\.name)) instead of \(wanted.map(\.name))"]
    }
    return zip(read.members, wanted).flatMap { member, wanted in
      differences(member.value, kind: wanted.kind, at: "\(path).\(member.name)")
    }
  }

  private func differences(_ json: JSONValue, kind: String, at path: String) -> [String] {
    switch (kind, json) {
    case ("text", .string), ("flag", .bool), ("any", _), ("texts", .array): return []
    case ("number", .number(let literal)):
      return literal.contains(".") ? [] : ["\(path): the number \(literal) has no decimals"]
    case ("count", .number(let literal)):
      return literal.contains(".") ? ["\(path): the count \(literal) has decimals"] : []
    case ("text", _), ("flag", _), ("number", _), ("count", _), ("texts", _): return ["\(path): not a \(kind)"]
    default:
      guard kind.hasPrefix("[") else { return differences(json, from: kind, at: path) }
      guard case .array(let values) = json, !values.isEmpty else { return ["\(path): no list with something in it"] }
      let element = String(kind.dropFirst().dropLast())
      return values.enumerated().flatMap { differences($1, kind: element, at: "\(path)[\($0)]") }
    }
  }
}

/// The objects of the classic calls, as the published samples of holdings, balances and history list their members.
let classicShapes = Shape(
  """
  Holdings account:Account balances:[Balance] positions:[Position] option_positions:[OptionPosition] orders:[Order] \
  total_value:TotalValue
  Account id:text brokerage_authorization:text name:text number:text institution_account_id:text \
  institution_name:text created_date:text funding_date:text opening_date:text sync_status:Sync balance:Total \
  status:text raw_type:text account_category:text meta:any portfolio_group:text cash_restrictions:texts is_paper:flag
  Sync transactions:Transactions holdings:HoldingsSync
  Transactions initial_sync_completed:flag last_successful_sync:text first_transaction_date:text
  HoldingsSync initial_sync_completed:flag last_successful_sync:text
  Total total:Amount
  Amount amount:number currency:text
  TotalValue value:number currency:text
  Balance currency:Currency cash:number buying_power:number
  Currency id:text code:text name:text
  Symbol id:text symbol:text raw_symbol:text description:text currency:Currency exchange:Exchange type:Type \
  figi_code:text figi_instrument:FIGI currencies:[Currency]
  Underlying id:text symbol:text raw_symbol:text description:text currency:Currency exchange:USExchange type:Type \
  figi_code:text figi_instrument:FIGI currencies:[Currency]
  Exchange id:text code:text mic_code:text name:text timezone:text start_time:text close_time:text suffix:text
  USExchange id:text code:text mic_code:text name:text timezone:text start_time:text close_time:text suffix:text \
  allows_cryptocurrency_symbols:flag
  Type id:text code:text description:text is_supported:flag
  FIGI figi_code:text figi_share_class:text
  Listing symbol:Symbol id:text description:text local_id:text is_quotable:flag is_tradable:flag
  Position symbol:Listing units:number price:number open_pnl:number average_purchase_price:number \
  fractional_units:number currency:Currency cash_equivalent:flag tax_lots:[Lot]
  Lot original_purchase_date:text quantity:text purchased_price:text cost_basis:text current_value:text \
  position_type:text lot_id:text
  Contract id:text ticker:text option_type:text strike_price:number expiration_date:text is_mini_option:flag \
  underlying_symbol:Underlying
  OptionListing option_symbol:Contract id:text description:text
  OptionPosition symbol:OptionListing price:number units:number average_purchase_price:number currency:Currency
  Order brokerage_order_id:text brokerage_group_order_id:text order_role:text status:text universal_symbol:Symbol \
  option_symbol:Contract quote_universal_symbol:Symbol quote_currency:Currency action:text total_quantity:text \
  open_quantity:text canceled_quantity:text filled_quantity:text execution_price:number limit_price:number \
  stop_price:number trailing_stop:Trail order_type:text time_in_force:text time_placed:text time_updated:text \
  time_executed:text expiry_date:text symbol:text child_brokerage_order_ids:Children
  Trail amount:text type:text
  Children take_profit_order_id:text stop_loss_order_id:text
  History history:[Point] currency:text
  Point date:text total_value:text
  """)
