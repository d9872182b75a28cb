import CivilTime
import Intake

extension Command {
  static let prices = Command(
    name: "prices", usage: "fetch --data DIR --source FILE.json [--from D] [--to D] [--dry-run] [--json] [SYMBOL...]",
    summary: "Fetches closing prices from a source that you have written down.",
    details: """
      The source is a file of yours (docs/importing.md): a table on disk, or an address with {symbol}. Without it
      nothing is asked of anybody. The prices are imported as with --profile prices.
      """,
    options: [
      .data, .json, dryRun,
      CommandOption(name: "source", value: "FILE.json", sentence: "What to fetch from."),
      CommandOption(name: "from", value: "D", sentence: "The first day; with a source of addresses."),
      CommandOption(name: "to", value: "D", sentence: "The last day; with a source of addresses."),
    ], operands: 1...10_000,
    run: { (call) throws(CommandFailure) in
      guard call.operands[0] == "fetch" else { throw call.misused("there is only fetch") }
      let path = try call.required("source")
      _ = try call.days()
      let settings: PriceSourceSettings
      do throws(IntakeError) {
        settings = try PriceSourceSettings(parsing: try Self.bytes(path))
      } catch {
        throw .failed("\(path): \(error)")
      }
      let wanted = Set(call.operands.dropFirst())
      let symbols = wanted.isEmpty ? settings.symbols : settings.symbols.filter { wanted.contains($0.symbol) }
      if let unknown = wanted.subtracting(settings.symbols.map(\.symbol)).min() {
        throw .failed("\(path): the source does not list \(unknown)")
      }
      let source: any PriceSource =
        switch settings.kind {
        case .file(let path): FilePriceSource(path: path)
        case .http(let form): HTTPPriceSource(form)
        }
      let table = try await source.prices(
        of: symbols, from: call.value("from").flatMap { CivilDate($0) }, to: call.value("to").flatMap { CivilDate($0) })
      let door = try BookDoor.open(try call.data(), call)
      defer { door.close() }
      try await takeTable(table, "prices", profile: "prices", door, call)
    })

  private static func bytes(_ path: String) throws(IntakeError) -> [UInt8] {
    do throws(CommandFailure) {
      return try FileText.read(path)
    } catch {
      throw IntakeError(.badProfile, error.text)
    }
  }
}
