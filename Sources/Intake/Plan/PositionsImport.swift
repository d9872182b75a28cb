import CivilTime
import Ledger
import Market
import Money

/// Plans the import of what an account holds: one statement, which asserts positions, cash, or both.
struct PositionsImport {
  private let profile: ImportProfile
  private let context: ImportContext
  private let reader: ActivityReader
  private var proposals: InstrumentProposals
  private var plan: ImportPlan
  private var positions: [Holding] = []
  private var cash: [(currency: Currency, amount: ExactDecimal)] = []
  private var accounts: [String] = []
  private var firstLine: Int?

  private struct Holding {
    var symbol: String
    var quantity: ExactDecimal
    var price: ExactDecimal?
    /// Basis of all units; nil: not told.
    var cost: ExactDecimal?
    var factor: ExactDecimal
  }

  init(_ profile: ImportProfile, names: ColumnNames, context: ImportContext) {
    self.profile = profile
    self.context = context
    reader = ActivityReader(profile: profile, names: names)
    proposals = InstrumentProposals(context)
    plan = ImportPlan(profile: profile.name)
  }

  mutating func take(_ row: TableRow) {
    let label = DecimalForm.shown(row[.symbol])
    if context.leftOut.contains(row.line) {
      return note(row.line, label, .skipped("left out on request"))
    }
    do throws(IntakeError) {
      if let reason = try read(row) {
        note(row.line, label, .skipped(reason))
      } else {
        note(row.line, label, .events([]))
      }
    } catch {
      note(row.line, label, .refused(error.at(line: row.line)))
    }
  }

  private mutating func note(_ line: Int, _ label: String, _ outcome: ImportRow.Outcome) {
    plan.rows.append(ImportRow(line: line, action: label, outcome: outcome))
  }

  /// Answers why the row is passed over; nil when it counts.
  private mutating func read(_ row: TableRow) throws(IntakeError) -> String? {
    guard row.isWhole else {
      throw IntakeError(.truncated, "the row has \(row.fields.count) columns, fewer than the header")
    }
    if let reason = try otherAccount(row[.account]) { return reason }
    let currency = Currency(row[.currency]) ?? profile.currency
    guard let currency else { throw IntakeError(.missingValue, column: "currency", "no currency is told") }
    let quantity = try reader.number(row, .quantity)
    let value = try reader.number(row, .value)
    if profile.symbols.isCash(row[.symbol]) {
      guard let amount = value ?? quantity else {
        throw IntakeError(.missingValue, column: "value", "no amount is told")
      }
      try add(amount, currency)
      firstLine = firstLine ?? row.line
      return nil
    }
    guard let symbol = try profile.symbols.symbol(row[.symbol]) else { return "no holding" }
    guard let quantity else { throw IntakeError(.missingValue, column: reader.names[.quantity], "no quantity is told") }
    let price = try reader.number(row, .price)
    let kind = profile.kind(row[.type])
    try proposals.propose(symbol, kind: kind, currency: currency, name: row[.description], line: row.line)
    let factor = context.instrument(symbol)?.multiplier ?? proposals.multiplier(of: symbol) ?? .one
    try check(quantity, price, value, factor)
    try add(
      Holding(
        symbol: symbol, quantity: quantity, price: price.flatMap { $0.isPositive ? $0 : nil },
        cost: try cost(row, quantity, factor), factor: factor))
    firstLine = firstLine ?? row.line
    return nil
  }

  private mutating func otherAccount(_ number: String) throws(IntakeError) -> String? {
    if number.isEmpty { return nil }
    if let wanted = context.number, number != wanted { return "of another account" }
    if !accounts.contains(number) { accounts.append(number) }
    guard accounts.count == 1 else {
      throw IntakeError(
        .severalAccounts, column: reader.names[.account],
        "the file holds several accounts; say with --number which is meant")
    }
    return nil
  }

  /// The basis from its own column, or from the price paid for one unit.
  private func cost(
    _ row: TableRow, _ quantity: ExactDecimal, _ factor: ExactDecimal
  ) throws(IntakeError) -> ExactDecimal? {
    if let total = try reader.number(row, .cost) { return quantity.isNegative ? -total.magnitude : total.magnitude }
    guard let each = try reader.number(row, .averagePrice) else { return nil }
    return try? quantity * each * factor
  }

  /// Units × price is the value, within what rounding hides.
  private func check(
    _ quantity: ExactDecimal, _ price: ExactDecimal?, _ value: ExactDecimal?, _ factor: ExactDecimal
  ) throws(IntakeError) {
    guard let price, let value else { return }
    let worth = TradeWorth(
      quantity: quantity, price: price, factor: factor, commission: .zero, fees: .zero, accrued: .zero,
      isBuy: quantity.isNegative)
    try worth.check(value, profile.tolerance, named: reader.names[.value])
  }

  private mutating func add(_ amount: ExactDecimal, _ currency: Currency) throws(IntakeError) {
    guard let place = cash.firstIndex(where: { $0.currency == currency }) else {
      return cash.append((currency, amount))
    }
    do throws(MoneyError) {
      cash[place].amount = try cash[place].amount + amount
    } catch {
      throw error.refusal
    }
  }

  /// Rows of one symbol (cash and margin types) are one position.
  private mutating func add(_ holding: Holding) throws(IntakeError) {
    guard let place = positions.firstIndex(where: { $0.symbol == holding.symbol }) else {
      return positions.append(holding)
    }
    do throws(MoneyError) {
      positions[place].quantity = try positions[place].quantity + holding.quantity
      if let one = positions[place].cost, let other = holding.cost {
        positions[place].cost = try one + other
      } else {
        positions[place].cost = nil
      }
    } catch {
      throw error.refusal
    }
  }

  /// The statement, on the first row that says something.
  consuming func finished() throws(IntakeError) -> ImportPlan {
    guard let at = context.asOf else {
      throw IntakeError(.missingValue, column: "as_of", "the file does not tell its day; say it with --as-of")
    }
    var plan = plan
    plan.instruments = proposals.events
    guard let firstLine, !plan.isRefused else { return plan }
    var statement = Statement(cash: cash.map { StatementCash(currency: $0.currency, amount: $0.amount) })
    statement.assertsCash = !cash.isEmpty
    statement.assertsPositions = !positions.isEmpty
    statement.positions = positions.map { holding in
      let units = try? holding.quantity * holding.factor
      let each = holding.cost.flatMap { cost in units.flatMap { try? cost.divided(by: $0, scale: 10) } }
      var position = StatementPosition(
        symbol: holding.symbol, quantity: holding.quantity, averagePrice: each?.trimmed(toScale: 2),
        price: holding.price)
      // Where ten decimals of a price do not give the basis, a lot says it exactly.
      if let units, let each, let cost = holding.cost, (try? units * each) != cost {
        position.lots = [
          StatementLot(quantity: holding.quantity, price: each.trimmed(toScale: 2), cost: cost.trimmed(toScale: 2))
        ]
      }
      return position
    }
    let event = StatementEvent.event(statement, profile: profile.name, at: at, context)
    for place in plan.rows.indices {
      guard case .events = plan.rows[place].outcome else { continue }
      plan.rows[place].outcome =
        plan.rows[place].line == firstLine ? .events([event]) : .skipped("told by the statement of line \(firstLine)")
    }
    return plan
  }
}

/// Statements have no id at any broker: theirs is a hash of the day and of what they say.
enum StatementEvent {
  static func event(_ statement: Statement, profile: String, at: Instant, _ context: ImportContext) -> Event {
    var parts = [MarketZone.newYork.date(of: at).description]
    for line in statement.cash { parts += [line.currency.code, line.amount.trimmed().description] }
    for line in statement.positions {
      parts += [line.symbol, line.quantity.trimmed().description, line.averagePrice?.trimmed().description ?? ""]
    }
    let digest = EventNames.digest(parts, context.hash)
    return Event(
      account: context.account, at: at, identifier: "\(profile):statement:\(digest)", payload: .statement(statement))
  }
}
