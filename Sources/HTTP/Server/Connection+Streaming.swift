/// The producer of a body and who waits for the line to have room.
struct StreamingBody {
  var task: Task<Void, Never>?
  private var waiting: [CheckedContinuation<Bool, Never>] = []

  /// Remembers a writer until the client has taken what was written.
  mutating func wait(_ continuation: CheckedContinuation<Bool, Never>) { waiting.append(continuation) }

  /// The client has taken everything.
  mutating func hasRoom() {
    if !waiting.isEmpty { resume(true) }
  }

  /// Nobody listens any more.
  mutating func end() {
    task?.cancel()
    task = nil
    resume(false)
  }

  private mutating func resume(_ isHeard: Bool) {
    let due = waiting
    waiting = []
    for continuation in due { continuation.resume(returning: isHeard) }
  }
}

extension Connection {
  /// Sends the head and starts the producer.
  func begin(_ response: HTTPResponse, _ producer: @escaping HTTPStream.Producer) {
    if !exchange.isCurrent || loop.isStopping { exchange.keepsAlive = false }
    ResponseWriter.appendStreamHead(
      response, number: exchange.number, date: loop.date, isChunked: exchange.isCurrent,
      closes: !exchange.keepsAlive, to: &loop.output)
    state = .streaming
    deadline = .max
    flush()
    guard case .streaming = state else { return }
    loop.runningTasks += 1
    streaming.task = Task(executorPreference: loop) {
      await producer(HTTPStream(self))
      self.loop.perform { _ in self.endStream() }
    }
    if loop.isStopping { streaming.task?.cancel() }
  }

  /// Sends a piece; the writer goes on when the client has taken it. On the loop's thread, between turns.
  func write(piece: [UInt8], _ continuation: CheckedContinuation<Bool, Never>) {
    guard case .streaming = state else { return continuation.resume(returning: false) }
    ResponseWriter.append(piece: piece, isChunked: exchange.isCurrent, to: &loop.output)
    streaming.wait(continuation)
    flush()
  }

  private func endStream() {
    loop.runningTasks -= 1
    guard case .streaming = state else { return }
    if exchange.isCurrent { ResponseWriter.append("0\r\n\r\n", to: &loop.output) }
    streaming.task = nil
    answered(closes: !exchange.keepsAlive || loop.isStopping)
    flush()
    progress()
  }
}
