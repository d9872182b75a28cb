internal import Synchronization

/// The last answers to questions whose answer follows from the question alone, so that nobody can tell whether it was
/// worked out anew. Shared by the copies of whatever holds it, on all threads.
///
/// Questions are asked about something, and the answers about one thing leave those about the others alone.
public final class Recollection<Topic: Equatable & Sendable, Question: Sendable, Answer: Sendable>: Sendable {
  /// An object, so that what is passed over is not copied.
  private final class Entry: Sendable {
    let topic: Topic
    let question: Question
    let answer: Answer

    init(_ topic: Topic, _ question: Question, _ answer: Answer) {
      self.topic = topic
      self.question = question
      self.answer = answer
    }
  }

  private let entries = Mutex<[Entry]>([])
  private let limit: Int
  private let limitOfTopic: Int

  /// - Parameters:
  ///   - limit: answers that are kept; the one found longest ago makes room.
  ///   - limitOfTopic: answers about one thing that are kept.
  public init(limit: Int, ofTopic limitOfTopic: Int) {
    self.limit = limit
    self.limitOfTopic = limitOfTopic
  }

  /// The answer to the question that `isAsked` knows; nil when it is not kept.
  public func answer(about topic: Topic, where isAsked: (Question) -> Bool) -> Answer? {
    let known = entries.withLock { $0 }
    return known.first { $0.topic == topic && isAsked($0.question) }?.answer
  }

  /// Keeps an answer in the place of those whose questions are out of date.
  public func keep(
    _ answer: Answer, to question: Question, about topic: Topic, replacing isOutdated: (Question) -> Bool
  ) {
    let entry = Entry(topic, question, answer)
    entries.withLock { entries in
      entries.removeAll { $0.topic == topic && isOutdated($0.question) }
      let same = entries.indices.filter { entries[$0].topic == topic }
      if same.count >= limitOfTopic {
        entries.remove(at: same[0])
      } else if entries.count >= limit {
        entries.removeFirst()
      }
      entries.append(entry)
    }
  }
}
