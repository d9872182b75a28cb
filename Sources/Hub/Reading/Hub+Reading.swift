public import Ambient
import Book
import CivilTime
import Keeper
import Synchronization

extension Hub {
  /// One account of the user by its mirror, whether it was ever filled or not.
  public func mirror(of account: UUIDValue, for user: HubUser) throws(HubError) -> MirrorReading {
    let (connection, linked) = try state.withLock { (state) throws(HubError) in
      let place = try state.place(of: account, for: user)
      guard let connection = state.connections[place.connection] else {
        throw HubError(.unknownAccount, "There is no such account.")
      }
      return (connection, connection.accounts[place.index])
    }
    return try reading(connection, linked, in: keeper.snapshot)
  }

  /// What `render` makes of an account's mirror: made once and given again until the broker reports something else.
  /// Nil while the broker never reported.
  ///
  /// For answers that follow from the report alone, as those of the daily copy do.
  public func rendered(
    _ account: UUIDValue, for user: HubUser, _ render: (MirrorReading) -> [UInt8]
  ) throws(HubError) -> [UInt8]? {
    let kept = try state.withLock { (state) throws(HubError) -> [UInt8]? in
      guard let key = try state.place(of: account, for: user).key, let answer = state.answers[account],
        answer.token === keeper.edition.token(key: key)
      else { return nil }
      return answer.bytes
    }
    if let kept { return kept }
    let before = keeper.snapshot
    let reading = try mirror(of: account, for: user)
    guard reading.statement != nil, let key = before.key(of: reading.account.mirror) else { return nil }
    let bytes = render(reading)
    let token = before.token(key: key)
    state.withLock { state in
      state.note(key: key, of: account)
      // Only what was made of the very state that the token names may be kept.
      if let token, token === keeper.edition.token(key: key), state.places[account] != nil {
        state.answers[account] = HubState.Answer(token: token, bytes: bytes)
      }
    }
    return bytes
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
    return MirrorReading(connection, account, book: book, world: snapshot.world)
  }
}
