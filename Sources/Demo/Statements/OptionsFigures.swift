import Money

/// The figures that an options account's broker reports, worked out by the rules of a Regulation T account.
struct OptionsFigures {
  let cash: ExactDecimal
  /// Market value of stock-like positions, all long.
  let stock: ExactDecimal
  /// Options, long less short.
  let optionValue: ExactDecimal
  /// What the uncovered short options ask for, premium included.
  let uncovered: ExactDecimal

  /// Twice the excess over the initial requirement.
  func buyingPower() throws -> ExactDecimal { try excess(percent: 50) * 2 }

  private func requirement(percent: Int) throws -> ExactDecimal { try stock * .cents(percent) + uncovered }

  /// Margin equity, options at zero, above a requirement of that rate; none here is ever below zero.
  private func excess(percent: Int) throws -> ExactDecimal {
    max(.zero, try cash + stock - requirement(percent: percent))
  }

  func figures() throws -> FigureList {
    var list = FigureList()
    list["initial_requirement", "charged_requirement"] = try requirement(percent: 50)
    list["maintenance_requirement"] = try requirement(percent: 25)
    list["house_requirement"] = try requirement(percent: 30)
    let initial = try excess(percent: 50)
    let maintenance = try excess(percent: 25)
    let house = try excess(percent: 30)
    list["reg_t_excess", "sma", "excess_option_buying_power", "option_buying_power"] = initial
    list["credit_remaining", "credit_line"] = initial
    list["maintenance_excess", "intraday_margin_level"] = maintenance
    list["house_excess"] = house
    list["overnight_buying_power", "stock_buying_power", "excess_buying_power", "net_buying_power"] = try initial * 2
    list["day_trade_buying_power"] = try maintenance * 4
    let equity = try cash + stock + optionValue
    list["withdrawable"] = max(.zero, min(initial, max(cash, try equity - 2_000)))
    list["maintenance_call", "house_call", "reg_t_call"] = .zero
    return list
  }
}
