public import Money

extension OptionRules {
  /// Puts the options of one underlying together so that they ask for the least; the same for any order of the legs.
  ///
  /// A package of short and long options asks for its greatest loss at any price, premium aside, where every long
  /// option lives at least as long as the short ones and no loss is without bound; else its short options are
  /// uncovered (FINRA 4210(f)(2)(H)).
  ///
  /// More series than ``seriesLimit`` are put together in blocks, by expiration and strike.
  ///
  /// - Parameter find: puts a block together by ``pairing(of:)-(OptionBlock)``, or knows how it was.
  public func pairing(
    of holdings: OptionHoldings, byBlocks find: (OptionBlock) throws(MoneyError) -> OptionPairing
  ) throws(MoneyError) -> OptionPairing {
    holdings.legs.count > Self.seriesLimit
      ? try pairing(inBlocks: holdings, find)
      : try pairing(of: holdings, limit: PairingSearch.limit)
  }

  /// The same from nothing.
  public func pairing(of holdings: OptionHoldings) throws(MoneyError) -> OptionPairing {
    try pairing(of: holdings) { block throws(MoneyError) in try pairing(of: block) }
  }

  /// Within so much work of the search.
  func pairing(of holdings: OptionHoldings, limit: Int) throws(MoneyError) -> OptionPairing {
    let table = try PairingTable(holdings, self)
    guard table.legs.contains(where: \.isShort) || table.lots > 0 else { return OptionPairing() }
    let search = PairingSearch(table, limit: limit)
    guard let plan = search.best else { return OptionPairing() }
    var pairing = OptionPairing()
    pairing.isLeast = !search.isExhausted
    for (index, contracts) in plan.covers.enumerated() where contracts > 0 {
      pairing.covers.append(try cover(table.candidates[index], contracts, table))
    }
    for contracts in plan.packages {
      if let package = try package(contracts, table) { pairing.packages.append(package) }
    }
    try addUncovered(plan, table, to: &pairing)
    var sum = ExactDecimal.zero
    for package in pairing.packages { sum = try sum + package.requirement }
    for strangle in pairing.strangles { sum = try sum + strangle.requirement }
    for single in pairing.uncovered { sum = try sum + single.requirement }
    pairing.requirement = sum
    return pairing
  }

  private func cover(
    _ candidate: PairingTable.Candidate, _ contracts: Int, _ table: PairingTable
  ) throws(MoneyError) -> OptionPairing.Cover {
    let count = ExactDecimal(contracts)
    return OptionPairing.Cover(
      kind: candidate.kind,
      parts: candidate.legs.map { OptionPairing.Part(leg: table.legs[$0].place, contracts: contracts) },
      contracts: contracts, cap: try candidate.cap * count,
      stockRequirement: try candidate.stockRequirement.map { amount throws(MoneyError) in try amount * count })
  }

  /// Without the long contracts that change nothing.
  private func package(_ contracts: [Int], _ table: PairingTable) throws(MoneyError) -> OptionPairing.Package? {
    guard contracts.indices.contains(where: { table.legs[$0].isShort && contracts[$0] > 0 }) else { return nil }
    var loss = PackageLoss(contracts, table)
    let whole = loss.requirement
    for leg in contracts.indices where !table.legs[leg].isShort { loss.spare(leg, asking: whole.amount) }
    let kept = loss.contracts
    let extra = try chargesDebitSide ? debitSide(kept, table) : .zero
    return OptionPairing.Package(
      parts: kept.indices.filter { kept[$0] > 0 }.map {
        OptionPairing.Part(leg: table.legs[$0].place, contracts: kept[$0])
      },
      requirement: try table.decimal(whole.amount) + extra, debitSide: extra,
      worstPrices: whole.points.map { table.points[$0] })
  }

  private func addUncovered(
    _ plan: PairingPlan, _ table: PairingTable, to pairing: inout OptionPairing
  ) throws(MoneyError) {
    var alone = plan.uncovered
    let (calls, puts, matching) = plan.strangles(table)
    for (callIndex, call) in calls.enumerated() {
      for (putIndex, put) in puts.enumerated() where matching.flow[callIndex][putIndex] > 0 {
        let contracts = matching.flow[callIndex][putIndex]
        let each = call.uncovered + put.uncovered - StrangleMatching.saving(call, put)
        alone[call.leg] -= contracts
        alone[put.leg] -= contracts
        pairing.strangles.append(
          OptionPairing.Strangle(
            call: table.legs[call.leg].place, put: table.legs[put.leg].place, contracts: contracts,
            requirement: try table.decimal(each * Int128(contracts))))
      }
    }
    for leg in alone.indices where alone[leg] > 0 {
      pairing.uncovered.append(
        OptionPairing.Uncovered(
          part: OptionPairing.Part(leg: table.legs[leg].place, contracts: alone[leg]),
          requirement: try table.decimal(table.legs[leg].uncovered * Int128(alone[leg]))))
    }
  }
}
