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
      let cash = Self.sum(line.amount, equivalents.first { $0.currency == line.currency }?.amount)
      return SnapTradeBalance(
        currency: Identifiers.currency(line.currency), cash: cash,
        buyingPower: hasOnlyCashPower ? cash : line.buyingPower)
    }
    for fund in equivalents where !statement.cash.contains(where: { $0.currency == fund.currency }) {
      rows.append(
        SnapTradeBalance(
          currency: Identifiers.currency(fund.currency), cash: fund.amount,
          buyingPower: hasOnlyCashPower ? fund.amount : nil))
    }
    if rows.isEmpty {
      rows = [SnapTradeBalance(currency: Identifiers.currency(reading.profile.currency))]
    }
    return rows
  }

  /// Without margin the buying power is the same number as the cash, by contract; with it, what the broker reports.
  private var hasOnlyCashPower: Bool { reading.profile.kind == .cash || reading.profile.kind == .dvp }

  /// Value of the money-market funds per currency.
  private func equivalents(_ statement: Statement) -> [CashAmount] {
    var sums: [CashAmount] = []
    for position in statement.positions {
      guard let instrument = reading.instrument(position.symbol), instrument.isCashEquivalent,
        let value = position.marketValue(multiplier: instrument.multiplier)
      else { continue }
      if let index = sums.firstIndex(where: { $0.currency == instrument.currency }) {
        sums[index].amount = Self.sum(sums[index].amount, value) ?? sums[index].amount
      } else {
        sums.append(CashAmount(amount: value, currency: instrument.currency))
      }
    }
    return sums
  }

  private static func sum(_ amount: ExactDecimal, _ other: ExactDecimal?) -> ExactDecimal? {
    guard let other else { return amount }
    return try? amount + other
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
