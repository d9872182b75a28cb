import JSON
import Money
import SnapTradeWire
import Testing

/// The unified form of positions: `kind` decides what stands on the wire and what is read.
@Suite struct InstrumentTests {
  static let stock = SnapTradeSecurityInstrument(
    kind: .known(.stock), id: "1", symbol: "ORCH", rawSymbol: "ORCH", description: "Orchard", currency: "USD",
    exchange: "XNAS", figiInstrument: Full.figi)
  static let future = SnapTradeFutureInstrument(
    id: "2", symbol: "ESM26", rootSymbol: "ES", expirationCode: "M26", multiplier: 50, currency: "USD")

  static let instruments: [SnapTradeInstrument] =
    SnapTradeSecurityKind.allCases.map { kind in
      var security = stock
      security.kind = .known(kind)
      return .security(security)
    } + [
      .option(
        SnapTradeOptionInstrument(
          id: "3", symbol: "ORCH  261218C00240000", optionType: .known(.call), strikePrice: 240,
          expirationDate: Full.date("2026-12-18"), multiplier: 100, underlying: stock)),
      .future(future),
      .futureOption(
        SnapTradeFutureOptionInstrument(
          id: "4", symbol: "ESM26 C5000", optionType: .known(.put), strikePrice: 5_000,
          expirationDate: Full.date("2026-06-19"), underlying: future)),
      .contractForDifference(
        SnapTradeCFDInstrument(id: "5", symbol: "ORCH", rawSymbol: "ORCH", underlyingInstrument: stock)),
      .tokenizedAsset(SnapTradeTokenizedInstrument(id: "6", symbol: "ORCHx", underlyingInstrument: stock)),
    ]

  @Test(arguments: instruments)
  func kindsSurvive(_ instrument: SnapTradeInstrument) throws {
    let written = try document(instrument)
    #expect(written.objectValue?["kind"] == .string(instrument.kind))
    #expect(try SnapTradeInstrument(json: written) == instrument)
  }

  @Test func positionsAreDecimalTexts() throws {
    let position = SnapTradeUnifiedPosition(
      instrument: .security(Self.stock), units: Full.decimal("10.50"), price: Full.decimal("123.4"),
      costBasis: Full.decimal("118.2345"), currency: "USD")
    let answer = SnapTradeUnifiedPositions(
      results: [position], dataFreshness: SnapTradeFreshness(asOf: Full.time("2026-06-02T14:30:00Z")))
    let written = text(answer)
    #expect(written.contains(#""units":"10.5","price":"123.40","cost_basis":"118.2345","currency":"USD"}"#))
    #expect(written.hasSuffix(#""data_freshness":{"as_of":"2026-06-02T14:30:00Z"}}"#))
    #expect(try read(SnapTradeUnifiedPositions.self, written) == answer)
  }
}
