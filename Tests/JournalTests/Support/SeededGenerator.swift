/// Numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func chance(_ percent: Int = 50) -> Bool { number(1...100) <= percent }

  mutating func maybe<Value>(_ value: (inout SeededGenerator) -> Value) -> Value? {
    chance() ? value(&self) : nil
  }

  mutating func several<Value>(upTo most: Int = 3, _ value: (inout SeededGenerator) -> Value) -> [Value] {
    var values: [Value] = []
    for _ in 0..<number(0...most) { values.append(value(&self)) }
    return values
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }
}
