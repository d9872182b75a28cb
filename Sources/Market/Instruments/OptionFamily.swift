public import CivilTime
public import Money

/// The options of one master that deliver the same: of one underlying and multiplier, and adjusted alike. A number
/// instead of the names, for whoever puts an account's options together at every reading.
public struct OptionFamily: Sendable, Hashable {
  let number: Int32

  /// What is no option has none.
  public static let none = OptionFamily(number: 0)

  /// What options of one underlying differ by.
  struct Terms: Sendable {
    var units: ExactDecimal
    var deliverable: OptionDeliverable?
    var number: OptionFamily
  }
}

/// What one leg of an option strategy is, without a reference inside.
public struct OptionSeries: Sendable {
  public let type: OptionType
  public let strike: ExactDecimal
  public let expiration: CivilDate
  public let style: ExerciseStyle
  /// Delivers something else than units of the underlying by the multiplier.
  public let isAdjusted: Bool

  init(_ contract: OptionContract) {
    type = contract.type
    strike = contract.strike
    expiration = contract.expiration
    style = contract.style
    isAdjusted = contract.deliverable != nil
  }
}
