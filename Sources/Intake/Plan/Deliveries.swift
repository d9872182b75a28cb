import CivilTime
import Ledger
import Market
import Money

/// Brokers write an exercise or an assignment as two rows: the contracts that go, and a trade of the underlying at the
/// strike. The book's event is both, so the trade's costs go into it and its row is passed over.
struct Deliveries {
  private let mapper: ActivityEvents

  /// Microseconds that the row of the trade may stand before or behind its option's: a week.
  private static let distance: Int64 = 7 * 86_400 * 1_000_000

  init(_ mapper: ActivityEvents) { self.mapper = mapper }

  func join(_ rows: inout [ImportRow]) {
    let trades = rows.indices.filter { index in
      if case .trade = Self.only(rows[index])?.payload { true } else { false }
    }
    var taken: Set<Int> = []
    for index in rows.indices {
      guard let event = Self.only(rows[index]), let use = Self.use(event), let wanted = wanted(use) else { continue }
      let found = trades.first { place in
        guard !taken.contains(place), let other = Self.only(rows[place]), case .trade(let trade) = other.payload else {
          return false
        }
        return fits(trade, wanted) && abs(other.at.microseconds - event.at.microseconds) <= Self.distance
      }
      guard let found, case .trade(let trade) = Self.only(rows[found])?.payload else { continue }
      taken.insert(found)
      rows[index].outcome = .events([Self.with(trade, event, use.exercise)])
      rows[found].outcome = .skipped("delivered by the option of line \(rows[index].line)")
    }
  }

  /// The event of a row that has just one.
  private static func only(_ row: ImportRow) -> Event? { row.events.count == 1 ? row.events[0] : nil }

  private static func use(_ event: Event) -> (exercise: OptionExercise, isHolders: Bool)? {
    switch event.payload {
    case .optionExercised(let exercise): (exercise, true)
    case .optionAssigned(let exercise): (exercise, false)
    default: nil
    }
  }

  private struct Wanted {
    var symbols: Set<String>
    var isBuy: Bool
    var units: ExactDecimal
    var price: ExactDecimal
  }

  private func wanted(_ use: (exercise: OptionExercise, isHolders: Bool)) -> Wanted? {
    guard let contract = mapper.contract(use.exercise.symbol) else { return nil }
    let each = mapper.context.instrument(use.exercise.symbol)?.multiplier ?? (contract.isMini ? 10 : 100)
    guard let units = try? use.exercise.quantity * each else { return nil }
    return Wanted(
      symbols: [contract.underlying, contract.root], isBuy: (contract.type == .call) == use.isHolders, units: units,
      price: contract.strike)
  }

  private func fits(_ trade: Trade, _ wanted: Wanted) -> Bool {
    // The price may have been made finer to give the amount.
    trade.side.isBuy == wanted.isBuy && trade.quantity == wanted.units
      && trade.price.rounded(toScale: 3, .halfAwayFromZero) == wanted.price
      && (wanted.symbols.contains(trade.symbol) || wanted.symbols.contains(trade.symbol.filter { $0.isLetter }))
  }

  private static func with(_ trade: Trade, _ event: Event, _ exercise: OptionExercise) -> Event {
    var whole = exercise
    whole.commission = (try? exercise.commission + trade.commission) ?? exercise.commission
    whole.fees = (try? exercise.fees + trade.fees) ?? exercise.fees
    var joined = event
    if case .optionAssigned = event.payload {
      joined.payload = .optionAssigned(whole)
    } else {
      joined.payload = .optionExercised(whole)
    }
    return joined
  }
}
