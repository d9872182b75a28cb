import Ambient
import CivilTime
import Testing

@testable import Hub

/// The life of a connection, input by input.
@Suite struct ConnectionMachineTests {
  private static let now = Instant(seconds: 1_767_623_400)
  private static let later = now.advanced(bySeconds: 60)
  private static let account = LinkedAccount(
    identifier: UUIDValue(high: 1, low: 2), brokerAccount: "T1", linkedAt: now)

  private static func fresh() -> Connection {
    Connection(
      identifier: UUIDValue(high: 3, low: 4), user: UUIDValue(high: 5, low: 6), broker: "BURSAR",
      name: "Connection-1", access: .read, createdAt: now)
  }

  /// A connection after these inputs.
  private static func after(_ inputs: [Connection.Input]) throws -> Connection {
    var connection = fresh()
    for input in inputs { _ = try connection.take(input, at: now) }
    return connection
  }

  private static let connected: [Connection.Input] = [.began([account]), .synced([account])]

  @Test func aLifeFromBeginningToEnd() throws {
    var connection = Self.fresh()
    #expect(connection.phase == .pending)
    #expect(try connection.take(.began([Self.account]), at: Self.now) == [.save, .synchronise])
    #expect(connection.phase == .syncing)
    #expect(try connection.take(.synced([Self.account]), at: Self.now) == [.save])
    #expect(connection.phase == .connected && connection.syncedAt == Self.now)
    #expect(try connection.take(.disable, at: Self.later) == [.endSession, .save])
    #expect(connection.phase == .disabled && connection.disabledAt == Self.later)
    #expect(try connection.take(.signedIn, at: Self.later) == [.endSession, .save, .synchronise])
    #expect(connection.phase == .connected && connection.disabledAt == nil)
    #expect(try connection.take(.delete, at: Self.later) == [.endSession, .destroyCredentials, .remove])
    #expect(connection.phase == .deleted)
  }

  @Test func refusedInputsChangeNothing() throws {
    let cases: [([Connection.Input], Connection.Input, HubError.Code)] = [
      (Self.connected, .began([]), .wrongPhase),
      (Self.connected + [.disable], .disable, .alreadyDisabled),
      (Self.connected + [.disable], .synced([]), .connectionDisabled),
      (Self.connected + [.delete], .disable, .unknownConnection),
      (Self.connected + [.delete], .delete, .unknownConnection),
      ([], .synced([]), .connectionDisabled),
    ]
    for (inputs, input, code) in cases {
      var connection = try Self.after(inputs)
      let before = connection
      do throws(HubError) {
        _ = try connection.take(input, at: Self.later)
        Issue.record("\(input) was taken")
      } catch {
        #expect(error.code == code)
      }
      #expect(connection == before)
    }
  }

  @Test func aRefusedLoginDisablesOnce() throws {
    var connection = try Self.after(Self.connected)
    #expect(try connection.take(.credentialsRefused, at: Self.now) == [.endSession, .save])
    #expect(try connection.take(.credentialsRefused, at: Self.later).isEmpty)
    #expect(connection.disabledAt == Self.now)
  }

  @Test func signingInEndsADrill() throws {
    var connection = try Self.after(Self.connected + [.drill(.locked)])
    _ = try connection.take(.signedIn, at: Self.now)
    #expect(connection.drill == .none)
  }

  @Test func aConnectionThatWasNeverReadSyncsAgainAfterSignIn() throws {
    var connection = try Self.after([.began([Self.account]), .disable])
    _ = try connection.take(.signedIn, at: Self.now)
    #expect(connection.phase == .syncing)
  }

  @Test func documentsReadBackTheSame() throws {
    for inputs in [[], Self.connected, Self.connected + [.disable, .drill(.broken)]] {
      let connection = try Self.after(inputs)
      #expect(Connection(document: connection.document) == connection)
    }
    #expect(Connection(document: Array("{}".utf8)) == nil)
  }
}
