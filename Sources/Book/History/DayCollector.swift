import CivilTime
import Ledger
import Market
import Money

/// Makes rows of the history out of the closes that a state passes, each from the close before.
final class DayCollector {
  private(set) var days: [AccountHistory.Day] = []
  private(set) var mark: CloseMark
  private let base: Currency

  /// What the 28 decimals of products with long rates leave: below this it counts as effect of the rates.
  private static let noise = (try? ExactDecimal(coefficient: 1, scale: noiseScale)) ?? .zero
  static let noiseScale = 12

  static func isNoise(_ residual: ExactDecimal) -> Bool { residual.magnitude < noise }

  init(of state: AccountState, after mark: CloseMark) {
    self.mark = mark
    base = state.baseCurrency
  }

  /// Starts from what a statement says.
  func restart(from mark: CloseMark) { self.mark = mark }

  func take(_ row: DayRow) {
    let end = CloseMark(row.valuation, row.money, totalValue: row.totalValue, base: base)
    var day = AccountHistory.Day(date: row.date, closedAt: row.closedAt)
    day[.end] = end.value
    if row.isStated {
      if end.value == nil { day.unknown = .unstated }
    } else {
      do {
        try fill(&day, row, end)
      } catch {
        day.unknown = .range
      }
    }
    mark = end
    days.append(day)
  }

  private func fill(_ day: inout AccountHistory.Day, _ row: DayRow, _ end: CloseMark) throws(MoneyError) {
    let activity = row.activity
    let valuation = row.valuation
    day[.start] = mark.value
    day[.realised] = valuation.convert(activity.realised, to: base)
    day[.income] = valuation.convert(activity.income, to: base)
    day[.fees] = valuation.convert(activity.fees, to: base)
    day[.flows] = valuation.convert(activity.flows, to: base)
    day[.adjustments] = valuation.convert(activity.adjustments, to: base)
    day[.bought] = valuation.convert(activity.bought, to: base)
    day[.sold] = valuation.convert(activity.sold, to: base)
    day[.commission] = valuation.convert(activity.commission, to: base)
    day[.unrealisedChange] = try unrealisedChange(row, end)
    day[.accruals] = try accruals(row)
    if mark.value != nil,
      let effects = try FXEffect.all(mark.foreign, row.activity.exchanged, by: row.valuation, base)
    {
      day.fxEffects = effects
      day[.fxEffect] = try FXEffect.total(effects)
    } else {
      day[.fxEffect] = nil
    }
    try settle(&day)
    if !day.isWhole {
      day.unknown = end.unknown ?? mark.unknown ?? (activity.realised.isUnknown ? .basis : .rates)
    }
  }

  /// Of the lots' gains, each currency's change at the closing rate; gains that came or went with a transfer are none.
  private func unrealisedChange(_ row: DayRow, _ end: CloseMark) throws(MoneyError) -> ExactDecimal? {
    guard let now = end.unrealised, let then = mark.unrealised,
      let carried = row.valuation.convert(row.activity.carriedGains, to: base)
    else { return nil }
    var change = carried.isZero ? try now - then : try now - then - carried
    for held in mark.foreign where !held.unrealised.isZero {
      guard let rate = row.valuation.rate(of: held.currency, to: base) else { return nil }
      change = try change - held.unrealised * (rate - held.rate)
    }
    return change
  }

  /// Interest that counts in equity, at the closing rates; its posting takes it out again.
  private func accruals(_ row: DayRow) throws(MoneyError) -> ExactDecimal? {
    guard let now = row.valuation.convert(row.money.interest, to: base),
      let then = row.valuation.convert(mark.accrued, to: base)
    else { return nil }
    return try now - then
  }

  private func settle(_ day: inout AccountHistory.Day) throws(MoneyError) {
    guard let start = day[.start], let end = day[.end], let realised = day[.realised],
      let change = day[.unrealisedChange], let income = day[.income], let fees = day[.fees],
      let flows = day[.flows], let adjustments = day[.adjustments], let accruals = day[.accruals],
      let effect = day[.fxEffect]
    else { return }
    let explained = try realised + change + income - fees + flows + adjustments + accruals + effect
    let residual = try end - start - explained
    if !residual.isZero, Self.isNoise(residual) {
      day[.fxEffect] = try effect + residual
      if let last = day.fxEffects.indices.last {
        day.fxEffects[last].amount = try day.fxEffects[last].amount + residual
      }
      day[.residual] = .zero
    } else {
      day[.residual] = residual
    }
  }
}
