/// The codes of one enumeration: a row per word.
public struct WordTable<Word: Hashable & Sendable>: Sendable {
  /// Everything about one word.
  public struct Row: Sendable {
    /// The word.
    public let word: Word
    /// The code that is written.
    public let code: String
    /// Text for people.
    public let text: String
    /// SnapTrade's word, nil when it has none.
    public let snapTrade: String?
    /// Other spellings that are read.
    public let also: [String]

    /// A row; the text is the code itself unless given.
    public init(_ word: Word, _ code: String, _ text: String? = nil, snapTrade: String? = nil, also: [String] = []) {
      self.word = word
      self.code = code
      self.text = text ?? code
      self.snapTrade = snapTrade
      self.also = also
    }
  }

  /// Rows in the order of the wire's documents.
  public let rows: [Row]
  private let byCode: [String: Int]
  private let byWord: [Word: Int]

  /// A table. A word or spelling that stands twice is a mistake of the programmer and stops the program.
  public init(_ rows: [Row]) {
    var byCode: [String: Int] = [:]
    var byWord: [Word: Int] = [:]
    for (index, row) in rows.enumerated() {
      precondition(byWord.updateValue(index, forKey: row.word) == nil, "\(row.code) stands twice")
      for spelling in [row.code] + row.also {
        let isNew = byCode.updateValue(index, forKey: spelling.asciiUppercased) == nil
        precondition(isNew, "\(spelling) stands twice")
      }
    }
    self.rows = rows
    self.byCode = byCode
    self.byWord = byWord
  }

  /// The word with this code or spelling, whatever the case of its letters.
  public func word(code: String) -> Word? {
    byCode[code.asciiUppercased].map { rows[$0].word }
  }

  /// The row of a word; nil for words outside the table.
  public func row(of word: Word) -> Row? {
    byWord[word].map { rows[$0] }
  }
}

extension String {
  /// Upper case of ASCII letters only: no locale, no special cases. Already upper text is returned as it is.
  fileprivate var asciiUppercased: String {
    guard utf8.contains(where: { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") }) else { return self }
    let upper = utf8.map { UInt8(ascii: "a") <= $0 && $0 <= UInt8(ascii: "z") ? $0 - 32 : $0 }
    return String(decoding: upper, as: UTF8.self)
  }
}
