import HTTP
import JSON
import Money
import Testing

@Suite struct ExplanationTests {
  @Test func `an explanation over many events is shown page by page, and each page adds up`() async throws {
    try await Origin.with { (origin) async throws in
      let deposits = (0..<2_500).map { Lines.deposit(id: "m\($0)", amount: "\($0 + 1).00") }
      _ = try await origin.importLines(Lines.file() + Lines.file(deposits))
      let target = "/accounts/T1/explain/cash"
      let whole = try await origin.get(target).json
      let sum = try #require(whole["operands"]?[0])
      #expect(sum["operation"] == "sum")
      #expect(sum["operands"]?.arrayValue?.count == 1_001)
      #expect(sum["operands"]?[1_000]?["operation"] == "rest")
      #expect(sum["operands"]?[1_000]?["hidden"]?.intValue == 1_502)
      for query in ["limit=3", "limit=3&offset=100", "limit=100000", "limit=7&offset=2500", "limit=7&offset=9999"] {
        let page = try await origin.get("\(target)?\(query)").json
        #expect(page["value"] == whole["value"], "\(query)")
        let terms = try #require(page["operands"]?[0]?["operands"]?.arrayValue)
        let total = try terms.reduce(ExactDecimal.zero) { try $0 + (try #require($1["value"]?.decimalValue)) }
        #expect(total == whole["value"]?.decimalValue, "\(query)")
        #expect(terms.count <= 9 || query == "limit=100000", "\(query)")
      }
      let shallow = try await origin.get("\(target)?depth=1").json
      #expect(shallow["operands"] == nil)
      #expect(shallow["hidden"]?.intValue == 1)
      #expect(shallow["value"] == whole["value"])
    }
  }

  @Test(arguments: [("depth=0", "depth"), ("depth=513", "depth"), ("limit=0", "limit"), ("offset=-1", "offset")])
  func `a page that cannot be is refused by name`(_ query: String, _ field: String) async throws {
    try await Origin.with { (origin) async throws in
      _ = try await origin.importLines(Lines.file())
      let answer = try await origin.get("/accounts/T1/explain/cash?\(query)")
      #expect(answer.status == 400)
      #expect(answer.refusal == ["bad_value", field])
    }
  }
}
