import CivilTime
import Ledger
import Margin
import Market
import Money

extension AccountState {
  /// Adds a signed amount to the SMA. Money in and releases meet open calls first; what is left of them is credited
  /// (12 CFR 220.5(b)).
  ///
  /// An unknown rate makes the SMA unknown, and so does a sum that does not fit: what a rate says may not make a fact
  /// impossible.
  mutating func enterSMA(_ amount: ExactDecimal, _ currency: Currency, in market: MarketView, at: Instant) {
    guard allowsCredit else { return }
    var entry: ExactDecimal? = amount
    if currency != baseCurrency {
      marketReadAt = max(marketReadAt ?? at, at)
      entry = market.rate(from: currency, to: baseCurrency, at: at).flatMap { try? amount * $0 }
    }
    if let paid = entry, paid.isPositive, !calls.regT.isEmpty { entry = try? calls.pay(paid) }
    guard let known = sma else { return }
    sma = entry.flatMap { try? known + $0 }
  }

  /// The close of a day: its deficiency becomes a call, the SMA takes up the Reg T excess, and shortfalls of equity
  /// are noted.
  mutating func closeMargin(on date: CivilDate, by valuation: Valuation) {
    if let raw = sma {
      if raw.isNegative || !calls.regT.isEmpty {
        // A sum that does not fit leaves the calls as they were.
        var cut = calls
        if (try? cut.cut(max(-raw, .zero), on: date, deMinimis: rules.regTDeMinimis)) != nil { calls = cut }
      }
      sma = max(raw, max(valuation.regTExcess ?? .zero, .zero))
    }
    let excess = valuation.excess(over: valuation.maintenance)
    changeTradingDays { $0.close(excess: excess) }
    if positions.isEmpty, calls.isEmpty { return }
    calls.maintenance = OpenCalls.mark(calls.maintenance, excess: excess, on: date)
    calls.house = OpenCalls.mark(calls.house, excess: valuation.excess(over: valuation.house), on: date)
  }
}
