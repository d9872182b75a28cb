import Ambient
import Book
import CivilTime
import Keeper
import Ledger
import Market
import Money

/// The rows of the speed table that rest on the book alone.
struct BookBenchmarks {
  func run() async throws {
    try fills(count: 100_000)
    try fills(count: 400_000)
    try sheet()
    try history()
    try asOf()
    try orders()
  }

  /// As many fills as the peer can take, and the sheet.
  func runBesidePeer() throws {
    try fills(count: 2_000)
    try fills(count: 10_000)
    try sheet()
  }

  /// Fills on one long-lived position, first in first out, every second one sells, a reader holding a snapshot per
  /// 1,000.
  func fills(count: Int) throws {
    var lives = Lives()
    try lives.define("AAPL", price: 100)
    var book = try lives.open("B1", cash: 1_000_000_000)
    var events: [RecordedEvent] = []
    events.reserveCapacity(count)
    for index in 0..<count {
      let at = Lives.start.advanced(bySeconds: 60 + Int64(index))
      let side: Trade.Side = index < 1_000 || index % 2 == 0 ? .buy : .sell
      events.append(try lives.trade("B1", "AAPL", side, 10 + index % 7, cents: 10_000 + index % 500, at: at))
    }
    var held: [AccountBook] = []
    let cpu = Measure.cpuSeconds()
    let seconds = try Measure.seconds {
      for (index, event) in events.enumerated() {
        if index % 1_000 == 0 { held = [book] }
        try book.append(event, world: lives.world)
      }
    }
    withExtendedLifetime(held) {}
    Measure.row(
      "fills on one FIFO position (\(count))",
      Measure.rounded(Double(count) / seconds / 1_000, 0) + " k/s, "
        + Measure.rounded((Measure.cpuSeconds() - cpu) / Double(count) * 1e6, 2) + " µs CPU",
      aim: "1,000 k/s, flat")
  }

  /// The full balance sheet of a margin account with 100 positions.
  func sheet() throws {
    var lives = Lives()
    let book = try hundredPositions(&lives)
    let market = MarketView(lives.world)
    let now = Lives.start.advanced(bySeconds: 5_000)
    guard let state = try book.state(asOf: now, in: market) else { return }
    let rounds = 2_000
    var known = 0
    let seconds = Measure.median(5) {
      for _ in 0..<rounds {
        let sheet = BalanceSheet(of: state, at: now, in: market)
        known += sheet[.equity] == nil ? 0 : 1
      }
    }
    precondition(known == rounds * 5)
    Measure.row(
      "balance sheet of a 100-position margin account", Measure.rounded(seconds / Double(rounds) * 1e6, 2) + " µs",
      aim: "10 µs")
  }

  private func hundredPositions(_ lives: inout Lives) throws -> AccountBook {
    for index in 0..<100 { try lives.define("S\(index)", price: 20 + index) }
    var book = try lives.open("B2", cash: 10_000_000)
    for index in 0..<100 {
      let at = Lives.start.advanced(bySeconds: 60 + Int64(index))
      let event = try lives.trade("B2", "S\(index)", .buy, 100 + index, cents: 2_000 + index * 100, at: at)
      try book.append(event, world: lives.world)
    }
    return book
  }

  /// 1,900 activities over eight years in 20 instruments with daily prices, from nothing.
  func history() throws {
    var lives = Lives()
    let calendar = TradingCalendar.newYork
    let first = MarketZone.newYork.date(of: Lives.start)
    let days = calendar.tradingDays(from: first, to: first.advanced(byDays: 8 * 365))
    for index in 0..<20 { try lives.define("H\(index)", price: 50 + index) }
    var book = try lives.open("B3", cash: 5_000_000)
    for (index, day) in days.enumerated() {
      guard let session = calendar.session(on: day), session.close > Lives.start else { continue }
      for symbol in 0..<20 {
        try lives.price("H\(symbol)", cents: 5_000 + symbol * 100 + (index * 7 + symbol * 13) % 900, at: session.close)
      }
    }
    for index in 0..<1_900 {
      guard let session = calendar.session(on: days[1 + index * (days.count - 2) / 1_900]) else { continue }
      let at = session.open.advanced(bySeconds: Int64(index % 300) + 60)
      let side: Trade.Side = (index / 20) % 3 == 2 ? .sell : .buy
      try book.append(
        lives.trade("B3", "H\(index % 20)", side, 5, cents: 5_500 + index % 100, at: at), world: lives.world)
    }
    let now = MarketZone.newYork.instant(of: days[days.count - 1], secondsOfDay: 18 * 3600)
    let market = MarketView(lives.world)
    var rows = 0
    let seconds = try Measure.median(5) {
      rows = try AccountHistory(of: book, through: now, in: market).days.count
    }
    Measure.row(
      "history, 1,900 activities, \(rows) days, cold", Measure.rounded(seconds * 1e3, 2) + " ms", aim: "20 ms")
    try warmHistory(&lives, &book, now, last: days[days.count - 2])
  }

  /// The same history again, as a keeper keeps it: as it is, and after a price and a trade of the last day.
  private func warmHistory(_ lives: inout Lives, _ book: inout AccountBook, _ now: Instant, last: CivilDate) throws {
    var kept = try AccountHistory(of: book, through: now, in: MarketView(lives.world))
    let again = try Measure.median(5) { kept = try kept.brought(to: book, through: now, in: lives.world) }
    var seconds: [Double] = []
    for step in 0..<9 {
      let at = MarketZone.newYork.instant(of: last, secondsOfDay: 15 * 3600 + step)
      try lives.price("H1", cents: 5_100 + step, at: at)
      try book.append(
        lives.trade("B3", "H2", .buy, 5, cents: 5_500, at: now.advanced(bySeconds: step - 100)), world: lives.world)
      seconds.append(try Measure.seconds { kept = try kept.brought(to: book, through: now, in: lives.world) })
    }
    seconds.sort()
    Measure.row(
      "history kept: again; after a price of yesterday and a trade",
      Measure.rounded(again * 1e3, 3) + " ms; " + Measure.rounded(seconds[4] * 1e3, 2) + " ms", aim: "1 ms")
  }

  /// Any moment of an account of a million events.
  private func asOf() throws {
    var lives = Lives()
    var book = try hundredPositions(&lives)
    let count = 1_000_000
    for index in 0..<count {
      let at = Lives.start.advanced(bySeconds: 1_000 + Int64(index) * 20)
      let side: Trade.Side = (index / 100) % 2 == 0 ? .buy : .sell
      try book.append(
        lives.trade("B2", "S\(index % 100)", side, 3, cents: 3_000 + index % 100, at: at), world: lives.world)
    }
    let market = MarketView(lives.world)
    var timings: [Double] = []
    for step in 1...21 {
      let at = Lives.start.advanced(bySeconds: Int64(step) * 950_000)
      timings.append(
        try Measure.seconds {
          guard let state = try book.state(asOf: at, in: market) else { return }
          _ = BalanceSheet(of: state, at: at, in: market)
        })
    }
    timings.sort()
    Measure.row(
      "as_of in an account of 1,000,000 events",
      Measure.rounded(timings[10] * 1e3, 2) + " ms median, "
        + Measure.rounded(timings[20] * 1e3, 2) + " max", aim: "10 ms")
  }
}
