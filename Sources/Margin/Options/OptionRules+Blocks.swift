import Market
public import Money

/// Series of one underlying that are put together by themselves, one of several blocks.
public struct OptionBlock: Sendable, Equatable {
  /// With the units that the blocks before leave.
  public let holdings: OptionHoldings
  /// Its place among the blocks, and how many there are: they share the work that may be done.
  public let place: Int
  public let count: Int
}

extension OptionRules {
  /// Series on one underlying that are looked at together: the search grows with the third power of their number.
  public static let seriesLimit = 40

  /// Puts very many series together block by block, so that the work is bounded; what the units of one block do not
  /// cover is left for the next. It may ask for more than the least.
  func pairing(
    inBlocks holdings: OptionHoldings, _ find: (OptionBlock) throws(MoneyError) -> OptionPairing
  ) throws(MoneyError) -> OptionPairing {
    let order = holdings.legs.indices.sorted { Self.precedes(holdings.legs[$0], holdings.legs[$1]) }
    let blocks = stride(from: 0, to: order.count, by: Self.seriesLimit).map {
      order[$0..<min($0 + Self.seriesLimit, order.count)]
    }
    var pairing = OptionPairing()
    pairing.isLeast = false
    var shares = holdings.shares
    for (place, block) in blocks.enumerated() {
      let part = OptionHoldings(
        underlyingPrice: holdings.underlyingPrice, units: holdings.units, shares: shares,
        legs: block.map { holdings.legs[$0] })
      let found = try find(OptionBlock(holdings: part, place: place, count: blocks.count))
      let used = try ExactDecimal(found.covers.reduce(0) { $0 + $1.contracts }) * holdings.units
      shares = shares.isNegative ? try shares + used : try shares - used
      try pairing.add(found, places: Array(block))
    }
    return pairing
  }

  /// Puts the series of one block together.
  public func pairing(of block: OptionBlock) throws(MoneyError) -> OptionPairing {
    try pairing(of: block.holdings, limit: PairingSearch.limit / 2 / block.count)
  }

  private static func precedes(_ left: OptionLeg, _ right: OptionLeg) -> Bool {
    if left.expiration != right.expiration { return left.expiration < right.expiration }
    if left.strike != right.strike { return left.strike < right.strike }
    if left.type != right.type { return left.type == .call }
    return left.contracts < right.contracts
  }
}

extension OptionPairing {
  /// Takes another pairing in, whose legs stand at these places.
  fileprivate mutating func add(_ other: OptionPairing, places: [Int]) throws(MoneyError) {
    func placed(_ part: Part) -> Part { Part(leg: places[part.leg], contracts: part.contracts) }
    for var cover in other.covers {
      cover.parts = cover.parts.map(placed)
      covers.append(cover)
    }
    for var package in other.packages {
      package.parts = package.parts.map(placed)
      packages.append(package)
    }
    for var strangle in other.strangles {
      (strangle.call, strangle.put) = (places[strangle.call], places[strangle.put])
      strangles.append(strangle)
    }
    for var single in other.uncovered {
      single.part = placed(single.part)
      uncovered.append(single)
    }
    requirement = try requirement + other.requirement
  }
}
