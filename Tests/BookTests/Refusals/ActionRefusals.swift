import Book
import CivilTime
import Ledger
import Market
import Money
import Testing

/// Actions, distributions and transfers that cannot be.
@Suite struct ActionRefusals {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let payload: Event.Payload
    let code: LedgerError.Code
    let field: String
    var testDescription: String { name }
  }

  static let world: [Row] = [
    Row(
      name: "split 0:1", payload: .split(Split(symbol: "XYZ", numerator: 0, denominator: 1)), code: .notPositive,
      field: "ratio"),
    Row(
      name: "child that nobody knows",
      payload: .spinOff(
        SpinOff(symbol: "XYZ", child: "NONE", ratio: UnitRatio(new: 1, old: 4), basisShare: .zero)),
      code: .unknownInstrument, field: "child"),
    Row(
      name: "more than all of the basis",
      payload: .spinOff(SpinOff(symbol: "XYZ", child: "NEW", ratio: UnitRatio(new: 1, old: 4), basisShare: 2)),
      code: .outOfRange, field: "basis_share"),
    Row(
      name: "merger into itself",
      payload: .merger(Merger(symbol: "XYZ", into: "XYZ", ratio: UnitRatio(new: 1, old: 1))), code: .malformed,
      field: "into"),
    Row(
      name: "merger for nothing", payload: .merger(Merger(symbol: "XYZ", cash: 0)), code: .notPositive, field: "cash"),
    Row(
      name: "merger in another currency", payload: .merger(Merger(symbol: "XYZ", cash: 1, currency: .cad)),
      code: .currencyMismatch, field: "currency"),
    Row(
      name: "name that nobody knows", payload: .symbolChange(SymbolChange(symbol: "XYZ", to: "NONE")),
      code: .unknownInstrument, field: "to"),
    Row(
      name: "the same name", payload: .symbolChange(SymbolChange(symbol: "XYZ", to: "XYZ")), code: .malformed,
      field: "to"),
  ]

  private static func units(_ quantity: ExactDecimal, cost: ExactDecimal? = nil, acquired: String? = nil) -> Transfer {
    Transfer(
      .units(
        TransferredUnits(
          symbol: "XYZ", quantity: quantity, cost: cost, acquired: acquired.flatMap { CivilDate($0) }, price: 50)))
  }

  static let account: [Row] = [
    Row(name: "more than is held", payload: .transferOut(units(11)), code: .notHeld, field: "quantity"),
    Row(name: "short in a cash account", payload: .transferIn(units(-1)), code: .shortInCashAccount, field: "quantity"),
    Row(name: "basis of the other sign", payload: .transferIn(units(1, cost: -5)), code: .outOfRange, field: "cost"),
    Row(
      name: "acquired tomorrow", payload: .transferIn(units(1, acquired: "2026-01-07")), code: .outOfRange,
      field: "acquired"),
    Row(
      name: "dividend on what was never held",
      payload: .dividend(Dividend(symbol: "NEW", amount: 5, currency: .usd)), code: .notHeld, field: "symbol"),
    Row(
      name: "capital of what is not held",
      payload: .returnOfCapital(ReturnOfCapital(symbol: "NEW", amount: 5, currency: .usd)), code: .notHeld,
      field: "symbol"),
    Row(
      name: "units on nothing", payload: .stockDividend(StockDividend(symbol: "NEW", quantity: 5)), code: .notHeld,
      field: "symbol"),
    Row(
      name: "cash for no fraction",
      payload: .stockDividend(StockDividend(symbol: "XYZ", quantity: 5, cashInLieu: 3)), code: .malformed,
      field: "cash_in_lieu"),
    Row(
      name: "interest of a share",
      payload: .trade(Trade(symbol: "XYZ", side: .buy, quantity: 1, price: 50, accruedInterest: 1)),
      code: .unsupportedRules, field: "accrued_interest"),
  ]

  @Test(arguments: world) func theWorldRefuses(_ row: Row) throws { try refuse(row, account: nil) }

  @Test(arguments: account) func theAccountRefuses(_ row: Row) throws { try refuse(row, account: "T1") }

  private func refuse(_ row: Row, account: String?) throws {
    var fixture = try ActionExamples.holding("10", at: "50")
    let sheet = try fixture.sheet("2026-01-06T10:00")
    let error = #expect(throws: LedgerError.self) {
      try fixture.record("2026-01-06T09:00", account: account, row.payload)
    }
    #expect(error?.code == row.code)
    #expect(error?.field == row.field)
    #expect(try fixture.sheet("2026-01-06T10:00").differences(from: sheet).isEmpty)
  }
}
