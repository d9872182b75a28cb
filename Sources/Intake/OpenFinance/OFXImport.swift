import CivilTime
import Ledger
import Market
import Money

/// Plans the import of an OFX or QFX file from the lines that the reader `bursar-ofx` has made of it: transactions of
/// investment accounts, positions and balances.
struct OFXImport {
  private let context: ImportContext
  private var run: ActivityImport
  private var securities: [String: OFXSecurity] = [:]
  private var holdings = OFXHoldings()
  private var isWhole = false
  private var hasAccount = false

  private init(_ context: ImportContext) {
    self.context = context
    let mapper = ActivityEvents(
      quantitySigns: .signed, amountSigns: .signed, tolerance: try? ExactDecimal(coefficient: 1, scale: 2),
      names: OFXRow.names, context: context)
    run = ActivityImport(profile: BuiltInProfiles.openFinance, mapper: mapper, context: context)
  }

  static func plan(_ text: ArraySlice<UInt8>, _ context: ImportContext) throws(IntakeError) -> ImportPlan {
    var plan = OFXImport(context)
    var line = 0
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
      line += 1
      guard line <= context.limits.rows else {
        throw IntakeError(.tooLarge, line: line, "the file has more than \(context.limits.rows) records")
      }
      if end > start { try plan.take(OFXRecord(text[start..<end], line: line)) }
      start = min(end + 1, text.endIndex)
    }
    guard plan.isWhole else { throw IntakeError(.truncated, "the file could not be read to its end") }
    guard plan.hasAccount else { throw IntakeError(.noHeader, "the file holds no account: no OFX statement") }
    return plan.finished()
  }

  private mutating func take(_ record: OFXRecord) throws(IntakeError) {
    switch record["record"] {
    case "security": securities[record["security"]] = OFXRow.security(record)
    case "account":
      hasAccount = true
      if record.flag("investment") == false { holdings.note(bank: record["account"]) }
    case "transaction":
      let security = securities[record["security"]]
      let label = record["kind"].isEmpty ? record["bank"] : record["kind"]
      run.take(line: record.line, action: label) { () throws(IntakeError) in
        try OFXRow.activity(record, security)
      }
    case "position": holdings.take(position: record, securities[record["security"]], context)
    case "statement": holdings.take(statement: record, context)
    case "end": isWhole = true
    default: throw IntakeError(.malformed, line: record.line, "no such record is known")
    }
  }

  private consuming func finished() -> ImportPlan {
    holdings.finish(&run, context)
    return run.finished(.auto)
  }
}
