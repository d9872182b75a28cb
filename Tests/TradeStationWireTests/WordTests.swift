import Testing
import TradeStationWire
import WireMembers

/// The tables hold every code of the documents, and every order word has one of SnapTrade's.
@Suite struct WordTests {
  private static let firstVersion = codes(
    """
    OPN ACK UCN FLL FLP FPR OUT REJ TSC EXP BRO CAN LAT DON BRC CHG CND COR DIS DOA ECN OSO REC RJC RJR SCN STP \
    STT UCH
    """)
  private static let open = codes(
    """
    ACK ASS BRC BRF BRO CHG CND COR CSN DIS DOA DON ECN EXE FPR LAT OPN OSO OTHER PLA REC RJC RPD RSN STP STT SUS UCN
    """)
  private static let cancelled = codes("CAN EXP OUT RJR SCN TSC UCH")

  private func expectComplete<Word: CodedWord>(_ type: Word.Type, _ codes: [String]) {
    #expect(Set(Word.knownWords.map(\.code)) == Set(codes))
    for code in codes {
      #expect(Word(code: code).isKnown, "\(code)")
      #expect(Word(code: code).code == code)
      #expect(Word(code: code.lowercased()) == Word(code: code), "\(code)")
    }
    #expect(!Word(code: "ZZZ").isKnown)
    #expect(Word(code: "ZZZ").code == "ZZZ")
  }

  @Test func `order statuses of both versions`() {
    let second = Self.open + Self.cancelled + ["REJ", "FLL", "FLP"]
    expectComplete(OrderStatus.self, Array(Set(Self.firstVersion + second)))
    #expect(OrderStatus.knownWords.allSatisfy { $0.description.count > 3 })
  }

  @Test func `order statuses stand in the group of the documents`() {
    for status in OrderStatus.knownWords {
      let expected: OrderStatus.Group =
        Self.open.contains(status.code)
        ? .open : Self.cancelled.contains(status.code) ? .cancelled : status.code == "REJ" ? .rejected : .filled
      #expect(status.group == expected, "\(status.code)")
    }
    #expect(OrderStatus.other("NEW").group == .open)
  }

  @Test func `every status has a word of SnapTrade`() {
    for status in OrderStatus.knownWords {
      #expect(SnapTradeWords.statuses.contains(status.snapTradeStatus), "\(status.code)")
      #expect(status.snapTradeWord != nil, "\(status.code)")
    }
    #expect(OrderStatus.other("NEW").snapTradeStatus == "NONE")
  }

  @Test(arguments: [
    ("ACK", "ACCEPTED"), ("OPN", "ACCEPTED"), ("UCN", "CANCEL_PENDING"), ("FLL", "EXECUTED"), ("FPR", "PARTIAL"),
    ("FLP", "PARTIAL_CANCELED"), ("OUT", "CANCELED"), ("REJ", "REJECTED"), ("EXP", "EXPIRED"), ("UCH", "REPLACED"),
    ("DON", "QUEUED"), ("LAT", "ACCEPTED"), ("RJC", "ACCEPTED"), ("SUS", "SUSPENDED"), ("OSO", "CONTINGENT_ORDER"),
  ])
  func `statuses mean what has become of the order`(_ code: String, _ snapTrade: String) {
    #expect(OrderStatus(code: code).snapTradeStatus == snapTrade)
  }

  @Test func `actions, there and back`() {
    expectComplete(
      OrderAction.self,
      [
        "Buy", "Sell", "Buy to Cover", "Sell Short", "Buy to Open", "Buy to Close", "Sell to Open", "Sell to Close",
      ])
    let requests = codes("BUY SELL BUYTOCOVER SELLSHORT BUYTOOPEN BUYTOCLOSE SELLTOOPEN SELLTOCLOSE")
    #expect(OrderAction.knownWords.map(\.requestCode) == requests)
    #expect(requests.map { OrderAction(code: $0) } == OrderAction.knownWords)
    #expect(Set(OrderAction.knownWords.map(\.snapTradeAction)) == SnapTradeWords.actions)
    for action in OrderAction.knownWords { #expect(OrderAction(snapTradeWord: action.snapTradeAction) == action) }
  }

  @Test func `order types, there and back`() {
    expectComplete(OrderType.self, codes("Market Limit StopMarket StopLimit"))
    #expect(Set(OrderType.knownWords.map(\.snapTradeOrderType)) == SnapTradeWords.orderTypes)
    for type in OrderType.knownWords { #expect(OrderType(snapTradeWord: type.snapTradeOrderType) == type) }
  }

  @Test func `durations, there and back`() {
    let requests = codes("DAY DYP GTC GCP GTD GDP OPG CLO IOC FOK 1 3 5")
    #expect(OrderDuration.knownWords.map(\.requestCode) == requests)
    #expect(requests.map { OrderDuration(code: $0) } == OrderDuration.knownWords)
    #expect(OrderDuration(code: "DAY+") == .dayPlus && OrderDuration(code: "5 min") == .fiveMinutes)
    #expect(Set(OrderDuration.knownWords.map(\.snapTradeTimeInForce)) == SnapTradeWords.durations)
    for word in SnapTradeWords.durations {
      #expect(OrderDuration(snapTradeWord: word)?.snapTradeTimeInForce == word)
    }
    #expect(OrderDuration(snapTradeWord: "GTC") == .goodTillCancelled)
    #expect(OrderDuration(snapTradeWord: "Day") == .day)
  }

  @Test func `accounts, sides and legs`() {
    expectComplete(AccountType.self, codes("C M D F X J"))
    expectComplete(AccountStatus.self, codes("A X C F I L R D"))
    expectComplete(AssetType.self, codes("EQ OP FU FX"))
    expectComplete(LegSide.self, codes("B S T C"))
    expectComplete(PositionSide.self, codes("L S"))
    expectComplete(OpenOrClose.self, codes("O C"))
    #expect(PutOrCall.knownWords.map(\.code) == ["P", "C", ""])
    #expect(LegSide.knownWords.allSatisfy { SnapTradeWords.actions.contains($0.snapTradeWord ?? "") })
  }

  @Test(arguments: [("Long", PositionSide.long), ("SHORT", .short), ("L", .long), ("S", .short)])
  func `position sides in letters and words`(_ code: String, _ side: PositionSide) {
    #expect(PositionSide(code: code) == side)
  }

  @Test(arguments: [
    ("Closing Transaction Only", "C"), ("Active", "A"), ("Margin Call - Closing Transactions Only", "F"),
  ])
  func `account statuses in words`(_ words: String, _ code: String) {
    #expect(AccountStatus(code: words).code == code)
  }

  @Test func `option approval levels run from nothing to naked calls`() {
    #expect(OptionApproval.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5])
    #expect(OptionApproval.spreads < .nakedStockPuts)
  }
}
