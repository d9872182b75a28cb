import JSON
import SnapTradeWire
import Testing

/// The bodies of faults: what is written, and every shape that clients may meet.
@Suite struct ErrorTests {
  @Test func bodiesHaveBothPairsOfMembers() {
    #expect(
      text(SnapTradeErrorBody(.signatureNotVerified)) == """
        {"detail":"Unable to verify signature sent","status_code":401,"code":"1076",\
        "default_detail":"Unable to verify signature sent","default_code":1076}
        """)
  }

  @Test func shortShapes() {
    #expect(
      text(SnapTradeErrorBody(.gone)) == #"{"detail":"This endpoint is no longer available for your account."}"#)
    #expect(
      text(SnapTradeErrorBody(.notImplemented, detail: "The orders endpoint is missing"))
        == #"{"error":"The orders endpoint is missing"}"#)
  }

  @Test func throttling() {
    let body = SnapTradeErrorBody.throttled(seconds: 12)
    #expect(body.detail == "Request was throttled. Expected available in 12 seconds.")
    #expect(body.status == 429)
    #expect(body.code == "0000")
    #expect(text(SnapTradeErrorBody(.refreshTooSoon)).contains(#""code":"throttled""#))
  }

  /// Codes and statuses of the published table.
  @Test(arguments: [
    (SnapTradeErrorCode.unexpected, "1000", 500), (.portalNotInProgress, "1006", 400), (.userExists, "1010", 400),
    (.notFound, "1011", 404), (.invalidInput, "1012", 400), (.differentLogin, "1023", 400),
    (.noPermission, "1066", 403), (.signatureNotVerified, "1076", 401), (.dataNotVerified, "1076", 400),
    (.invalidUser, "1083", 401), (.wrongSecondFactor, "1086", 400), (.brokerageKeyLacksRights, "1140", 403),
    (.featureNotEnabled, "1141", 403), (.holdingsInProgress, "1166", 409), (.brokerageUnreachable, "3000", 500),
    (.brokerageUnavailable, "3002", 503), (.connectionDisabled, "3003", 402),
    (.connectionAlreadyDisabled, "3011", 402), (.initialSyncRunning, "3012", 425),
    (.notAuthenticated, "0000", 401), (.throttled, "0000", 429), (.refreshTooSoon, "throttled", 429),
  ])
  func codes(_ code: SnapTradeErrorCode, _ word: String, _ status: Int) {
    #expect(code.code == word)
    #expect(code.status == status)
    #expect(!code.text.isEmpty)
  }

  @Test(arguments: SnapTradeErrorCode.allCases)
  func everyBodySurvives(_ code: SnapTradeErrorCode) throws {
    let body = try read(SnapTradeErrorBody.self, text(SnapTradeErrorBody(code)))
    #expect(body.detail == code.text)
    if body.shape == .full {
      #expect(body.status == code.status)
      #expect(body.code == code.code)
    }
  }

  @Test func earlierShapesAreRead() throws {
    let mixed = try read(SnapTradeErrorBody.self, #"{"detail":"Not enabled","default_code":1141}"#)
    #expect(mixed.code == "1141")
    let old = try read(SnapTradeErrorBody.self, #"{"default_detail":"No","default_code":1066}"#)
    #expect(old.detail == "No")
    #expect(throws: SnapTradeWireError.self) { try read(SnapTradeErrorBody.self, "{}") }
  }

  @Test func anExistingUserIsNamedAsClientsMatchIt() {
    #expect(SnapTradeErrorBody.userExists("alice").detail.hasPrefix("User with the following userId already exist"))
  }
}
