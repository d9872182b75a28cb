public import Money

/// How much of a derivation is handed out. What is left out stands as the sum that it comes to, so that every node
/// still follows from its operands.
public struct ExplanationPage: Sendable {
  /// Levels shown, the figure itself included; a node at the last one stands without its operands.
  public var depth: Int
  /// Terms of a sum, or steps of a recurrence, that are shown at most; shorter lists are shown whole.
  public var limit: Int
  /// Terms or steps of longer lists that are passed over before the first one shown.
  public var offset: Int

  /// Terms and steps of one list that can be asked for.
  public static let mostTerms = 100_000
  /// Nodes of one answer; beyond them nodes stand without their operands.
  public static let mostNodes = 1_000_000

  public init(depth: Int = .max, limit: Int = 1_000, offset: Int = 0) {
    self.depth = depth
    self.limit = limit
    self.offset = offset
  }

  /// The part of a derivation that the page shows.
  /// - Throws: when what is left out comes to a number that does not fit.
  public func part(of tree: Explanation) throws(MoneyError) -> Explanation {
    var left = Self.mostNodes
    return try part(of: tree, level: 1, &left)
  }

  private func part(of node: Explanation, level: Int, _ left: inout Int) throws(MoneyError) -> Explanation {
    var shown = node
    guard !node.operands.isEmpty else { return node }
    // A step means nothing without what it does.
    guard node.operation.isStep || (level < depth && left > 0) else {
      shown.operands = []
      shown.hidden = node.operands.count
      return shown
    }
    shown.operands = try operands(of: node)
    left -= shown.operands.count
    for index in shown.operands.indices {
      shown.operands[index] = try part(of: shown.operands[index], level: level + 1, &left)
    }
    return shown
  }

  /// The operands with a node for those passed over and one for those behind.
  private func operands(of node: Explanation) throws(MoneyError) -> [Explanation] {
    let all = node.operands
    guard all.count > limit, node.operation == .sum || node.operation == .recurrence else { return all }
    let first = min(offset, all.count)
    let end = min(all.count, first + limit)
    var shown = Array(all[first..<end])
    if node.operation == .sum {
      if first > 0 { shown.insert(try Self.rest(of: all[..<first]), at: 0) }
      if end < all.count { shown.append(try Self.rest(of: all[end...])) }
    } else {
      if first > 0 { shown.insert(Self.restart(all[first - 1].value, hiding: first), at: 0) }
      if end < all.count { shown.append(Self.restart(node.value, hiding: all.count - end)) }
    }
    return shown
  }

  private static func rest(of terms: ArraySlice<Explanation>) throws(MoneyError) -> Explanation {
    var sum: ExactDecimal? = .zero
    for term in terms {
      guard let known = sum, let value = term.value else {
        sum = nil
        break
      }
      sum = try known + value
    }
    return Explanation(rest: sum, hiding: terms.count)
  }

  /// The step to which steps that are not shown lead.
  private static func restart(_ value: ExactDecimal?, hiding count: Int) -> Explanation {
    Explanation(.reset, value: value, operands: [Explanation(rest: value, hiding: count)])
  }
}

extension Explanation.Operation {
  /// Changes the accumulator of the recurrence that it stands in.
  fileprivate var isStep: Bool {
    switch self {
    case .entry, .release, .split, .reset, .close: true
    default: false
    }
  }
}

extension Explanation {
  fileprivate init(rest value: ExactDecimal?, hiding count: Int) {
    self.init(.rest, value: value)
    hidden = count
  }
}
