import JSON
import Ledger
import Money

extension Schemas {
  static let statement = Schema<Statement>(
    "A statement", blank: Statement(),
    [
      .defaulted("cash", \.cash, [], .objects(statementCash)),
      .defaulted("positions", \.positions, [], .objects(statementPosition)),
      .defaulted("orders", \.orders, [], .objects(order)),
      .defaulted("figures", \.figures, [], .amounts),
      .defaulted("flags", \.flags, [], .flags),
      .defaulted("currency_details", \.currencyDetails, [], .objects(currencyDetail)),
      .defaulted("closed_positions", \.closedPositions, [], .objects(closedPosition)),
      .defaulted("holdings", \.assertsHoldings, true, .bool),
      .defaulted("states_cash", \.assertsCash, true, .bool),
      .defaulted("states_positions", \.assertsPositions, true, .bool),
    ])

  private static let statementCash = Schema<StatementCash>(
    "Cash", blank: StatementCash(currency: .usd, amount: .zero),
    [
      .required("currency", \.currency, .currency),
      .required("amount", \.amount, .decimal),
      .optional("settled", \.settled, .decimal),
      .optional("buying_power", \.buyingPower, .decimal),
    ])

  private static let statementPosition = Schema<StatementPosition>(
    "A position", blank: StatementPosition(symbol: "", quantity: .zero),
    [
      .required("symbol", \.symbol, .symbol),
      .required("quantity", \.quantity, .decimal),
      .optional("average_price", \.averagePrice, .decimal),
      .optional("price", \.price, .decimal),
      .optional("open_pl", \.openPL, .decimal),
      .optional("fractional_units", \.fractionalUnits, .decimal),
      .defaulted("figures", \.figures, [], .amounts),
      .defaulted("lots", \.lots, [], .objects(statementLot)),
    ])

  private static let statementLot = Schema<StatementLot>(
    "A lot", blank: StatementLot(quantity: .zero, price: .zero),
    [
      .optional("id", \.identifier, .identifier),
      .optional("opened_at", \.openedAt, .instant),
      .required("quantity", \.quantity, .decimal),
      .required("price", \.price, .decimal),
      .optional("cost", \.cost, .decimal),
      .optional("current_value", \.currentValue, .decimal),
    ])

  private static let currencyDetail = Schema<CurrencyDetail>(
    "A currency's detail", blank: CurrencyDetail(currency: .usd, figures: []),
    [.required("currency", \.currency, .currency), .defaulted("figures", \.figures, [], .amounts)])

  private static let closedPosition = Schema<ClosedPosition>(
    "A closed position", blank: ClosedPosition(symbol: "", currency: .usd, profit: .zero),
    [
      .required("symbol", \.symbol, .symbol),
      .required("currency", \.currency, .currency),
      .required("profit", \.profit, .decimal),
    ])
}

extension Form where Value == [NamedAmount] {
  /// An object from names to amounts, sorted by name.
  fileprivate static var amounts: Form {
    Form(
      .map(.decimal),
      read: { (reader) throws(EventError) in
        try reader.named { (name, reader) throws(EventError) in
          NamedAmount(name: name, amount: try reader.decimal())
        }.sorted { $0.name.precedes($1.name) }
      },
      write: { amounts, writer in
        writer.beginObject()
        for amount in amounts.sorted(by: { $0.name.precedes($1.name) }) {
          writer.name(amount.name)
          writer.decimalString(amount.amount)
        }
        writer.endObject()
      })
  }
}

extension Form where Value == [NamedFlag] {
  /// An object from names to truth values, sorted by name.
  fileprivate static var flags: Form {
    Form(
      .map(.flag),
      read: { (reader) throws(EventError) in
        try reader.named { (name, reader) throws(EventError) in
          NamedFlag(name: name, isSet: try reader.bool())
        }.sorted { $0.name.precedes($1.name) }
      },
      write: { flags, writer in
        writer.beginObject()
        for flag in flags.sorted(by: { $0.name.precedes($1.name) }) {
          writer.name(flag.name)
          writer.bool(flag.isSet)
        }
        writer.endObject()
      })
  }
}

extension String {
  /// The order of names: by their bytes.
  fileprivate func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension EventReader {
  /// Reads an object whose names are free.
  fileprivate mutating func named<Element>(
    _ element: (String, inout EventReader) throws(EventError) -> Element
  ) throws(EventError) -> [Element] {
    var elements: [Element] = []
    try beginObject()
    while try nextMember() {
      let name = json.nameText
      guard !name.isEmpty, name.utf8.count <= limits.text else { throw unknownMember("An object of figures") }
      elements.append(try element(name, &self))
    }
    return elements
  }
}
