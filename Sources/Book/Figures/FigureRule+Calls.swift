import Margin
import Money

extension FigureRule {
  /// What the broker asks for.
  static let callFormulas: [FigureRule] = [
    FigureRule(
      .maintenanceCall, "maintenance_call",
      "What is missing to the maintenance requirement.",
      .shortfall(.figure(.maintenanceExcess)),
      cash: .constant(.zero),
      contracts: .shortfall(.figure(.maintenanceExcess))),
    FigureRule(
      .houseCall, "house_call",
      "What is missing to the house requirement.",
      .shortfall(.figure(.houseExcess)),
      cash: .constant(.zero)),
    FigureRule(
      .regTDeficiency, "reg_t_deficiency",
      "What is missing to the initial requirement of the trades of today and of the days whose call is open.",
      .sum([.figure(.openRegTCalls), .shortfall(.figure(.sma))]),
      cash: .constant(.zero)),
    FigureRule(
      .regTCall, "reg_t_call",
      "The deficiency under Regulation T; nothing where it is so small that no action is due.",
      .choice(
        .parameter(.regTDeMinimis), below: .figure(.regTDeficiency), then: .figure(.regTDeficiency),
        otherwise: .constant(.zero)),
      cash: .constant(.zero)),
    FigureRule(
      .dayTradeCall, "day_trade_call",
      "What a pattern day trader's day trades ask for beyond what there was: of today, and of days with an open call.",
      .choice(
        .figure(.patternDayTrader), below: .constant(.one), then: .constant(.zero),
        otherwise: .sum([
          .figure(.openDayTradeCalls),
          .choice(
            .figure(.hasPriorClose), below: .constant(.one), then: .constant(.zero),
            otherwise: .above([
              .difference(
                .figure(.dayTradeUsage), .maximum([.constant(.zero), .figure(.startOfDayMaintenanceExcess)]))
            ])),
        ])),
      cash: .constant(.zero)),
    FigureRule(
      .nextDayTradeBuyingPower, "next_day_trade_buying_power",
      "What the next day would start with if the day closed now: its day-trade call cut, a freeze begun or over.",
      .choice(
        .figure(.intradayMarginRule), below: .constant(.one),
        then: .choice(
          .nextDayTradeMultiple, below: .constant(2), then: .above([.figure(.marginBalance)]),
          otherwise: .above([.power(of: .intradayMarginLevel) { .product(.nextDayTradeMultiple, $0) }])),
        otherwise: .intradayPower(frozenBy: .nextIntradayMarginFreeze)),
      cash: .figure(.availableToTrade), contracts: .figure(.dayTradeBuyingPower)),
    FigureRule(
      .liquidationShortfall, "liquidation_shortfall",
      "What would remain owed if every position were closed at its valuation price, without costs.",
      .shortfall(.figure(.equity))),
  ]
}

extension Expression {
  /// What the excess of this close is multiplied by: at most 2 where the day leaves a call behind, 4 where the calls of
  /// earlier days are paid.
  fileprivate static var nextDayTradeMultiple: Expression {
    let open = Expression.figure(.openDayTradeCalls)
    let called = PatternDayTrading.multiple(hasOpenCall: true, isCashOnly: false)
    return .choice(
      .constant(.zero), below: .difference(.figure(.dayTradeCall), open),
      then: .minimum([.figure(.dayTradeMultiple), .constant(called)]),
      otherwise: .choice(
        .constant(.zero), below: open, then: .figure(.dayTradeMultiple), otherwise: .parameter(.dayTradingMultiple)))
  }

  /// How far below zero.
  static func shortfall(_ excess: Expression) -> Expression {
    .maximum([.constant(.zero), .difference(.constant(.zero), excess)])
  }

  /// The smallest of several amounts, at least zero.
  static func above(_ amounts: [Expression]) -> Expression {
    .maximum([.constant(.zero), amounts.count == 1 ? amounts[0] : .minimum(amounts)])
  }

  /// Without what is held back and what orders reserve. An excess over requirements is lessened by the requirement of
  /// its own kind (balances.md §7), anything else by what is charged.
  static func usable(_ amount: Expression) -> Expression {
    if case .figure(let figure) = amount { return usable(amount, reserved: figure.reservation) }
    return usable(amount, reserved: .reservedByOrders)
  }

  static func usable(_ amount: Expression, reserved: Figure) -> Expression {
    .difference(.difference(amount, .figure(.heldBack)), .figure(reserved))
  }

  /// An amount without what orders reserve of it.
  static func unreserved(_ figure: Figure) -> Expression {
    .difference(.figure(figure), .figure(figure.reservation))
  }

  /// What an amount that may be used buys: where equity is below the least that margin needs (FINRA 4210(b)), once
  /// itself and free cash at most, so that no new credit is given.
  static func power(of figure: Figure, _ power: (Expression) -> Expression) -> Expression {
    .choice(
      .figure(.equity), below: .parameter(.minimumEquity),
      then: .minimum([.usable(.figure(figure)), .usable(.figure(.marginBalance))]),
      otherwise: power(.usable(.figure(figure))))
  }
}

extension Figure {
  /// What working orders take of an amount that buys.
  fileprivate var reservation: Figure {
    switch self {
    case .regTExcess: .reservedInitial
    case .sma, .chargedExcess: .reservedMargin
    case .houseExcess: .reservedHouse
    case .maintenanceExcess, .intradayMarginLevel: .reservedMaintenance
    case .marginBalance: .reservedCash
    default: .reservedByOrders
    }
  }
}
