public import WireMembers

/// A coded word that the newer API spells in full.
public protocol FullWord: CodedWord {
  /// As v3 writes it.
  var fullWord: String { get }
}

extension FullWord {
  public var fullWord: String { description }
}

/// A word in v3's spelling; reading takes every spelling that is known.
public struct InFull<Word: FullWord>: WireWord {
  public var word: Word

  public init(_ word: Word) { self.word = word }

  public init(code: String) { word = Word(code: code) }

  public var code: String { word.fullWord }
}

extension AccountType: FullWord {}

extension AccountStatus: FullWord {
  public var fullWord: String {
    self == .closingTransactionsOnly ? "Closing Transaction Only" : description
  }
}

extension PositionSide: FullWord {}

extension OpenOrClose: FullWord {}

extension LegSide: FullWord {
  public var fullWord: String {
    switch self {
    case .sellShort: "SellShort"
    case .buyToCover: "BuyToCover"
    default: description
    }
  }
}

extension PutOrCall: FullWord {
  public var fullWord: String { description.uppercased() }
}

extension AssetType: FullWord {
  public var fullWord: String {
    switch self {
    case .equity: "STOCK"
    case .option: "STOCKOPTION"
    case .future: "FUTURE"
    case .forex: "FOREX"
    case .other(let code): code
    }
  }
}
