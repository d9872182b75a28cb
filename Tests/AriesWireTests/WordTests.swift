import AriesWire
import Testing
import WireMembers

/// The tables hold every code of the documents, and every order word has one of SnapTrade's.
@Suite struct WordTests {
  private static let statuses = Set(
    codes(
      """
      NONE PENDING ACCEPTED FAILED REJECTED CANCELED PARTIAL_CANCELED CANCEL_PENDING EXECUTED PARTIAL \
      REPLACE_PENDING REPLACED STOPPED SUSPENDED EXPIRED QUEUED TRIGGERED ACTIVATED PENDING_RISK_REVIEW \
      CONTINGENT_ORDER
      """))
  private static let actions = codes("BUY SELL BUY_COVER SELL_SHORT BUY_OPEN BUY_CLOSE SELL_OPEN SELL_CLOSE")

  private func expectComplete<Word: CodedWord>(_ type: Word.Type, _ text: String) {
    let expected = codes(text)
    #expect(Set(Word.knownWords.map(\.code)) == Set(expected))
    for code in expected {
      #expect(Word(code: code).isKnown && Word(code: code).code == code, "\(code)")
    }
    #expect(!Word(code: "SOMETHING_NEW").isKnown)
    #expect(Word(code: "SOMETHING_NEW").code == "SOMETHING_NEW")
  }

  @Test func `every code of the documents`() {
    expectComplete(OrderSide.self, "BUY SELL SELL_SHORT BUY_TO_COVER")
    expectComplete(OrderType.self, "MARKET LIMIT STOP STOP_LIMIT")
    expectComplete(TimeInForce.self, "DAY GTC IOC FOK EXTENDED_HOURS AT_THE_OPENING AT_THE_CLOSE")
    expectComplete(SecurityType.self, "EQUITY OPTION INDEX")
    expectComplete(OrderCategory.self, "EQUITY SINGLE_LEG MULTI_LEG")
    expectComplete(PositionEffect.self, "OPEN CLOSE")
    expectComplete(PutCall.self, "CALL PUT")
    expectComplete(AccountClass.self, "MARGIN CASH")
    expectComplete(GrantType.self, "authorization_code refresh_token client_credentials")
    expectComplete(
      OrderStatus.self,
      """
      PENDING_NEW NEW PARTIALLY_FILLED FILLED DONE_FOR_DAY PENDING_CANCEL CANCELED PENDING_REPLACE REPLACED STOPPED \
      REJECTED SUSPENDED CALCULATED EXPIRED ACCEPTED_FOR_BID SUPERSEDED WORKING
      """)
    expectComplete(
      AccountStatus.self,
      """
      NEW PENDING_PLAID_VERIFICATION PENDING_APEX_VERIFICATION READY_FOR_BACK_OFFICE BACK_OFFICE OPEN CANCELED \
      REJECTED SUSPENDED CLOSED ERROR AWAITING_REVIEW AWAITING_APEX RETURNED_APEX PENDING_CLOSE STERLING_PENDING
      """)
    expectComplete(
      ErrorType.self,
      """
      VALIDATION BAD_REQUEST AUTHENTICATION AUTHORIZATION NOT_FOUND CONFLICT RATE_LIMIT PRECONDITION_FAILED TIMEOUT \
      INTERNAL DATABASE EXTERNAL_SERVICE SERVICE_UNAVAILABLE UNKNOWN GRPC QUEUE JSON_PARSING
      """)
  }

  @Test(arguments: [
    ("EXT", TimeInForce.extendedHours), ("ATO", .atTheOpening), ("ATC", .atTheClose), ("day", .day),
  ])
  func `aliases of requests`(_ code: String, _ word: TimeInForce) {
    #expect(TimeInForce(code: code) == word)
  }

  @Test func `securities by the words of requests and by letters`() {
    #expect(codes("CS E").map { SecurityType(code: $0) } == [.equity, .equity])
    #expect(codes("OPT O I").map { SecurityType(code: $0) } == [.option, .option, .index])
    #expect(SecurityType.equity.requestCode == "CS" && SecurityType.option.requestCode == "OPT")
  }

  @Test func `every status has a word of SnapTrade`() {
    for status in OrderStatus.knownWords {
      #expect(Self.statuses.contains(status.snapTradeWord ?? ""), "\(status.code)")
    }
    #expect(OrderStatus.other("PENDING_X").snapTradeStatus == "NONE")
    let terminal = OrderStatus.knownWords.filter(\.isTerminal).map(\.code)
    #expect(Set(terminal) == Set(codes("FILLED CANCELED REPLACED REJECTED EXPIRED SUPERSEDED")))
  }

  @Test(arguments: [
    ("NEW", "ACCEPTED"), ("PENDING_NEW", "PENDING"), ("PARTIALLY_FILLED", "PARTIAL"), ("FILLED", "EXECUTED"),
    ("CANCELED", "CANCELED"), ("PENDING_CANCEL", "CANCEL_PENDING"), ("PENDING_REPLACE", "REPLACE_PENDING"),
    ("REPLACED", "REPLACED"), ("SUPERSEDED", "REPLACED"), ("WORKING", "ACCEPTED"), ("EXPIRED", "EXPIRED"),
  ])
  func `statuses mean what has become of the order`(_ code: String, _ snapTrade: String) {
    #expect(OrderStatus(code: code).snapTradeStatus == snapTrade)
  }

  @Test func `actions, there and back`() throws {
    for action in Self.actions {
      let read = try #require(OrderSide.reading(snapTradeAction: action))
      #expect(read.side.snapTradeAction(effect: read.effect) == action)
    }
    #expect(OrderSide.reading(snapTradeAction: "HOLD") == nil)
    for side in OrderSide.knownWords { #expect(Self.actions.contains(side.snapTradeAction())) }
  }

  @Test func `order types and durations, there and back`() {
    #expect(OrderType.knownWords.map(\.snapTradeOrderType) == ["Market", "Limit", "Stop", "StopLimit"])
    for type in OrderType.knownWords { #expect(OrderType(snapTradeWord: type.snapTradeOrderType) == type) }
    let durations = Set(codes("Day GTC FOK IOC MOO EHP"))
    #expect(Set(TimeInForce.knownWords.map(\.snapTradeTimeInForce)) == durations)
    for word in durations { #expect(TimeInForce(snapTradeWord: word)?.snapTradeTimeInForce == word) }
    #expect(TimeInForce(snapTradeWord: "Day") == .day)
    #expect(TimeInForce(snapTradeWord: "GTD") == nil)
  }

  @Test func `error types and statuses agree`() {
    for status in [400, 401, 403, 404, 409, 412, 429, 500, 503, 504] {
      #expect(ErrorType(status: status).status == status)
    }
    #expect(ErrorType.knownWords.allSatisfy { (400...599).contains($0.status) })
  }
}
