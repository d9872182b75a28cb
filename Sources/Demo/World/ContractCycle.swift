import CivilTime
import Market

/// Which quarterly contract is held on a day: the first whose last day lies at least eight days ahead.
struct ContractCycle: Equatable {
  /// March, June, September or December.
  let month: Int
  let year: Int
  /// The third Friday of the month, or the trading day before when the exchange is closed.
  let expiration: CivilDate

  /// Days before the last one on which positions move on to the next contract.
  private static let lead = 8

  init(heldOn date: CivilDate) {
    let wanted = date.advanced(byDays: Self.lead)
    var cycle = Self(year: wanted.year, month: (wanted.month + 2) / 3 * 3)
    if cycle.expiration < wanted {
      let next = wanted.advanced(byMonths: 3)
      cycle = Self(year: next.year, month: (next.month + 2) / 3 * 3)
    }
    self = cycle
  }

  private init(year: Int, month: Int) {
    self.year = year
    self.month = month
    guard let first = CivilDate(year: year, month: month, day: 1) else {
      preconditionFailure("\(year)-\(month) is no month")
    }
    let firstFriday = first.advanced(byDays: (Weekday.friday.rawValue - first.weekday.rawValue + 7) % 7)
    expiration = TradingCalendar.newYork.onOrBefore(firstFriday.advanced(byDays: 14))
  }

  /// The symbol of a future of this cycle, such as `ESZ26`.
  func future(_ root: String) -> String {
    let letters = [3: "H", 6: "M", 9: "U"]
    let digits = String(year % 100)
    return root + letters[month, default: "Z"] + (digits.utf8.count < 2 ? "0" + digits : digits)
  }
}
