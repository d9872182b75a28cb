import CivilTime
import Ledger
import Market
import Money

/// Gathers what an OFX file says the account held.
struct OFXHoldings {
  private var at: Instant?
  private var line = 0
  private var cash: StatementCash?
  private var positions: [StatementPosition] = []
  private var proposed: [(symbol: String, kind: InstrumentKind?, currency: Currency, name: String, line: Int)] = []
  private var faults: [ImportRow] = []
  private var banks: Set<String> = []

  /// The account is a bank's.
  mutating func note(bank account: String) { banks.insert(account) }

  mutating func take(statement record: OFXRecord, _ context: ImportContext) {
    guard isWanted(record, context) else { return }
    line = record.line
    at = record.time("at") ?? record.time("ledger_at")
    guard let currency = Currency(record["currency"]) ?? Currency(record["account_currency"]) else { return }
    // What may be drawn on at a bank is more or less than the balance: with credit, without checks on their way.
    let ledger = record.number("ledger_balance")
    let free = record.number("available_cash")
    guard let available = banks.contains(record["account"]) ? ledger ?? free : free ?? ledger else { return }
    // A debit stands in a balance of its own; where there is one, AVAILCASH alone is not the cash.
    let margin = record.number("margin_balance") ?? .zero
    guard let amount = try? available + margin else { return }
    cash = StatementCash(currency: currency, amount: amount)
  }

  mutating func take(position record: OFXRecord, _ security: OFXSecurity?, _ context: ImportContext) {
    guard isWanted(record, context) else { return }
    let currency = security?.currency ?? Currency(record["currency"]) ?? Currency(record["account_currency"])
    guard let symbol = security?.symbol, let units = record.number("units"), let currency else {
      let error = IntakeError(
        .missingValue, line: record.line, column: "UNITS", "a position needs its security, units and currency")
      return faults.append(ImportRow(line: record.line, action: "position", outcome: .refused(error)))
    }
    let quantity = record.flag("short") == true ? -units.magnitude : units
    var position = StatementPosition(symbol: symbol, quantity: quantity)
    position.price = record.number("price").flatMap { $0.isPositive ? $0 : nil }
    positions.append(position)
    proposed.append((symbol, security?.kind, currency, security?.name ?? "", record.line))
  }

  private func isWanted(_ record: OFXRecord, _ context: ImportContext) -> Bool {
    context.number.map { record["account"] == $0 } ?? true
  }

  /// Adds the statement, at the moment of the file.
  func finish(_ run: inout ActivityImport, _ context: ImportContext) {
    for row in faults { run.add(row) }
    guard cash != nil || !positions.isEmpty else { return }
    guard let at = at ?? context.asOf else {
      let error = IntakeError(.missingValue, line: line, column: "DTASOF", "the moment of the holdings is not told")
      return run.add(ImportRow(line: line, action: "holdings", outcome: .refused(error)))
    }
    var statement = Statement(cash: cash.map { [$0] } ?? [], positions: positions)
    statement.assertsCash = cash != nil
    statement.assertsPositions = !positions.isEmpty
    let event = StatementEvent.event(statement, profile: BuiltInProfiles.openFinance, at: at, context)
    run.add(ImportRow(line: line, action: "holdings", outcome: .events([event])), proposing: proposed)
  }
}
