public import CivilTime

/// What surrounds a program and would make two runs of it differ: the time and chance. This is the one door to both;
/// whatever needs them is handed a value of this kind.
public protocol Surroundings: Sendable {
  /// The wall clock.
  func now() -> Instant

  /// A clock that never goes back, for measuring spans; its zero has no meaning.
  func monotonicNanoseconds() -> UInt64

  /// Unpredictable bytes, fit for keys and tokens.
  func randomBytes(_ count: Int) -> [UInt8]
}
