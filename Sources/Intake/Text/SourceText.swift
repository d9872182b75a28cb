/// The bytes of a file as text that can be read: UTF-8 without its byte order mark.
enum SourceText {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The text's bytes, checked. Other encodings are refused by name where they can be told, so that nobody imports a
  /// file of which every second character is lost.
  static func checked(_ bytes: [UInt8], _ limits: IntakeLimits) throws(IntakeError) -> ArraySlice<UInt8> {
    guard bytes.count <= limits.bytes else {
      throw IntakeError(.tooLarge, "the file has more than \(limits.bytes >> 20) MiB")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw IntakeError(.encoding, "the file is UTF-16; save it as UTF-8 (CSV UTF-8 in spreadsheets) and try again")
    }
    let text = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    if let zero = text.firstIndex(of: 0) {
      // Text of two bytes a character without a mark has a NUL beside every plain letter.
      let isWide = text.prefix(4).contains(0)
      throw IntakeError(
        .encoding, line: line(of: zero, in: text),
        isWide ? "the file is UTF-16; save it as UTF-8 and try again" : "the file holds a NUL: it is no text")
    }
    if let bad = firstInvalid(text) {
      throw IntakeError(
        .encoding, line: line(of: bad, in: text), "the file is not UTF-8 from here on; save it as UTF-8 and try again")
    }
    return text
  }

  private static func line(of index: Int, in text: ArraySlice<UInt8>) -> Int {
    text[..<index].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
  }

  /// Where the first byte lies that belongs to no UTF-8 character.
  private static func firstInvalid(_ text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = byte & 0xE0 == 0xC0 ? 2 : byte & 0xF0 == 0xE0 ? 3 : byte & 0xF8 == 0xF0 ? 4 : 0
      guard length > 0, index + length <= text.endIndex,
        String(validating: text[index..<index + length], as: UTF8.self) != nil
      else { return index }
      index += length
    }
    return nil
  }
}
