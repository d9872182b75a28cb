import BrokerFixture
import JSON

/// A published object against what is served in its place.
struct Comparison {
  private let published: [(name: String, value: JSONValue)]
  private let served: [(name: String, value: JSONValue)]

  init(_ published: JSONValue?, _ served: JSONValue?) {
    self.published = published?.objectValue?.members ?? []
    self.served = served?.objectValue?.members ?? []
  }

  /// The same members in the same order, and at least one.
  var isSameShape: Bool { !published.isEmpty && published.map(\.name) == served.map(\.name) }

  /// Members whose JSON kind is another, with `null` standing for any kind.
  var otherKind: [String] { pairs.filter { $0.published.kind != $0.served.kind }.map(\.name) }

  /// Members whose bytes are others.
  var otherBytes: [String] { pairs.filter { $0.published.description != $0.served.description }.map(\.name) }

  /// Members whose number or text is another; digits behind the last that counts make no difference.
  var otherValue: [String] {
    pairs.filter { pair in
      guard let published = pair.published.decimalValue, let served = pair.served.decimalValue else {
        return pair.published != pair.served
      }
      return published != served
    }.map(\.name)
  }

  private var pairs: [(name: String, published: JSONValue, served: JSONValue)] {
    zip(published, served).map { ($0.name, $0.value, $1.value) }
  }
}
