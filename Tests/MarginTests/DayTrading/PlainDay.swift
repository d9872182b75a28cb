import Margin
import Money

/// Peaks of a day by units: every unit is opened and closed alone, and every moment is added up anew.
struct PlainDay {
  private struct Unit {
    var from: Int
    var until: Int?
    var requirement: ExactDecimal
    var isLong: Bool
    var security: Int
  }

  let closedPeak: ExactDecimal
  let peak: ExactDecimal

  init(_ executions: [DayTrading.Execution]) throws {
    var units: [Unit] = []
    for (moment, execution) in executions.enumerated() {
      let isBuy = execution.quantity.isPositive
      for _ in 0..<(execution.quantity.magnitude.wholeNumber ?? 0) {
        let oldest = units.firstIndex {
          $0.security == execution.security && $0.until == nil && $0.isLong != isBuy
        }
        if let oldest {
          units[oldest].until = moment
        } else {
          units.append(
            Unit(
              from: moment, until: nil, requirement: execution.requirementPerUnit ?? 0, isLong: isBuy,
              security: execution.security))
        }
      }
    }
    var closedPeak = ExactDecimal.zero
    var peak = ExactDecimal.zero
    for moment in executions.indices {
      let open = units.filter { $0.from <= moment && $0.until.map { $0 > moment } ?? true }
      peak = max(peak, try open.reduce(.zero) { try $0 + $1.requirement })
      closedPeak = max(closedPeak, try open.reduce(.zero) { try $1.until == nil ? $0 : $0 + $1.requirement })
    }
    self.closedPeak = closedPeak
    self.peak = peak
  }
}
