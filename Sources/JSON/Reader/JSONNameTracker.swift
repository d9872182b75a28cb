/// Remembers the member names of the objects stood in, to notice a name that comes twice. Objects with few members are
/// searched by comparing hashes in a row; larger ones get a table, whose hashing is seeded so that nobody can craft
/// collisions.
struct JSONNameTracker {
  /// Up to so many members an object is searched in a row.
  static let few = 32

  private struct Entry {
    let hash: UInt64
    let name: JSONPiece
  }

  /// The entries in use are the first `count`; what lies behind them is kept for its memory.
  private var entries: [Entry] = []
  private(set) var count = 0
  /// Tables of large objects by the place of their first entry.
  private var tables: [Int: [[UInt8]: Int]] = [:]

  mutating func removeAll() {
    count = 0
    if !tables.isEmpty { tables.removeAll() }
  }

  /// Forgets the names of the object whose entries begin at `start`.
  mutating func forget(from start: Int, wereMany: Bool) {
    count = start
    if wereMany { tables[start] = nil }
  }

  /// Notes a name of the object whose entries begin at `start`; answers the place of the same name if it was noted
  /// before (and notes nothing then). `maybeSeen` false promises that it was not.
  @inline(__always)
  mutating func note(
    _ name: JSONPiece, hash: UInt64, from start: Int, maybeSeen: Bool, _ base: UnsafeRawPointer
  ) -> Int? {
    if count - start >= Self.few { return noteAmongMany(name, hash: hash, from: start, base) }
    if maybeSeen, let earlier = search(name, hash: hash, from: start, base) { return earlier }
    add(Entry(hash: hash, name: name))
    return nil
  }

  @inline(__always)
  private mutating func add(_ entry: Entry) {
    if count < entries.count { entries[count] = entry } else { entries.append(entry) }
    count += 1
  }

  private func search(_ name: JSONPiece, hash: UInt64, from start: Int, _ base: UnsafeRawPointer) -> Int? {
    for place in start..<count where entries[place].hash == hash {
      if entries[place].name.isSameText(as: name, in: base) { return place - start }
    }
    return nil
  }

  @inline(never)
  private mutating func noteAmongMany(
    _ name: JSONPiece, hash: UInt64, from start: Int, _ base: UnsafeRawPointer
  ) -> Int? {
    var table = tables.removeValue(forKey: start) ?? [:]
    defer { tables[start] = table }
    if table.isEmpty {
      for place in start..<count { table[entries[place].name.unescaped(in: base)] = place - start }
    }
    let bytes = name.unescaped(in: base)
    if let earlier = table[bytes] { return earlier }
    table[bytes] = count - start
    add(Entry(hash: hash, name: name))
    return nil
  }

  /// A quick hash of the unescaped name; the top bits are good.
  @inline(__always)
  static func hash(_ name: JSONPiece, _ base: UnsafeRawPointer) -> UInt64 {
    if name.hasEscapes {
      let bytes = name.unescaped(in: base)
      return bytes.withUnsafeBytes { buffer in
        // The empty name has no escapes, hence an address.
        hash(buffer.baseAddress!, buffer.count)
      }
    }
    return hash(base + name.start, name.end - name.start)
  }

  @inline(__always)
  private static func hash(_ start: UnsafeRawPointer, _ length: Int) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: length) &+ 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= length {
      state = mix(state, start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < length {
      rest = rest << 8 | UInt64(start.load(fromByteOffset: offset, as: UInt8.self))
      offset += 1
    }
    return mix(state, rest)
  }

  @inline(__always)
  private static func mix(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let product = (state ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}
