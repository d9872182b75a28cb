import Ledger
import Market
import Money

extension Activity {
  /// A future that ended: listed as the fill that closed it.
  init(_ settlement: FinalSettlement, _ postings: [Posting], _ market: MarketView) {
    let instrument = market.world.instruments[settlement.instrument]
    self.init(
      finalSettlementOf: instrument.symbol, instrument.currency, isBuy: settlement.contracts.isNegative,
      on: settlement.day, at: settlement.at)
    close(
      instrument.symbol, -settlement.contracts, at: settlement.price,
      for: postings.first { $0.account == .cash }?.amount ?? .zero)
  }

  /// - Parameter units: signed, as they moved.
  mutating func close(_ symbol: String, _ units: ExactDecimal, at price: ExactDecimal, for amount: ExactDecimal) {
    self.symbol = symbol
    quantity = units
    self.price = price
    self.amount = amount
    note = "Final settlement of \(symbol)"
  }
}
