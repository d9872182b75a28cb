import Book
import BrokerDesk
import CivilTime
import Keeper
import Ledger
import TradeStationWire
import WireMembers

/// The accounts that a request names, all from one snapshot, and a fault for each that cannot be shown.
struct AskedAccounts {
  private(set) var views: [AccountView] = []
  private(set) var faults: [V3.Fault] = []

  /// Most orders that a request may name.
  static let orderLimit = 50

  /// - Parameter segment: identifiers separated by commas, as many as the older API takes keys.
  init(
    _ segment: String, of owner: String, _ names: AccountNames, in edition: Edition, at now: Instant
  ) throws {
    let parts = segment.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= AccountKeys.limit, parts.allSatisfy({ !$0.isEmpty }) else {
      throw TradeStationFailure(
        400, "accounts: From 1 to \(AccountKeys.limit) account identifiers separated by commas are expected.")
    }
    for name in parts.map(String.init) {
      if let key = names.find(name, owner: owner, in: edition),
        let view = try AccountView(key: key, in: edition, at: now)
      {
        views.append(view)
      } else {
        // Another owner's account is as unknown as one that does not exist.
        faults.append(V3.Fault(accountID: name, .forbidden, "Invalid Account ID."))
      }
    }
  }

  /// The orders that a question takes, in its order.
  func orders(of question: OrderQuestion) -> [(order: Ledger.Order, view: AccountView)] {
    views.flatMap { view in view.state.orders.filter(question.takes).map { ($0, view) } }
      .sorted { question.precedes($0.order, $1.order) }
  }

  /// The named orders among those, and a fault for each that is not there.
  func orders(numbered segment: String, _ question: OrderQuestion) throws -> V3.Orders {
    let numbers = segment.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard numbers.count <= Self.orderLimit, numbers.allSatisfy({ !$0.isEmpty }) else {
      throw TradeStationFailure(
        400, "orderIds: From 1 to \(Self.orderLimit) order identifiers separated by commas are expected.")
    }
    let listed = orders(of: question)
    var body = V3.Orders()
    body.errors = faults
    for number in numbers {
      if let found = listed.first(where: { $0.order.shownNumber == number }) {
        body.orders.append(V3.Order(found.order, in: found.view))
      } else if !views.isEmpty {
        let accounts = views.map { ShownAccount(book: $0.book, key: $0.key).number }.joined(separator: ",")
        body.errors.append(
          V3.Fault(accountID: accounts, .notFound, "There is no such order.", orderID: number))
      }
    }
    return body
  }
}
