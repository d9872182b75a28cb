import Journal
import Ledger

/// What an event is known by when it is told again: its teller's id, or its content where it has none.
///
/// 128 bits of a keyed hash whose key this process alone knows: two names never share them by accident, and nobody can
/// seek two that do. Names are never stored.
struct EventName: Hashable, Sendable {
  let high: UInt64
  let low: UInt64
}

extension EventName {
  private init(_ feed: (inout Hasher) -> Void) {
    var one = Hasher()
    var other = Hasher()
    other.combine(0 as UInt8)
    feed(&one)
    feed(&other)
    high = UInt64(bitPattern: Int64(one.finalize()))
    low = UInt64(bitPattern: Int64(other.finalize()))
  }

  /// The name of an event by its id, which is unique in its stream.
  init(identifier: String, account: String?) {
    self.init { hasher in
      hasher.combine(account == nil)
      hasher.combine(bytesOf: account ?? "")
      hasher.combine(bytesOf: identifier)
    }
  }

  /// The name of some content by its canonical bytes.
  init(content: ArraySlice<UInt8>) {
    self.init { hasher in content.withUnsafeBytes { hasher.combine(bytes: $0) } }
  }

  /// The name of the n-th event with this content, from 1: equal lines of one file are not repetitions of the first.
  init(_ content: EventName, occurrence: Int) {
    self.init { hasher in
      hasher.combine(content)
      hasher.combine(occurrence)
    }
  }
}

extension Hasher {
  /// The bytes and an end; texts that only look alike are told apart.
  fileprivate mutating func combine(bytesOf text: String) {
    var text = text
    text.withUTF8 { combine(bytes: UnsafeRawBufferPointer($0)) }
    combine(0xFF as UInt8)
  }
}

/// The names of one event.
struct EventNames: Sendable {
  /// By which it is found again.
  var name: EventName
  /// The content of a world event with an id. Such events are not kept in memory, so this tells whether one that comes
  /// again says the same.
  var content: EventName?

  /// The names of an event with an id.
  init(identifier: String, account: String?, canonical: ArraySlice<UInt8>) {
    name = EventName(identifier: identifier, account: account)
    content = account == nil ? EventName(EventName(content: canonical), occurrence: 0) : nil
  }

  /// The name of an event without one.
  init(_ content: EventName, occurrence: Int) {
    name = EventName(content, occurrence: occurrence)
  }
}
