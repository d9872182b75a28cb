import CivilTime
import Ledger
import Money

/// Plans the import of an Interactive Brokers activity Flex query (XML): trades, cash transactions, transfers,
/// corporate actions, conversions, and at the end what the account held as a statement.
struct FlexImport {
  private let context: ImportContext
  private var run: ActivityImport
  private var statement = FlexHoldings()
  private var hasStatement = false

  init(_ context: ImportContext) {
    self.context = context
    let mapper = ActivityEvents(
      quantitySigns: .signed, amountSigns: .signed, tolerance: try? ExactDecimal(coefficient: 1, scale: 2),
      names: FlexRow.names, context: context)
    run = ActivityImport(profile: BuiltInProfiles.flex, mapper: mapper, context: context)
  }

  /// Tags between two calls that tell the progress.
  private static let progressDistance = 4096

  static func plan(
    _ text: ArraySlice<UInt8>, _ context: ImportContext, _ progress: (Int) -> Void
  ) throws(IntakeError) -> ImportPlan {
    var reader = XMLReader(text, limits: context.limits)
    var plan = FlexImport(context)
    var tags = 0
    while let tag = try reader.next() {
      tags += 1
      guard tags <= 4 * context.limits.rows else {
        throw IntakeError(.tooLarge, line: tag.line, "the file has more than \(4 * context.limits.rows) elements")
      }
      if tags % progressDistance == 0 { progress(reader.position) }
      if !tag.isEnd { plan.take(tag) }
    }
    guard plan.hasStatement else {
      throw IntakeError(.noHeader, "the file holds no FlexStatement: an activity Flex query in XML is due")
    }
    return plan.finished()
  }

  private mutating func take(_ tag: XMLReader.Tag) {
    switch tag.name {
    case "FlexStatement":
      hasStatement = true
      statement.note(period: tag)
    case "Trade" where tag["levelOfDetail"].isEmpty || tag["levelOfDetail"] == "EXECUTION":
      row(tag, "trade \(tag["buySell"])") { () throws(IntakeError) in try FlexRow.trade(tag) }
    case "CashTransaction" where tag["levelOfDetail"] != "SUMMARY":
      row(tag, tag["type"]) { () throws(IntakeError) in try FlexRow.cash(tag) }
    case "Transfer":
      row(tag, "transfer \(tag["direction"])") { () throws(IntakeError) in try FlexRow.transfer(tag) }
    case "CorporateAction" where tag["levelOfDetail"] != "SUMMARY":
      let context = context
      row(tag, "corporate action \(tag["type"])") { () throws(IntakeError) in
        try FlexRow.corporateAction(tag, context)
      }
    case "OpenPosition" where tag["levelOfDetail"] != "LOT":
      statement.take(position: tag, context)
    case "CashReportCurrency":
      statement.take(cash: tag, context)
    default: break
    }
  }

  private mutating func row(_ tag: XMLReader.Tag, _ label: String, _ read: () throws(IntakeError) -> Activity) {
    run.take(line: tag.line, action: DecimalForm.shown(label.trimmed), read)
  }

  private consuming func finished() -> ImportPlan {
    statement.finish(&run, context)
    return run.finished(.auto)
  }
}
