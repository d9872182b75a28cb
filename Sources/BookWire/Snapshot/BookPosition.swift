public import CivilTime
public import JSON
public import Money

/// A holding. Amounts are in the instrument's currency; nil where the book does not know them.
public struct BookPosition: Sendable, Equatable {
  /// Everything that is known of the instrument, with the members of the event `instrument`.
  public var instrument: JSONObject
  public var symbol: String
  /// Units held, negative when short.
  public var quantity: ExactDecimal
  /// Per unit, fees left out.
  public var averagePrice: ExactDecimal?
  /// The price that values the position, per unit, and since when it holds.
  public var price: ExactDecimal?
  public var pricedAt: Instant?
  /// By which rule it was found: `last`, `own` (the account's last execution, or what a statement told), `bid`, `ask`
  /// or `mid`.
  public var priceRule: String?
  /// Seconds since it was told.
  public var priceAge: Int?
  /// Nothing was told since the last session of the instrument's market opened; nil without a price.
  public var isPriceStale: Bool?
  /// What is bid and asked for a unit; nil where nobody told it.
  public var bid: ExactDecimal?
  public var ask: ExactDecimal?
  /// Current market value as the regulator means it (FINRA 4210(a)(2)): at the close before the day, units of the day
  /// at their own price; signed.
  public var regulatoryValue: ExactDecimal?
  /// Quantity × price × multiplier, signed.
  public var marketValue: ExactDecimal?
  /// Market value less cost, by lots.
  public var openPL: ExactDecimal?
  /// Gain since the start of the day.
  public var openPLToday: ExactDecimal?
  /// What the lots cost with fees; negative for what shorts brought.
  public var cost: ExactDecimal?
  public var openedAt: Instant?
  /// A fund that counts as cash.
  public var isCashEquivalent: Bool
  /// The part of the quantity below one unit, where it is told apart.
  public var fractionalUnits: ExactDecimal?
  /// Further amounts as the account's teller reported them.
  public var figures: [BookFigure]
  /// Oldest first.
  public var lots: [BookLot]

  public init(
    instrument: JSONObject, symbol: String, quantity: ExactDecimal, isCashEquivalent: Bool = false,
    figures: [BookFigure] = [], lots: [BookLot] = []
  ) {
    self.instrument = instrument
    self.symbol = symbol
    self.quantity = quantity
    self.isCashEquivalent = isCashEquivalent
    self.figures = figures
    self.lots = lots
  }

  init(_ reader: ObjectReader) throws(BookWireError) {
    instrument = try reader.object("instrument")
    symbol = try reader.text("symbol")
    quantity = try reader.decimal("quantity")
    averagePrice = try reader.optionalDecimal("average_price")
    price = try reader.optionalDecimal("price")
    pricedAt = try reader.optionalInstant("priced_at")
    priceRule = try reader.optionalText("price_rule")
    priceAge = try reader.optionalInteger("price_age")
    isPriceStale = try reader.optionalFlag("price_stale")
    bid = try reader.optionalDecimal("bid")
    ask = try reader.optionalDecimal("ask")
    regulatoryValue = try reader.optionalDecimal("regulatory_value")
    marketValue = try reader.optionalDecimal("market_value")
    openPL = try reader.optionalDecimal("open_pl")
    openPLToday = try reader.optionalDecimal("open_pl_today")
    cost = try reader.optionalDecimal("cost")
    openedAt = try reader.optionalInstant("opened_at")
    isCashEquivalent = try reader.flag("cash_equivalent")
    fractionalUnits = try reader.optionalDecimal("fractional_units")
    figures = try reader.amounts("figures")
    lots = try reader.list("lots") { (line) throws(BookWireError) in try BookLot(line) }
  }

  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("instrument", value: .object(instrument))
    writer.member("symbol", string: symbol)
    writer.member("quantity", decimalString: quantity)
    writer.member("average_price", decimalString: averagePrice)
    writer.member("price", decimalString: price)
    writer.member("priced_at", string: pricedAt?.rfc3339())
    writer.member("price_rule", string: priceRule)
    writer.member("price_age", integer: priceAge)
    writer.member("price_stale", bool: isPriceStale)
    writer.member("bid", decimalString: bid)
    writer.member("ask", decimalString: ask)
    writer.member("market_value", decimalString: marketValue)
    writer.member("regulatory_value", decimalString: regulatoryValue)
    writer.member("open_pl", decimalString: openPL)
    writer.member("open_pl_today", decimalString: openPLToday)
    writer.member("cost", decimalString: cost)
    writer.member("opened_at", string: openedAt?.rfc3339())
    writer.member("cash_equivalent", bool: isCashEquivalent)
    writer.member("fractional_units", decimalString: fractionalUnits)
    writer.name("figures" as StaticString)
    BookFigure.write(figures, to: &writer)
    writer.name("lots" as StaticString)
    writer.beginArray()
    for lot in lots { lot.write(to: &writer) }
    writer.endArray()
    writer.endObject()
  }
}

/// Units that were bought, or sold short, together.
public struct BookLot: Sendable, Equatable {
  /// The teller's own id of the lot, or one that the book made; stable.
  public var identifier: String
  public var openedAt: Instant
  /// Signed like the position.
  public var quantity: ExactDecimal
  /// Entry price per unit, fees left out.
  public var price: ExactDecimal?
  /// With fees, signed like the quantity; nil when the basis is unknown.
  public var cost: ExactDecimal?
  public var currentValue: ExactDecimal?

  public init(
    identifier: String, openedAt: Instant, quantity: ExactDecimal, price: ExactDecimal? = nil,
    cost: ExactDecimal? = nil, currentValue: ExactDecimal? = nil
  ) {
    self.identifier = identifier
    self.openedAt = openedAt
    self.quantity = quantity
    self.price = price
    self.cost = cost
    self.currentValue = currentValue
  }

  init(_ reader: ObjectReader) throws(BookWireError) {
    identifier = try reader.text("id")
    openedAt = try reader.instant("opened_at")
    quantity = try reader.decimal("quantity")
    price = try reader.optionalDecimal("price")
    cost = try reader.optionalDecimal("cost")
    currentValue = try reader.optionalDecimal("current_value")
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", string: identifier)
    writer.member("opened_at", string: openedAt.rfc3339())
    writer.member("quantity", decimalString: quantity)
    writer.member("price", decimalString: price)
    writer.member("cost", decimalString: cost)
    writer.member("current_value", decimalString: currentValue)
    writer.endObject()
  }
}
