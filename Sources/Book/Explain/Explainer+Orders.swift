import CivilTime
import Ledger
import Money

extension Explainer {
  /// One for each pending order, or for each bracket, by the event that placed it.
  func pendingOrders() -> [Explanation] {
    state.told.pendingOnes.map {
      Explanation(.event, $0.order.identifier, value: 1, event: $0.placed, field: "order")
    }
  }
}
