internal import Synchronization

/// The last answers to questions whose answer follows from the question alone, so that nobody can tell whether it was
/// worked out anew. Shared by the copies of whatever holds it, on all threads.
public final class Recollection<Question: Sendable, Answer: Sendable>: Sendable {
  private let entries = Mutex<[(question: Question, answer: Answer)]>([])
  private let limit: Int

  /// - Parameter limit: answers that are kept; the one found longest ago makes room.
  public init(limit: Int) { self.limit = limit }

  /// The answer to the question that `isAsked` knows; nil when it is not kept.
  public func answer(where isAsked: (Question) -> Bool) -> Answer? {
    entries.withLock { entries in entries.first { isAsked($0.question) }?.answer }
  }

  /// Keeps an answer in the place of those whose questions are out of date.
  public func keep(_ answer: Answer, to question: Question, replacing isOutdated: (Question) -> Bool) {
    entries.withLock { entries in
      entries.removeAll { isOutdated($0.question) }
      if entries.count >= limit { entries.removeFirst() }
      entries.append((question, answer))
    }
  }
}
