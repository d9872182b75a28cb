public import JSON
public import Money

/// A figure by its name. Nil: the book does not know it.
public struct BookFigure: Sendable, Equatable {
  public var name: String
  public var value: ExactDecimal?

  public init(name: String, value: ExactDecimal?) {
    self.name = name
    self.value = value
  }

  /// Reads the answer of `GET /accounts/{id}/figures`, in its order.
  public static func list(_ answer: JSONValue) throws(BookWireError) -> [BookFigure] {
    guard let object = answer.objectValue else { throw BookWireError(field: nil, "an object is due") }
    return try list(in: object, field: nil)
  }

  static func list(in object: JSONObject, field: String?) throws(BookWireError) -> [BookFigure] {
    var figures: [BookFigure] = []
    for member in object.members {
      let value = member.value.decimalValue
      guard value != nil || member.value.isNull else {
        let error = BookWireError(field: member.name, "a decimal in a string, or null, is due")
        throw field.map(error.within) ?? error
      }
      figures.append(BookFigure(name: member.name, value: value))
    }
    return figures
  }

  /// Writes figures as one flat object.
  public static func write(_ figures: [BookFigure], to writer: inout JSONWriter) {
    writer.beginObject()
    for figure in figures {
      writer.name(figure.name)
      if let value = figure.value { writer.decimalString(value) } else { writer.null() }
    }
    writer.endObject()
  }
}

/// A yes-or-no of an account by its name.
public struct BookFlag: Sendable, Equatable {
  public var name: String
  public var isSet: Bool

  public init(name: String, isSet: Bool) {
    self.name = name
    self.isSet = isSet
  }

  static func write(_ flags: [BookFlag], to writer: inout JSONWriter) {
    writer.beginObject()
    for flag in flags {
      writer.name(flag.name)
      writer.bool(flag.isSet)
    }
    writer.endObject()
  }
}
