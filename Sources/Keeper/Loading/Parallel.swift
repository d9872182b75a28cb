import Dispatch

/// Work on many things at once, on all processors.
public enum Parallel {
  /// What `work` makes of each thing, in their order.
  public static func map<Thing: Sendable, Made: Sendable, Failure: Error>(
    _ things: [Thing], _ work: @Sendable (Thing) throws(Failure) -> Made
  ) -> [Result<Made, Failure>] {
    if things.count == 1 { return [Result { () throws(Failure) in try work(things[0]) }] }
    // Small pieces in a queue level out things of unlike size; a piece of several things keeps the queue short.
    let size = max(1, things.count / 256)
    return [Result<Made, Failure>](unsafeUninitializedCapacity: things.count) { buffer, count in
      let places = Places(start: buffer.baseAddress)
      DispatchQueue.concurrentPerform(iterations: (things.count + size - 1) / size) { piece in
        for index in piece * size..<min((piece + 1) * size, things.count) {
          do throws(Failure) {
            places.fill(index, .success(try work(things[index])))
          } catch {
            places.fill(index, .failure(error))
          }
        }
      }
      count = things.count
    }
  }

  /// Memory of which each place is written once, by whoever works on that thing.
  private struct Places<Element>: @unchecked Sendable {
    let start: UnsafeMutablePointer<Element>?

    func fill(_ index: Int, _ element: Element) {
      guard let start else { return }
      (start + index).initialize(to: element)
    }
  }
}

extension Parallel {
  /// The same where nothing can fail.
  public static func map<Thing: Sendable, Made: Sendable>(
    _ things: [Thing], _ work: @Sendable (Thing) -> Made
  ) -> [Made] {
    let made: [Result<Made, Never>] = map(things) { (thing) throws(Never) in work(thing) }
    return made.map { $0.get() }
  }
}
