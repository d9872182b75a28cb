import CivilTime
import Journal
import Ledger
import Market
import Money
import Testing

/// The terms of an option are read over what its symbol tells, and written whole.
@Suite struct OptionTermsTests {
  private func read(_ members: String) throws -> (instrument: Instrument, line: String) {
    let event = try EventCodec.decode(line: Array(#"{"event":"instrument",\#(members)}"#.utf8))
    guard case .instrument(let definition) = event.payload else { throw Unexpected() }
    let bytes = EventCodec.encode(event)
    #expect(try EventCodec.decode(line: bytes) == event)
    return (definition.instrument, String(decoding: bytes, as: UTF8.self))
  }

  private static let five =
    #""underlying":"AAPL","root":"AAPL7","type":"call","strike":"240","expiration":"2026-12-18""#

  @Test func `one term may be told alone`() throws {
    let (instrument, line) = try read(#""symbol":"AAPL  261218C00240000","option":{"style":"european"}"#)
    var expected = try Instrument.defaults(symbol: "AAPL  261218C00240000")
    expected.option?.style = .european
    #expect(instrument == expected)
    #expect(instrument.option?.isCashSettled == true)
    #expect(
      line.contains(
        #""option":{"underlying":"AAPL","root":"AAPL","type":"call","strike":"240","expiration":"2026-12-18","#
          + #""style":"european"}"#))
  }

  @Test func `nothing told is what the symbol tells`() throws {
    for symbol in ["AAPL  261218C00240000", "AAPL7 261218P00240000", "SPX   261218C05000000"] {
      let (instrument, line) = try read(#""symbol":"\#(symbol)","option":{}"#)
      #expect(try instrument == Instrument.defaults(symbol: symbol))
      #expect(!line.contains("\"option\":{"))
    }
  }

  /// What is told before the symbol is told too.
  @Test func `members stand in any order`() throws {
    let (instrument, _) = try read(#""option":{"strike":"120"},"symbol":"AAPL1 261218C00240000""#)
    #expect(instrument.option?.strike == 120)
    #expect(instrument.option?.root == "AAPL1" && instrument.option?.underlying == "AAPL")
  }

  /// Lines of the form with all terms read as they always did: without the word it is no mini.
  @Test func `a mini is told beside its root, else by the symbol`() throws {
    let symbol = #""symbol":"AAPL7 261218C00240000","option":"#
    #expect(try read(symbol + "{\(Self.five)}").instrument.option?.isMini == false)
    #expect(try read(symbol + #"{\#(Self.five),"mini":true}"#).instrument.option?.isMini == true)
    #expect(try read(symbol + #"{"style":"european"}"#).instrument.option?.isMini == true)
    #expect(try read(symbol + #"{"mini":false}"#).instrument.option?.isMini == false)
  }

  /// A root that is told brings its own style and settlement.
  @Test func `what a root says goes by the root told`() throws {
    let (instrument, _) = try read(#""symbol":"AAPL  261218C00240000","option":{"root":"SPX"}"#)
    #expect(instrument.option?.style == .european)
    #expect(instrument.option?.underlying == "AAPL")
  }

  @Test(arguments: [
    (#""symbol":"A1","kind":"option","currency":"USD","option":{"style":"european"}"#, "option.underlying"),
    (#""symbol":"A1","kind":"option","currency":"USD","option":{"underlying":"A","root":"A"}"#, "option.type"),
    (#""symbol":"AAPL  261218C00240000","kind":"equity","option":{"style":"european"}"#, "option.underlying"),
  ]) func `a symbol that tells no option needs all`(_ members: String, _ field: String) {
    let error = #expect(throws: EventError.self) { try read(members) }
    #expect(error?.code == .missingMember)
    #expect(error?.field == field)
  }

  @Test func `no described term is required`() throws {
    let members = EventDescription.all.first { $0.kind == "instrument" }?.members ?? []
    let option = try #require(members.first { $0.name == "option" })
    guard case .orNull(.object(let terms)) = option.shape else { throw Unexpected() }
    #expect(terms.map(\.name).prefix(5) == ["underlying", "root", "type", "strike", "expiration"])
    #expect(terms.allSatisfy { !$0.isRequired })
  }

  struct Unexpected: Error {}
}
