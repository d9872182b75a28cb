import JSON
import Money

// Members by key path, for everything that is not read a million times.
extension Member {
  /// A member that is always there.
  static func required<Part>(
    _ name: StaticString, _ path: any WritableKeyPath<Value, Part> & Sendable, _ form: Form<Part>
  ) -> Member {
    Member(
      name, form.shape, read: { (value, reader) throws(EventError) in value[keyPath: path] = try form.read(&reader) },
      write: { form.write($0[keyPath: path], &$1) })
  }

  /// A member that is left out when its value is nil.
  static func optional<Part>(
    _ name: StaticString, _ path: any WritableKeyPath<Value, Part?> & Sendable, _ form: Form<Part>
  ) -> Member {
    Member(
      name, form.shape, omitted: { $0[keyPath: path] == nil },
      read: { (value, reader) throws(EventError) in value[keyPath: path] = try form.read(&reader) },
      write: { value, writer in if let part = value[keyPath: path] { form.write(part, &writer) } })
  }

  /// A member that is left out when it has the value that the blank has.
  static func defaulted<Part: Equatable & Sendable>(
    _ name: StaticString, _ path: any WritableKeyPath<Value, Part> & Sendable, _ fallback: Part, _ form: Form<Part>
  ) -> Member {
    Member(
      name, form.shape, omitted: { $0[keyPath: path] == fallback },
      read: { (value, reader) throws(EventError) in value[keyPath: path] = try form.read(&reader) },
      write: { form.write($0[keyPath: path], &$1) })
  }

  /// An amount that is left out when it is a zero without decimals: the scale of `0.00` is kept.
  static func zeroIfAbsent(_ name: StaticString, _ path: any WritableKeyPath<Value, ExactDecimal> & Sendable) -> Member
  {
    Member(
      name, .decimal, omitted: { $0[keyPath: path].isIdentical(to: .zero) },
      read: { (value, reader) throws(EventError) in value[keyPath: path] = try reader.decimal() },
      write: { $1.decimalString($0[keyPath: path]) })
  }
}

// Members by closures, which cost less than key paths, for the kinds that books consist of.
extension Member {
  /// A member that is always there.
  static func required<Part>(
    _ name: StaticString, _ form: Form<Part>, _ get: @escaping @Sendable (Value) -> Part,
    _ set: @escaping @Sendable (inout Value, Part) -> Void
  ) -> Member {
    Member(
      name, form.shape, read: { (value, reader) throws(EventError) in set(&value, try form.read(&reader)) },
      write: { form.write(get($0), &$1) })
  }

  /// An amount that is left out when it is a zero without decimals.
  static func zeroIfAbsent(
    _ name: StaticString, _ get: @escaping @Sendable (Value) -> ExactDecimal,
    _ set: @escaping @Sendable (inout Value, ExactDecimal) -> Void
  ) -> Member {
    Member(
      name, .decimal, omitted: { get($0).isIdentical(to: .zero) },
      read: { (value, reader) throws(EventError) in set(&value, try reader.decimal()) },
      write: { $1.decimalString(get($0)) })
  }

  /// A member that is left out when its value is nil.
  static func optional<Part>(
    _ name: StaticString, _ form: Form<Part>, _ get: @escaping @Sendable (Value) -> Part?,
    _ set: @escaping @Sendable (inout Value, Part?) -> Void
  ) -> Member {
    Member(
      name, form.shape, omitted: { get($0) == nil },
      read: { (value, reader) throws(EventError) in set(&value, try form.read(&reader)) },
      write: { value, writer in if let part = get(value) { form.write(part, &writer) } })
  }

  /// A list that is left out when it is empty.
  static func list<Part>(
    _ name: StaticString, _ form: Form<[Part]>, _ get: @escaping @Sendable (Value) -> [Part],
    _ set: @escaping @Sendable (inout Value, [Part]) -> Void
  ) -> Member {
    Member(
      name, form.shape, omitted: { get($0).isEmpty },
      read: { (value, reader) throws(EventError) in set(&value, try form.read(&reader)) },
      write: { form.write(get($0), &$1) })
  }
}
