import CivilTime
import Market
import Money
import Testing

struct PriceTests {
  private static func at(_ second: Int64) -> Instant { Instant(microseconds: second * 1_000_000) }

  /// Random prices, late ones and removals included, against a plain search of a list.
  @Test(arguments: [1, 2, 3] as [UInt64], [true, false])
  func columnsAnswerAsAPlainSearchDoes(seed: UInt64, late: Bool) {
    var random = SeededNumbers(state: seed)
    var column = PriceColumn()
    var plain: [PricePoint] = []
    for position in 0..<700 as Range<Int64> {
      let second = late ? Int64.random(in: 0..<400, using: &random) : position / 3
      let point = PricePoint(ExactDecimal(Int(position)), at: Self.at(second), position: position)
      column.insert(point)
      plain.append(point)
      if late, position % 10 == 9, let gone = plain.randomElement(using: &random) {
        let removals = [
          column.remove(at: gone.at, position: gone.position), column.remove(at: gone.at, position: gone.position),
        ]
        #expect(removals == [true, false])
        plain.removeAll { $0 == gone }
      }
    }
    #expect(column.count == plain.count)
    func naive(_ instant: Instant, _ position: Int64) -> PricePoint? {
      plain.filter { $0.at <= instant && $0.position <= position }.max { ($0.at, $0.position) < ($1.at, $1.position) }
    }
    #expect(column.newest == naive(Self.at(1_000), .max))
    for _ in 0..<500 {
      let instant = Self.at(Int64.random(in: -5..<420, using: &random))
      let position = Int64.random(in: -1..<720, using: &random)
      #expect(column.last(atOrBefore: instant) == naive(instant, .max))
      #expect(column.last(atOrBefore: instant, knownThrough: position) == naive(instant, position))
    }
    for known in [350, .max] as [Int64] {
      var cursor = PriceCursor(column, knownThrough: known)
      for second in -2..<410 as Range<Int64> {
        let reached = cursor.advance(to: Self.at(second))
        #expect(reached == naive(Self.at(second), known))
      }
    }
    let window = column.points(from: Self.at(10), before: Self.at(60))
    #expect(window.count == plain.filter { $0.at >= Self.at(10) && $0.at < Self.at(60) }.count)
  }

  @Test func theSameEventToldAgainReplacesItsPrice() {
    var column = PriceColumn()
    for price in [10, 20, 30] { column.insert(PricePoint(ExactDecimal(price), at: Self.at(5), position: 7)) }
    column.insert(PricePoint(40, at: Self.at(6), position: 8))
    column.insert(PricePoint(11, at: Self.at(5), position: 7))
    #expect(column.count == 2)
    #expect(column.last(atOrBefore: Self.at(5))?.price == 11)
    #expect(column.newest?.price == 40)
    #expect(column[0].price == 11)
  }

  @Test func atOneMomentTheLaterEventHolds() {
    var column = PriceColumn()
    column.insert(PricePoint(2, at: Self.at(5), position: 9))
    column.insert(PricePoint(1, at: Self.at(5), position: 4))
    #expect(column.last(atOrBefore: Self.at(5))?.price == 2)
    #expect(column.last(atOrBefore: Self.at(5), knownThrough: 8)?.price == 1)
    #expect(column.last(atOrBefore: Self.at(5), knownThrough: 3) == nil)
    #expect(column.last(atOrBefore: Self.at(4)) == nil)
  }

  @Test func booksKeepInstrumentsApartAndCopiesStill() {
    var book = PriceBook()
    book.record(3, 50, at: Self.at(1), position: 1)
    let before = book
    book.record(3, 52, at: Self.at(2), position: 2)
    book.record(0, 7, at: Self.at(2), position: 3)
    #expect(before.newest(3)?.price == 50)
    #expect(book.last(3, atOrBefore: Self.at(1))?.price == 50)
    #expect(book.last(3, atOrBefore: Self.at(2))?.price == 52)
    #expect(book.last(3, atOrBefore: Self.at(2), knownThrough: 1)?.price == 50)
    #expect(book.newest(0)?.price == 7)
    #expect(book.newest(1) == nil)
    #expect(book.last(9, atOrBefore: Self.at(9)) == nil)
    #expect(book.column(9).count == 0)
    let removals = [book.remove(3, at: Self.at(2), position: 2), book.remove(9, at: Self.at(2), position: 2)]
    #expect(removals == [true, false])
    #expect(book.newest(3)?.price == 50)
  }
}

struct RateTests {
  private static let noon = moment("2026-01-06T12:00:00-05:00")

  private static func book(_ rates: [(String, String)]) throws -> RateBook {
    var book = RateBook()
    for (position, rate) in rates.enumerated() {
      let pair = try #require(CurrencyPair(rate.0))
      try book.record(pair, decimal(rate.1), at: noon, position: Int64(position))
    }
    return book
  }

  @Test(arguments: [
    ("USD", "CAD", "1.3651", RateQuote.Path.direct), ("CAD", "USD", "0.7325470661490000732547066149", .inverse),
    ("USD", "USD", "1", .same), ("JPY", "JPY", "1", .same), ("EUR", "USD", "1.0900", .direct),
    ("JPY", "USD", "0.0067", .direct), ("USD", "JPY", "149.25373134328358208955223881", .inverse),
    ("EUR", "CAD", "1.48795900", .crossed), ("GBP", "USD", "1.25", .inverse), ("EUR", "GBP", "0.87200", .crossed),
  ])
  func ratesAreFoundDirectInverseOrThroughTheDollar(from: String, to: String, rate: String, path: RateQuote.Path) throws
  {
    let book = try Self.book([("USDCAD", "1.3651"), ("EUR/USD", "1.0900"), ("JPYUSD", "0.0067"), ("USDGBP", "0.8")])
    let (first, second) = (try #require(Currency(from)), try #require(Currency(to)))
    let quote = try #require(book.quote(from: first, to: second, at: Self.noon))
    #expect(quote.rate.isIdentical(to: decimal(rate)), "\(quote.rate)")
    #expect(quote.path == path)
    #expect(quote.at == (path == .same ? nil : Self.noon))
  }

  @Test func whatNobodyToldIsUnknown() throws {
    let book = try Self.book([("USDCAD", "1.3651")])
    #expect(book.rate(from: .eur, to: .usd, at: Self.noon) == nil)
    #expect(book.rate(from: .eur, to: .cad, at: Self.noon) == nil)
    #expect(book.rate(from: .usd, to: .cad, at: Self.noon.advanced(bySeconds: -1)) == nil)
    #expect(book.rate(from: .usd, to: .cad, at: Self.noon, knownThrough: -1) == nil)
    #expect(book.rate(from: .cad, to: .cad, at: Self.noon) == 1)
    #expect(RateBook().rate(from: .usd, to: .cad, at: Self.noon) == nil)
  }

  @Test func ratesHoldFromTheirMoment() throws {
    var book = try Self.book([("USDCAD", "1.3651"), ("EURUSD", "1.1")])
    let later = Self.noon.advanced(bySeconds: 60)
    let pair = try #require(CurrencyPair("USDCAD"))
    try book.record(pair, decimal("1.4"), at: later, position: 2)
    #expect(book.rate(from: .usd, to: .cad, at: Self.noon) == decimal("1.3651"))
    #expect(book.rate(from: .usd, to: .cad, at: later) == decimal("1.4"))
    #expect(book.rate(from: .usd, to: .cad, at: later, knownThrough: 1) == decimal("1.3651"))
    #expect(book.quote(from: .eur, to: .cad, at: later)?.at == Self.noon)
    #expect(book.column(pair)?.count == 2)
    let removed = book.remove(pair, at: later, position: 2)
    #expect(removed)
    #expect(book.rate(from: .usd, to: .cad, at: later) == decimal("1.3651"))
    #expect(book.knownPairs.map(\.description) == ["EURUSD", "USDCAD"])
  }

  @Test(arguments: [("USDCAD", "0"), ("USDCAD", "-1.2"), ("USDUSD", "1")])
  func impossibleRatesAreRefused(pair: String, rate: String) throws {
    #expect(throws: MarketError.self) { try Self.book([(pair, rate)]) }
  }

  @Test(arguments: ["", "USD", "USDCADX", "USD:CAD", "usdcad", "US/DCAD", "USD//CAD"])
  func pairsThatCannotBeRead(text: String) {
    #expect(CurrencyPair(text) == nil)
  }
}
