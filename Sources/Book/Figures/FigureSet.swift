/// A set of figures, one bit each.
public struct FigureSet: Sendable, ExpressibleByArrayLiteral {
  private var words = InlineArray<3, UInt64>(repeating: 0)

  /// Figures that have a bit.
  static let limit = 192

  public init() {}

  public init(_ figures: some Sequence<Figure>) {
    for figure in figures { insert(figure) }
  }

  public init(arrayLiteral figures: Figure...) { self.init(figures) }

  @inline(__always)
  public func contains(_ figure: Figure) -> Bool { contains(number: figure.rawValue) }

  @inline(__always)
  func contains(number: Int) -> Bool { words[number >> 6] & 1 &<< UInt64(number & 63) != 0 }

  @inline(__always)
  public mutating func insert(_ figure: Figure) { insert(number: figure.rawValue) }

  @inline(__always)
  mutating func insert(number: Int) { words[number >> 6] |= 1 &<< UInt64(number & 63) }

  @inline(__always)
  mutating func remove(number: Int) { words[number >> 6] &= ~(1 &<< UInt64(number & 63)) }

  func intersects(_ other: FigureSet) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return true }
    return false
  }

  mutating func formUnion(_ other: FigureSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }
}
