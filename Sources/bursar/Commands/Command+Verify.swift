import Crypto
import JSON
import Keeper
import Store

extension Command {
  static let verify = Command(
    name: "verify", usage: "--data DIR [--json]",
    summary: "Checks the hash chain, the order and the balance of every event; names the first fault.",
    details: """
      Works beside a running server. Prints the head of the journal: keep it elsewhere, and a later verify that prints
      another head for the same position shows that somebody wrote the book anew.
      """,
    options: [.data, .json], operands: 0...0,
    run: { (call) throws(CommandFailure) in
      let directory = try call.data()
      try directory.mustHaveBook()
      let head: Head
      do throws(KeeperError) {
        head = try Audit.verify(directory: directory.path)
      } catch {
        if call.has("json") { call.console.put(fault(error.text)) }
        throw .failed(error.text)
      }
      let hash = Hex.encode(head.hash)
      guard call.has("json") else {
        call.console.say("\(head.position.counted("event")) in \(head.rows.counted("commit")), no fault")
        return call.console.say("head \(hash)")
      }
      var writer = JSONWriter()
      writer.beginObject()
      writer.member("whole", bool: true)
      writer.member("position", integer: Int(head.position))
      writer.member("commits", integer: Int(head.rows))
      writer.member("head", string: hash)
      writer.endObject()
      call.console.put(writer.bytes + [UInt8(ascii: "\n")])
    })

  private static func fault(_ text: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("whole", bool: false)
    writer.member("fault", string: text)
    writer.endObject()
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}
