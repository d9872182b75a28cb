public import CivilTime

/// Rules under one name, with the days on which they changed, so that the past replays by the rules of its time.
public struct RuleSet: Sendable {
  /// As accounts name it.
  public let name: String
  /// Ascending; each holds until the next. The first holds for everything before it, too.
  public let versions: [MarginRules]

  /// Before every account's opening.
  static let beginning = CivilDate(dayNumber: -1_000_000)

  /// No credit.
  public static let cash = RuleSet(name: "cash", versions: [MarginRules(name: "cash", allowsCredit: false)])

  /// Regulation T with FINRA 4210. The initial rate has been 0.50 since 3 January 1974; leveraged funds ask for a
  /// multiple of the usual rates since 1 December 2009 (FINRA Regulatory Notice 09-53).
  public static let regT = RuleSet(
    name: "reg_t",
    versions: dated([
      ("1974-01-03", { $0.scalesByLeverage = false }),
      ("2009-12-01", { _ in }),
    ]))

  /// The rule set of that name; nil when there is none.
  public static func named(_ name: String) -> RuleSet? {
    [cash, regT].first { $0.name == name }
  }

  /// The rules of a day.
  public func rules(on date: CivilDate) -> MarginRules {
    versions.last { $0.from <= date } ?? versions[0]
  }

  /// Versions that change today's numbers, each from its day on.
  private static func dated(_ changes: [(from: String, change: (inout MarginRules) -> Void)]) -> [MarginRules] {
    let days = changes.map { change in
      guard let date = CivilDate(change.from) else { preconditionFailure("\(change.from) is not a day") }
      return date
    }
    return changes.indices.map { index in
      var rules = MarginRules(name: "reg_t", allowsCredit: true)
      changes[index].change(&rules)
      rules.from = days[index]
      rules.until = index + 1 < days.count ? days[index + 1] : nil
      return rules
    }
  }
}

extension MarginRules {
  /// Regulation T as it holds now.
  public static let regT = RuleSet.regT.versions[RuleSet.regT.versions.count - 1]
}
