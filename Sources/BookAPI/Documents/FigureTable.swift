import Book
import JSON

/// The table of figures as JSON.
enum FigureTable {
  static let bytes: [UInt8] = {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("figures" as StaticString)
    writer.beginArray()
    for rule in FigureRule.all {
      writer.beginObject()
      writer.member("name", string: rule.name)
      writer.member("sentence", string: rule.sentence)
      writer.member("unit", string: rule.unit.rawValue)
      writer.member("formula", string: formula(rule.margin))
      writer.member("formula_by_excess", string: formula(rule.formula(by: .excess)))
      writer.member("formula_in_real_time", string: formula(rule.formula(by: .realTime)))
      writer.member("formula_without_credit", string: formula(rule.cash))
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }()

  /// Nil for what events give.
  private static func formula(_ expression: Expression) -> String? {
    let text = expression.text
    return text.isEmpty ? nil : text
  }
}
