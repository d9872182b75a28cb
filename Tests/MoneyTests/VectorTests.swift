import Money
import Testing

/// Every row of the tables that make_vectors.py worked out with unlimited fractions.
@Suite struct VectorTests {
  @Test func sums() throws {
    for row in try rows(sumsText) {
      let (left, right) = try (number(row[1]), number(row[2]))
      let result = text { () throws(MoneyError) in row[0] == "+" ? try left + right : try left - right }
      #expect(result == row[3], "\(row)")
    }
  }

  @Test func products() throws {
    for row in try rows(productsText) {
      let (left, right) = try (number(row[1]), number(row[2]))
      #expect(text { () throws(MoneyError) in try left * right } == row[3], "\(row)")
    }
  }

  @Test func quotients() throws {
    for row in try rows(quotientsText) {
      let (left, right) = try (number(row[1]), number(row[2]))
      let scale = try #require(Int(row[3]))
      let mode = try rounding(row[0])
      let result = text { () throws(MoneyError) in try left.divided(by: right, scale: scale, rounding: mode) }
      #expect(result == row[4], "\(row)")
    }
  }

  @Test func roundings() throws {
    for row in try rows(roundingsText) {
      let scale = try #require(Int(row[2]))
      #expect(try number(row[1]).rounded(toScale: scale, rounding(row[0])).description == row[3], "\(row)")
    }
  }

  @Test func literals() throws {
    for row in try rows(literalsText) {
      let expected = row[2] == "!" ? nil : row[2]
      #expect(ExactDecimal(utf8: row[1].utf8)?.description == expected, "\(row)")
      #expect(ExactDecimal(utf8: AnySequence(row[1].utf8))?.description == expected, "\(row)")
      let isPlain = !row[1].contains { $0 == "e" || $0 == "E" }
      #expect(ExactDecimal(row[1])?.description == (isPlain ? expected : nil), "\(row)")
    }
  }

  @Test func comparisons() throws {
    for row in try rows(comparisonsText) {
      let (left, right) = try (number(row[1]), number(row[2]))
      #expect((left < right) == (row[0] == "<") && (right < left) == (row[0] == ">"), "\(row)")
      #expect((left == right) == (row[0] == "="), "\(row)")
      if row[0] == "=" { #expect(left.hashValue == right.hashValue, "\(row)") }
    }
  }

  private func rows(_ table: String) throws -> [[String]] {
    let rows = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    try #require(rows.count >= 200)
    return rows
  }

  /// The text of a result, `!` for an overflow, `zero` for a division by zero.
  private func text(_ operation: () throws(MoneyError) -> ExactDecimal) -> String {
    do {
      return try operation().description
    } catch {
      return error.code == .divisionByZero ? "zero" : "!"
    }
  }

  private func rounding(_ word: String) throws -> Rounding {
    let letters: [Character: Rounding] = [
      "e": .halfEven, "a": .halfAwayFromZero, "d": .down, "u": .up, "f": .floor, "c": .ceiling,
    ]
    return try #require(word.last.flatMap { letters[$0] })
  }
}
