import CivilTime
import JSON
import Ledger
import Market
import Money

/// How a value stands in JSON.
struct Form<Value: Sendable>: Sendable {
  let shape: EventShape
  let read: @Sendable (inout EventReader) throws(EventError) -> Value
  let write: @Sendable (Value, inout JSONWriter) -> Void

  init(
    _ shape: EventShape = .text, read: @escaping @Sendable (inout EventReader) throws(EventError) -> Value,
    write: @escaping @Sendable (Value, inout JSONWriter) -> Void
  ) {
    self.shape = shape
    self.read = read
    self.write = write
  }
}

extension Form where Value == String {
  static var text: Form {
    Form(.text, read: { (reader) throws(EventError) in try reader.string() }, write: { $1.string($0) })
  }
  static var symbol: Form {
    Form(.text, read: { (reader) throws(EventError) in try reader.symbol() }, write: { $1.string($0) })
  }
  static var identifier: Form {
    Form(.text, read: { (reader) throws(EventError) in try reader.identifier() }, write: { $1.string($0) })
  }
}

extension Form where Value == [String] {
  static var texts: Form { .list(of: .text) { $0.words } }
}

extension Form where Value == ExactDecimal {
  static var decimal: Form {
    Form(.decimal, read: { (reader) throws(EventError) in try reader.decimal() }, write: { $1.decimalString($0) })
  }
}

extension Form where Value == Instant {
  static var instant: Form {
    Form(.time, read: { (reader) throws(EventError) in try reader.instant() }, write: { $1.instant($0) })
  }
}

extension Form where Value == CivilDate {
  static var date: Form {
    Form(.date, read: { (reader) throws(EventError) in try reader.date() }, write: { $1.date($0) })
  }
}

extension Form where Value == Currency {
  static var currency: Form {
    Form(.currency, read: { (reader) throws(EventError) in try reader.currency() }, write: { $1.string($0.code) })
  }
}

extension Form where Value == [Currency] {
  static var currencies: Form { .list(of: .currency) { $0.words } }
}

extension Form where Value == CurrencyPair {
  static var pair: Form {
    Form(.text, read: { (reader) throws(EventError) in try reader.pair() }, write: { $1.string($0.description) })
  }
}

extension Form where Value == Bool {
  static var bool: Form {
    Form(.flag, read: { (reader) throws(EventError) in try reader.bool() }, write: { $1.bool($0) })
  }
}

extension Form where Value == Int {
  static var integer: Form {
    Form(.integer, read: { (reader) throws(EventError) in try reader.integer() }, write: { $1.integer($0) })
  }
}

extension Form where Value: RawRepresentable<String> & CaseIterable {
  static var word: Form {
    Form(
      .word(Value.allCases.map(\.rawValue)), read: { (reader) throws(EventError) in try reader.word(Value.self) },
      write: { $1.string($0.rawValue) })
  }
}

extension Form {
  /// What may be absent in fact, which `null` says.
  static func orNull<Part: Sendable>(_ form: Form<Part>) -> Form where Value == Part? {
    Form(
      .orNull(form.shape),
      read: { (reader) throws(EventError) in try reader.skipNull() ? nil : try form.read(&reader) },
      write: { part, writer in
        if let part { form.write(part, &writer) } else { writer.null() }
      })
  }

  static func object(_ schema: Schema<Value>) -> Form {
    Form(
      .object(schema.described),
      read: { (reader) throws(EventError) in
        try reader.nested { (reader) throws(EventError) in try schema.readObject(&reader) }
      },
      write: { schema.writeObject($0, &$1) })
  }

  static func list<Element>(
    of form: Form<Element>, _ limit: @escaping @Sendable (EventLimits) -> Int = { $0.list }
  ) -> Form<[Element]> where Value == [Element] {
    Form<[Element]>(
      .list(form.shape),
      read: { (reader) throws(EventError) in try reader.list(atMost: limit(reader.limits), form.read) },
      write: { elements, writer in
        writer.beginArray()
        for element in elements { form.write(element, &writer) }
        writer.endArray()
      })
  }

  static func objects<Element>(
    _ schema: Schema<Element>, _ limit: @escaping @Sendable (EventLimits) -> Int = { $0.list }
  ) -> Form<[Element]> where Value == [Element] {
    .list(
      of: Form<Element>(
        .object(schema.described),
        read: { (reader) throws(EventError) in try schema.readObject(&reader) },
        write: { schema.writeObject($0, &$1) }),
      limit)
  }
}

extension JSONWriter {
  /// Writes a time in UTC, straight into the bytes: an empty string is opened again and filled.
  mutating func instant(_ instant: Instant) {
    string(utf8: UnsafeBufferPointer(start: nil, count: 0))
    bytes.removeLast()
    instant.appendRFC3339(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func date(_ date: CivilDate) { string(date.description) }
}
