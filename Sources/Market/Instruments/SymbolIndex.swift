/// Symbols to ids, by a hash of their bytes with a key that this process alone knows. Open addressing in many small
/// tables, so that a definition after a snapshot copies one of them, not all.
struct SymbolIndex: Sendable {
  private struct Entry: Sendable {
    var hash: UInt64
    var symbol: String
    /// Below zero where nothing is.
    var id: InstrumentID

    static let free = Entry(hash: 0, symbol: "", id: -1)
  }

  private struct Table: Sendable {
    /// None, or a power of two; at most half of them are taken.
    var entries: [Entry] = []
    var count = 0
  }

  private static let tableBits = 8
  private var tables = Array(repeating: Table(), count: 1 << tableBits)

  subscript(symbol: String) -> InstrumentID? {
    get {
      let hash = Self.hash(symbol)
      let table = Self.table(of: hash)
      guard tables[table].count > 0 else { return nil }
      let id = tables[table].entries[place(of: symbol, hash, in: table)].id
      return id < 0 ? nil : id
    }
    set {
      guard let newValue else { preconditionFailure("a symbol is never forgotten") }
      let hash = Self.hash(symbol)
      let table = Self.table(of: hash)
      if 2 * tables[table].count >= tables[table].entries.count { grow(table) }
      let place = place(of: symbol, hash, in: table)
      if tables[table].entries[place].id < 0 { tables[table].count += 1 }
      tables[table].entries[place] = Entry(hash: hash, symbol: symbol, id: newValue)
    }
  }

  /// Where the symbol stands in a table that has room, or would stand.
  private func place(of symbol: String, _ hash: UInt64, in table: Int) -> Int {
    let mask = tables[table].entries.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while tables[table].entries[place].id >= 0,
      tables[table].entries[place].hash != hash || tables[table].entries[place].symbol != symbol
    {
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow(_ table: Int) {
    let old = tables[table].entries
    tables[table].entries = Array(repeating: .free, count: max(4, 2 * old.count))
    for entry in old where entry.id >= 0 {
      tables[table].entries[place(of: entry.symbol, entry.hash, in: table)] = entry
    }
  }

  /// The high bits choose the table, the low ones the place in it.
  private static func table(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> UInt64(64 - tableBits)) }

  private static let key = (first: word(0), second: word(1))

  private static func word(_ number: Int) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(number)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  /// Products of keyed words, eight bytes at a time, each folded on itself.
  private static func hash(_ symbol: String) -> UInt64 {
    let key = key
    var symbol = symbol
    return symbol.withUTF8 { bytes in
      var hash = key.second &+ UInt64(bytes.count)
      var start = 0
      repeat {
        let end = min(start + 8, bytes.count)
        var word: UInt64 = 0
        for index in start..<end { word = word << 8 | UInt64(bytes[index]) }
        let product = (word ^ key.first).multipliedFullWidth(by: hash ^ 0x9E37_79B9_7F4A_7C15)
        hash = product.high ^ product.low
        start = end
      } while start < bytes.count
      let last = (hash ^ key.second).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      return last.high ^ last.low
    }
  }
}
