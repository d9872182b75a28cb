import CivilTime
import Margin
import Market
import Money

/// The least that options and units of one underlying ask for, from tables over sets of single contracts: every set of
/// long ones in every package they may go into, every set of short ones paired or alone, every use of the units.
/// Nothing is bounded or ordered. For some twelve contracts.
final class TablePairing {
  private struct Contract {
    var isCall: Bool
    var strike: Int
    var expiration: CivilDate
    var uncovered: Int
    var value: Int
  }

  private let bothSides: OptionRules.BothSides
  private let isLong: Bool
  private let lots: Int
  private let price: Int
  private let units: Int
  /// In millionths.
  private let rate: Int
  private let shorts: [Contract]
  private let longs: [Contract]
  private let expirations: [CivilDate]
  private var losses: [[Int?]]
  private var standing: [Int?]
  private var kept: [Key: Int] = [:]

  private struct Key: Hashable {
    var lots: Int
    var shorts: Int
    var longs: Int
  }

  /// Millionths.
  private static func whole(_ amount: ExactDecimal) -> Int {
    var number = Int(amount.coefficient)
    for _ in Int(amount.scale)..<6 { number *= 10 }
    return number
  }

  init(_ holdings: OptionHoldings, _ rules: OptionRules) throws {
    bothSides = rules.bothSides
    isLong = !holdings.shares.isNegative
    units = Int(holdings.units.coefficient)
    lots = Int(holdings.shares.magnitude.coefficient) / units
    price = Self.whole(holdings.underlyingPrice)
    rate = Self.whole(isLong ? rules.longStockRate : rules.shortStockRate)
    var shorts: [Contract] = []
    var longs: [Contract] = []
    for leg in holdings.legs {
      let (uncovered, value) = try rules.uncovered(
        leg, underlyingPrice: holdings.underlyingPrice, units: holdings.units)
      let contract = Contract(
        isCall: leg.type == .call, strike: Self.whole(leg.strike), expiration: leg.expiration,
        uncovered: Self.whole(uncovered), value: Self.whole(value))
      for _ in 0..<abs(leg.contracts) { leg.isShort ? shorts.append(contract) : longs.append(contract) }
    }
    self.shorts = shorts
    self.longs = longs
    expirations = Set(shorts.map(\.expiration)).sorted()
    standing = Array(repeating: nil, count: 1 << shorts.count)
    losses = Array(repeating: Array(repeating: nil, count: 1 << (shorts.count + longs.count)), count: expirations.count)
  }

  /// What the options ask for, and by how much what the units ask for and count changes, in millionths.
  func least() -> Int { least(lots: lots, shorts: (1 << shorts.count) - 1, longs: (1 << longs.count) - 1) }

  /// With so many lots of units still to use, by one after the other.
  private func least(lots: Int, shorts: Int, longs: Int) -> Int {
    let key = Key(lots: lots, shorts: shorts, longs: longs)
    if let known = kept[key] { return known }
    var best = packed(0, longs, Array(repeating: 0, count: expirations.count), shorts)
    if lots > 0 {
      for short in [nil] + bits(shorts).map(Optional.some) {
        for long in [nil] + bits(longs).map(Optional.some) where short != nil || long != nil {
          guard let effect = effect(short.map { self.shorts[$0] }, long.map { self.longs[$0] }) else { continue }
          let rest = least(
            lots: lots - 1, shorts: shorts & ~(short.map { 1 << $0 } ?? 0), longs: longs & ~(long.map { 1 << $0 } ?? 0))
          best = min(best, effect + rest)
        }
      }
    }
    kept[key] = best
    return best
  }

  private func bits(_ mask: Int) -> [Int] { (0..<12).filter { mask >> $0 & 1 == 1 } }

  private func share(_ rate: Int, of amount: Int) -> Int { rate * amount / 1_000_000 }

  /// What a lot of units asks for less with a short option they cover, a long one that protects them, or both; nil
  /// where the rules know no such thing.
  private func effect(_ short: Contract?, _ long: Contract?) -> Int? {
    let own = share(rate, of: price)
    if let short, short.isCall != isLong { return nil }
    if let long, long.isCall == isLong { return nil }
    let beyond = short.map { max(0, isLong ? price - $0.strike : $0.strike - price) } ?? 0
    guard let long else {
      return (isLong ? beyond - share(rate, of: beyond) : beyond + share(rate, of: beyond)) * units
    }
    let tenth = long.strike / 10
    let insured = tenth + max(0, isLong ? price - long.strike : long.strike - price)
    guard let short else { return (min(insured, own) - own) * units }
    guard short.expiration == long.expiration else { return nil }
    if !isLong { return short.strike == long.strike ? (tenth + beyond - own) * units : nil }
    if long.strike > short.strike { return nil }
    let asked = long.strike == short.strike ? tenth : min(insured, share(rate, of: short.strike))
    return (beyond + asked - own) * units
  }

  /// Long contracts from one on into packages, then short ones into theirs or alone.
  private func packed(_ long: Int, _ available: Int, _ packages: [Int], _ shorts: Int) -> Int {
    guard long < longs.count else { return paired(packages, shorts) }
    var best = Int.max
    var packages = packages
    if available >> long & 1 == 1 {
      for (index, date) in expirations.enumerated() where date <= longs[long].expiration {
        packages[index] |= 1 << long
        best = min(best, packed(long + 1, available, packages, shorts))
        packages[index] &= ~(1 << long)
      }
    }
    return best == Int.max ? packed(long + 1, available, packages, shorts) : best
  }

  private func paired(_ packages: [Int], _ shorts: Int) -> Int {
    var best = Int.max
    var paired = shorts
    while true {
      var sum: Int? = alone(shorts & ~paired)
      for (index, date) in expirations.enumerated() {
        let own = bits(paired).reduce(0) { self.shorts[$1].expiration == date ? $0 | 1 << $1 : $0 }
        guard let loss = loss(index, own, packages[index]) else {
          sum = nil
          break
        }
        sum = sum.map { $0 + loss }
      }
      if let sum { best = min(best, sum) }
      if paired == 0 { return best }
      paired = (paired - 1) & shorts
    }
  }

  /// Nil when a rise of the price has no bound of loss.
  private func loss(_ package: Int, _ shorts: Int, _ longs: Int) -> Int? {
    let key = shorts | longs << self.shorts.count
    if let known = losses[package][key] { return known == Int.max ? nil : known }
    let written = bits(shorts).map { self.shorts[$0] }
    let held = bits(longs).map { self.longs[$0] }
    var found = Int.max
    if written.count(where: \.isCall) <= held.count(where: \.isCall) {
      var (calls, puts, both) = (0, 0, 0)
      for price in [0] + (written + held).map(\.strike) {
        let call = worth(written, price, calls: true) - worth(held, price, calls: true)
        let put = worth(written, price, calls: false) - worth(held, price, calls: false)
        (calls, puts, both) = (max(calls, call), max(puts, put), max(both, call + put))
      }
      let isBoth = bothSides == .always || (bothSides == .whenUnequal && calls != puts)
      found = isBoth && calls > 0 && puts > 0 ? max(both, calls + puts) : both
    }
    losses[package][key] = found
    return found == Int.max ? nil : found
  }

  private func worth(_ contracts: [Contract], _ price: Int, calls: Bool) -> Int {
    contracts.reduce(0) { sum, contract in
      contract.isCall == calls ? sum + max(0, calls ? price - contract.strike : contract.strike - price) * units : sum
    }
  }

  /// Each alone or with any other of the other type: the larger requirement and the other's value.
  private func alone(_ mask: Int) -> Int {
    if mask == 0 { return 0 }
    if let known = standing[mask] { return known }
    let first = bits(mask)[0]
    let one = shorts[first]
    let rest = mask & ~(1 << first)
    var best = one.uncovered + alone(rest)
    for other in bits(rest) where shorts[other].isCall != one.isCall {
      let (call, put) = one.isCall ? (one, shorts[other]) : (shorts[other], one)
      let pair = call.uncovered >= put.uncovered ? call.uncovered + put.value : put.uncovered + call.value
      best = min(best, pair + alone(rest & ~(1 << other)))
    }
    standing[mask] = best
    return best
  }

  /// What a pairing found otherwise comes to, in the same sum.
  func total(of pairing: OptionPairing) -> Int {
    var sum = Self.whole(pairing.requirement)
    for cover in pairing.covers {
      let cap = Self.whole(cover.cap)
      sum += cap
      if let asked = cover.stockRequirement {
        sum += Self.whole(asked) - share(rate, of: price) * units * cover.contracts
      } else {
        sum += isLong ? -share(rate, of: cap) : share(rate, of: cap)
      }
    }
    return sum
  }
}
