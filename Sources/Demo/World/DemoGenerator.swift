/// A sequence of numbers that a seed and a name determine (SplitMix64), so that the demo world is the same everywhere.
///
/// Not for secrets, and not chance: nothing is asked of the system.
struct DemoGenerator {
  private var state: UInt64

  /// The sequence of one subject of a seed; other subjects of the same seed have sequences of their own.
  init(seed: UInt64, subject: String) {
    // FNV-1a spreads the name over the word.
    state = subject.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// The next 64 bits.
  mutating func word() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// The next whole number from −`bound` to +`bound`.
  mutating func number(within bound: Int) -> Int {
    Int(word() % UInt64(2 * bound + 1)) - bound
  }
}
