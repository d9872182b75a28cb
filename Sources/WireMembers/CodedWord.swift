/// An enumeration of a wire's codes that keeps codes it does not know.
///
/// One table per enumeration holds everything about a code: its spellings, its text for people, and SnapTrade's word
/// for it. Reading ignores the case of ASCII letters, since the brokers' own documents and answers differ in it.
public protocol CodedWord: WireWord, Hashable, CustomStringConvertible {
  /// Every code of the wire's documents.
  static var table: WordTable<Self> { get }
  /// A code that is not in the table.
  static func other(_ code: String) -> Self
  /// The code of a word that is not in the table, else nil.
  var unknownCode: String? { get }
}

extension CodedWord {
  public init(code: String) {
    self = Self.table.word(code: code) ?? Self.other(code)
  }

  public var code: String {
    unknownCode ?? Self.table.row(of: self)?.code ?? ""
  }

  /// Text for people; an unknown code stands for itself.
  public var description: String {
    unknownCode ?? Self.table.row(of: self)?.text ?? ""
  }

  /// Whether the wire's documents know the code.
  public var isKnown: Bool { unknownCode == nil }

  /// SnapTrade's word for this one; nil when it has none.
  public var snapTradeWord: String? {
    Self.table.row(of: self)?.snapTrade
  }

  /// The wire's word for one of SnapTrade's: the first of the table that stands for it.
  public init?(snapTradeWord word: String) {
    guard let row = Self.table.rows.first(where: { $0.snapTrade == word }) else { return nil }
    self = row.word
  }

  /// Every known word, in the table's order.
  public static var knownWords: [Self] {
    table.rows.map(\.word)
  }
}
