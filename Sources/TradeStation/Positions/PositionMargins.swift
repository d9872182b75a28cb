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

  init(_ line: PositionLine, in view: AccountView) throws {
    let units = line.quantity.magnitude
    let instrument = line.instrument
    if instrument.kind.isContract, !view.state.livesByStatements {
      let requirement = try view.sheet.valuation.requirement(of: line.valued, in: view.state)
      initial = requirement?.initial
      maintenance = requirement?.maintenance
      day = try view.sheet.valuation.dayMargin(of: line.valued, in: view.state)
      return
    }
    if instrument.kind == .future {
      initial = try instrument.initialMargin.map { try units * $0 }
      maintenance = try instrument.maintenanceMargin.map { try units * $0 }
      day = try instrument.dayMargin.map { try units * $0 }
      return
    }
    day = .zero
    guard view.state.rules.allowsCredit else {
      initial = .zero
      maintenance = .zero
      return
    }
    if instrument.kind == .option, line.isShort {
      initial = try view.sheet.valuation.requirement(ofWritten: line.valued.position.instrument, in: view.state)
      maintenance = initial
      return
    }
    let requirement = try view.sheet.valuation.requirement(of: line.valued, in: view.state)
    initial = requirement?.initial
    maintenance = requirement?.house
  }
}
