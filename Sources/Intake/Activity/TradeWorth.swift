import Ledger
import Money

/// What a trade moves: units × price × factor, with its costs.
struct TradeWorth {
  /// Signed as the units come in.
  var quantity: ExactDecimal
  var price: ExactDecimal
  /// Units of the underlying per contract; 0.01 for a bond.
  var factor: ExactDecimal
  var commission: ExactDecimal
  var fees: ExactDecimal
  /// Interest of a bond that the buyer pays to the seller.
  var accrued: ExactDecimal
  var isBuy: Bool

  /// Quantity and price give the same amount the other way round. What tells them apart is a price that is known: the
  /// quantity lies within a quarter of it, and the price is off by more than five times.
  static func isSwapped(_ quantity: ExactDecimal, _ price: ExactDecimal, by known: ExactDecimal) -> Bool {
    isNear(quantity.magnitude, known, within: ExactDecimal(5), over: 4) && !isNear(price, known)
  }

  /// Neither is more than five times the other.
  static func isNear(_ price: ExactDecimal, _ known: ExactDecimal) -> Bool { isNear(price, known, within: 5) }

  private static func isNear(
    _ value: ExactDecimal, _ known: ExactDecimal, within factor: ExactDecimal, over divisor: ExactDecimal = 1
  ) -> Bool {
    guard let wide = try? known * factor, let high = try? value * factor, let least = try? value * divisor,
      let low = try? known * divisor
    else { return true }
    return least <= wide && low <= high
  }

  /// The money as it comes into the account, not rounded.
  func movement() throws(MoneyError) -> ExactDecimal {
    let worth = try quantity.magnitude * price * factor
    let withInterest = try worth + accrued
    let costs = try commission + fees
    return try isBuy ? -(withInterest + costs) : withInterest - costs
  }

  /// What rounding of price and quantity, as they are written, may hide: half of the last digit of each, times the
  /// other.
  private func blur() throws(MoneyError) -> ExactDecimal {
    let ofPrice = try ExactDecimal(coefficient: 5, scale: statedScale + 1) * quantity.magnitude
    let ofQuantity = quantity.scale == 0 ? .zero : try Self.half(of: quantity) * price
    return try (ofPrice + ofQuantity) * factor
  }

  /// Decimals of the price as it is meant: a price is told to the cent at least, and zeros may be left out.
  private var statedScale: Int { min(max(Int(price.scale), 2), ExactDecimal.largestScale - 1) }

  private static func half(of number: ExactDecimal) throws(MoneyError) -> ExactDecimal {
    try ExactDecimal(coefficient: 5, scale: min(Int(number.scale) + 1, ExactDecimal.largestScale))
  }

  /// Refuses a row whose amount the other columns do not explain.
  func check(
    _ total: ExactDecimal, _ tolerance: ExactDecimal?, named column: String?
  ) throws(IntakeError) {
    guard let tolerance else { return }
    let difference: ExactDecimal
    let allowed: ExactDecimal
    let expected: ExactDecimal
    do throws(MoneyError) {
      expected = try movement()
      difference = try (total - expected).magnitude
      allowed = try blur() + tolerance
    } catch {
      throw error.refusal
    }
    guard difference <= allowed else {
      throw IntakeError(
        .doesNotAddUp, column: column,
        "quantity × price with the charges is \(expected.rounded(toScale: 4).trimmed(toScale: 2)), not \(total);"
          + " columns may be swapped")
    }
  }

  /// The price that gives the amount to the smallest unit of its currency, as long as it reads as the stated one when
  /// it is rounded to the stated decimals. Brokers print fewer decimals than they reckon with. Nil where none does.
  func price(giving total: ExactDecimal, in currency: Currency) -> ExactDecimal? {
    let minor = currency.minorUnits
    func gives(_ candidate: ExactDecimal) -> Bool {
      var worth = self
      worth.price = candidate
      guard let movement = try? worth.movement() else { return false }
      return movement.rounded(toScale: minor, .halfAwayFromZero) == total
    }
    if gives(price) { return price }
    guard let costs = try? commission + fees, let signed = try? isBuy ? -total - costs : total + costs,
      let worth = try? signed - accrued, let units = try? quantity.magnitude * factor
    else { return nil }
    for scale in Int(price.scale)...max(Int(price.scale), Self.finest) {
      guard let candidate = try? worth.divided(by: units, scale: scale, rounding: .halfAwayFromZero) else { return nil }
      if candidate.isPositive, gives(candidate), readsAsStated(candidate) { return candidate }
    }
    return nil
  }

  /// Decimals of a price at most.
  private static let finest = 10

  /// Whether the candidate, cut or rounded to the stated decimals, is the stated price.
  private func readsAsStated(_ candidate: ExactDecimal) -> Bool {
    let scale = statedScale
    return candidate.rounded(toScale: scale, .halfAwayFromZero) == price
      || candidate.rounded(toScale: scale, .down) == price
  }
}

/// The two sides of a conversion that pays for a trade, both signed as they come into the account without the trade.
struct ExchangeLegs {
  /// What the account paid (negative) or got in its own currency, costs taken out.
  var paid: ExactDecimal
  var paidIn: Currency
  /// What the trade moves: negative for a buy.
  var traded: ExactDecimal
  var tradedIn: Currency

  /// The rate, either way round, explains the two sides within its own last digit and a tolerance.
  func agrees(with rate: ExactDecimal, _ tolerance: ExactDecimal) -> Bool {
    guard rate.isPositive, !paid.isZero, !traded.isZero, paid.isNegative == traded.isNegative else { return false }
    guard let half = try? ExactDecimal(coefficient: 5, scale: min(Int(rate.scale) + 1, 28)) else { return false }
    func near(_ left: ExactDecimal, _ right: ExactDecimal) -> Bool {
      // left × rate against right, both magnitudes: a cent on either side, and the rate's rounding.
      guard let product = try? left * rate, let difference = try? (product - right).magnitude,
        let ofRate = try? left * half, let cents = try? tolerance * rate, let sum = try? ofRate + cents + tolerance
      else { return false }
      return difference <= sum
    }
    return near(paid.magnitude, traded.magnitude) || near(traded.magnitude, paid.magnitude)
  }
}
