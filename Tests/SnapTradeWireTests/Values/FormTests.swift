import JSON
import Money
import SnapTradeWire
import Testing

/// How numbers, times and words stand on the wire, and what is taken when reading.
@Suite struct FormTests {
  @Test(arguments: [
    ("300", "300.00"), ("300.7", "300.70"), ("300.71", "300.71"), ("410.7100", "410.71"), ("0.0350", "0.035"),
    ("-0", "0.00"), ("-1234.56789", "-1234.56789"), ("2867875.219800", "2867875.2198"),
  ])
  func amountsHaveTwoDecimalsAtLeast(_ given: String, _ written: String) throws {
    let value = SnapTradeAmount(amount: Full.decimal(given), currency: nil)
    #expect(text(value) == #"{"amount":\#(written),"currency":null}"#)
  }

  @Test(arguments: [("100", "100"), ("100.00", "100"), ("0.5000", "0.5"), ("-3.0", "-3")])
  func quantitiesHaveNoTrailingZeros(_ given: String, _ written: String) throws {
    let lot = SnapTradeTaxLot(quantity: Full.decimal(given))
    #expect(text(lot).contains(#""quantity":"\#(written)""#))
  }

  @Test func pricesOfOrdersAreTextOrNumbers() {
    #expect(text(Full.order).contains(#""execution_price":"12.34","limit_price":"12.34","stop_price":"12.50""#))
    #expect(
      text(Full.order, .classic).contains(#""execution_price":12.34,"limit_price":12.34,"stop_price":12.50"#))
  }

  @Test func freshnessIsAWordOrAnObject() throws {
    let mode = SnapTradeFreshnessMode(institution: .known(.realtime), snaptrade: .known(.delayed))
    #expect(text(mode) == #"{"institution":"realtime","snaptrade":"delayed"}"#)
    #expect(text(mode, .classic) == #""delayed""#)
    #expect(try read(SnapTradeFreshnessMode.self, #""realtime""#).institution == .known(.realtime))
  }

  @Test func timesHaveATAndAnOffset() throws {
    #expect(text(SnapTradeFreshness(asOf: Full.noon)) == #"{"as_of":"2026-03-02T12:00:00.250Z"}"#)
    let blank = try read(SnapTradeFreshness.self, #"{"as_of":"2024-06-28 18:42:46.561408+00:00"}"#)
    #expect(blank.asOf == Full.time("2024-06-28T18:42:46.561408Z"))
  }

  @Test func wordsThatAreNotKnownSurvive() throws {
    let stop = try read(SnapTradeTrailingStop.self, #"{"amount":"1","type":"TICKS"}"#)
    #expect(stop.type == .other("TICKS"))
    #expect(stop.type.known == nil)
    #expect(text(stop) == #"{"amount":"1.00","type":"TICKS"}"#)
  }

  @Test(arguments: [
    (#"{"currency":{"id":"1","code":"USD"}}"#, "currency.name", SnapTradeWireError.Code.missingMember),
    (#"{"currency":7}"#, "currency", .wrongType),
    (#"{"currency":{"id":"1","code":"USD","name":"x"},"cash":"ten"}"#, "cash", .wrongType),
    (#"[]"#, "", .wrongType),
  ])
  func faultsNameTheirPlace(_ given: String, _ path: String, _ code: SnapTradeWireError.Code) {
    let error = #expect(throws: SnapTradeWireError.self) { try read(SnapTradeBalance.self, given) }
    #expect(error?.path == path)
    #expect(error?.code == code)
  }

  @Test func faultsInListsNameThePosition() {
    let error = #expect(throws: SnapTradeWireError.self) {
      try read([SnapTradeFreshness].self, #"[{"as_of":"2026-03-02T12:00:00Z"},{"as_of":"noon"}]"#)
    }
    #expect(error?.path == "1.as_of")
  }
}
