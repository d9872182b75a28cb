import CivilTime
import Ledger
import Money

extension AccountState {
  /// The close of a day: equity below the maintenance requirement becomes a call for what restores it, which stands
  /// until a close finds the requirement met.
  mutating func closeContracts(on date: CivilDate, by valuation: Valuation) {
    if positions.isEmpty, calls.isEmpty { return }
    // What is unknown leaves the call as it was.
    guard valuation.hasRequirements, let equity = totalValue(by: valuation) else { return }
    guard equity < valuation.maintenance else {
      calls.maintenance = nil
      return
    }
    let restored =
      (profile.house?.contracts ?? .usual).callRestores == .initial ? valuation.initial : valuation.maintenance
    guard calls.maintenance == nil, let amount = try? restored - equity else { return }
    calls.maintenance = OpenCalls.Mark(issued: date, amount: amount)
  }
}
