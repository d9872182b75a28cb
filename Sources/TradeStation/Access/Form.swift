import HTTP

/// The fields of a form, each at most once.
struct Form {
  let items: QueryItems

  init(_ body: [UInt8]) throws {
    guard let items = try? QueryItems(form: body, limits: QueryLimits(bytes: SignIn.bodyLimit, items: 20)) else {
      throw TradeStationFailure.invalid("body", "The form is not well encoded.")
    }
    self.items = items
  }

  func required(_ name: String) throws -> String {
    let values = items.all(name)
    guard values.count <= 1 else { throw TradeStationFailure.invalid(name, "The field stands twice.") }
    guard let value = values.first, !value.isEmpty else {
      throw TradeStationFailure.invalid(name, "The field is missing.")
    }
    return value
  }
}
