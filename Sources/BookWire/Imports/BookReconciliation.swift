public import CivilTime
import JSON
public import Money

/// What a statement says of one currency's cash or of one position, against the book at that moment.
public struct BookReconciliation: Sendable, Equatable {
  public var at: Instant
  /// A symbol, or a currency for cash.
  public var name: String
  public var isCash: Bool
  public var stated: ExactDecimal
  public var held: ExactDecimal
  /// Basis of the position as stated and in the book, in the instrument's currency; nil: not stated, not known.
  public var statedCost: ExactDecimal?
  public var heldCost: ExactDecimal?

  public init(
    at: Instant, name: String, isCash: Bool, stated: ExactDecimal, held: ExactDecimal, statedCost: ExactDecimal? = nil,
    heldCost: ExactDecimal? = nil
  ) {
    self.at = at
    self.name = name
    self.isCash = isCash
    self.stated = stated
    self.held = held
    self.statedCost = statedCost
    self.heldCost = heldCost
  }

  /// Stated less held; nil where it does not fit a number.
  public var difference: ExactDecimal? { try? stated - held }

  public var agrees: Bool { stated == held }

  init(_ reader: ObjectReader) throws(BookWireError) {
    at = try reader.instant("at")
    name = try reader.text("name")
    isCash = try reader.flag("cash")
    stated = try reader.decimal("stated")
    held = try reader.decimal("held")
    statedCost = try reader.optionalDecimal("stated_cost")
    heldCost = try reader.optionalDecimal("held_cost")
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("at", string: at.rfc3339())
    writer.member("name", string: name)
    writer.member("cash", bool: isCash)
    writer.member("stated", string: stated.description)
    writer.member("held", string: held.description)
    writer.member("difference", string: difference?.description)
    writer.member("stated_cost", string: statedCost?.description)
    writer.member("held_cost", string: heldCost?.description)
    writer.endObject()
  }
}
