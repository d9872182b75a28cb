/// Global positions of events by name. Open addressing in one flat array: a name costs 24 bytes at most twice, and a
/// look at one place of memory.
///
/// Nothing is ever taken out but what was put in last, so that a refused batch leaves no name behind.
struct NameTable: Sendable {
  private struct Place: Sendable {
    var name: EventName
    /// 0 where nothing is.
    var position: Int64

    static let free = Place(name: EventName(high: 0, low: 0), position: 0)
  }

  private var places: [Place]
  private var shift: UInt64
  private(set) var count = 0

  init() {
    let bits: UInt64 = 10
    places = Array(repeating: .free, count: 1 << Int(bits))
    shift = 64 - bits
  }

  /// The position of the event with that name.
  subscript(name: EventName) -> Int64? {
    let place = places[index(of: name)]
    return place.position == 0 ? nil : place.position
  }

  /// Makes room for so many further names, which then go in without moving others.
  mutating func reserve(_ further: Int) {
    var bits = 64 - shift
    while (count + further) * 3 > 2 << Int(bits) { bits += 1 }
    if bits > 64 - shift { grow(to: bits) }
  }

  /// Notes a name; false when it is there already.
  mutating func insert(_ name: EventName, at position: Int64) -> Bool {
    reserve(1)
    let index = index(of: name)
    guard places[index].position == 0 else { return false }
    places[index] = Place(name: name, position: position)
    count += 1
    return true
  }

  /// Takes out the name that was put in last; several are taken out in the reverse order, with no growth since.
  mutating func removeLast(_ name: EventName) {
    places[index(of: name)] = .free
    count -= 1
  }

  /// Where the name stands, or would stand.
  private func index(of name: EventName) -> Int {
    var index = Int(truncatingIfNeeded: name.low >> shift)
    while places[index].position != 0, places[index].name != name {
      index = (index + 1) & (places.count - 1)
    }
    return index
  }

  /// The high bits choose the place, so that a larger table is filled in nearly the same order.
  private mutating func grow(to bits: UInt64) {
    let old = places
    places = Array(repeating: .free, count: 1 << Int(bits))
    shift = 64 - bits
    for place in old where place.position != 0 { places[index(of: place.name)] = place }
  }
}
