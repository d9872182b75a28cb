public import CivilTime
public import JSON
public import Money

/// A tax lot of a position; everything is text.
public struct SnapTradeTaxLot: SnapTradeWireValue {
  /// When the lot was bought.
  public var originalPurchaseDate: Instant?
  /// Units left in the lot.
  public var quantity: ExactDecimal?
  /// Per unit.
  public var purchasedPrice: ExactDecimal?
  /// Of the whole lot.
  public var costBasis: ExactDecimal?
  /// Of the whole lot.
  public var currentValue: ExactDecimal?
  /// Long or short.
  public var positionType: SnapTradeWord<SnapTradePositionType>?
  /// The broker's identifier.
  public var lotID: String?

  /// Memberwise; what is left out is unknown.
  public init(
    originalPurchaseDate: Instant? = nil, quantity: ExactDecimal? = nil, purchasedPrice: ExactDecimal? = nil,
    costBasis: ExactDecimal? = nil, currentValue: ExactDecimal? = nil,
    positionType: SnapTradeWord<SnapTradePositionType>? = nil, lotID: String? = nil
  ) {
    self.originalPurchaseDate = originalPurchaseDate
    self.quantity = quantity
    self.purchasedPrice = purchasedPrice
    self.costBasis = costBasis
    self.currentValue = currentValue
    self.positionType = positionType
    self.lotID = lotID
  }

  /// Reads the object; unknown members are passed over.
  public init(json: JSONValue) throws(SnapTradeWireError) {
    let members = try WireMembers(json)
    originalPurchaseDate = try members.optionalTime("original_purchase_date")
    quantity = try members.optionalDecimal("quantity")
    purchasedPrice = try members.optionalDecimal("purchased_price")
    costBasis = try members.optionalDecimal("cost_basis")
    currentValue = try members.optionalDecimal("current_value")
    positionType = try members.optionalWord("position_type")
    lotID = try members.optionalText("lot_id")
  }

  /// Writes every member, `null` for what is unknown.
  public func write(to writer: inout JSONWriter, form: SnapTradeForm) {
    writer.beginObject()
    writer.put("original_purchase_date", time: originalPurchaseDate)
    writer.put("quantity", quantity: quantity)
    writer.put("purchased_price", price: purchasedPrice)
    writer.put("cost_basis", price: costBasis)
    writer.put("current_value", price: currentValue)
    writer.put("position_type", word: positionType)
    writer.put("lot_id", text: lotID)
    writer.endObject()
  }
}
