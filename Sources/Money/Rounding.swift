/// How a value that has more digits than its place allows is brought to that place.
public enum Rounding: Sendable, CaseIterable {
  /// To the nearest; a tie goes to the even last digit. What .NET's `System.Decimal` does by itself.
  case halfEven
  /// To the nearest; a tie goes away from zero. What brokers print.
  case halfAwayFromZero
  /// Toward zero: digits are cut.
  case down
  /// Away from zero as soon as any cut digit is not zero.
  case up
  /// Toward minus infinity.
  case floor
  /// Toward plus infinity.
  case ceiling

  /// Whether the magnitude that is left after cutting grows by one in its last place.
  @usableFromInline
  func increments(after cut: CutPart, lastDigitIsOdd: Bool, negative: Bool) -> Bool {
    switch self {
    case .halfEven: cut == .aboveHalf || (cut == .half && lastDigitIsOdd)
    case .halfAwayFromZero: cut == .aboveHalf || cut == .half
    case .down: false
    case .up: cut != .nothing
    case .floor: negative && cut != .nothing
    case .ceiling: !negative && cut != .nothing
    }
  }
}

/// How much was cut off a magnitude, measured against one unit of the last place that is left.
@usableFromInline
enum CutPart {
  case nothing, belowHalf, half, aboveHalf

  /// Compares a remainder with half of its divisor; `more` says that digits further down were not zero either.
  @usableFromInline
  init<Word: UnsignedInteger & FixedWidthInteger>(remainder: Word, of divisor: Word, more: Bool) {
    let rest = divisor - remainder
    if remainder == 0 {
      self = more ? .belowHalf : .nothing
    } else if remainder < rest {
      self = .belowHalf
    } else if remainder > rest {
      self = .aboveHalf
    } else {
      self = more ? .aboveHalf : .half
    }
  }
}
