import CivilTime
import Market
import Money

/// A date that the test writes out; a wrong one is a mistake in the test.
func day(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("not a date: \(text)") }
  return date
}

/// A moment that the test writes out.
func moment(_ text: String) -> Instant {
  guard let instant = Instant(rfc3339: text) else { preconditionFailure("not a moment: \(text)") }
  return instant
}

/// A number that the test writes out.
func decimal(_ text: String) -> ExactDecimal {
  guard let number = ExactDecimal(text) else { preconditionFailure("not a number: \(text)") }
  return number
}

/// Random numbers from a seed, the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xff51_afd7_ed55_8ccd
    return mixed ^ mixed >> 33
  }
}
