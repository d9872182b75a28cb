import Book
import Foundation
import Testing

/// The page of figures is what the rules print, and the rules can be evaluated from top to bottom.
@Suite struct FigureDocumentTests {
  @Test func committedPageIsPrintedFromTheRules() throws {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    let page = try String(contentsOfFile: parts.joined(separator: "/") + "/docs/figures.md", encoding: .utf8)
    #expect(page == FigureDocument.text(), "print docs/figures.md again")
  }

  @Test func everyFigureRestsOnEarlierOnes() {
    for rule in FigureRule.all {
      for named in FigureBasis.allCases.flatMap({ figures(of: rule.formula(by: $0)) }) {
        #expect(named.rawValue < rule.figure.rawValue, "\(rule.name) rests on \(named.name)")
      }
    }
  }

  @Test func namesAreUniqueAndLeadBack() {
    #expect(FigureRule.all.map(\.figure) == Figure.allCases)
    #expect(Set(FigureRule.all.map(\.name)).count == Figure.allCases.count)
    for figure in Figure.allCases {
      #expect(Figure(name: figure.name) == figure)
      #expect(figure.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 }, "\(figure.name)")
      #expect(figure.rule.sentence.hasSuffix("."))
    }
    #expect(Figure(name: "nothing_of_the_kind") == nil)
  }

  private func figures(of formula: Book.Expression) -> [Figure] {
    if case .figure(let figure) = formula { return [figure] }
    return formula.operands.flatMap(figures)
  }
}
