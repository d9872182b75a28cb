/// The name under which a statement tells the amount of a wire member: `BODOpenTradeEquity` is
/// `bod_open_trade_equity`.
enum StatementName {
  static func of(_ member: String) -> String {
    let letters = Array(member.utf8)
    var name: [UInt8] = []
    for (index, letter) in letters.enumerated() {
      if index > 0, isUpper(letter) {
        let startsWord = !isUpper(letters[index - 1]) || index + 1 < letters.count && !isUpper(letters[index + 1])
        if startsWord { name.append(UInt8(ascii: "_")) }
      }
      name.append(isUpper(letter) ? letter | 0x20 : letter)
    }
    return String(decoding: name, as: UTF8.self)
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
}
