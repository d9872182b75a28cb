/// The profiles that come with the program, in the form that users write their own in.
public enum BuiltInProfiles {
  /// Names in the order of the documents. `ibkr-flex` and `ofx` have formats of their own and no JSON.
  public static let texts: [(name: String, json: String)] = [
    ("fidelity", fidelity), ("fidelity-positions", fidelityPositions), ("schwab", schwab),
    ("schwab-positions", schwabPositions), ("vanguard", vanguard), ("vanguard-positions", vanguardPositions),
    ("trading212", trading212), ("prices", prices), ("rates", rates), ("splits", splits),
  ]

  /// Profiles whose files are no tables.
  public static let flex = "ibkr-flex"
  public static let openFinance = "ofx"

  /// Every name that an import may ask for.
  public static var names: [String] { texts.map(\.name) + [flex, openFinance] }

  /// The table profile of that name.
  public static func profile(named name: String) throws(IntakeError) -> ImportProfile {
    guard let text = texts.first(where: { $0.name == name }) else {
      throw IntakeError(
        .unknownProfile, "there is no profile \(DecimalForm.shown(name)); there are \(names.joined(separator: ", "))")
    }
    return try ImportProfile(parsing: Array(text.json.utf8))
  }
}
