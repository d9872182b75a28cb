import Market
import Money

/// Instruments as Interactive Brokers names them.
enum FlexSymbol {
  /// What stands behind the symbols of an exchange, by its name in the attribute `listingExchange`.
  private static let suffixes = [
    "LSE": ".L", "LSEETF": ".L", "IBIS": ".DE", "IBIS2": ".DE", "SBF": ".PA", "AEB": ".AS", "EBS": ".SW",
    "TSE": ".TO", "VENTURE": ".V", "ASX": ".AX", "SEHK": ".HK", "TSEJ": ".T",
  ]

  /// The book's symbol; nil for none.
  static func symbol(_ tag: XMLReader.Tag) throws(IntakeError) -> String? {
    let text = tag["symbol"].trimmed
    if text.isEmpty || text == "--" || tag["assetCategory"] == "CASH" { return nil }
    if let option = OCCSymbol(text) ?? OCCSymbol(compact: text) { return option.description }
    guard tag["assetCategory"] != "BOND" else {
      // Bonds have words for symbols; their ISIN says more.
      let isin = tag["isin"].trimmed
      return isin.isEmpty ? String(text.prefix(Instrument.symbolLimit)) : isin
    }
    var symbol = text.replacing(" ", with: "-")
    if let suffix = suffixes[tag["listingExchange"]] { symbol += suffix }
    guard symbol.utf8.count <= Instrument.symbolLimit else {
      throw IntakeError(.badValue, column: "symbol", "no symbol: \(DecimalForm.shown(text))")
    }
    return symbol
  }

  static func kind(_ tag: XMLReader.Tag) -> InstrumentKind? {
    switch tag["assetCategory"] {
    case "STK": tag["subCategory"] == "ETF" ? .etf : .equity
    case "OPT", "FOP": .option
    case "BOND", "BILL": .bond
    case "FUND": .fund
    case "FUT": .future
    case "CRYPTO": .crypto
    default: nil
    }
  }

  /// `… SPLIT 4 FOR 1 …`: new units to old ones.
  static func ratio(_ tag: XMLReader.Tag) throws(IntakeError) -> (new: Int, old: Int) {
    let text = tag["actionDescription"].isEmpty ? tag["description"] : tag["actionDescription"]
    let words = text.uppercased().split(whereSeparator: { " ()".contains($0) })
    for index in words.indices.dropFirst(2) where words[index - 1] == "FOR" {
      if let new = Int(words[index - 2]), let old = Int(words[index]), new > 0, old > 0, new != old {
        return (new, old)
      }
    }
    throw IntakeError(
      .badValue, column: "description", "the ratio is not told as in SPLIT 4 FOR 1: \(DecimalForm.shown(text))")
  }

  /// In percent of the par value.
  static func redemptionPrice(_ activity: Activity) -> ExactDecimal? {
    guard let quantity = activity.quantity, let amount = activity.amount, !quantity.isZero,
      let hundredfold = try? amount.magnitude * 100
    else { return nil }
    return try? hundredfold.divided(by: quantity.magnitude, scale: 10).trimmed(toScale: 2)
  }
}
