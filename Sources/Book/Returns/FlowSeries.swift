public import Money

/// What went into a period and what came out of it; enough for every way to say what it earned (balances.md §10.6).
///
/// Amounts are in one currency. Results are fractions (0.05 is five percent) of the whole period, not annualised.
public struct FlowSeries: Sendable {
  /// The value at the start of the period.
  public var start: ExactDecimal
  /// The value at its end.
  public var end: ExactDecimal
  /// External flows in order of time.
  public var flows: [Flow]

  public struct Flow: Sendable {
    /// The fraction of the period that remains after it, 0…1.
    public var remaining: ExactDecimal
    /// Positive came in.
    public var amount: ExactDecimal
    /// The value just before; needed for the time-weighted return alone.
    public var valueBefore: ExactDecimal?

    public init(remaining: ExactDecimal, amount: ExactDecimal, valueBefore: ExactDecimal? = nil) {
      self.remaining = remaining
      self.amount = amount
      self.valueBefore = valueBefore
    }
  }

  public init(start: ExactDecimal, end: ExactDecimal, flows: [Flow] = []) {
    self.start = start
    self.end = end
    self.flows = flows
  }

  /// The product of what each stretch between two flows earned.
  public func timeWeighted() -> ReturnRate {
    ReturnRate.of { () throws(Undefined) in
      var chain = ReturnChain(start)
      for flow in flows {
        guard let before = flow.valueBefore else { throw Undefined("the value before a flow is unknown") }
        try chain.reach(before)
        try chain.move(flow.amount)
      }
      try chain.reach(end)
      return try chain.earned()
    }
  }

  /// Gain over the average capital, each flow weighted by the time that it was there.
  public func modifiedDietz() -> ReturnRate {
    ReturnRate.of { () throws(Undefined) in
      do throws(MoneyError) {
        var capital = start
        var gain = try end - start
        for flow in flows {
          capital = try capital + flow.remaining * flow.amount
          gain = try gain - flow.amount
        }
        guard capital.isPositive else { throw MoneyError(code: .divisionByZero, text: "") }
        return try gain.divided(by: capital, scale: 24)
      } catch {
        throw Undefined(error.code == .divisionByZero ? "the average capital is not above zero" : Undefined.range)
      }
    }
  }

  /// The rate at which start and flows grow to the end: Σ F·(1+r)^remaining + start·(1+r) = end.
  ///
  /// Undefined unless a single rate is proven: by one change of sign (Descartes), or because the invested balance at
  /// the rate found never falls below zero (then every other rate misses the end).
  public func moneyWeighted() -> ReturnRate {
    ReturnRate.of { () throws(Undefined) in
      do throws(MoneyError) {
        return try GrowthEquation(self).solved()
      } catch {
        throw error.code == .notRepresentable ? Undefined(error.text) : Undefined(Undefined.range)
      }
    }
  }
}

/// A return, or why there is none.
public struct ReturnRate: Sendable, Equatable {
  /// Of the whole period, as a fraction, rounded half-even to twelve decimals; nil: undefined.
  public var value: ExactDecimal?
  /// The same a year, by 365 days; nil for less than a year.
  public var annual: ExactDecimal?
  /// Why it is undefined, for people; nil when it is not.
  public var reason: String?

  /// Decimals of a rate.
  public static let scale = 12

  static func undefined(_ reason: String) -> ReturnRate { ReturnRate(value: nil, annual: nil, reason: reason) }

  static func of(_ compute: () throws(Undefined) -> ExactDecimal) -> ReturnRate {
    do throws(Undefined) {
      return ReturnRate(value: try compute().rounded(toScale: scale).trimmed(), annual: nil, reason: nil)
    } catch {
      return .undefined(error.reason)
    }
  }

  /// With what it comes to in a year, when the period is no shorter than one.
  func annualised(days: ExactDecimal) -> ReturnRate {
    guard let value, days >= 365 else { return self }
    var known = self
    known.annual = try? (DecimalPower.power(1 + value, ExactDecimal(365).divided(by: days, scale: 28)) - 1)
      .rounded(toScale: Self.scale).trimmed()
    return known
  }
}

/// Why a return does not exist.
struct Undefined: Error {
  var reason: String
  init(_ reason: String) { self.reason = reason }
  static let range = "it does not fit a number"
}

/// What stretches between flows earned, multiplied.
struct ReturnChain {
  private var factor = ExactDecimal.one
  private var capital: ExactDecimal
  /// Something was invested at some time.
  private var isInvested = false

  init(_ start: ExactDecimal) { capital = start }

  /// The capital has become `value`.
  mutating func reach(_ value: ExactDecimal) throws(Undefined) {
    if capital.isZero, value.isZero { return }
    guard capital.isPositive else { throw Undefined("the capital was not above zero") }
    guard !value.isNegative else { throw Undefined("the value fell below zero") }
    do throws(MoneyError) {
      factor = try factor * value.divided(by: capital, scale: 28)
    } catch {
      throw Undefined(Undefined.range)
    }
    isInvested = true
    capital = value
  }

  /// Something came in or went out.
  mutating func move(_ amount: ExactDecimal) throws(Undefined) {
    guard let moved = try? capital + amount else { throw Undefined(Undefined.range) }
    capital = moved
  }

  func earned() throws(Undefined) -> ExactDecimal {
    guard isInvested, let rate = try? factor - 1 else { throw Undefined("nothing was invested") }
    return rate
  }
}
