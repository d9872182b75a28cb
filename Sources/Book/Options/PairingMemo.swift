import Margin
import Market
import Money
import Persistent

/// The options of an account as they were put together last, by what they were put together from: a sheet after a price
/// of one underlying looks for that one alone, and a fill finds what the sheet before it looked for.
struct PairingMemo: Sendable {
  private struct Question: Sendable {
    let rules: OptionRules
    let holdings: OptionHoldings
  }

  /// By underlying: accounts hold the same strikes and days of many. Before a fill, after it, and on the market.
  private let known = Recollection<InstrumentID, Question, OptionPairing>(limit: 256, ofTopic: 4)

  func pairing(
    of holdings: OptionHoldings, on underlying: InstrumentID, by rules: OptionRules
  ) throws(MoneyError) -> OptionPairing {
    if let known = known.answer(
      about: underlying, where: { $0.holdings == holdings && $0.rules == rules })
    {
      return known
    }
    let pairing = try rules.pairing(of: holdings)
    known.keep(pairing, to: Question(rules: rules, holdings: holdings), about: underlying) {
      $0.holdings.hasSameLegs(as: holdings)
    }
    return pairing
  }
}

extension OptionHoldings {
  /// They differ by prices alone.
  fileprivate func hasSameLegs(as other: OptionHoldings) -> Bool {
    units == other.units && legs.count == other.legs.count
      && zip(legs, other.legs).allSatisfy {
        $0.strike == $1.strike && $0.type == $1.type && $0.expiration == $1.expiration && $0.contracts == $1.contracts
      }
  }
}
