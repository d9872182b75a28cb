import Money

/// Chance from a seed (SplitMix64), the same on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }

  /// Between `low` and `high` (excluded), in units of 10^−scale.
  mutating func decimal(_ low: Int, _ high: Int, scale: Int = 0) -> ExactDecimal {
    guard let value = try? ExactDecimal(coefficient: Int128(low + roll(high - low)), scale: scale) else {
      preconditionFailure("scale \(scale)")
    }
    return value
  }

  /// The same elements in another order.
  mutating func mixed<Element>(_ elements: [Element]) -> [Element] {
    var mixed = elements
    for index in mixed.indices.dropFirst().reversed() { mixed.swapAt(index, roll(index + 1)) }
    return mixed
  }
}
