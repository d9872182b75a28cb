public import CivilTime
import JSON
import Money

/// Where prices may be fetched from, as its owner wrote it down: `{"kind":"file",…}` or `{"kind":"http",…}`
/// (`docs/importing.md`). Without such a file nothing is ever fetched.
public struct PriceSourceSettings: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// A table on disk, read by the profile `prices`.
    case file(path: String)
    /// An address for each symbol.
    case http(HTTPTable)
  }

  /// How an answer is asked for and read.
  public struct HTTPTable: Sendable, Equatable {
    public enum Format: String, Sendable, CaseIterable {
      case csv
      case json
    }

    /// With `{symbol}`, and if you like `{from}` and `{to}`.
    public var url: String
    public var headers: [Header]
    public var format: Format
    /// Of JSON: the way to the list of rows, names and numbers with points between them.
    public var rows: String
    /// Of CSV the name of the column, of JSON the way within a row.
    public var date: String
    public var price: String
    /// How days are written; `unix` is seconds since 1970.
    public var dateForm: String
    public var delimiter: Character
    public var secondsLimit: Int
    public var bytesLimit: Int
  }

  public struct Header: Sendable, Equatable {
    public var name: String
    public var value: String
  }

  /// A symbol of the book and what the source calls it.
  public struct Symbol: Sendable, Equatable {
    public var symbol: String
    public var name: String
  }

  public var kind: Kind
  public var symbols: [Symbol]

  /// Symbols of one source.
  private static let symbolLimit = 10_000
  private static let limits = JSONLimits(bytes: 1 << 20, depth: 6, members: symbolLimit, elements: symbolLimit)

  /// - Throws: `badProfile` with the member at fault.
  public init(parsing bytes: [UInt8]) throws(IntakeError) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes, limits: Self.limits)
    } catch {
      throw IntakeError(.badProfile, error.text)
    }
    var object = try ProfileObject(value, "")
    let kind = try object.text("kind")
    symbols = []
    if case .array? = value["symbols"] {
      symbols = (try object.texts("symbols") ?? []).map { Symbol(symbol: $0, name: $0) }
    } else {
      symbols = try object.pairs("symbols").map { Symbol(symbol: $0.name, name: $0.value) }
    }
    switch kind {
    case "file":
      guard let path = try object.text("path"), !path.isEmpty else { throw object.wrong("path", "a path is due") }
      self.kind = .file(path: path)
    case "http":
      self.kind = .http(try HTTPTable(&object))
    default:
      throw object.wrong("kind", "file or http is due")
    }
    try object.finish()
  }
}

extension PriceSourceSettings.HTTPTable {
  /// The longest that one answer may take, in seconds, and the most bytes of it.
  private static let most = (seconds: 300, bytes: 64 << 20)

  fileprivate init(_ object: inout ProfileObject) throws(IntakeError) {
    guard let url = try object.text("url"), url.hasPrefix("https://") || url.hasPrefix("http://"),
      url.contains("{symbol}")
    else { throw object.wrong("url", "an address with {symbol} is due") }
    self.url = url
    headers = try object.pairs("headers").map { PriceSourceSettings.Header(name: $0.name, value: $0.value) }
    format = try object.word("format", Format.self) ?? .csv
    rows = try object.text("rows") ?? ""
    date = try object.text("date") ?? "date"
    price = try object.text("price") ?? "close"
    dateForm = try object.text("dates") ?? "YYYY-MM-DD"
    delimiter = try object.character("delimiter") ?? ","
    let seconds = try object.decimal("seconds")?.wholeNumber ?? 30
    let bytes = try object.decimal("bytes")?.wholeNumber ?? 16 << 20
    guard 1...Self.most.seconds ~= seconds, 1...Self.most.bytes ~= bytes else {
      throw object.wrong("seconds", "1 to \(Self.most.seconds) seconds and 1 to \(Self.most.bytes) bytes are due")
    }
    (secondsLimit, bytesLimit) = (seconds, bytes)
  }

  /// The address for one symbol; `encoded` writes a text as it may stand in an address.
  public func address(_ symbol: String, from: CivilDate?, to: CivilDate?, _ encoded: (String) -> String) -> String {
    url.replacing("{symbol}", with: encoded(symbol)).replacing("{from}", with: from?.description ?? "")
      .replacing("{to}", with: to?.description ?? "")
  }
}
