import Book

extension Command {
  static let docs = Command(
    name: "docs", usage: "figures", summary: "Prints the page docs/figures.md from the table of figures.", options: [],
    operands: 1...1,
    run: { (call) throws(CommandFailure) in
      guard call.operands[0] == "figures" else { throw call.misused("there is one page: figures") }
      call.console.put(Array(FigureDocument.text().utf8))
    })
}
