public import Money

/// What one contract asks for, in the contract's currency. The exchange sets the maintenance amount, the initial one is
/// a multiple of it, and the broker grants the day amount within the day's hours only.
public struct FuturesRates: Sendable, Equatable {
  public var initial: ExactDecimal
  public var maintenance: ExactDecimal
  public var day: ExactDecimal

  /// - Parameter day: nil: the broker grants none, and the initial amount holds within the day too.
  public init(initial: ExactDecimal, maintenance: ExactDecimal, day: ExactDecimal? = nil) {
    self.initial = initial
    self.maintenance = maintenance
    self.day = day ?? initial
  }
}

/// Requirements of futures by the contract. Portfolios of scenarios (SPAN) cannot be worked out from public tables:
/// their rates are taken as told.
public struct FuturesMargin: Sendable, Equatable {
  public private(set) var initial = ExactDecimal.zero
  public private(set) var maintenance = ExactDecimal.zero
  public private(set) var day = ExactDecimal.zero

  public init() {}

  /// Adds one contract's net position (signed).
  public mutating func add(_ contracts: ExactDecimal, _ rates: FuturesRates) throws(MoneyError) {
    let count = contracts.magnitude
    initial = try initial + count * rates.initial
    maintenance = try maintenance + count * rates.maintenance
    day = try day + count * rates.day
  }

  /// The contracts that working orders may add at worst: all buys trade, or all sells.
  ///
  /// - Parameters:
  ///   - held: net position, signed.
  ///   - buys: contracts of working orders to buy; positive.
  ///   - sells: the same to sell; positive.
  /// - Returns: contracts beyond those held; ≥ 0.
  public static func worstAddition(
    held: ExactDecimal, buys: ExactDecimal, sells: ExactDecimal
  ) throws(MoneyError) -> ExactDecimal {
    let worst = max(try (held + buys).magnitude, try (held - sells).magnitude)
    return max(.zero, try worst - held.magnitude)
  }

  /// To what a call restores the equity.
  public enum Restores: String, Sendable, CaseIterable {
    /// As brokers in the US do.
    case initial
    case maintenance
  }

  /// What is asked for once the equity lies under the maintenance requirement; else zero.
  public func call(equity: ExactDecimal, restoring: Restores = .initial) throws(MoneyError) -> ExactDecimal {
    guard equity < maintenance else { return .zero }
    return try (restoring == .initial ? initial : maintenance) - equity
  }
}
