import Glibc
import JSON

/// `DIR/server.json`: how a command reaches the server that has the directory open. For its owner alone, because of the
/// token.
struct ServerFile: Sendable {
  var url: String
  var token: String

  private static func path(in directory: String) -> String { directory + "/server.json" }

  static func read(in directory: String) -> ServerFile? {
    guard let bytes = try? FileText.read(path(in: directory)), let value = try? JSONValue(parsing: bytes),
      let url = value["url"]?.stringValue, let token = value["token"]?.stringValue
    else { return nil }
    return ServerFile(url: url, token: token)
  }

  func write(in directory: String) throws(CommandFailure) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("url", string: url)
    writer.member("token", string: token)
    writer.member("process", integer: Int(getpid()))
    writer.endObject()
    try FileText.write(writer.bytes + [UInt8(ascii: "\n")], to: Self.path(in: directory))
  }

  static func remove(in directory: String) { unlink(path(in: directory)) }
}
