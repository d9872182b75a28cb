public import Ambient
import Book
import CivilTime
import Keeper
import Synchronization

extension Hub {
  /// One account of the user by its mirror, whether it was ever filled or not.
  public func mirror(of account: UUIDValue, for user: HubUser) throws(HubError) -> MirrorReading {
    let (connection, linked) = try state.withLock { (state) throws(HubError) in
      guard let identifier = state.connectionOf[account], let connection = state.connections[identifier],
        connection.user == user.identifier, let linked = connection.account(account)
      else { throw HubError(.unknownAccount, "There is no such account.") }
      return (connection, linked)
    }
    return try reading(connection, linked, in: keeper.snapshot)
  }

  /// Every account of the user by its mirror, by connection and then as the broker lists them.
  public func mirrors(for user: HubUser) throws(HubError) -> [MirrorReading] {
    let connections = connections(of: user)
    let snapshot = keeper.snapshot
    var readings: [MirrorReading] = []
    for connection in connections {
      for account in connection.accounts { readings.append(try reading(connection, account, in: snapshot)) }
    }
    return readings
  }

  /// One account with what its broker reported: asked now in real time mode, as far as that works, else from the
  /// mirror. Throws `brokerUnavailable` when there is nothing to answer from.
  public func read(_ account: UUIDValue, for user: HubUser, mode: DataMode) async throws(HubError) -> MirrorReading {
    var reading = try mirror(of: account, for: user)
    var failure: HubError?
    let mustAsk = mode == .realtime || reading.statement == nil
    if mustAsk, !reading.connection.isDisabled {
      do throws(HubError) {
        try await synchronise(reading.account, of: reading.connection.identifier)
      } catch {
        failure = error
      }
      reading = try mirror(of: account, for: user)
    }
    guard reading.statement != nil else {
      throw HubError(
        .brokerUnavailable, failure?.code == .brokerUnavailable ? failure!.text : "The account has not been read yet.")
    }
    return reading
  }

  private func reading(
    _ connection: Connection, _ account: LinkedAccount, in snapshot: Snapshot
  ) throws(HubError) -> MirrorReading {
    guard let book = snapshot.account(account.mirror) else {
      throw HubError(.unknownAccount, "There is no such account.")
    }
    // The broker may have said the same again after the statement was written.
    let reported = book.state.reported?.at
    let asOf = [reported, account.syncedAt].compactMap { $0 }.max()
    return MirrorReading(
      connection: connection, account: account, book: book, world: snapshot.world,
      asOf: reported == nil ? nil : asOf)
  }
}
