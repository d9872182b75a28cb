import Book
import BrokerDesk
import Keeper
import Margin
import Market
import Money

/// What one position asks for by the book's own rules, in its instrument's currency; nil when it is unknown.
struct PositionMargins {
  var initial: ExactDecimal?
  var maintenance: ExactDecimal?
  /// Within the day, by the broker's hours; of futures alone.
  var day: ExactDecimal?
}

/// What the positions of an account ask for, one by one.
struct AccountMargins: Sendable {
  let view: AccountView
  /// Of written options that stand alone; all options are put together once for it.
  private let written: [InstrumentID: ExactDecimal]

  init(of view: AccountView, _ lines: [PositionLine]) throws {
    self.view = view
    let hasWritten = lines.contains { $0.instrument.kind == .option && $0.isShort }
    written =
      hasWritten && view.state.rules.allowsCredit
      ? try view.sheet.valuation.requirementsOfWritten(in: view.state) : [:]
  }

  func margins(of line: PositionLine) throws -> PositionMargins {
    let units = line.quantity.magnitude
    let instrument = line.instrument
    if instrument.kind.isContract, !view.state.livesByStatements {
      let requirement = try view.sheet.valuation.requirement(of: line.valued, in: view.state)
      return PositionMargins(
        initial: requirement?.initial, maintenance: requirement?.maintenance,
        day: try view.sheet.valuation.dayMargin(of: line.valued, in: view.state))
    }
    if instrument.kind == .future {
      return PositionMargins(
        initial: try instrument.initialMargin.map { try units * $0 },
        maintenance: try instrument.maintenanceMargin.map { try units * $0 },
        day: try instrument.dayMargin.map { try units * $0 })
    }
    guard view.state.rules.allowsCredit else {
      return PositionMargins(initial: .zero, maintenance: .zero, day: .zero)
    }
    if instrument.kind == .option, line.isShort {
      let alone = written[line.valued.position.instrument]
      return PositionMargins(initial: alone, maintenance: alone, day: .zero)
    }
    let requirement = try view.sheet.valuation.requirement(of: line.valued, in: view.state)
    return PositionMargins(initial: requirement?.initial, maintenance: requirement?.house, day: .zero)
  }
}
