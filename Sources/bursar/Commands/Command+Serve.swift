extension Command {
  static let serve = Command(
    name: "serve",
    usage: "--data DIR [--demo] [--hub ADDR|off] [--tradestation ADDR|off] [--aries ADDR|off] [--book ADDR|off]",
    summary: "Runs the server until it is asked to end.",
    details: """
      ADDR is HOST:PORT; port 0 picks one. When everything answers, one line `ready` with the origins is printed. The
      log goes to the error output. SIGTERM and SIGINT end the server: nothing more is accepted, what is under way is
      answered, the book is closed.
      """,
    options: [
      .data,
      CommandOption(name: "demo", value: nil, sentence: "Fills the book with the demo world and writes demo.json."),
    ]
      + OriginName.allCases.map {
        CommandOption(name: $0.rawValue, value: "ADDR|off", sentence: $0.sentence)
      } + [
        CommandOption(
          name: "allow-host", value: "NAME", sentence: "A host name that is answered besides the bound one.",
          mayRepeat: true)
      ],
    operands: 0...0, takesSignals: true, run: { (call) throws(CommandFailure) in try await Serve.run(call) })
}
