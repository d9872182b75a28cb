/// A batch on its way to disk, with those who wait for it.
struct Submission: Sendable {
  let batch: Batch
  /// Bytes of the batch, for the queue's bound.
  let size: Int
  /// Called on the writer's thread when the batch is on disk, before anybody is told.
  let onDurable: (@Sendable () -> Void)?
  /// Called once, on the writer's thread or, when the batch is refused at the door, on the caller's.
  let completion: @Sendable (Result<Void, StoreError>) -> Void
}
