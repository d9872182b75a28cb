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
    // All is defined and priced before the trades, which would be folded again for each late price.
    for number in 0..<20 { try define(underlying: number, &lives) }
    for number in 0..<20 { try trade(underlying: number, &lives, &book) }
    let now = Lives.start.advanced(bySeconds: 90_000)
    var market = MarketView(lives.world)
    guard let state = try book.state(asOf: now, in: market) else { return }
    measure("margin of 200 option legs on 20 underlyings, unchanged", aim: "1 ms") { _ in
      BalanceSheet(of: state, at: now, in: market)
    }
    var worlds: [MarketView] = []
    for round in 0..<50 {
      try lives.price(symbol(round % 20), cents: 10_000 + round, at: now)
      worlds.append(MarketView(lives.world))
    }
    measure("the same after a price of one underlying", aim: "1 ms") { round in
      market = worlds[round % worlds.count]
      return BalanceSheet(of: state, at: now, in: market)
    }
    for round in 0..<20 { for number in 0..<20 { try lives.price(symbol(number), cents: 9_900 + round, at: now) } }
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

  /// A thousand series on one underlying, every second one written: what an account may hold at the worst.
  func manySeries() throws {
    var lives = Lives()
    var book = try lives.open("B7", cash: 10_000_000)
    try lives.define(symbol(0), price: 100)
    let dates = ["140919", "141017", "141121", "141219", "150116"]
    let all = (0..<1_000).map {
      series(0, dates[$0 / 200], $0 % 2 == 0 ? "C" : "P", thousandths: 50_000 + $0 / 2 % 100 * 1_000)
    }
    for (number, symbol) in all.enumerated() { try define(symbol, cents: 50 + number % 7 * 60, &lives) }
    let units = try lives.trade("B7", symbol(0), .buy, 5_000, cents: 10_000, at: Lives.start.advanced(bySeconds: 1))
    try book.append(units, world: lives.world)
    for (number, symbol) in all.enumerated() {
      let trade = try lives.trade(
        "B7", symbol, number / 2 % 2 == 0 ? .buy : .sellShort, 1 + number % 3, cents: 50 + number % 7 * 60,
        at: Lives.start.advanced(bySeconds: 2))
      try book.append(trade, world: lives.world)
    }
    let now = Lives.start.advanced(bySeconds: 90_000)
    guard let state = try book.state(asOf: now, in: MarketView(lives.world)) else { return }
    var worlds: [MarketView] = []
    for round in 0..<10 {
      try lives.price(symbol(0), cents: 10_000 + round, at: now)
      worlds.append(MarketView(lives.world))
    }
    measure("margin of 1,000 series on one underlying, after a price of it", aim: "10 ms", rounds: 20) { round in
      BalanceSheet(of: state, at: now, in: worlds[round % worlds.count])
    }
    var filled = 0
    let seconds = try Measure.median(5) {
      for _ in 0..<20 {
        let number = filled * 37 % all.count
        let trade = try lives.trade(
          "B7", all[number], number / 2 % 2 == 0 ? .buy : .sellShort, 1, cents: 50 + filled % 7 * 60,
          at: now.advanced(bySeconds: filled))
        try book.append(trade, world: lives.world)
        filled += 1
      }
    }
    Measure.row("a fill in one of them", Measure.rounded(seconds / 20 * 1e3, 3) + " ms", aim: "none")
  }

  /// 80 stocks, a tenth of them short, and put spreads on ten of them.
  func mixed() throws {
    var lives = Lives()
    var book = try lives.open("B6", cash: 10_000_000)
    for number in 0..<10 { try define(underlying: number, &lives) }
    for number in 10..<80 { try lives.define("M\(number)", price: 20 + number) }
    var at = Lives.start
    func trade(_ symbol: String, _ side: Trade.Side, _ quantity: Int, cents: Int) throws {
      at = at.advanced(bySeconds: 1)
      try book.append(
        try lives.trade("B6", symbol, side, quantity, cents: cents, at: at), world: lives.world)
    }
    for number in 0..<10 {
      try trade(symbol(number), .buy, 200, cents: 10_000)
      try trade(series(number, 1), .buy, 2, cents: 190)
      try trade(series(number, 5), .sellShort, 2, cents: 350)
    }
    for number in 10..<80 {
      try trade("M\(number)", number % 10 == 0 ? .sellShort : .buy, 50, cents: (20 + number) * 100)
    }
    let now = Lives.start.advanced(bySeconds: 90_000)
    let market = MarketView(lives.world)
    guard let state = try book.state(asOf: now, in: market), state.positions.count == 100 else {
      preconditionFailure("the mixed account does not hold a hundred positions")
    }
    measure("balance sheet of 100 mixed positions, 20 of them options", aim: "0.02 ms", digits: 4) { _ in
      BalanceSheet(of: state, at: now, in: market)
    }
  }

  private func measure(
    _ name: String, aim: String, digits: Int = 3, rounds: Int = 200, _ sheet: (Int) -> BalanceSheet
  ) {
    var known = 0
    _ = sheet(0)
    let seconds = Measure.median(5) {
      for round in 0..<rounds { known += sheet(round)[.initialRequirement] == nil ? 0 : 1 }
    }
    precondition(known == rounds * 5)
    Measure.row(name, Measure.rounded(seconds / Double(rounds) * 1e3, digits) + " ms", aim: aim)
  }

  /// Letters alone: a digit at the end of a root is that of an adjusted contract.
  private func symbol(_ number: Int) -> String { "O\(Character(UnicodeScalar(UInt8(65 + number))))" }

  /// Five strikes, two expirations; calls and puts in turn.
  private func series(_ number: Int, _ leg: Int) -> String {
    series(
      number, leg % 4 < 2 ? "140919" : "141219", leg % 2 == 0 ? "C" : "P", thousandths: 90_000 + leg * 3_000)
  }

  private func series(_ number: Int, _ date: String, _ type: String, thousandths: Int) -> String {
    let root = symbol(number)
    let digits = String(thousandths)
    return root + String(repeating: " ", count: 6 - root.utf8.count) + date + type
      + String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }

  private func define(underlying number: Int, _ lives: inout Lives) throws {
    try lives.define(symbol(number), price: 100)
    for leg in 0..<10 { try define(series(number, leg), cents: 150 + leg * 40, &lives) }
  }

  private func define(_ series: String, cents: Int, _ lives: inout Lives) throws {
    let instrument = try Instrument.defaults(symbol: series)
    let definition = lives.record(nil, Instant(seconds: 0), .instrument(InstrumentDefinition(instrument: instrument)))
    try lives.world.apply(definition)
    try lives.price(series, cents: cents, at: Lives.start)
  }

  private func trade(underlying number: Int, _ lives: inout Lives, _ book: inout AccountBook) throws {
    let at = Lives.start.advanced(bySeconds: 60 + Int64(number))
    let units = try lives.trade("B5", symbol(number), .buy, 200, cents: 10_000, at: at)
    try book.append(units, world: lives.world)
    for leg in 0..<10 {
      let side: Trade.Side = (leg + number) % 3 == 1 ? .sellShort : .buy
      let event = try lives.trade(
        "B5", series(number, leg), side, 1 + (leg + number) % 5, cents: 150 + leg * 40, at: at)
      try book.append(event, world: lives.world)
    }
  }
}
