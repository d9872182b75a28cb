import HTTP
import Hub
import JSON
import Testing

/// Users over the API: registered, listed, given a new secret, deleted.
@Suite struct UserTests {
  @Test func aUserIsRegisteredOncePerKey() async throws {
    let stage = try await Stage()
    _ = try await Person(stage, userID: "zoë/7")
    let again = await Request(stage, Stage.daily).send("POST", "/snapTrade/registerUser", body: #"{"userId":"zoë/7"}"#)
    #expect(again.status == 400 && again.code == "1010")
    #expect(again.json["detail"]?.stringValue?.hasPrefix("User with the following userId already exist") == true)
    _ = try await Person(stage, key: Stage.realtime, userID: "zoë/7")
    let list = await Request(stage, Stage.daily).send("GET", "/snapTrade/listUsers")
    #expect(list.json == ["zoë/7"])
  }

  @Test func aRotatedSecretEndsAtOnce() async throws {
    let stage = try await Stage()
    let alice = try await Person(stage)
    let body = #"{"userId":"alice","userSecret":"\#(alice.secret)"}"#
    let rotated = await Request(stage, Stage.daily).send("POST", "/snapTrade/resetUserSecret", body: body)
    let secret = try #require(rotated.json["userSecret"]?.stringValue)
    #expect(await alice.get("/accounts").code == "1083")
    let pair = [("userId", "alice"), ("userSecret", secret)]
    #expect(await Request(stage, Stage.daily).send("GET", "/accounts", pair).status == 200)
    let old = await Request(stage, Stage.daily).send("POST", "/snapTrade/resetUserSecret", body: body)
    #expect(old.status == 401 && old.code == "1083")
  }

  @Test func deletionTakesEverythingOfTheUser() async throws {
    let stage = try await Stage()
    stage.broker.set(Samples.snapshot())
    let alice = try await Person(stage)
    try await alice.connect()
    let answer = await Request(stage, Stage.daily).send("DELETE", "/snapTrade/deleteUser", [("userId", "alice")])
    #expect(answer.json["status"] == "deleted")
    #expect(await alice.get("/accounts").code == "1083")
    let again = await Request(stage, Stage.daily).send("DELETE", "/snapTrade/deleteUser", [("userId", "alice")])
    #expect(again.status == 404)
    let missing = await Request(stage, Stage.daily).send("DELETE", "/snapTrade/deleteUser")
    #expect(missing.status == 400 && missing.json["detail"]?.stringValue?.contains("userId") == true)
  }
}
