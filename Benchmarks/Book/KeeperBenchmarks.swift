import Ambient
import CivilTime
import Keeper
import Ledger
import Market
import Money
import TestDirectory

/// The rows that rest on the disk: durable events and the start. The whole production path: checks, lots, postings,
/// journal, sync, snapshot published.
struct KeeperBenchmarks {
  private static let accounts = 1_000
  let total: Int
  /// Tellers at the same time. Each has accounts of its own and tells one batch after the other.
  private static let tellers = 8
  private static let share = accounts / tellers

  /// How the events of a batch lie among the teller's accounts.
  private struct Shape {
    /// Events in a row of one account.
    var run: Int
    /// Accounts in a batch.
    var accounts: Int

    var batch: Int { run * accounts }
    var name: String { "\(accounts) accounts × \(run)" }

    /// A broker's day: a file of all accounts, one after the other.
    static let day = Shape(run: 100, accounts: 125)
    /// The files of a few accounts in pieces.
    static let few = Shape(run: 400, accounts: 5)
    /// A little of every account, which costs the most copying.
    static let scattered = Shape(run: 2, accounts: 125)

    /// The account of an event of a teller's, and which of the account's events it is.
    func place(of index: Int) -> (account: Int, event: Int) {
      let rounds = KeeperBenchmarks.share / accounts
      let number = index / batch
      return (number % rounds * accounts + index % batch / run, number / rounds * run + index % run)
    }
  }

  /// A single row by its name.
  func run(row: String) async throws {
    try await run(row == "day" ? .day : row == "few" ? .few : .scattered, restarts: row == "day")
  }

  func run() async throws {
    try await run(.day, restarts: true)
    try await run(.few)
    try await run(.scattered)
  }

  private func run(_ shape: Shape, restarts: Bool = false) async throws {
    let place = TemporaryDirectory()
    defer { withExtendedLifetime(place) {} }
    let directory = place.path
    let keeper = try Keeper(directory: directory, surroundings: Measure.clock)
    try await open(keeper)
    let batches = try (0..<Self.tellers).map { teller in
      try (0..<total / Self.tellers / shape.batch).map { try events(of: teller, batch: $0, shape) }
    }
    let cpu = Measure.cpuSeconds()
    let seconds = try await Measure.seconds {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for batches in batches {
          group.addTask {
            // A reader that never lets the writer have the newest snapshot for itself.
            var held = keeper.snapshot
            for events in batches {
              _ = try await keeper.append(events)
              held = keeper.snapshot
            }
            withExtendedLifetime(held) {}
          }
        }
        try await group.waitForAll()
      }
    }
    Measure.row(
      "durable events, \(Self.tellers) × \(shape.name) a batch",
      Measure.rounded(Double(total) / seconds / 1_000, 0) + " k/s, "
        + Measure.rounded((Measure.cpuSeconds() - cpu) / Double(total) * 1e6, 2) + " µs CPU", aim: "500 k/s")
    let position = keeper.snapshot.position
    keeper.close()
    if restarts { try measureStart(directory, position) }
  }

  private func measureStart(_ directory: String, _ position: Int64) throws {
    var reopened: Keeper?
    let cpu = Measure.cpuSeconds()
    let start = try Measure.seconds { reopened = try Keeper(directory: directory, surroundings: Measure.clock) }
    precondition(reopened?.snapshot.position == position)
    reopened?.close()
    Measure.row(
      "start with \(position) events",
      Measure.rounded(start, 2) + " s, " + Measure.rounded(Measure.cpuSeconds() - cpu, 2) + " s CPU", aim: "2 s")
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

  /// Each account goes through the instruments in turn, and sells every third time.
  private func events(of teller: Int, batch: Int, _ shape: Shape) throws -> [Event] {
    try (0..<shape.batch).map { offset in
      let (account, event) = shape.place(of: batch * shape.batch + offset)
      let number = teller * Self.share + account
      let price = try ExactDecimal(coefficient: Int128(2_000 + (number + event) % 700), scale: 2)
      return Event(
        account: "A\(number)", at: Lives.start.advanced(bySeconds: 60 + Int64(event * 997)), identifier: "t\(event)",
        payload: .trade(
          Trade(
            symbol: "K\(event % 20)", side: (event / 20) % 3 == 2 ? .sell : .buy, quantity: 10, price: price,
            commission: 1)))
    }
  }
}
