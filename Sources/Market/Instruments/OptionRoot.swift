/// What an exchange's specification says of all series under one root: the terms of a series that tells nothing else.
///
/// Roots of stocks and funds have no row: their options are American and deliver units.
public struct OptionRoot: Sendable {
  /// The letters that the symbols of the series begin with.
  public let root: String
  /// The index that they are on.
  public let underlying: String
  /// When they may be exercised; all of them settle in cash.
  public let style: ExerciseStyle
  /// Symbol under which the settlement value is published that is worked out from the opening prices of the last day
  /// ("A.M.-settled"); nil: they settle by the close.
  public let morningSettlement: String?
  /// The exchange's page that says so.
  public let source: String

  private init(
    _ root: String, on underlying: String? = nil, _ style: ExerciseStyle = .european, morning: String? = nil,
    by source: String
  ) {
    self.root = root
    self.underlying = underlying ?? root
    self.style = style
    morningSettlement = morning
    self.source = source
  }

  /// The row of a root; nil for stocks, funds and indexes that no row tells.
  public static func of(_ root: String) -> OptionRoot? { byRoot[root] }

  /// Every row, in a fixed order.
  public static let all = [
    OptionRoot("SPX", morning: "SET", by: "Cboe, SPX Options Product Specification"),
    OptionRoot("SPXW", on: "SPX", by: "Cboe, SPX Weeklys and End-of-Month Options Product Specification"),
    OptionRoot("XSP", by: "Cboe, XSP Options Product Specification"),
    OptionRoot("OEX", .american, by: "Cboe, OEX Options Product Specification"),
    OptionRoot("XEO", by: "Cboe, XEO Options Product Specification"),
    OptionRoot("RUT", morning: "RLS", by: "Cboe, RUT Options Product Specification"),
    OptionRoot("RUTW", on: "RUT", by: "Cboe, RUT Weeklys and End-of-Month Options Product Specification"),
    OptionRoot("MRUT", by: "Cboe, Mini-Russell 2000 Index Options Product Specification"),
    OptionRoot("RLV", morning: "RVS", by: "Cboe, RLV Options Product Specification"),
    OptionRoot("DJX", morning: "DJS", by: "Cboe, DJX Options Product Specification"),
    OptionRoot("VIX", morning: "VRO", by: "Cboe, VIX Options Product Specification"),
    OptionRoot("VIXW", on: "VIX", morning: "VRO", by: "Cboe, VIX Weeklys Options Product Specification"),
    OptionRoot("MXEA", by: "Cboe, MSCI EAFE Index Options Contract Specifications"),
    OptionRoot("MXEF", by: "Cboe, MSCI Emerging Markets Index Options Contract Specifications"),
    OptionRoot("NDX", morning: "XQO", by: "Nasdaq PHLX, Broad Based Index Options: NDX"),
    OptionRoot("NDXP", on: "NDX", by: "Nasdaq PHLX, Broad Based Index Options: NDXP"),
    OptionRoot("XND", by: "Nasdaq PHLX, Nasdaq-100 Micro Index Options"),
  ]

  private static let byRoot = Dictionary(uniqueKeysWithValues: all.map { ($0.root, $0) })
}

extension OptionContract {
  /// When a series of this root is exercised, where nothing tells it.
  public var usualStyle: ExerciseStyle { OptionRoot.of(root)?.style ?? .american }

  /// How a series of this root settles, where nothing tells it; nil: by its style.
  public var usualSettlement: OptionSettlement? {
    // A row is an index: where the style alone would not say cash, it is said.
    OptionRoot.of(root)?.style == .american ? .cash : nil
  }

  /// Where the settlement value of this root is told, where nothing else is; what delivers units has none.
  public var usualMorningSettlement: String? { isCashSettled ? OptionRoot.of(root)?.morningSettlement : nil }
}
