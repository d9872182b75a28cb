import Ambient
import CivilTime
import Glibc
import Keeper
import Ledger
import Market
import Money

/// The rows that rest on the disk: durable events and the start. The whole production path: checks, lots, postings,
/// journal, sync, snapshot published.
struct KeeperBenchmarks {
  private static let accounts = 1_000
  private static let total = 1_000_000
  private static let batch = 2_000

  func run() async throws {
    var template = Array("/tmp/bursar-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return }
    let directory = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    defer {
      for name in ["bursar.db", "bursar.db-wal", "bursar.db-shm", "anchor", "lock"] { unlink(directory + "/" + name) }
      rmdir(directory)
    }
    let surroundings = SystemSurroundings()
    let keeper = try Keeper(directory: directory, surroundings: surroundings)
    try await open(keeper)
    let batches = try (0..<Self.total / Self.batch).map { try events(ofBatch: $0) }
    let seconds = try await Measure.seconds {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, events) in batches.enumerated() {
          if index >= 8 { try await group.next() }
          group.addTask { _ = try await keeper.append(events) }
        }
        try await group.waitForAll()
      }
    }
    Measure.row(
      "durable events, \(Self.batch) a batch, 8 in flight",
      Measure.rounded(Double(Self.total) / seconds / 1_000, 0) + " k/s", aim: "500 k/s")
    let position = keeper.snapshot.position
    keeper.close()
    var reopened: Keeper?
    let start = try Measure.seconds { reopened = try Keeper(directory: directory, surroundings: surroundings) }
    precondition(reopened?.snapshot.position == position)
    reopened?.close()
    Measure.row("start with \(position) events", Measure.rounded(start, 2) + " s", aim: "2 s")
  }

  private func open(_ keeper: Keeper) async throws {
    var events: [Event] = []
    for index in 0..<20 {
      let instrument = try Instrument.defaults(symbol: "K\(index)", kind: .equity)
      events.append(
        Event(
          account: nil, at: Instant(seconds: 0), identifier: "i\(index)",
          payload: .instrument(InstrumentDefinition(instrument: instrument))))
    }
    for index in 0..<Self.accounts {
      let profile = AccountProfile(kind: .margin, currency: .usd)
      events.append(
        Event(account: "A\(index)", at: Lives.start, identifier: "o", payload: .accountOpened(profile)))
      events.append(
        Event(
          account: "A\(index)", at: Lives.start, identifier: "d",
          payload: .deposit(Deposit(amount: 10_000_000, currency: .usd))))
    }
    _ = try await keeper.append(events)
  }

  private func events(ofBatch batch: Int) throws -> [Event] {
    try (0..<Self.batch).map { offset in
      let index = batch * Self.batch + offset
      let side: Trade.Side = (index / (Self.accounts * 20)) % 2 == 0 ? .buy : .sell
      let price = try ExactDecimal(coefficient: Int128(2_000 + index % 700), scale: 2)
      return Event(
        account: "A\(index % Self.accounts)", at: Lives.start.advanced(bySeconds: 60 + Int64(index)),
        identifier: "t\(index)",
        payload: .trade(
          Trade(symbol: "K\((index / Self.accounts) % 20)", side: side, quantity: 10, price: price, commission: 1)))
    }
  }
}
