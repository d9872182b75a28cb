import CivilTime
import Ledger
import Market
import Money

extension World {
  /// Days that a series lives at most; actions further before its last day are not its own.
  private static var longestLife: Int32 { 1200 }

  /// Works out what an action makes of the series that are known.
  mutating func adjustOptions(byActionAt index: Int) {
    for number in 0..<instruments.count { adjust(InstrumentID(number), byActionAt: index) }
  }

  /// Works out what the known actions make of a series.
  mutating func adjustOption(_ id: InstrumentID, after order: EffectOrder? = nil) {
    for index in actions.indices {
      if let order, actions[index].order <= order { continue }
      adjust(id, byActionAt: index)
    }
  }

  private mutating func adjust(_ id: InstrumentID, byActionAt index: Int) {
    guard let expires = instruments.traits(id).expires else { return }
    let action = actions[index]
    let day = MarketZone.newYork.date(of: action.order.at)
    guard day <= expires, expires.dayNumber - day.dayNumber <= Self.longestLife,
      !action.adjustments.contains(where: { $0.from == id }), concerns(action, id),
      let (adjusted, series) = successor(of: id, by: action),
      let to = try? instruments.define(adjusted, position: action.order.position), to != id
    else { return }
    actions[index].adjustments.append(
      OptionAdjustment(
        from: id, to: to, contracts: series.contracts, price: series.price, isRenaming: series.isRenaming))
    link(
      PriceLink(
        order: action.order, source: id, numerators: series.price.new == 1 ? [] : [ExactDecimal(series.price.new)],
        denominator: series.price.old == 1 ? nil : ExactDecimal(series.price.old)), of: to)
    adjustOption(to, after: action.order)
  }

  private func concerns(_ action: WorldAction, _ id: InstrumentID) -> Bool {
    guard let contract = instruments[id].option else { return false }
    return contract.parts(multiplier: 1).contains { instruments.id($0.symbol) == action.instrument }
  }

  /// The series that goes on, under the first name that no other contract has.
  private func successor(of id: InstrumentID, by action: WorldAction) -> (Instrument, AdjustedSeries)? {
    let instrument = instruments[id]
    guard let contract = instrument.option, OCCSymbol(instrument.symbol) != nil,
      let series = AdjustedSeries(
        contract, multiplier: instrument.multiplier, by: action, symbol: { instruments[$0].symbol },
        root: { Self.root(of: instruments[$0]) })
    else { return nil }
    for root in series.roots {
      var adjusted = instrument
      adjusted.option = series.contract
      adjusted.option?.root = root
      guard
        let symbol = try? OCCSymbol(
          root: root, expiration: contract.expiration, type: contract.type, strike: series.contract.strike)
      else { continue }
      (adjusted.symbol, adjusted.rawSymbol, adjusted.name) = (
        symbol.description, symbol.description, symbol.description
      )
      (adjusted.figi, adjusted.figiShareClass, adjusted.localID) = (nil, nil, nil)
      adjusted.multiplier = series.multiplier
      guard let known = instruments.instrument(adjusted.symbol) else { return (adjusted, series) }
      // Somebody else's definition counts where it says the same.
      guard known.kind == .option, known.currency == adjusted.currency, known.multiplier == adjusted.multiplier,
        known.option?.deliverable == adjusted.option?.deliverable
      else { continue }
      return (known, series)
    }
    return nil
  }

  /// The letters under which options on an instrument are listed.
  private static func root(of instrument: Instrument) -> String {
    String(decoding: instrument.rawSymbol.utf8.filter { OCCSymbol.isRootByte($0) }.prefix(6), as: UTF8.self)
  }
}

extension AdjustedSeries {
  /// The roots that may name it, the usual one first.
  fileprivate var roots: [String] {
    guard isOddRoot else { return [contract.root] }
    let letters = contract.root.last?.isNumber == true ? String(contract.root.dropLast()) : contract.root
    return (1...9).map { "\(letters.prefix(5))\($0)" }
  }
}
