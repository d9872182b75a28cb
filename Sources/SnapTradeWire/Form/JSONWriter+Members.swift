import CivilTime
import JSON
import Money

/// Members by name and kind; `nil` is written as null.
extension JSONWriter {
  mutating func put(_ name: StaticString, text: String?) {
    self.name(name)
    if let text { string(text) } else { null() }
  }

  mutating func put(_ name: StaticString, flag: Bool?) {
    self.name(name)
    if let flag { bool(flag) } else { null() }
  }

  mutating func put(_ name: StaticString, count: Int?) {
    self.name(name)
    if let count { integer(count) } else { null() }
  }

  /// A JSON number with two decimals at least, so that strict clients never meet a bare integer.
  mutating func put(_ name: StaticString, amount: ExactDecimal?) {
    self.name(name)
    if let amount { number(amount.snapTradeAmount) } else { null() }
  }

  /// Decimal text with two decimals at least: prices and amounts of the newer models.
  mutating func put(_ name: StaticString, price: ExactDecimal?) {
    self.name(name)
    if let price { decimalString(price.snapTradeAmount) } else { null() }
  }

  /// Decimal text without trailing zeros: quantities, strikes, multipliers.
  mutating func put(_ name: StaticString, quantity: ExactDecimal?) {
    self.name(name)
    if let quantity { decimalString(quantity.trimmed()) } else { null() }
  }

  /// A price of a classic order: text or number by the form.
  mutating func put(_ name: StaticString, orderPrice: ExactDecimal?, form: SnapTradeForm) {
    switch form.orderPrices {
    case .text: put(name, price: orderPrice)
    case .number: put(name, amount: orderPrice)
    }
  }

  mutating func put(_ name: StaticString, time: Instant?) {
    put(name, text: time?.rfc3339())
  }

  mutating func put(_ name: StaticString, date: CivilDate?) {
    put(name, text: date?.description)
  }

  mutating func put<Known>(_ name: StaticString, word: SnapTradeWord<Known>?) {
    put(name, text: word?.text)
  }

  mutating func put<Value: SnapTradeWireValue>(_ name: StaticString, value: Value?, form: SnapTradeForm) {
    self.name(name)
    if let value { value.write(to: &self, form: form) } else { null() }
  }

  mutating func put<Element: SnapTradeWireValue>(_ name: StaticString, list: [Element]?, form: SnapTradeForm) {
    put(name, value: list, form: form)
  }

  mutating func put(_ name: StaticString, texts: [String]) {
    self.name(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  mutating func put(_ name: StaticString, json: JSONValue) {
    self.name(name)
    json.write(to: &self)
  }
}

extension ExactDecimal {
  /// The value with trailing zeros dropped down to two decimals, and at least two decimals.
  var snapTradeAmount: ExactDecimal {
    scale == 2 ? self : trimmed(toScale: 2).padded(toScale: 2)
  }
}
