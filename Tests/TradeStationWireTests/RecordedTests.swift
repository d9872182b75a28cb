import CivilTime
import JSON
import Money
import Testing
import TradeStationWire
import WireMembers

/// Recorded bodies come out as they went in, to the byte.
@Suite struct RecordedTests {
  @Test(arguments: [Recorded.untouchedCashAccount, Recorded.futuresAccount, Recorded.forexAccount])
  func `balances`(_ body: String) throws {
    #expect(try rewrittenBalances(body) == body)
  }

  @Test func `the original page's bare object is answered in an array`() throws {
    #expect(try rewrittenBalances(Recorded.cashAccount) == "[" + Recorded.cashAccount + "]")
  }

  @Test func `the account listing`() throws {
    let accounts = try AccountInfo.list(json: parsed(Recorded.accountListing))
    #expect(written { AccountInfo.write(accounts, to: &$0) } == Recorded.accountListing)
    #expect(accounts.map(\.type) == [.cash, .margin, .futures, .forex])
    let built = accounts.map { AccountInfo(key: $0.key ?? 0, name: $0.name ?? "", type: $0.type ?? .cash) }
    #expect(built == accounts)
  }

  @Test func `the position`() throws {
    let position = try Position(json: parsed(Recorded.position))
    #expect(written { position.write(to: &$0) } == Recorded.position)
    #expect(position.longShort == .long && position.assetType == .equity)
    #expect(position.contractExpireDate == .never)
    #expect(position.timeStamp?.instant?.rfc3339() == "2011-03-30T14:51:49Z")
  }

  @Test func `the sample of the balances page, member by member`() throws {
    let balance = try AccountBalance(json: parsed(seedSample))
    let body = written { balance.write(to: &$0) }
    let members = seedSample.split(separator: "\n").compactMap(Self.member)
    #expect(members.count == 34)
    #expect(body == "{" + members.joined(separator: ",") + "}")
  }

  /// `"Key":111111` of the line `    "Key": 111111,`; nil for a brace.
  private static func member(_ line: Substring) -> String? {
    let parts = line.split(separator: ": ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let value = parts[1].hasSuffix(",") ? parts[1].dropLast() : parts[1]
    return parts[0].drop { $0 == " " } + ":" + value
  }

  @Test func `the shape follows the type, or the discriminator where no type stands`() throws {
    let future = try AccountBalance(json: parsed(Recorded.futuresAccount))
    guard case .futures(let balance) = future else { throw Unexpected() }
    #expect(balance.account.key == 114_277 && balance.currencyDetails.count == 2)
    #expect(balance.account.objectType == FuturesAccount.objectType)
    let forex = try AccountBalance(json: ["__type": .string(ForexAccount.objectType), "Key": "9"])
    guard case .forex(let rates) = forex else { throw Unexpected() }
    #expect(rates.account.key == 9)
    let unknown = try AccountBalance(json: ["Key": 5, "Type": "Q", "BODOptionValue": 3])
    guard case .other(let account) = unknown else { throw Unexpected() }
    #expect(account.type == .other("Q"))
    for type in ["C", "M", "D"] {
      guard case .equity = try AccountBalance(json: ["Type": .string(type)]) else { throw Unexpected() }
    }
  }

  private struct Unexpected: Error {}
}
