import Hub
import SnapTradeWire

/// Where the portal returns to, with the outcome in the query.
struct ReturnAddress {
  let base: String

  /// An absolute address of any scheme (apps have their own) but those that would run in the page itself.
  static func isAllowed(_ address: String) -> Bool {
    guard address.utf8.count <= 2_048, address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }),
      let colon = address.firstIndex(of: ":")
    else { return false }
    let scheme = address[..<colon].lowercased()
    let isName = scheme.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || "+-.".utf8.contains(byte)
    }
    return isName && scheme.first?.isLetter == true && !["javascript", "data", "vbscript", "file"].contains(scheme)
  }

  func success(_ connection: Connection) -> String {
    adding("status=SUCCESS&connection_id=\(connection.identifier)")
  }

  func failure(_ body: SnapTradeErrorBody) -> String {
    adding("status=ERROR&status_code=\(body.status)&error_code=\(body.code ?? "")")
  }

  var abandoned: String { adding("status=ABANDONED") }

  private func adding(_ items: String) -> String {
    let parts = base.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? "#\(parts[1])" : ""
    return parts[0] + (parts[0].contains("?") ? "&" : "?") + items + fragment
  }
}
