import Ledger
import Margin

/// Who an account is and the rules it lives by, which hardly ever change.
final class AccountSettings: Sendable {
  let profile: AccountProfile
  let rules: MarginRules

  init(profile: AccountProfile, rules: MarginRules) {
    self.profile = profile
    self.rules = rules
  }
}
