import Intake
import Testing

/// Files that cannot be read as a whole are refused with a word that helps.
@Suite struct BadFileTests {
  private func refusal(
    _ bytes: [UInt8], _ profile: String = "fidelity", _ context: ImportContext = .knowing()
  ) -> IntakeError? {
    do {
      _ = try Intake.plan(bytes, named: profile, context)
      return nil
    } catch {
      return error
    }
  }

  @Test func `UTF-16 is named, with or without its mark`() throws {
    let text = Array("Run Date,Action".utf16)
    let little = text.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + little, little] {
      let error = try #require(refusal(bytes))
      #expect(error.code == .encoding)
      #expect(error.text.contains("UTF-16"))
    }
  }

  @Test func `bytes that are no UTF-8 are named by their line`() {
    let bytes = Array("a,b\nc,".utf8) + [0xE9, 0x0A]
    #expect(
      refusal(bytes)
        == IntakeError(
          .encoding, line: 2, "the file is not UTF-8 from here on; save it as UTF-8 and try again"))
    #expect(refusal(Array("a,b\nc,\0d\n".utf8))?.line == 2)
  }

  @Test func `a file that ends within a quoted field is truncated`() {
    let bytes = Table.fidelity(Table.purchase, "03/05/2026,\"YOU BOUGHT AC")
    #expect(refusal(bytes)?.code == .truncated)
    #expect(refusal(bytes)?.line == 3)
  }

  @Test func `a file without the header says what is missing`() throws {
    let error = try #require(refusal(Array("Run Date,Action,Symbol\n1,2,3\n".utf8)))
    #expect(error.code == .noHeader)
    #expect(error.text.contains("Quantity"))
    #expect(refusal([])?.code == .noHeader)
    #expect(refusal(Array("\n\n\n".utf8))?.code == .noHeader)
  }

  @Test func `limits are kept`() {
    var context = ImportContext.knowing()
    context.limits.rows = 2
    let row = Table.purchase
    #expect(refusal(Table.fidelity(row, row), context: context) == nil)
    #expect(refusal(Table.fidelity(row, row, row), context: context)?.code == .tooLarge)
    context = .knowing()
    context.limits.field = 100
    #expect(refusal(Table.fidelity(row + String(repeating: "x", count: 200)), context: context)?.code == .tooLarge)
    #expect(refusal(Table.fidelity("\"" + String(repeating: "x", count: 200)), context: context)?.code == .tooLarge)
    context = .knowing()
    context.limits.columns = 20
    #expect(refusal(Table.fidelity(String(repeating: ",", count: 30)), context: context)?.code == .tooLarge)
    context = .knowing()
    context.limits.bytes = 100
    #expect(refusal(Table.fidelity(row), context: context)?.code == .tooLarge)
    context = .knowing()
    context.limits.preamble = 3
    #expect(refusal(Array("a\nb\nc\nd\n".utf8) + Table.fidelity(row), context: context)?.code == .noHeader)
  }

  private func refusal(_ bytes: [UInt8], context: ImportContext) -> IntakeError? {
    refusal(bytes, "fidelity", context)
  }

  @Test func `text behind a closing quote is refused`() {
    #expect(refusal(Table.fidelity("03/04/2026,\"YOU BOUGHT\" ACME,,,,,,,,,,,"))?.code == .malformed)
  }

  @Test func `no profile has that name`() {
    #expect(refusal([], "nowhere")?.code == .unknownProfile)
  }

  @Test func `marks, line ends of other systems and quoted line ends are borne`() throws {
    let rows = [Table.header, Table.purchase.replacing("ACME CORP,Cash", with: "\"ACME\r\nCORP \"\"A\"\"\",Cash")]
    for end in ["\r\n", "\r", "\n"] {
      let plan = try plan([0xEF, 0xBB, 0xBF] + Array((rows.joined(separator: end) + end).utf8))
      #expect(plan.refusals.isEmpty)
      #expect(plan.text.count == 2)
      #expect(plan.text[0].contains(#""name":"ACME CORP \"A\"""#))
    }
  }
}
