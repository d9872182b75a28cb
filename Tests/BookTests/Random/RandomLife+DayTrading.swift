import Book
import CivilTime
import Ledger
import Money

extension RandomLife {
  /// From the old rule on trading within the day to the new one: half of the steps lie before this moment.
  static let newRule = BookFixture.at("2026-05-29T10:00")

  /// A burst of trades in one security, on both sides, at times as fills of one order, at times beyond the means.
  mutating func tradeWithinDay() {
    let symbol = dayDice.pick(Self.symbols)
    let size = dayDice.decimal(1, dayDice.roll(3) == 0 ? 3000 : 300)
    let order: String? = dayDice.roll(2) == 0 ? "burst\(events.count)" : nil
    var isOpening = true
    for part in 0..<(2 + dayDice.roll(4)) {
      let isShort = dayDice.roll(4) == 0
      let side: Trade.Side = isOpening ? (isShort ? .sellShort : .buy) : (isShort ? .buyToCover : .sell)
      var trade = Trade(symbol: symbol, side: side, quantity: size, price: dayDice.decimal(200, 9000, scale: 2))
      trade.order = order.map { part < 2 ? $0 : $0 + "b" }
      // Seconds apart, as bursts are; now and then at one moment.
      attempt("T1", .trade(trade), at: now.advanced(bySeconds: Int64(dayDice.roll(3) == 0 ? 0 : part)))
      if dayDice.roll(3) > 0 { isOpening.toggle() }
    }
    guard dayDice.roll(3) == 0 else { return }
    let amount = dayDice.decimal(100, 900_000, scale: 2)
    if dayDice.roll(2) == 0 {
      attempt("T1", .deposit(Deposit(amount: amount, currency: .usd)), at: now.advanced(bySeconds: 20))
    } else {
      attempt("T1", .withdrawal(CashAmount(amount: amount, currency: .usd)), at: now.advanced(bySeconds: 20))
    }
  }

  /// What the broker says of day trading.
  mutating func dayTradingSettings() {
    var change = AccountChange()
    switch dayDice.roll(5) {
    case 0, 1: change.patternDayTrader = dayDice.roll(3) > 0
    case 2:
      change.intradayMarginFrom = dayDice.pick(["2026-06-01", "2026-06-05", "2026-06-10"].compactMap { CivilDate($0) })
    default:
      var house = book.state.profile.house ?? HouseParameters()
      house.dayTradeCount = dayDice.pick(DayTradeCount.allCases)
      house.sameDayDeposits = dayDice.pick(SameDayDeposits.allCases)
      change.house = house
    }
    attempt("T1", .accountChanged(change), at: now)
  }
}
