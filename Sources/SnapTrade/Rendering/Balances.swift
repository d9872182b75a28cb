import Ambient
import CivilTime
import Hub
import Ledger
import Market
import Money
import SnapTradeWire

/// Cash and buying power per currency, as the broker reported them.
struct Balances {
  let reading: MirrorReading

  /// One per currency, in the broker's order. Money-market funds count as cash here and appear as positions too.
  var rows: [SnapTradeBalance] {
    guard let statement = reading.statement else { return [] }
    let equivalents = self.equivalents(statement)
    var rows = statement.cash.map { line in
      let funds = equivalents.first { $0.currency == line.currency }
      let cash = funds.map { Self.sum(line.amount, $0.value) } ?? line.amount
      return SnapTradeBalance(
        currency: Identifiers.currency(line.currency), cash: cash,
        buyingPower: hasOnlyCashPower ? cash : line.buyingPower)
    }
    for fund in equivalents where !statement.cash.contains(where: { $0.currency == fund.currency }) {
      rows.append(
        SnapTradeBalance(
          currency: Identifiers.currency(fund.currency), cash: fund.value,
          buyingPower: hasOnlyCashPower ? fund.value : nil))
    }
    if rows.isEmpty {
      rows = [SnapTradeBalance(currency: Identifiers.currency(reading.profile.currency))]
    }
    return rows
  }

  /// The newer form, one amount per currency; money-market funds count as cash here too.
  func second(asOf: Instant, total: SnapTradeAmount?) -> SnapTradeAccountBalances2 {
    let rows = self.rows
    let powers = rows.compactMap { row in
      row.buyingPower.map {
        SnapTradeBuyingPower(currency: row.currency.code, amount: $0, basis: .known(basis))
      }
    }
    return SnapTradeAccountBalances2(
      accountID: reading.account.identifier.description, cashOrMargin: .known(reading.profile.kind.cashOrMargin),
      netValue: total.flatMap { total in
        total.amount.map { SnapTradeMoney(currency: total.currency ?? "", amount: $0) }
      },
      cash: rows.compactMap { row in row.cash.map { SnapTradeMoney(currency: row.currency.code, amount: $0) } },
      buyingPower: powers.isEmpty ? nil : powers,
      margin: reading.profile.kind.isMargin ? SnapTradeMarginLoans(loanBalances: loans) : nil,
      dataFreshness: SnapTradeFreshness(asOf: asOf))
  }

  /// What is owed per currency: as the broker says it, else cash without the collateral of the shorts, below zero.
  /// Less than a cent is nothing; nil when a short's value is unknown.
  private var loans: [SnapTradeMoney]? {
    guard let statement = reading.statement else { return nil }
    var loans: [SnapTradeMoney] = []
    for currency in Set(statement.cash.map(\.currency) + shorts(statement).map(\.currency)).sorted() {
      guard let loan = loan(in: currency, statement) else { return nil }
      if loan >= Self.leastLoan { loans.append(SnapTradeMoney(currency: currency.code, amount: loan)) }
    }
    return loans
  }

  private static let leastLoan = ExactDecimal("0.01") ?? .zero

  private func loan(in currency: Currency, _ statement: Statement) -> ExactDecimal? {
    let told = statement.currencyDetails.first { $0.currency == currency }?.figures.first { $0.name == "loan" }
    if let told { return told.amount }
    var sum = statement.cash.first { $0.currency == currency }?.amount ?? .zero
    for short in shorts(statement) where short.currency == currency {
      guard let value = short.value, let next = try? sum + value else { return nil }
      sum = next
    }
    return max(.zero, -sum)
  }

  /// Value of the short securities, negative, without options.
  private func shorts(_ statement: Statement) -> [Value] {
    statement.positions.compactMap { position in
      let instrument = Symbols(reading: reading).instrument(position.symbol)
      guard position.quantity.isNegative, instrument.kind.isClassicSecurity else { return nil }
      return (instrument.currency, position.marketValue(multiplier: instrument.multiplier))
    }
  }

  /// What backs the buying power.
  private var basis: SnapTradePowerBasis {
    if reading.profile.kind.isMargin { return .margin }
    return reading.profile.status == .restricted90Days ? .settled : .cash
  }

  /// Without margin the buying power is the same number as the cash, by contract; with it, what the broker reports.
  private var hasOnlyCashPower: Bool { reading.profile.kind == .cash || reading.profile.kind == .dvp }

  /// An amount of one currency; nil when it is unknown.
  private typealias Value = (currency: Currency, value: ExactDecimal?)

  /// Value of the money-market funds per currency.
  private func equivalents(_ statement: Statement) -> [Value] {
    var sums: [Value] = []
    for position in statement.positions {
      guard let instrument = reading.instrument(position.symbol), instrument.isCashEquivalent else { continue }
      let value = position.marketValue(multiplier: instrument.multiplier)
      if let index = sums.firstIndex(where: { $0.currency == instrument.currency }) {
        sums[index].value = Self.sum(sums[index].value, value)
      } else {
        sums.append((instrument.currency, value))
      }
    }
    return sums
  }

  private static func sum(_ amount: ExactDecimal?, _ other: ExactDecimal?) -> ExactDecimal? {
    guard let amount, let other else { return nil }
    return try? amount + other
  }
}

extension AccountProfile.Kind {
  /// Futures and forex accounts are neither.
  var cashOrMargin: SnapTradeCashOrMargin {
    switch self {
    case .cash, .dvp: .cash
    case .margin: .margin
    case .futures, .forex: .unknown
    }
  }
}

extension StatementPosition {
  /// The reported value, else quantity × price × multiplier; nil when the price is unknown.
  func marketValue(multiplier: ExactDecimal) -> ExactDecimal? {
    if let reported = figures.first(where: { $0.name == "market_value" }) { return reported.amount }
    return price.flatMap { try? quantity * $0 * multiplier }
  }

  /// The reported gain, else value less cost at the average price.
  func shownOpenPL(multiplier: ExactDecimal) -> ExactDecimal? {
    if let openPL { return openPL }
    guard let price, let averagePrice else { return nil }
    return try? (price - averagePrice) * quantity * multiplier
  }
}
