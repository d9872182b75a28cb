import CivilTime
import Ledger
import Market
import Money

/// Rows whose quantity and price may stand in each other's column, where the book knows no price to tell: the other
/// trades of the symbol in the file do, or the look of the two numbers. A guess refuses nothing; it is told.
struct SwapNotices {
  private let context: ImportContext

  /// Microseconds between two trades whose prices are compared: 30 days.
  private static let distance: Int64 = 30 * 86_400 * 1_000_000
  /// Trades before and behind one that it is compared with.
  private static let reach = 4

  init(_ context: ImportContext) { self.context = context }

  private struct Row {
    var place: Int
    var at: Instant
    var quantity: ExactDecimal
    var price: ExactDecimal
  }

  func note(_ rows: inout [ImportRow]) {
    var bySymbol: [String: [Row]] = [:]
    for (place, row) in rows.enumerated() {
      for event in row.events {
        guard case .trade(let trade) = event.payload else { continue }
        bySymbol[trade.symbol, default: []].append(
          Row(place: place, at: event.at, quantity: trade.quantity, price: trade.price))
      }
    }
    for (symbol, found) in bySymbol {
      let sorted = found.sorted { ($0.at, $0.place) < ($1.at, $1.place) }
      for index in sorted.indices {
        guard let reason = reason(index, of: sorted, symbol, rows) else { continue }
        rows[sorted[index].place].notice = reason + ": quantity and price may be swapped"
      }
    }
  }

  private func reason(_ index: Int, of sorted: [Row], _ symbol: String, _ rows: [ImportRow]) -> String? {
    let row = sorted[index]
    var fitting = 0
    var contrary: [Row] = []
    for other in sorted[max(0, index - Self.reach)..<min(sorted.count, index + Self.reach + 1)]
    where other.place != row.place && abs(other.at.microseconds - row.at.microseconds) <= Self.distance {
      if TradeWorth.isNear(row.price, other.price) {
        fitting += 1
      } else if TradeWorth.isSwapped(row.quantity, row.price, by: other.price) {
        contrary.append(other)
      }
    }
    let isOdd = contrary.count > fitting
    guard isOdd || fitting == 0 && looksSwapped(row, symbol) else { return nil }
    // What lies near a price that the book knows is right; what does not was refused.
    if let known = context.price(symbol, row.at), TradeWorth.isNear(row.price, known) { return nil }
    return isOdd
      ? "the quantity reads like the price in line \(rows[contrary[0].place].line)"
      : "a quantity in cents, at a price in whole units"
  }

  /// Prices are told to the cent, quantities mostly in whole units; fractions of a unit have more decimals. Units at a
  /// whole price do happen, so only what is nothing else is told.
  private func looksSwapped(_ row: Row, _ symbol: String) -> Bool {
    row.quantity.trimmed().scale == 2 && row.price.trimmed().scale == 0 && row.price > 1
      && context.instrument(symbol)?.kind != .crypto
  }
}
