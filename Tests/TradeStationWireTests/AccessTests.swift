import CivilTime
import JSON
import Testing
import TradeStationWire
import WireMembers

@Suite struct AccessTests {
  @Test func `tokens with the newer and the older names`() throws {
    let newer = try TokenResponse(
      json: [
        "access_token": "a", "refresh_token": "r", "expires_in": 1200, "token_type": "AccessToken", "userid": "u",
      ])
    let older = try TokenResponse(
      json: ["token": "a", "RefreshToken": "r", "expires_in": "1200", "token_type": "AccessToken", "userid": "u"])
    #expect(newer == older)
    #expect(
      written { older.write(to: &$0) }
        == #"{"access_token":"a","expires_in":1200,"refresh_token":"r","token_type":"AccessToken","userid":"u"}"#)
  }

  @Test func `a token's description shows no token`() throws {
    let answer = try TokenResponse(json: ["access_token": "4711", "refresh_token": "4712", "token_type": nil])
    #expect(!"\(answer)".contains("471"))
  }

  @Test func `errors, flat and nested`() throws {
    let flat = try ErrorBody(answer: ["Message": "Not an open order.", "StatusCode": 400])
    #expect(flat == ErrorBody(statusCode: 400, message: "Not an open order."))
    #expect(written { flat.write(to: &$0) } == #"{"Message":"Not an open order.","StatusCode":400}"#)
    let nested = try ErrorBody(answer: ["Error": ["StatusCode": "400", "Message": "The APIVersion 1 is invalid"]])
    #expect(nested.statusCode == 400 && nested.message == "The APIVersion 1 is invalid")
  }

  @Test(arguments: [("114275", [114_275]), ("1,2,3", [1, 2, 3]), ("7, 8", [7, 8]), ("5,5", [5, 5])])
  func `account keys`(_ segment: String, _ keys: [Int]) throws {
    #expect(try AccountKeys(segment).keys == keys)
  }

  @Test(arguments: ["", ",", "1,", ",1", "1,,2", "1;2", "a", "1 2", "-1", "+1", "1.0", "1234567890123456789", "٣"])
  func `what is no list of keys`(_ segment: String) {
    #expect {
      try AccountKeys(segment)
    } throws: { ($0 as? WireError)?.code == .malformedKeys }
  }

  @Test func `twenty-five keys and no more`() throws {
    let keys = (1...25).map(String.init).joined(separator: ",")
    #expect(try AccountKeys(keys).keys.count == AccountKeys.limit)
    #expect {
      try AccountKeys(keys + ",26")
    } throws: { ($0 as? WireError)?.code == .tooManyKeys }
  }

  @Test(arguments: [
    ("3/30/2011 2:51:49 PM", "2011-03-30T14:51:49Z"), ("8/20/2011 12:00:00 AM", "2011-08-20T00:00:00Z"),
    ("12/31/1999 12:00:01 PM", "1999-12-31T12:00:01Z"), ("1/5/2026 11:59:59 PM", "2026-01-05T23:59:59Z"),
    ("2/29/2024 1:05:09 AM", "2024-02-29T01:05:09Z"),
  ])
  func `times, there and back`(_ text: String, _ rfc: String) throws {
    let time = try #require(WireTime(code: text))
    #expect(time.instant?.rfc3339() == rfc)
    #expect(time.code == text)
    #expect(WireTime(orNever: Instant(rfc3339: rfc)).code == text)
  }

  @Test func `times that are none`() {
    #expect(WireTime(code: "") == .blank)
    #expect(WireTime(code: "1/1/0001 12:00:00 AM") == .never)
    #expect(WireTime(code: "01/01/0001 12:00:00 AM") == .never)
    #expect(WireTime(orNever: nil).code == "1/1/0001 12:00:00 AM")
    #expect(WireTime(orBlank: nil).code == "")
    #expect(WireTime(code: "2025-04-20T09:31:00Z")?.code == "4/20/2025 9:31:00 AM")
  }

  @Test(arguments: [
    "3/30/2011", "3/30/2011 2:51 PM", "3/30/2011 14:51:49", "3/30/2011 0:51:49 PM", "3/30/2011 13:51:49 PM",
    "13/30/2011 2:51:49 PM", "2/30/2011 2:51:49 PM", "3/30/11 2:51:49 PM", "3/30/2011 2:60:49 PM",
    "3/30/2011 2:51:49 XM", "3/30/2011  2:51:49 PM", "yesterday",
  ])
  func `times that are malformed`(_ text: String) {
    #expect(WireTime(code: text) == nil)
  }
}
