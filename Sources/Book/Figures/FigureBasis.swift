import Ledger
import Margin

/// Which formulas an account's figures follow.
public enum FigureBasis: Int, Sendable, CaseIterable {
  /// No credit.
  case cash
  /// Credit, with buying power by SMA and house excess (convention B).
  case sma
  /// By the Reg T excess of the moment (convention A).
  case excess
  /// By the excess over what is charged, and the SMA (convention C).
  case realTime
  /// No credit, and only settled money buys: a cash account that is frozen for violations (12 CFR 220.8(c)).
  case settledCash

  init(rules: MarginRules, profile: AccountProfile) {
    guard rules.allowsCredit else {
      let isFrozen = profile.status == .restricted || profile.status == .restricted90Days
      self = isFrozen ? .settledCash : .cash
      return
    }
    switch profile.buyingPower {
    case .sma: self = .sma
    case .excess: self = .excess
    case .realTime: self = .realTime
    }
  }
}
