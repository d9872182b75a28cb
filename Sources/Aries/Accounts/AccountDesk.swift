import Ambient
import Book
import BrokerDesk
import CivilTime
import Identity
import Keeper

/// Reads accounts for their owner, each request from one snapshot.
struct AccountDesk: Sendable {
  let keeper: Keeper
  let isBookAvailable: @Sendable () -> Bool
  private let names = AccountNames(shownBy: .aries)

  init(keeper: Keeper, isBookAvailable: @escaping @Sendable () -> Bool) {
    self.keeper = keeper
    self.isBookAvailable = isBookAvailable
  }

  func accounts(of grant: Grant) throws -> [ShownAccount] {
    try edition().accounts(of: grant.owner, shownBy: .aries, at: now)
  }

  /// The account as it stands now. Another owner's is as unknown as one that does not exist.
  ///
  /// - Parameter figures: that will be read of its sheet.
  func view(_ name: String, _ grant: Grant, for figures: FigureSelection = .all) throws -> AccountView {
    let edition = try edition()
    guard let key = names.find(name, owner: grant.owner, in: edition) else {
      throw AriesFailure.accountNotFound
    }
    do {
      guard let view = try AccountView(key: key, in: edition, at: keeper.surroundings.now(), for: figures) else {
        throw AriesFailure.accountNotFound
      }
      return view
    } catch let failure as AriesFailure {
      throw failure
    } catch {
      // A figure does not fit: the balance model has nothing to say.
      throw AriesFailure.balancesUnavailable
    }
  }

  private func edition() throws -> Edition {
    guard isBookAvailable() else { throw AriesFailure.balancesUnavailable }
    return keeper.edition
  }

  var now: Instant { keeper.surroundings.now() }
}
