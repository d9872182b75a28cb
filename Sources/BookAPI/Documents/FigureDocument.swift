import Book
import JSON

/// The table of figures, as JSON and as the page `docs/figures.md`.
public enum FigureDocument {
  static var json: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("figures" as StaticString)
    writer.beginArray()
    for rule in FigureRule.all {
      writer.beginObject()
      writer.member("name", string: rule.name)
      writer.member("sentence", string: rule.sentence)
      writer.member("unit", string: rule.unit.rawValue)
      writer.member("formula", string: FormulaText.of(rule.margin))
      writer.member("formula_without_credit", string: FormulaText.of(rule.cash))
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    return writer.bytes
  }

  /// The page, in Markdown.
  public static var markdown: String {
    var text = """
      # Figures

      Every figure of an account, in an order in which each follows from those above it. This page is printed by
      `bursar docs figures` from the table that computes them. Unit is money in the account's currency, or a count;
      a figure whose price or rate is missing is unknown (`null`), with a reason, never zero.


      """
    for rule in FigureRule.all {
      text += "## `\(rule.name)`\n\n\(rule.sentence)"
      if rule.unit == .count { text += " A count." }
      text += "\n\n"
      let margin = FormulaText.of(rule.margin)
      let cash = FormulaText.of(rule.cash)
      if margin == cash {
        text += "= \(margin)\n\n"
      } else {
        text += "With credit: \(margin)\n\nWithout: \(cash)\n\n"
      }
    }
    text.removeLast()
    return text
  }
}
