import HTTP

/// The version of the schema that a request asks for with `APIVersion`.
enum APIVersion: String, CaseIterable {
  /// The classic schema, when none is asked for.
  case classic = "20101026"
  case global = "20150601"
  case latest = "20160101"

  init(of request: HTTPRequest) throws {
    guard !request.query.isEmpty, let text = try request.queryItems()["APIVersion"] else {
      self = .classic
      return
    }
    guard text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw TradeStationFailure(
        400,
        "The APIVersion has an invalid format. The APIVersion must be numeric and in this pattern YYYYMMDD")
    }
    guard let version = APIVersion(rawValue: text) else {
      throw TradeStationFailure(400, "The APIVersion \(text) is invalid")
    }
    self = version
  }

  /// Members that are not on the wire: those that came with the latest schema, and under the original path (without
  /// a version) those that its documents do not know.
  func hiddenMembers(isOriginalPath: Bool) -> Set<String> {
    var hidden: Set<String> = isOriginalPath ? ["__type", "Alias", "DisplayName"] : []
    if self == .classic { hidden.formUnion(["DayTradeExcess", "DayTradeOpenOrderMargin", "RealTimeDayTradeMargin"]) }
    return hidden
  }
}
