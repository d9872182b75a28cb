import Money

extension OptionRules {
  /// What the debit side of a short butterfly costs at the prices of the moment: of three strikes of one type the
  /// middle one held twice and the outer ones written once; zero for other packages.
  func debitSide(_ contracts: [Int], _ table: PairingTable) throws(MoneyError) -> ExactDecimal {
    let legs = contracts.indices.filter { contracts[$0] > 0 }
    guard legs.count == 3, let first = legs.first,
      legs.allSatisfy({ table.legs[$0].isCall == table.legs[first].isCall }),
      legs.map({ table.legs[$0].isShort }) == [true, false, true],
      contracts[legs[0]] == contracts[legs[2]], contracts[legs[1]] == 2 * contracts[legs[0]]
    else { return .zero }
    // Held: the middle strike. Written beside it: the higher call, or the lower put.
    let written = table.legs[first].isCall ? legs[2] : legs[0]
    let each = table.legs[legs[1]].value - table.legs[written].value
    return each > 0 ? try table.decimal(each * Int128(contracts[legs[0]])) : .zero
  }
}
