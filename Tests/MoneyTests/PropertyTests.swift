import Money
import Testing

/// Laws that hold for all numbers, tried on numbers from a seed.
@Suite struct PropertyTests {
  /// A sequence of numbers of every size and scale that the same seed repeats.
  private struct Numbers {
    var state: UInt64

    mutating func bits() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }

    mutating func next(width: Int = 96, largestScale: Int = 28) throws -> ExactDecimal {
      let width = Int(bits() % UInt64(width)) + 1
      let raw = UInt128(bits()) << 64 | UInt128(bits())
      let coefficient = Int128(raw >> UInt128(128 - width))
      let scale = Int(bits() % UInt64(largestScale + 1))
      return try ExactDecimal(coefficient: bits() & 1 == 0 ? coefficient : -coefficient, scale: scale)
    }
  }

  @Test func textReadsBackIdentically() throws {
    var numbers = Numbers(state: 11)
    for _ in 0..<20_000 {
      let value = try numbers.next()
      #expect(try number(value.description).isIdentical(to: value))
      #expect(ExactDecimal(utf8: Array(value.description.utf8))?.isIdentical(to: value) == true)
    }
  }

  @Test func everyResultIsInRange() throws {
    var numbers = Numbers(state: 12)
    for _ in 0..<20_000 {
      let (left, right) = try (numbers.next(), numbers.next())
      for result in [try? left + right, try? left - right, try? left * right] {
        guard let result else { continue }
        #expect(result.coefficient.magnitude <= ExactDecimal.largestCoefficient && result.scale <= 28)
      }
    }
  }

  @Test func sidesMayBeExchanged() throws {
    var numbers = Numbers(state: 13)
    for _ in 0..<20_000 {
      let (left, right) = try (numbers.next(), numbers.next())
      #expect(same(try? left + right, try? right + left))
      #expect(same(try? left * right, try? right * left))
      #expect(same(try? left - right, (try? right - left).map { -$0 }))
      #expect(same(try? left * -right, (try? left * right).map { -$0 }))
    }
  }

  /// Numbers of money's size lose nothing: what is added can be taken away, products distribute, quotients return.
  @Test func exactWhereThereIsRoom() throws {
    var numbers = Numbers(state: 14)
    for _ in 0..<20_000 {
      let (left, right) = try (numbers.next(width: 40, largestScale: 8), numbers.next(width: 40, largestScale: 8))
      let factor = try numbers.next(width: 12, largestScale: 4)
      #expect(try (left + right) - right == left)
      #expect(try factor * (left + right) == factor * left + factor * right)
      if !factor.isZero { #expect(try (left * factor).divided(by: factor, scale: 8) == left) }
      #expect(try (left < right) == (left - right).isNegative)
    }
  }

  @Test func roundingsSurroundTheValue() throws {
    var numbers = Numbers(state: 15)
    for _ in 0..<10_000 {
      let value = try numbers.next(width: 90)
      let scale = Int(numbers.bits() % 29)
      let (low, high) = (value.rounded(toScale: scale, .floor), value.rounded(toScale: scale, .ceiling))
      #expect(low <= value && value <= high)
      for mode in Rounding.allCases {
        let rounded = value.rounded(toScale: scale, mode)
        #expect(rounded == low || rounded == high)
        #expect(rounded.scale == min(value.scale, UInt8(scale)))
        #expect(rounded.rounded(toScale: scale, mode).isIdentical(to: rounded))
      }
      #expect(value.rounded(toScale: scale, .down).magnitude <= value.magnitude)
      #expect(value.rounded(toScale: scale, .up).magnitude >= value.magnitude)
    }
  }

  private func same(_ left: ExactDecimal?, _ right: ExactDecimal?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isIdentical(to: right)
  }
}
