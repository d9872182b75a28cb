import Ledger
import Margin
import Market
import Money

extension Explainer {
  /// A sum over the positions. What cannot be valued stands in every one of them, so that none is known without it.
  func ofPositions(_ figure: Figure) throws -> Explanation {
    switch figure {
    case .longMarketValue:
      try sum {
        !$0.isOption && !$0.isShort
      } of: {
        try $0.magnitude()
      }
    case .shortMarketValue:
      try sum {
        !$0.isOption && $0.isShort
      } of: {
        try $0.magnitude()
      }
    case .longOptionValue:
      try sum {
        $0.isOption && !$0.isShort
      } of: {
        try $0.magnitude()
      }
    case .shortOptionValue:
      try sum {
        $0.isOption && $0.isShort
      } of: {
        try $0.magnitude()
      }
    case .cashEquivalents:
      try sum {
        $0.line.terms.isCashEquivalent
      } of: {
        try $0.inBase($0.value)
      }
    case .costOfPositions:
      try sum { _ in
        true
      } of: {
        try $0.inBase($0.averageValue)
      }
    case .shortProceeds:
      try sum {
        !$0.isOption && $0.isShort
      } of: {
        try $0.inBase(try .negated($0.averageValue))
      }
    case .unrealizedPL:
      try sum { _ in
        true
      } of: {
        try $0.inBase(try .difference($0.value, try $0.cost()))
      }
    case .unrealizedPLAverage:
      try sum { _ in
        true
      } of: {
        try $0.inBase(try .difference($0.value, $0.averageValue))
      }
    case .unrealizedPLToday:
      try sum { _ in
        true
      } of: {
        try $0.inBase(try $0.gainToday(since: state.startOfDay))
      }
    case .initialRequirement, .maintenanceRequirement, .houseRequirement:
      try sum { _ in
        state.rules.allowsCredit
      } of: {
        try $0.requirement(of: figure, in: state)
      }
    default: throw LedgerError(.imbalance, field: figure.name, "\(figure.name) has no derivation")
    }
  }

  private func sum(
    _ includes: (PositionTree) -> Bool, of amount: (PositionTree) throws -> Explanation
  ) throws -> Explanation {
    var terms: [Explanation] = []
    for line in lines {
      if !line.isValued {
        terms.append(try line.inBase(line.value))
      } else if includes(line) {
        terms.append(try amount(line))
      }
    }
    return try .sum(terms)
  }
}
