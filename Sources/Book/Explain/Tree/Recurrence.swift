import CivilTime
import Ledger
import Money

/// An amount that events change one after the other, with the steps that made it.
struct Recurrence {
  private(set) var value: ExactDecimal? = .zero
  private var steps: [Explanation] = []

  init() {}

  /// Nothing was entered yet.
  var isEmpty: Bool { steps.isEmpty }

  init(_ first: Explanation) {
    value = first.value
    steps = [Explanation(.reset, value: first.value, operands: [first])]
  }

  /// Adds an amount by an event, or at the close of a day.
  mutating func enter(_ amount: Explanation, event: Int64? = nil, on date: CivilDate? = nil) throws(MoneyError) {
    if let held = value, let added = amount.value { value = try held + added } else { value = nil }
    steps.append(Explanation(.entry, value: value, operands: [amount], event: event, date: date))
  }

  /// Takes out the share of `part` in `whole`.
  mutating func release(_ part: Explanation, of whole: Explanation, event: Int64) throws(MoneyError) {
    var step = Explanation(.release, value: nil, operands: [part, whole], event: event)
    step.scale = value?.shareScale
    step.rounding = .halfEven
    if let held = value, let part = part.value, let whole = whole.value {
      value = try held - held.share(part, of: whole)
    } else {
      value = nil
    }
    step.value = value
    steps.append(step)
  }

  mutating func split(_ ratio: UnitRatio, event: Int64) throws(MoneyError) {
    let numerator = ExactDecimal(ratio.new)
    let denominator = ExactDecimal(ratio.old)
    var step = Explanation(
      .split,
      value: nil,
      operands: [
        Explanation(.event, value: numerator, event: event, field: "ratio"),
        Explanation(.event, value: denominator, event: event, field: "ratio"),
      ], event: event)
    step.scale = value?.splitScale
    step.rounding = .halfEven
    value = try value?.scaledBySplit(numerator: numerator, denominator: denominator)
    step.value = value
    steps.append(step)
  }

  mutating func reset(_ amount: Explanation, event: Int64) {
    value = amount.value
    // What came before does not count any more.
    steps = [Explanation(.reset, value: value, operands: [amount], event: event)]
  }

  /// A close that leaves the amount as it is is not kept.
  mutating func close(floor: Explanation, on date: CivilDate) {
    guard let held = value else { return }
    let raised = max(held, max(floor.value ?? .zero, .zero))
    guard raised != held else { return }
    value = raised
    steps.append(Explanation(.close, value: raised, operands: [floor], date: date))
  }

  /// The amount explained; a single start stands for itself.
  func node(_ label: String) -> Explanation {
    if steps.count == 1, let first = steps.first, first.operation == .reset || first.operation == .entry {
      return first.operands[0]
    }
    return Explanation(.recurrence, label, value: value, operands: steps)
  }
}
