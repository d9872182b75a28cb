import Dispatch
import Store
import TestDirectory
import Testing

@Suite struct GroupCommitTests {
  private let directory = TemporaryDirectory()

  @Test func whatWaitsTogetherSharesOneTransaction() throws {
    let store = try SQLiteStore(directory)
    let results = Collected<Bool>()
    let before = store.statistics
    let release = store.holdWriter()
    DispatchQueue.concurrentPerform(iterations: 16) { submitter in
      for number in 0..<50 {
        var batch = Batch()
        batch.put([UInt8(number)], key: "\(submitter)/\(number)", in: "c")
        store.submit(batch) { result in results.add((try? result.get()) != nil) }
      }
    }
    release()
    store.close()
    #expect(results.all == [Bool](repeating: true, count: 800))
    // The one that held the writer, and one for all that waited.
    #expect(store.statistics.transactions - before.transactions == 2)
    #expect(store.statistics.batches - before.batches == 801)
    let reader = try StoreReader(directory: directory.path)
    #expect(try reader.documents(in: "c").count == 800)
  }

  @Test func manySubmittersAtOnceAreAllAcknowledged() async throws {
    let store = try SQLiteStore(directory)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for submitter in 0..<16 {
        group.addTask {
          for number in 0..<20 {
            var batch = Batch()
            batch.put([1], key: "\(submitter)/\(number)", in: "c")
            try await store.commit(batch)
            #expect(try store.reader.document("\(submitter)/\(number)", in: "c") == [1])
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.reader.documents(in: "c").count == 320)
    #expect(store.statistics.batches == 320)
  }

  /// What the writer publishes is there before anybody is told, for the whole transaction, in the order of submission.
  @Test func everyOnDurableComesBeforeTheFirstCompletion() throws {
    let store = try SQLiteStore(directory)
    let calls = Collected<String>()
    let release = store.holdWriter()
    for position in Int64(1)...3 {
      store.submit(Batch(commits: [Sample.draft(position, position)])) {
        calls.add("durable \(position), head \(store.head.position)")
      } completion: { _ in
        calls.add("told \(position)")
      }
    }
    release()
    store.close()
    #expect(
      calls.all == [
        "durable 1, head 3", "durable 2, head 3", "durable 3, head 3", "told 1", "told 2", "told 3",
      ])
  }

  @Test func aRefusedBatchDoesNotTakeItsNeighboursAlong() throws {
    let store = try SQLiteStore(directory)
    let codes = Collected<String>()
    let release = store.holdWriter()
    for first in [Int64(1), 5, 2] {
      store.submit(Batch(commits: [Sample.draft(first, first)])) {
        #expect(first != 5)
      } completion: { result in
        if case .failure(let error) = result { codes.add("\(first): \(error.code == .gap)") } else { codes.add("ok") }
      }
    }
    release()
    store.close()
    #expect(codes.all == ["ok", "5: true", "ok"])
    #expect(store.head.position == 2)
  }

  @Test func aFullQueuePushesBackAndLosesNothing() throws {
    var options = StoreOptions()
    options.queuedBatches = 3
    let store = try SQLiteStore(directory, options: options)
    let codes = Collected<StoreError.Code?>()
    let release = store.holdWriter()
    for number in 0..<5 {
      var batch = Batch()
      batch.put([1], key: "\(number)", in: "c")
      store.submit(batch) { result in
        if case .failure(let error) = result { codes.add(error.code) } else { codes.add(nil) }
      }
    }
    #expect(codes.all == [.queueFull, .queueFull])
    release()
    store.close()
    #expect(codes.all == [.queueFull, .queueFull, nil, nil, nil])
    let reader = try StoreReader(directory: directory.path)
    #expect(try reader.documents(in: "c").map(\.key) == ["0", "1", "2"])
  }

  @Test func theQueueIsAlsoBoundInBytesButTakesOneLargeBatch() throws {
    var options = StoreOptions()
    options.queuedBytes = 1_000
    let store = try SQLiteStore(directory, options: options)
    let codes = Collected<StoreError.Code?>()
    let release = store.holdWriter()
    for (key, size) in [("large", 5_000), ("more", 10)] {
      var batch = Batch()
      batch.put([UInt8](repeating: 1, count: size), key: key, in: "c")
      store.submit(batch) { result in
        if case .failure(let error) = result { codes.add(error.code) } else { codes.add(nil) }
      }
    }
    release()
    store.close()
    #expect(codes.all == [.queueFull, nil])
  }

  @Test func aTransactionTakesNoMoreThanItsBounds() throws {
    var options = StoreOptions()
    options.groupedBatches = 10
    let store = try SQLiteStore(directory, options: options)
    let release = store.holdWriter()
    for position in Int64(1)...25 { store.submit(Batch(commits: [Sample.draft(position, position)])) { _ in } }
    release()
    store.close()
    #expect(store.statistics.transactions == 1 + 3)
    #expect(store.head.position == 25)
  }

  @Test func afterClosingWritesAndReadsAreRefused() async throws {
    let store = try SQLiteStore(directory)
    store.close()
    store.close()
    #expect(await refusal { try await store.commit(Batch()) }?.code == .closed)
    #expect(await refusal { _ = try store.reader.head() }?.code == .closed)
  }

  /// A completion may be the last to hold the store, or close it, on the writer's own thread.
  @Test func closingFromACompletionDoesNotHang() async throws {
    let store = try SQLiteStore(directory)
    await withCheckedContinuation { continuation in
      store.submit(Batch(commits: [Sample.draft(1, 1)])) { _ in
        store.close()
        continuation.resume()
      }
    }
    #expect(store.head.position == 1)
  }
}
