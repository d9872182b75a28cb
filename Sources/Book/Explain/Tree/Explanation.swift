public import CivilTime
public import Money

/// Where a figure comes from: a tree of operations whose leaves name the events they were told by.
///
/// The tree alone recomputes the figure: an inner node follows from its operands by its `operation`, with the
/// arithmetic of `ExactDecimal`, from left to right. A value is nil as soon as one that it needs is unknown. The
/// depth is bounded: what piles up event by event stands as one long sum or recurrence.
public struct Explanation: Sendable {
  public var operation: Operation
  /// The figure, parameter, instrument or step, by the name it has in every interface; empty when there is none.
  public var label: String
  /// One sentence for people, at figures and snapshots.
  public var sentence: String?
  /// In the unit that the place says; nil: unknown.
  public var value: ExactDecimal?
  public var operands: [Explanation]
  /// Global position of the event that the node rests on.
  public var event: Int64?
  /// The member of that event, by its name in event files.
  public var field: String?
  /// Settlement day, day of clearing, or the day whose close it is.
  public var date: CivilDate?
  /// Decimals to which a quotient, a rounding, a release or a split is cut.
  public var scale: Int?
  public var rounding: Rounding?
  /// How many operands or steps an ``ExplanationPage`` left out here; nil: none.
  public var hidden: Int?

  init(
    _ operation: Operation, _ label: String = "", value: ExactDecimal?, operands: [Explanation] = [],
    event: Int64? = nil, field: String? = nil, date: CivilDate? = nil
  ) {
    self.operation = operation
    self.label = label
    self.value = value
    self.operands = operands
    self.event = event
    self.field = field
    self.date = date
  }
}

extension Explanation {
  /// How a node follows from its operands, or what kind of leaf it is.
  public enum Operation: String, Sendable, CaseIterable {
    /// The figure of that label: its one operand.
    case figure
    case sum
    /// The first operand less the second.
    case difference
    case product
    /// The first operand divided by the second, rounded to `scale` by `rounding`.
    case quotient
    case minimum
    case maximum
    /// The third operand where the first is below the second, else the fourth.
    case choice
    /// The operand with at most `scale` decimals.
    case rounded

    /// The value of the same figure at the close of `date`: its one operand.
    case snapshot
    /// An accumulator from zero, changed by each operand in turn; these are `entry`, `release`, `split`, `reset` and
    /// `close`, whose own values show the accumulator after them.
    case recurrence
    /// Adds its operand.
    case entry
    /// Takes out accumulator × first operand ÷ second operand, rounded half-even to `scale`.
    case release
    /// Accumulator × first operand ÷ second operand, rounded half-even to `scale`.
    case split
    /// Becomes its operand, known again if it was not.
    case reset
    /// Raises to the larger of its operand and zero.
    case close

    /// A number that the formula itself holds.
    case constant
    /// A number of the rules, of the account's profile or of the instrument.
    case parameter
    /// `field` of `event`, as it was told.
    case event
    /// What the events through `event` had led to: a lot's rest, a quantity held, the part of a fill that met a lot.
    case running
    /// A price per unit, told by `event`.
    case price
    /// Units of the second currency for one of the first, told by `event`.
    case rate
    /// The account's teller reported it.
    case reported
    /// What the terms or steps that a page leaves out come to.
    case rest
  }

  /// Levels from here down to the lowest leaf, this one included.
  public var depth: Int { 1 + (operands.map(\.depth).max() ?? 0) }
}
