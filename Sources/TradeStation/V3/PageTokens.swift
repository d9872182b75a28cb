import Ambient
import CivilTime
import Synchronization

/// The tokens that buy the next page of an order list: each once, within an hour, for the question it was given to.
final class PageTokens: Sendable {
  /// Where a list goes on.
  struct Place: Sendable {
    /// The question: whose, path and query without the token.
    var question: String
    /// Orders of the pages before.
    var offset: Int
    fileprivate var ends: Instant?

    init(question: String, offset: Int) {
      self.question = question
      self.offset = offset
    }
  }

  /// Seconds for which a token is good.
  static let lifetime: Int64 = 3_600
  /// Tokens that are kept; beyond, the oldest go first.
  static let limit = 10_000

  private let surroundings: any Surroundings
  private let places = Mutex<(byToken: [String: Place], order: [String])>(([:], []))

  init(_ surroundings: any Surroundings) { self.surroundings = surroundings }

  func issue(_ place: Place) -> String {
    var place = place
    place.ends = surroundings.now().advanced(bySeconds: Self.lifetime)
    let token = UUIDValue.random(surroundings).description
    places.withLock { places in
      places.byToken[token] = place
      places.order.append(token)
      if places.order.count > Self.limit {
        for old in places.order.prefix(Self.limit / 10) { places.byToken[old] = nil }
        places.order.removeFirst(Self.limit / 10)
      }
    }
    return token
  }

  /// What a token buys; it is used up. Nil for one that is unknown, used, too old, or given to another question.
  func take(_ token: String, question: String) -> Int? {
    let now = surroundings.now()
    return places.withLock { places in
      guard let place = places.byToken[token], place.question == question else { return nil }
      places.byToken[token] = nil
      return place.ends.map { now < $0 } == true ? place.offset : nil
    }
  }
}
