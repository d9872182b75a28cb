import Ledger
import Money

/// Figures by name, collected in any order and told sorted.
struct FigureList {
  private var amounts: [NamedAmount] = []

  subscript(names: String...) -> ExactDecimal {
    get { amounts.first { $0.name == names[0] }?.amount ?? .zero }
    set { for name in names { set(name, newValue) } }
  }

  private mutating func set(_ name: String, _ amount: ExactDecimal) {
    if let index = amounts.firstIndex(where: { $0.name == name }) {
      amounts[index].amount = amount
    } else {
      amounts.append(NamedAmount(name: name, amount: amount))
    }
  }

  /// By the bytes of the names, the order in which events are written.
  var sorted: [NamedAmount] {
    amounts.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
