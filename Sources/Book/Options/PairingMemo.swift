import Margin
import Money
import Persistent

/// The options of an account as they were put together last, by what they were put together from: a sheet after a price
/// of one underlying looks for that one alone.
struct PairingMemo: Sendable {
  private struct Question: Sendable {
    let rules: OptionRules
    let holdings: OptionHoldings
  }

  /// Underlyings of one account that are kept.
  private static let limit = 64
  private let known = Recollection<Question, OptionPairing>(limit: limit)

  func pairing(of holdings: OptionHoldings, by rules: OptionRules) throws(MoneyError) -> OptionPairing {
    if let known = known.answer(where: { $0.holdings == holdings && $0.rules == rules }) { return known }
    let pairing = try rules.pairing(of: holdings)
    known.keep(pairing, to: Question(rules: rules, holdings: holdings)) { $0.holdings.hasSameLegs(as: holdings) }
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
