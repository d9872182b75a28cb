import CivilTime
import Ledger
public import Market
import Money

/// What a corporate action makes of one series: its contracts go on in another one.
///
/// As the Options Clearing Corporation adjusts (By-Laws, Article VI, section 11A; "Characteristics and Risks of
/// Standardized Options", chapter II): a split into whole numbers makes more contracts at lower strikes; one that
/// leaves whole units per contract changes strike and size; everything else changes what is delivered, not the strike.
public struct OptionAdjustment: Sendable, Equatable {
  public let from: InstrumentID
  public let to: InstrumentID
  /// New contracts for an old one.
  public let contracts: Int
  /// Prices of the option go on multiplied by the first over the second.
  let price: UnitRatio
  /// Only the name is another.
  let isRenaming: Bool
}

/// One series as an action leaves it.
struct AdjustedSeries {
  var contract: OptionContract
  var multiplier: ExactDecimal
  var contracts = 1
  var price = UnitRatio(new: 1, old: 1)
  /// The root is to differ from that of the contracts listed anew, so it takes a digit.
  var isOddRoot = false
  var isRenaming = false

  /// - Parameters:
  ///   - action: on the instrument `of`, or on one that a contract delivers.
  ///   - symbol: the instrument's, of a child, successor or new name: as the master tells them.
  /// - Returns: nil where the series cannot be named or told any more.
  init?(
    _ contract: OptionContract, multiplier: ExactDecimal, by action: WorldAction,
    symbol: (InstrumentID) -> String, root: (InstrumentID) -> String
  ) {
    self.contract = contract
    self.multiplier = multiplier
    let old = symbol(action.instrument)
    do throws(MoneyError) {
      switch action.effect {
      case .split(let ratio):
        guard try split(ratio, old, action.cashInLieu) else { return nil }
      case .spinOff(let child, let ratio, _):
        try deliver(old, keeping: UnitRatio(new: 1, old: 1), symbol(child), ratio, nil, action.cashInLieu)
      case .merger(let into?, let ratio, nil) where ratio.new == ratio.old && contract.deliverable == nil:
        rename(old, to: symbol(into), root(action.instrument), root(into))
      case .merger(let into, let ratio, let cash):
        try deliver(old, keeping: nil, into.map(symbol), ratio, cash, action.cashInLieu)
        if let into, contract.underlying == old {
          self.contract.underlying = symbol(into)
          self.contract.root = root(into)
        }
        accelerate(on: MarketZone.newYork.date(of: action.order.at))
      case .symbolChange(let to):
        rename(old, to: symbol(to), root(action.instrument), root(to))
        isRenaming = true
      }
    } catch {
      return nil
    }
  }

  /// What delivers cash alone ends early; its symbol still tells the day that it was listed with.
  private mutating func accelerate(on day: CivilDate) {
    guard contract.deliverable?.parts.isEmpty == true, let last = OptionLife.expiration(ofCashSince: day) else {
      return
    }
    contract.expiration = min(contract.expiration, last)
  }

  /// False where no strike is left.
  private mutating func split(
    _ ratio: UnitRatio, _ symbol: String, _ cashInLieu: ExactDecimal?
  ) throws(MoneyError) -> Bool {
    let (new, old) = (ExactDecimal(ratio.new), ExactDecimal(ratio.old))
    let deliversOne = contract.deliverable.map { $0.parts.count == 1 && $0.cash.isZero } ?? true
    price = UnitRatio(new: ratio.old, old: ratio.new)
    if ratio.new % ratio.old == 0, deliversOne {
      contracts = ratio.new / ratio.old
      contract.strike = try contract.strike.divided(by: ExactDecimal(contracts), scale: 2).trimmed()
      price = UnitRatio(new: 1, old: contracts)
      return contract.strike.isPositive
    }
    let size = try (multiplier * new).divided(by: old, scale: 6)
    if ratio.new > ratio.old, contract.deliverable == nil, size == size.rounded(toScale: 0, .down) {
      multiplier = size.trimmed()
      contract.strike = try (contract.strike * old).divided(by: new, scale: 2).trimmed()
      isOddRoot = true
      return contract.strike.isPositive
    }
    price = UnitRatio(new: 1, old: 1)
    try deliver(symbol, keeping: ratio, nil, ratio, nil, cashInLieu)
    return true
  }

  /// Changes what a contract delivers for its units of an instrument: so many of the same, so many of another, cash.
  private mutating func deliver(
    _ symbol: String, keeping kept: UnitRatio?, _ other: String?, _ ratio: UnitRatio, _ cash: ExactDecimal?,
    _ cashInLieu: ExactDecimal?
  ) throws(MoneyError) {
    isOddRoot = true
    var delivered = OptionDeliverable(parts: [], cash: contract.deliverable?.cash ?? .zero)
    for part in contract.parts(multiplier: multiplier) {
      guard part.symbol == symbol else {
        delivered.parts.append(part)
        continue
      }
      if let kept { try delivered.add(symbol, part.units, kept, kept == ratio && other == nil ? cashInLieu : nil) }
      if let other { try delivered.add(other, part.units, ratio, cashInLieu) }
      if let cash { delivered.cash = try delivered.cash + part.units * cash }
    }
    contract.deliverable = delivered
  }

  private mutating func rename(_ old: String, to new: String, _ oldRoot: String, _ newRoot: String) {
    if contract.underlying == old { contract.underlying = new }
    if contract.root.hasPrefix(oldRoot), contract.root.dropFirst(oldRoot.count).allSatisfy(\.isNumber) {
      contract.root = newRoot + contract.root.dropFirst(oldRoot.count)
    } else {
      contract.root = newRoot
    }
    guard var delivered = contract.deliverable else { return }
    for index in delivered.parts.indices where delivered.parts[index].symbol == old {
      delivered.parts[index].symbol = new
    }
    contract.deliverable = delivered
  }
}

extension OptionDeliverable {
  /// Adds units for units; a fraction becomes cash where the action pays for it.
  fileprivate mutating func add(
    _ symbol: String, _ units: ExactDecimal, _ ratio: UnitRatio, _ cashInLieu: ExactDecimal?
  ) throws(MoneyError) {
    var scaled = try units.scaledBySplit(numerator: ExactDecimal(ratio.new), denominator: ExactDecimal(ratio.old))
    if let cashInLieu {
      let whole = scaled.rounded(toScale: 0, .down)
      cash = try (cash + (scaled - whole) * cashInLieu).trimmed()
      scaled = whole
    }
    guard !scaled.isZero else { return }
    if let index = parts.firstIndex(where: { $0.symbol == symbol }) {
      parts[index].units = try parts[index].units + scaled
    } else {
      parts.append(Part(symbol: symbol, units: scaled))
    }
  }
}
