import JSON
import Ledger
import Money

extension Schemas {
  static let split = Schema<Split>(
    "A split", blank: Split(symbol: "", numerator: 1, denominator: 1),
    [
      .required("symbol", \.symbol, .symbol),
      Member(
        "ratio",
        read: { (split, reader) throws(EventError) in
          let ratio = try reader.ratio()
          (split.numerator, split.denominator) = (ratio.new, ratio.old)
        },
        write: { $1.string("\($0.numerator):\($0.denominator)") }),
      .optional("cash_in_lieu", \.cashInLieu, .decimal),
    ])

  static let spinOff = Schema<SpinOff>(
    "A spin-off", blank: SpinOff(symbol: "", child: "", ratio: UnitRatio(new: 1, old: 1), basisShare: .zero),
    [
      .required("symbol", \.symbol, .symbol),
      .required("child", \.child, .symbol),
      .required("ratio", \.ratio, .ratio),
      .required("basis_share", \.basisShare, .decimal),
      .optional("cash_in_lieu", \.cashInLieu, .decimal),
    ])

  static let merger = Schema<Merger>(
    "A merger", blank: Merger(symbol: ""),
    [
      .required("symbol", \.symbol, .symbol),
      .optional("into", \.into, .symbol),
      .optional("ratio", \.ratio, .ratio),
      .optional("cash", \.cash, .decimal),
      .optional("currency", \.currency, .currency),
      .optional("cash_in_lieu", \.cashInLieu, .decimal),
    ],
    finish: { (merger, _, reader) throws(EventError) in
      if merger.into == nil, merger.cash == nil { throw reader.missing("into") }
      if merger.into != nil, merger.ratio == nil { throw reader.missing("ratio") }
      if merger.into == nil, merger.ratio != nil || merger.cashInLieu != nil { throw reader.missing("into") }
      if merger.cash == nil, merger.currency != nil { throw reader.missing("cash") }
    })

  static let symbolChange = Schema<SymbolChange>(
    "A change of symbol", blank: SymbolChange(symbol: "", to: ""),
    [.required("symbol", \.symbol, .symbol), .required("to", \.to, .symbol)])
}

extension Form where Value == UnitRatio {
  static var ratio: Form {
    Form(read: { (reader) throws(EventError) in try reader.ratio() }, write: { $1.string("\($0.new):\($0.old)") })
  }
}

extension EventReader {
  /// New units to old ones, such as `2:1`.
  fileprivate mutating func ratio() throws(EventError) -> UnitRatio {
    let parts = try string().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let new = Self.units(parts[0]), let old = Self.units(parts[1]) else {
      throw refusal(.badValue, "A ratio of two whole numbers above zero is due, new to old, such as \"2:1\".")
    }
    return UnitRatio(new: new, old: old)
  }

  private static func units(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let value = Int(text), value > 0 else {
      return nil
    }
    return value
  }
}
