/// The figures that a kind of answer shows. Made once; a sheet for it works out these and what they rest on.
public struct FigureSelection: Sendable {
  let figures: FigureSet
  /// By `FigureBasis.rawValue`.
  private let programs: [FigureProgram]

  public init(_ figures: some Sequence<Figure>) {
    let wanted = FigureSet(figures)
    self.figures = wanted
    programs = FigureBasis.allCases.map { FigureProgram(by: $0, for: wanted) }
  }

  /// Every figure.
  public static let all = FigureSelection(Figure.allCases)

  /// What an account follows to them.
  func program(by basis: FigureBasis) -> FigureProgram { programs[basis.rawValue] }
}
