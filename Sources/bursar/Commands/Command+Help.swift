extension Command {
  static let help = Command(
    name: "help", usage: "[COMMAND]", summary: "Explains the program or a command.", options: [], operands: 0...1,
    run: { (call) throws(CommandFailure) in
      guard let name = call.operands.first else { return call.console.say(HelpText.overview) }
      guard let command = Command.named(name) else {
        throw .misused("there is no command \(name); `bursar help` lists them")
      }
      call.console.say(HelpText.of(command))
    })

  static let version = Command(
    name: "version", usage: "", summary: "Prints the program's version.", options: [], operands: 0...0,
    run: { (call) throws(CommandFailure) in call.console.say("bursar \(Program.version)") })
}
