import Margin
import Market
import Money
import Persistent

/// The options of an account as they were put together last, by what they were put together from: a sheet after a price
/// of one underlying looks for that one alone, and a fill finds what the sheet before it looked for.
///
/// Very many series are put together block by block, and each block is remembered: a fill changes one or two of them.
struct PairingMemo: Sendable {
  private struct Topic: Sendable, Equatable {
    let underlying: InstrumentID
    /// Nil: all of its series.
    var block: Int?
  }

  private struct Question: Sendable {
    let rules: OptionRules
    let holdings: OptionHoldings
    /// How many blocks share the work that may be done.
    var blocks = 1

    /// The same but for prices.
    func isOlder(than other: OptionHoldings, comparesShares: Bool) -> Bool {
      (!comparesShares || holdings.shares == other.shares) && holdings.hasSameLegs(as: other)
    }
  }

  /// By underlying: accounts hold the same strikes and days of many. Before a fill, after it, and on the market.
  private let known = Recollection<Topic, Question, OptionPairing>(limit: 512, ofTopic: 4)

  func pairing(
    of holdings: OptionHoldings, on underlying: InstrumentID, by rules: OptionRules
  ) throws(MoneyError) -> OptionPairing {
    let topic = Topic(underlying: underlying)
    if let known = known.answer(about: topic, where: { $0.holdings == holdings && $0.rules == rules }) {
      return known
    }
    let pairing = try rules.pairing(of: holdings) { block throws(MoneyError) in
      try self.pairing(of: block, on: underlying, by: rules)
    }
    known.keep(pairing, to: Question(rules: rules, holdings: holdings), about: topic) {
      $0.isOlder(than: holdings, comparesShares: false)
    }
    return pairing
  }

  private func pairing(
    of block: OptionBlock, on underlying: InstrumentID, by rules: OptionRules
  ) throws(MoneyError) -> OptionPairing {
    let topic = Topic(underlying: underlying, block: block.place)
    let known = known.answer(about: topic) {
      $0.blocks == block.count && $0.holdings == block.holdings && $0.rules == rules
    }
    if let known { return known }
    let pairing = try rules.pairing(of: block)
    self.known.keep(
      pairing, to: Question(rules: rules, holdings: block.holdings, blocks: block.count), about: topic
    ) {
      // What the blocks before leave is another before a fill than after it.
      $0.isOlder(than: block.holdings, comparesShares: true)
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
