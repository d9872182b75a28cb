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
  /// Futures and currency pairs against deposits.
  case contracts

  init(rules: MarginRules, profile: AccountProfile) {
    guard !profile.kind.holdsContracts else {
      self = .contracts
      return
    }
    guard rules.allowsCredit else {
      self = .cash
      return
    }
    switch profile.buyingPower {
    case .sma: self = .sma
    case .excess: self = .excess
    case .realTime: self = .realTime
    }
  }
}
