import Margin
import Money
import Synchronization

/// The options of an account as they were put together last, by what they were put together from: a sheet after a price
/// of one underlying looks for that one alone.
///
/// Shared by the copies of a state. What it answers follows from the question alone: nobody can tell whether it knew.
final class PairingMemo: Sendable {
  private struct Entry {
    let rules: OptionRules
    let holdings: OptionHoldings
    let pairing: OptionPairing
  }

  /// Underlyings of one account that are kept; the one found longest ago makes room.
  private static let limit = 64
  private let entries = Mutex<[Entry]>([])

  func pairing(of holdings: OptionHoldings, by rules: OptionRules) throws(MoneyError) -> OptionPairing {
    let known = entries.withLock { entries in
      entries.first { $0.holdings == holdings && $0.rules == rules }?.pairing
    }
    if let known { return known }
    let pairing = try rules.pairing(of: holdings)
    entries.withLock { entries in
      entries.removeAll { $0.holdings.hasSameLegs(as: holdings) }
      if entries.count >= Self.limit { entries.removeFirst() }
      entries.append(Entry(rules: rules, holdings: holdings, pairing: pairing))
    }
    return pairing
  }
}

extension OptionHoldings {
  /// They differ by prices alone.
  fileprivate func hasSameLegs(as other: OptionHoldings) -> Bool {
    legs.count == other.legs.count
      && zip(legs, other.legs).allSatisfy {
        $0.strike == $1.strike && $0.type == $1.type && $0.expiration == $1.expiration && $0.contracts == $1.contracts
      }
  }
}
