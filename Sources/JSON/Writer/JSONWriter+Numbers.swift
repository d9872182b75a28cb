public import Money

/// How a decimal is written.
public enum JSONNumberStyle: Sendable, Hashable {
  /// With the scale it has: 1.10 as `1.10`, 5 as `5`.
  case plain
  /// With the scale it has, but one decimal at least: 5 as `5.0` (SnapTrade's balances).
  case atLeastOneDecimal
  /// Padded with zeros to so many decimals at least, never cut (TradeStation v2).
  case padded(to: Int)
  /// Trailing zeros dropped down to so many decimals, padded up to as many (Aries).
  case trimmed(atLeast: Int)

  func shape(_ value: ExactDecimal) -> ExactDecimal {
    switch self {
    case .plain: value
    case .atLeastOneDecimal: value.padded(toScale: 1)
    case .padded(let scale): value.padded(toScale: scale)
    case .trimmed(let scale) where Int(value.scale) == scale: value
    case .trimmed(let scale): value.trimmed(toScale: scale).padded(toScale: scale)
    }
  }
}

extension JSONWriter {
  /// Writes a decimal as a number.
  public mutating func number(_ value: ExactDecimal) {
    separate()
    value.appendUTF8(to: &bytes)
  }

  /// Writes a decimal as a number in the given style.
  public mutating func number(_ value: ExactDecimal, _ style: JSONNumberStyle) { number(style.shape(value)) }

  /// Writes a decimal as a number with one decimal at least: 5 as `5.0`.
  public mutating func numberAtLeastOneDecimal(_ value: ExactDecimal) { number(value, .atLeastOneDecimal) }

  /// Writes a decimal as a string.
  public mutating func decimalString(_ value: ExactDecimal) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    value.appendUTF8(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a decimal as a string in the given style.
  public mutating func decimalString(_ value: ExactDecimal, _ style: JSONNumberStyle) {
    decimalString(style.shape(value))
  }

  /// Writes a number by its text, which must follow the grammar of RFC 8259.
  public mutating func number(text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes a whole number.
  public mutating func integer(_ value: Int) {
    separate()
    add(upTo: 20) { output in
      var length = value < 0 ? 1 : 0
      var rest = value.magnitude
      var limit = rest
      repeat {
        length += 1
        limit /= 10
      } while limit > 0
      output[0] = UInt8(ascii: "-")
      var position = length
      repeat {
        position -= 1
        output[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      return length
    }
  }
}
