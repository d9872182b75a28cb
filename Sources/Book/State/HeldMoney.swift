public import CivilTime
import Ledger
public import Money

/// Money that is booked but may not be used freely: deposits on their way to be collected, and holds.
public struct HeldMoney: Sendable {
  /// In order of effect: those still to be collected, and those that may still be returned.
  public private(set) var deposits: [HeldDeposit] = []
  /// In order of effect.
  public private(set) var holds: [OpenHold] = []
  /// No deposit is still to be collected from this day on.
  private var lastClearing: CivilDate?

  init() {}

  mutating func add(_ deposit: HeldDeposit) {
    deposits.append(deposit)
    lastClearing = max(lastClearing ?? deposit.clearsWithdrawal, deposit.clearsWithdrawal)
  }

  mutating func add(_ hold: OpenHold) { holds.append(hold) }

  /// The deposits that are not collected for every use on `today`; almost always none.
  func uncollected(on today: CivilDate) -> [HeldDeposit] {
    guard let lastClearing, lastClearing > today else { return [] }
    return deposits.filter { $0.clearsWithdrawal > today }
  }

  /// The holds that count on `today`.
  func open(on today: CivilDate) -> [OpenHold] {
    if holds.isEmpty { return [] }
    return holds.filter { $0.isOpen(on: today) }
  }

  /// Where the deposit of that id stands.
  func index(ofDeposit name: String) -> Int? { deposits.lastIndex { $0.names.contains(name) } }

  mutating func collect(_ index: Int, on today: CivilDate) {
    deposits[index].clears = min(deposits[index].clears, today)
    deposits[index].clearsWithdrawal = min(deposits[index].clearsWithdrawal, today)
  }

  mutating func takeBack(_ index: Int, on today: CivilDate) {
    collect(index, on: today)
    deposits[index].isReturned = true
  }

  /// Ends the open hold of that id; nil when there is none.
  mutating func release(_ name: String, on today: CivilDate) -> OpenHold? {
    guard let index = holds.lastIndex(where: { $0.names.contains(name) && $0.isOpen(on: today) }) else { return nil }
    return holds.remove(at: index)
  }

  /// What takes the place of an event is also known by the id of that event.
  mutating func rename(event: Int64, as name: String) {
    if let last = deposits.last, last.event == event { deposits[deposits.count - 1].names.append(name) }
    if let last = holds.last, last.event == event { holds[holds.count - 1].names.append(name) }
  }

  /// Forgets what is over on `today`.
  mutating func settle(through today: CivilDate) {
    if let first = deposits.first, first.isOver(on: today) { deposits.removeAll { $0.isOver(on: today) } }
    if let first = holds.first, !first.isOpen(on: today) { holds.removeAll { !$0.isOpen(on: today) } }
  }
}

/// A deposit as it was told, with the days on which it may be used.
public struct HeldDeposit: Sendable, Equatable {
  /// Global position of the event.
  public let event: Int64
  /// The ids by which later events may name it; empty: none can.
  var names: [String]
  public let currency: Currency
  /// Amount and released part as told.
  let told: ExactDecimal
  let toldReleased: ExactDecimal
  /// First day for trading.
  public internal(set) var clears: CivilDate
  /// First day for withdrawals, not before `clears`.
  public internal(set) var clearsWithdrawal: CivilDate
  /// The last day on which it can come back.
  public let returnableThrough: CivilDate
  public internal(set) var isReturned = false

  /// As posted.
  public var amount: ExactDecimal { told.posted(in: currency) }
  /// The part that may be traded with before the rest clears.
  public var released: ExactDecimal { toldReleased.posted(in: currency) }

  /// Nothing can be said of it any more.
  func isOver(on today: CivilDate) -> Bool {
    clearsWithdrawal <= today && (names.isEmpty || returnableThrough < today)
  }
}

/// A hold that has not been released.
public struct OpenHold: Sendable, Equatable {
  /// Global position of the event.
  public let event: Int64
  var names: [String]
  public let currency: Currency
  let told: ExactDecimal
  /// For a withdrawal that is under way.
  public let isWithdrawal: Bool
  /// The day from which it counts no more.
  public let until: CivilDate?

  public var amount: ExactDecimal { told.posted(in: currency) }

  func isOpen(on today: CivilDate) -> Bool { until.map { $0 > today } ?? true }
}
