public import Money

// A name and its value in one call. An absent value is written as `null`; leave the call out to leave the member out.
extension JSONWriter {
  /// Writes a member whose value is a string or `null`.
  public mutating func member(_ name: StaticString, string text: String?) {
    self.name(name)
    if let text { string(text) } else { null() }
  }

  /// Writes a member whose value is a decimal as a number, or `null`.
  public mutating func member(_ name: StaticString, number value: ExactDecimal?, _ style: JSONNumberStyle = .plain) {
    self.name(name)
    if let value { number(value, style) } else { null() }
  }

  /// Writes a member whose value is a decimal as a string, or `null`.
  public mutating func member(
    _ name: StaticString, decimalString value: ExactDecimal?, _ style: JSONNumberStyle = .plain
  ) {
    self.name(name)
    if let value { decimalString(value, style) } else { null() }
  }

  /// Writes a member whose value is a whole number or `null`.
  public mutating func member(_ name: StaticString, integer value: Int?) {
    self.name(name)
    if let value { integer(value) } else { null() }
  }

  /// Writes a member whose value is `true`, `false` or `null`.
  public mutating func member(_ name: StaticString, bool value: Bool?) {
    self.name(name)
    if let value { bool(value) } else { null() }
  }

  /// Writes a member with any value.
  public mutating func member(_ name: StaticString, value: JSONValue) {
    self.name(name)
    value.write(to: &self)
  }
}
