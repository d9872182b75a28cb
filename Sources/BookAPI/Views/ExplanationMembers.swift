import Book
import CivilTime
import JSON
import Money

/// The derivation of a figure as nested objects; members that a step does not have are left out, except `value`, which
/// is null where it is unknown.
enum ExplanationMembers {
  static func write(_ node: Explanation, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("operation", string: node.operation.rawValue)
    if !node.label.isEmpty { writer.member("label", string: node.label) }
    if let sentence = node.sentence { writer.member("sentence", string: sentence) }
    writer.member("value", decimalString: node.value)
    if let event = node.event { writer.member("event", integer: Int(event)) }
    if let field = node.field { writer.member("field", string: field) }
    if let date = node.date { writer.member("date", string: date.description) }
    if let scale = node.scale { writer.member("scale", integer: scale) }
    if let rounding = node.rounding { writer.member("rounding", string: word(rounding)) }
    if let hidden = node.hidden { writer.member("hidden", integer: hidden) }
    if !node.operands.isEmpty {
      writer.name("operands" as StaticString)
      writer.beginArray()
      for operand in node.operands { write(operand, to: &writer) }
      writer.endArray()
    }
    writer.endObject()
  }

  private static func word(_ rounding: Rounding) -> String {
    switch rounding {
    case .halfEven: "half_even"
    case .halfAwayFromZero: "half_away_from_zero"
    case .down: "down"
    case .up: "up"
    case .floor: "floor"
    case .ceiling: "ceiling"
    }
  }
}
