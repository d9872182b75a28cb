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
    guard let value else {
      self.name(name)
      return null()
    }
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    member(name, decimalString: style.shape(value))
  }

  /// Writes a member of a name that is not known beforehand, whose value is a decimal as a string.
  @_disfavoredOverload
  public mutating func member(_ name: String, decimalString value: ExactDecimal, _ style: JSONNumberStyle = .plain) {
    var name = name
    name.withUTF8 { member($0, decimalString: style.shape(value)) }
  }

  /// Name and value in one go, unless the name needs an escape: answers of balances are made of these.
  private mutating func member(_ name: UnsafeBufferPointer<UInt8>, decimalString value: ExactDecimal) {
    let comma = needsComma
    let asciiOnly = asciiEscapes
    var isWritten = false
    // Room for a comma, four quotes and a colon.
    add(upTo: name.count + ExactDecimal.longestText + 6) { output in
      var length = 0
      if comma {
        output[0] = UInt8(ascii: ",")
        length = 1
      }
      guard let end = Self.quotePlain(name, to: output, at: length, asciiOnly) else { return 0 }
      output[end] = UInt8(ascii: ":")
      output[end + 1] = UInt8(ascii: "\"")
      length = end + 2
      length += value.writeUTF8(to: output + length)
      output[length] = UInt8(ascii: "\"")
      isWritten = true
      return length + 1
    }
    if isWritten {
      needsComma = true
    } else {
      quote(name, isName: true)
      decimalString(value)
    }
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
