import Ambient
import CivilTime
import Demo
import Glibc
import Journal
import Keeper
import Ledger
import TestDirectory

/// A book in a directory of its own, filled with the demo world as of a moment.
final class DemoFixture {
  private let place = TemporaryDirectory()
  let surroundings: FixedSurroundings
  private(set) var keeper: Keeper

  /// A Friday before the opening; the last close is Thursday's.
  static let friday = moment("2026-11-20T08:00:00-05:00")

  init(at now: Instant = DemoFixture.friday) throws {
    surroundings = FixedSurroundings(now: now)
    keeper = try Keeper(directory: place.path, surroundings: surroundings)
  }

  deinit { keeper.close() }

  var directory: String { place.path }

  func restart() throws {
    keeper.close()
    keeper = try Keeper(directory: place.path, surroundings: surroundings)
  }

  /// What is new in the world as of the fixture's moment; the number of events added.
  func fill(start: CivilDate? = nil) async throws -> Int {
    let world = DemoWorld(upTo: surroundings.now(), start: start)
    return try await keeper.append(try world.events()).count { !$0.isRepeat }
  }

  static func moment(_ text: String) -> Instant {
    guard let instant = Instant(rfc3339: text) else { preconditionFailure("\(text) is no moment") }
    return instant
  }
}

extension [Event] {
  /// Every event as it is written in files.
  var lines: [[UInt8]] { map { EventCodec.encode($0) } }

  func of(_ account: String) -> [Event] { filter { $0.account == account } }

  var lastStatement: Statement? {
    for event in reversed() {
      if case .statement(let statement) = event.payload { return statement }
    }
    return nil
  }
}
