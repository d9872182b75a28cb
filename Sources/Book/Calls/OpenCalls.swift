public import CivilTime
public import Money

/// The calls that were cut at a close and wait to be met. Amounts are in the account's currency.
public struct OpenCalls: Sendable, Equatable {
  /// A day's deficiency under Regulation T (12 CFR 220.4(c)): what its trades asked for beyond the SMA.
  public struct RegT: Sendable, Equatable {
    /// The day whose trades made it, at whose close it was cut.
    public var issued: CivilDate
    /// As cut.
    public var amount: ExactDecimal
    /// Not paid yet.
    public var open: ExactDecimal
  }

  /// Margin equity below a requirement since the close of a day.
  public struct Mark: Sendable, Equatable {
    /// The first close of the shortfall.
    public var issued: CivilDate
    /// The shortfall at that close.
    public var amount: ExactDecimal
  }

  /// By day; paid from the oldest on.
  public internal(set) var regT: [RegT] = []
  /// Below the regulator's requirement (FINRA 4210(f)(6)); nil: met at the last close.
  public internal(set) var maintenance: Mark?
  /// Below the broker's own.
  public internal(set) var house: Mark?

  /// Calls under Regulation T that are kept apart; beyond, the two oldest are one.
  static var limit: Int { 64 }

  public init() {}

  var isEmpty: Bool { regT.isEmpty && maintenance == nil && house == nil }

  /// What of the calls under Regulation T is not paid yet.
  func openRegT() throws(MoneyError) -> ExactDecimal {
    var sum = ExactDecimal.zero
    for call in regT { sum = try sum + call.open }
    return sum
  }

  /// Takes a payment and returns what of it is left.
  mutating func pay(_ amount: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    var left = amount
    while left.isPositive, let oldest = regT.first {
      let paid = min(left, oldest.open)
      left = try left - paid
      if paid == oldest.open {
        regT.removeFirst()
      } else {
        regT[0].open = try oldest.open - paid
      }
    }
    return left
  }

  /// Cuts the call of a day. Up to `deMinimis` in all, nothing is asked for (12 CFR 220.4(d)).
  mutating func cut(
    _ deficiency: ExactDecimal, on date: CivilDate, deMinimis: ExactDecimal
  ) throws(MoneyError) {
    if deficiency.isPositive { regT.append(RegT(issued: date, amount: deficiency, open: deficiency)) }
    if regT.isEmpty { return }
    if try openRegT() <= deMinimis { regT = [] }
    guard regT.count > Self.limit else { return }
    let newer = regT.remove(at: 1)
    regT[0].amount = try regT[0].amount + newer.amount
    regT[0].open = try regT[0].open + newer.open
  }

  /// The call that an excess at a close leaves: the old one goes on until the requirement is met.
  static func mark(_ old: Mark?, excess: ExactDecimal?, on date: CivilDate) -> Mark? {
    guard let excess else { return old }
    guard excess.isNegative else { return nil }
    return old ?? Mark(issued: date, amount: -excess)
  }
}
