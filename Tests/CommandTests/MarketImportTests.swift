import Foundation
import JSON
import Money
import TestDirectory
import Testing

/// Files of prices, rates and splits through the whole program.
@Suite struct MarketImportTests {
  private let bursar: Bursar

  private static let life = [
    #"{"event":"instrument","symbol":"AAPL","kind":"equity","currency":"USD","exchange":"XNAS"}"#,
    #"{"event":"instrument","symbol":"ISF.L","kind":"etf","currency":"GBP","exchange":"XLON"}"#,
    #"{"event":"account_opened","account":"A1","at":"2025-11-03T09:30:00-05:00","type":"cash","currency":"USD"}"#,
    #"{"event":"deposit","account":"A1","at":"2025-11-03T09:31:00-05:00","amount":"5000","currency":"USD"}"#,
    #"{"event":"deposit","account":"A1","at":"2025-11-03T09:31:00-05:00","amount":"1000","currency":"GBP"}"#,
    #"{"event":"trade","account":"A1","at":"2025-11-28T10:00:00-05:00","symbol":"AAPL","side":"buy","quantity":"10","#
      + #""price":"200"}"#,
    #"{"event":"trade","account":"A1","at":"2026-03-02T10:00:00Z","symbol":"ISF.L","side":"buy","quantity":"100","#
      + #""price":"9"}"#,
  ]

  init() throws {
    bursar = Bursar()
    #expect(try bursar.run("import", "-", input: World.file(Self.life)).code == 0)
  }

  private func figure(_ name: String, _ moment: String) throws -> ExactDecimal? {
    try JSONValue(parsing: try bursar.run("figures", "A1", "--json", "--as-of", moment).output)[name]?.decimalValue
  }

  @Test func `prices, rates and splits are told once, and value what is held`() throws {
    for (name, count) in [("prices", 3), ("rates", 2), ("splits", 1)] {
      let file = BrokerSample.path("\(name).csv")
      let before = try bursar.run("export").output
      #expect(
        try bursar.run("import", "--profile", name, "--dry-run", file).lines.last?.hasSuffix("\(count) new") == true)
      #expect(try bursar.run("export").output == before)
      #expect(try bursar.run("import", "--profile", name, file).output == "\(file): rows: \(count) new\n")
      let taken = try bursar.run("export").output
      for options in [["--dry-run"], []] {
        let again = try bursar.run(["import", "--data", bursar.data, "--profile", name] + options + [file])
        #expect(again.lines.last?.hasSuffix("rows: \(count) known") == true, "\(again.output)")
      }
      #expect(try bursar.run("export").output == taken)
    }
    // The close of the half day: 5,000 − 10 × 200 + 10 × 205.25 in dollars; pounds have no rate yet.
    #expect(try figure("long_market_value", "2025-11-28T13:00:00-05:00") == ExactDecimal("2052.5"))
    #expect(try figure("equity", "2025-11-28T13:00:00-05:00") == nil)
    // 3,000 + 10 × 201.50 + (1,000 − 100 × 9 + 100 × 9.0125) × 1.3310 = 5,015 + 1,001.25 × 1.3310.
    #expect(try figure("equity", "2026-03-02") == ExactDecimal("6347.66375"))
    // Forty at a quarter of 201.50 after the split.
    #expect(try figure("equity", "2026-03-20") == ExactDecimal("6347.66375"))
    #expect(try bursar.run("verify").code == 0)
  }

  @Test func `a day that has not come yet is refused, and can be left out`() throws {
    let text = "date,symbol,close\n2026-03-02,AAPL,201.50\n2199-03-01,AAPL,1\n"
    let file = try bursar.folder.write(text, to: "prices.csv")
    let before = try bursar.run("export").output
    let dry = try bursar.run("import", "--profile", "prices", "--dry-run", file)
    #expect(dry.code == 1)
    #expect(dry.lines.contains { $0.hasPrefix("line 3  refused") && $0.contains("date") })
    let real = try bursar.run("import", "--profile", "prices", file)
    #expect(real.code == 1)
    #expect(real.errors.contains("line 3"))
    #expect(try bursar.run("export").output == before)
    #expect(try bursar.run("import", "--profile", "prices", "--leave-out", "3", file).code == 0)
  }

  @Test func `a corrected price is new, and the first one is known no more`() throws {
    let first = try bursar.folder.write("date,symbol,close\n2026-03-02,AAPL,201.50\n", to: "first.csv")
    let second = try bursar.folder.write("date,symbol,close\n2026-03-02,AAPL,201.75\n", to: "second.csv")
    #expect(try bursar.run("import", "--profile", "prices", first).output.contains("1 new"))
    #expect(try bursar.run("import", "--profile", "prices", second).output.contains("1 new"))
    #expect(try bursar.run("import", "--profile", "prices", second).output.contains("1 known"))
    #expect(try bursar.run("import", "--profile", "rates", BrokerSample.path("rates.csv")).code == 0)
    // 10 × 201.75, and 100 × 9 pounds, the price they were bought at, × 1.3310.
    #expect(try figure("long_market_value", "2026-03-02") == ExactDecimal("3215.4"))
  }
}
