import Market
import Money
import Testing

struct MasterTests {
  @Test func idsCountFromZeroAndStay() throws {
    var master = InstrumentMaster()
    let apple = try master.define(Instrument(symbol: "AAPL", kind: .equity, currency: .usd))
    let option = try master.intern("AAPL  261218C00240000")
    #expect((apple, option) == (0, 1))
    let again = try master.intern("AAPL")
    #expect(again == apple)
    #expect(master.id("MSFT") == nil)
    #expect(master.traits(option).multiplier == 100)
    #expect(master.traits(option).kind == .option)
    #expect(master.traits(option).settlementClass == .nextDay)
    #expect(master.instrument("AAPL")?.kind == .equity)
    let toronto = try master.intern("VAB.TO")
    #expect(master.traits(toronto).settlement.country == .canada)
    #expect(master.traits(toronto).settlement.calendar.name == "XTSE")
    #expect(master.traits(apple).settlement.calendar.name == "XNYS")
    #expect(master.count == 3)
  }

  /// Symbols of every length, many that begin or end alike.
  @Test func everySymbolOfManyIsFound() throws {
    var master = InstrumentMaster()
    var symbols: [String] = []
    for number in 0..<3_000 {
      symbols.append("S\(number)")
      symbols.append("\(String(repeating: "X", count: number % 17))Y\(number)")
    }
    for symbol in symbols { try master.define(Instrument(symbol: symbol, kind: .equity, currency: .usd)) }
    let before = master
    for number in 0..<100 { try master.define(Instrument(symbol: "Z\(number)", kind: .equity, currency: .usd)) }
    for (id, symbol) in symbols.enumerated() { #expect(master.id(symbol) == InstrumentID(id)) }
    for number in 0..<100 {
      #expect(before.id("Z\(number)") == nil)
      #expect(master.id("Z\(number)") == InstrumentID(symbols.count + number))
    }
    #expect(master.id("") == nil && master.id("S") == nil && master.id("S3000") == nil)
  }

  @Test func aSecondDefinitionReplacesTheFirstButNotInCopies() throws {
    var master = InstrumentMaster()
    let id = try master.intern("AAPL")
    let before = master
    var known = master[id]
    known.name = "Apple Inc."
    known.multiplier = 2
    let redefined = try master.define(known)
    #expect(redefined == id)
    #expect(master[id].name == "Apple Inc.")
    #expect(master.traits(id).multiplier == 2)
    #expect(before[id].name == "AAPL")
    #expect(before.traits(id).multiplier == 1)
    _ = try master.intern("MSFT")
    #expect(before.id("MSFT") == nil)
  }

  @Test func optionsThatDeliverTheSameAreOneFamily() throws {
    var master = InstrumentMaster()
    let stock = try master.intern("AAPL")
    let call = try master.intern("AAPL  261218C00240000")
    let put = try master.intern("AAPL  270115P00200000")
    let other = try master.intern("MSFT  261218C00240000")
    #expect(master.family(stock) == .none && master.series(stock) == nil && master.option(stock) == nil)
    #expect(master.family(call) == master.family(put) && master.family(call) != .none)
    #expect(master.family(other) != master.family(call))
    #expect(master.series(put)?.strike == 200 && master.series(put)?.type == .put)
    #expect(master.option(call) == master[call].option && master.symbol(call) == master[call].symbol)
    let before = master
    var adjusted = master[put]
    adjusted.option?.deliverable = OptionDeliverable(parts: [], cash: 100)
    try master.define(adjusted, position: 7)
    #expect(master.family(put) != master.family(call))
    #expect(before.family(put) == before.family(call))
    #expect(master.asKnown(through: 6).family(put) == master.family(call))
    #expect(master.asKnown(through: 7).family(put) == master.family(put))
    adjusted.option?.deliverable = nil
    try master.define(adjusted, position: 8)
    #expect(master.family(put) == master.family(call))
  }

  @Test func aRenamedInstrumentIsFoundByBothUntilTheOldIsTaken() throws {
    var master = InstrumentMaster()
    let id = try master.intern("FB")
    try master.rename("FB", to: "META")
    #expect(master.id("META") == id)
    #expect(master.id("FB") == id)
    #expect(master[id].symbol == "META")
    #expect(master[id].rawSymbol == "META")
    let other = try master.define(Instrument(symbol: "FB", kind: .etf, currency: .usd))
    #expect(other != id)
    #expect(master.id("FB") == other)
    #expect(throws: MarketError.self) { try master.rename("META", to: "FB") }
    #expect(throws: MarketError.self) { try master.rename("NONE", to: "X") }
  }

  @Test func manySymbolsKeepTheirIds() throws {
    var master = InstrumentMaster()
    for number in 0..<3_000 { _ = try master.intern("S\(number)") }
    for number in 0..<3_000 { #expect(master.id("S\(number)") == InstrumentID(number)) }
    #expect(master.count == 3_000)
  }
}
