import Book
import CivilTime
import Ledger
import Market
import Money

extension BookBenchmarks {
  /// 200 option legs on 20 underlyings: spreads, condors, covered calls, a few contracts more written than held.
  func options() throws {
    var lives = Lives()
    var book = try lives.open("B5", cash: 10_000_000)
    for number in 0..<20 { try tell(underlying: number, &lives, &book) }
    let now = Lives.start.advanced(bySeconds: 90_000)
    var market = MarketView(lives.world)
    guard let state = try book.state(asOf: now, in: market) else { return }
    measure("margin of 200 option legs on 20 underlyings, unchanged", aim: "1 ms") { _ in
      BalanceSheet(of: state, at: now, in: market)
    }
    var worlds: [MarketView] = []
    for round in 0..<50 {
      try lives.price("O\(round % 20)", cents: 10_000 + round, at: now)
      worlds.append(MarketView(lives.world))
    }
    measure("the same after a price of one underlying", aim: "1 ms") { round in
      market = worlds[round % worlds.count]
      return BalanceSheet(of: state, at: now, in: market)
    }
    for round in 0..<20 { for number in 0..<20 { try lives.price("O\(number)", cents: 9_900 + round, at: now) } }
    market = MarketView(lives.world)
    let cold = try Measure.median(5) {
      let fresh = try AccountBook(replaying: Array(book.log), world: lives.world)
      guard let state = try fresh.state(asOf: now, in: market) else { return }
      let sheet = BalanceSheet(of: state, at: now, in: market)
      precondition(sheet[.initialRequirement] != nil)
    }
    Measure.row(
      "the same from nothing, with the fold of its 220 trades", Measure.rounded(cold * 1e3, 2) + " ms", aim: "none")
  }

  private func measure(_ name: String, aim: String, _ sheet: (Int) -> BalanceSheet) {
    let rounds = 200
    var known = 0
    _ = sheet(0)
    let seconds = Measure.median(5) {
      for round in 0..<rounds { known += sheet(round)[.initialRequirement] == nil ? 0 : 1 }
    }
    precondition(known == rounds * 5)
    Measure.row(name, Measure.rounded(seconds / Double(rounds) * 1e3, 3) + " ms", aim: aim)
  }

  private func tell(underlying number: Int, _ lives: inout Lives, _ book: inout AccountBook) throws {
    let symbol = "O\(number)"
    try lives.define(symbol, price: 100)
    let at = Lives.start.advanced(bySeconds: 60 + Int64(number))
    try book.append(
      lives.trade("B5", symbol, .buy, 200, cents: 10_000, at: at), world: lives.world)
    // Five strikes, two expirations; calls and puts in turn.
    for leg in 0..<10 {
      let strike = 90_000 + leg * 3_000
      let digits = String(strike)
      let root = symbol + String(repeating: " ", count: 6 - symbol.utf8.count)
      let series =
        root + (leg % 4 < 2 ? "140919" : "141219") + (leg % 2 == 0 ? "C" : "P")
        + String(repeating: "0", count: 8 - digits.utf8.count) + digits
      let instrument = try Instrument.defaults(symbol: series)
      try lives.world.apply(
        lives.record(nil, Instant(seconds: 0), .instrument(InstrumentDefinition(instrument: instrument))))
      try lives.price(series, cents: 150 + leg * 40, at: Lives.start)
      let side: Trade.Side = (leg + number) % 3 == 0 ? .buy : (leg + number) % 3 == 1 ? .sellShort : .buy
      try book.append(
        lives.trade("B5", series, side, 1 + (leg + number) % 5, cents: 150 + leg * 40, at: at), world: lives.world)
    }
  }
}
