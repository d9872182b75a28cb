import CivilTime
import Ledger
import Market
import Money

/// Brokers write an exercise or an assignment as two rows: the contracts that go, and a trade of the underlying at the
/// strike. The book's event is both, so the trade's costs go into it and its row is passed over, whether it stands in
/// the same file or comes in another one.
struct Deliveries {
  private let mapper: ActivityEvents

  /// Microseconds that the row of the trade may stand before or behind its option's: a week.
  private static let distance: Int64 = 7 * 86_400 * 1_000_000

  init(_ mapper: ActivityEvents) { self.mapper = mapper }

  func join(_ rows: inout [ImportRow]) {
    let here = rows.indices.filter { index in rows[index].onlyEvent.flatMap { OptionUse($0) } != nil }
    let told = mapper.context.optionEnds()
    // Most files have none.
    if here.isEmpty, told.isEmpty { return }
    let names = Set(here.compactMap { rows[$0].onlyEvent?.identifier })
    var trades = TradeRows(rows)
    for index in here {
      guard let event = rows[index].onlyEvent, let end = OptionUse(event),
        let found = place(of: end, at: event.at, in: trades), let trade = trades.take(found)
      else { continue }
      rows[index].outcome = .events([end.joined(with: trade, of: event)])
      rows[found].outcome = .skipped("delivered by the option of line \(rows[index].line)")
    }
    joinTold(told.filter { $0.identifier.map { !names.contains($0) } ?? true }, &rows, &trades)
  }

  /// The units of an end that an earlier file told: of its own delivery, or of one that this file has alone.
  private func joinTold(_ ends: [Event], _ rows: inout [ImportRow], _ trades: inout TradeRows) {
    var open: [(event: Event, use: OptionUse)] = []
    for event in ends {
      guard let use = OptionUse(event) else { continue }
      if let row = use.exercise.delivery {
        if let found = trades.place(named: row), trades.take(found) != nil {
          rows[found].outcome = .skipped(Self.told(use, event))
        }
      } else {
        open.append((event, use))
      }
    }
    if open.isEmpty || trades.isEmpty { return }
    // A row that the book has as a trade stays one.
    trades.drop(mapper.context.known(trades.names))
    for (event, use) in open {
      guard let found = place(of: use, at: event.at, in: trades), let trade = trades.take(found),
        let row = rows[found].onlyEvent
      else { continue }
      rows[found].notice = Self.told(use, event)
      rows[found].outcome = charge(of: trade.trade, row).map { .events([$0]) } ?? .skipped(Self.told(use, event))
    }
  }

  private static func told(_ use: OptionUse, _ event: Event) -> String {
    "delivered by \(use.exercise.symbol) on \(MarketZone.newYork.date(of: event.at)), which the book has"
  }

  /// What the delivery cost, under the id of its row; nil: nothing.
  private func charge(of trade: Trade, _ row: Event) -> Event? {
    guard let costs = try? trade.commission + trade.fees, !costs.isZero,
      let currency = mapper.context.instrument(trade.symbol)?.currency
    else { return nil }
    var event = row
    event.payload = .fee(CashAmount(amount: costs, currency: currency, note: "delivery of \(trade.symbol)"))
    return event
  }

  /// The first row that is the delivery of an option's end.
  private func place(of end: OptionUse, at: Instant, in trades: TradeRows) -> Int? {
    guard let contract = mapper.contract(end.exercise.symbol) else { return nil }
    let each = mapper.context.instrument(end.exercise.symbol)?.multiplier ?? (contract.isMini ? 10 : 100)
    guard let units = try? end.exercise.quantity * each else { return nil }
    return trades.first(of: [contract.underlying, contract.root]) { trade, moment in
      // The price may have been made finer to give the amount.
      trade.side.isBuy == ((contract.type == .call) == end.isHolders) && trade.quantity == units
        && trade.price.rounded(toScale: 3, .halfAwayFromZero) == contract.strike
        && abs(moment.microseconds - at.microseconds) <= Self.distance
    }
  }
}

/// An option that was used by or against the account.
private struct OptionUse {
  let exercise: OptionExercise
  /// The account held it.
  let isHolders: Bool

  init?(_ event: Event) {
    switch event.payload {
    case .optionExercised(let exercise): (self.exercise, isHolders) = (exercise, true)
    case .optionAssigned(let exercise): (self.exercise, isHolders) = (exercise, false)
    default: return nil
    }
  }

  /// The event with the costs of its delivery.
  func joined(with delivery: (trade: Trade, name: String?), of event: Event) -> Event {
    var whole = exercise
    whole.commission = (try? exercise.commission + delivery.trade.commission) ?? exercise.commission
    whole.fees = (try? exercise.fees + delivery.trade.fees) ?? exercise.fees
    whole.delivery = delivery.name
    var joined = event
    joined.payload = isHolders ? .optionExercised(whole) : .optionAssigned(whole)
    return joined
  }
}

/// The rows of a file that are trades and nothing else, and not yet taken for a delivery.
private struct TradeRows {
  private struct Row {
    var place: Int
    var trade: Trade
    var at: Instant
  }
  /// By symbol, and by its letters alone; in the order of the file.
  private var bySymbol: [String: [Row]] = [:]
  private var places: [String: Int] = [:]
  private var left: [Int: (trade: Trade, name: String?)] = [:]

  init(_ rows: [ImportRow]) {
    for (place, row) in rows.enumerated() {
      guard let event = row.onlyEvent, case .trade(let trade) = event.payload else { continue }
      let letters = trade.symbol.filter(\.isLetter)
      for symbol in letters == trade.symbol ? [letters] : [trade.symbol, letters] {
        bySymbol[symbol, default: []].append(Row(place: place, trade: trade, at: event.at))
      }
      if let name = event.identifier { places[name] = place }
      left[place] = (trade, event.identifier)
    }
  }

  var isEmpty: Bool { left.isEmpty }
  var names: Set<String> { Set(left.values.compactMap(\.name)) }

  func place(named name: String) -> Int? { places[name] }

  func first(of symbols: [String], where fits: (Trade, Instant) -> Bool) -> Int? {
    symbols.compactMap { symbol in
      bySymbol[symbol]?.first { left[$0.place] != nil && fits($0.trade, $0.at) }?.place
    }.min()
  }

  mutating func take(_ place: Int) -> (trade: Trade, name: String?)? { left.removeValue(forKey: place) }

  mutating func drop(_ names: Set<String>) {
    for name in names { if let place = places[name] { left[place] = nil } }
  }
}
