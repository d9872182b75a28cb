import CivilTime
import Ledger
import Margin
import Money

/// Who an account is and the rules it lives by, which hardly ever change.
final class AccountSettings: Sendable {
  let profile: AccountProfile
  /// The rule set's numbers of the day, with what the account's broker asks beyond them.
  let rules: MarginRules
  /// How its figures follow from each other.
  let basis: FigureBasis
  /// What is asked of every position alike.
  let general: SecurityTerms
  /// Shares of its value that ordinary long stock asks for; nil where they do not fit a number.
  let ordinary: Requirement?
  /// No security, price or share of the account has terms of its own.
  let hasGeneralTermsOnly: Bool
  private let version: MarginRules

  private init(profile: AccountProfile, version: MarginRules) {
    self.profile = profile
    self.version = version
    var rules = version
    let house = profile.house
    if let own = house?.minimumEquity { rules.minimumEquity = max(own, rules.minimumEquity) }
    if let days = house?.callDays {
      rules.maintenanceCallDays = min(days, rules.maintenanceCallDays)
      rules.houseCallDays = days
    }
    self.rules = rules
    basis = FigureBasis(rules: rules, profile: profile)
    general = SecurityTerms(accountLong: house?.long ?? profile.houseMaintenance, accountShort: house?.short)
    ordinary = try? rules.longRates(leverage: .one, houseMargin: nil, terms: general, with: PlainArithmetic())
    hasGeneralTermsOnly =
      house.map { $0.securities.isEmpty && $0.priceTiers.isEmpty && $0.concentration.isEmpty } ?? true
  }

  /// The settings on a day.
  convenience init(opening profile: AccountProfile, on date: CivilDate) throws(LedgerError) {
    guard let rules = RuleSet.named(profile.rules) else {
      throw LedgerError(.unsupportedRules, field: "rules", "there is no rule set \(profile.rules)")
    }
    try profile.house?.check()
    self.init(profile: profile, version: rules.rules(on: date))
  }

  /// The same rules for a changed profile.
  func with(_ profile: AccountProfile) -> AccountSettings { AccountSettings(profile: profile, version: version) }

  /// The settings of a later day; itself while its rules hold.
  func on(_ date: CivilDate) -> AccountSettings {
    guard let until = version.until, until <= date, let set = RuleSet.named(profile.rules) else { return self }
    return AccountSettings(profile: profile, version: set.rules(on: date))
  }
}
