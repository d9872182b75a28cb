import CLinuxIO
import Glibc

/// One connection: reads requests one after the other, has each answered, writes the answers in order.
///
/// Touched on its loop's thread only.
final class Connection: @unchecked Sendable {
  enum State {
    /// Waiting for a head or reading it.
    case head
    case body(BodyReader, HTTPRequest)
    /// A handler has the request.
    case handling
    /// A producer writes the body of the answer.
    case streaming
    /// The last answer is written; closed when it is sent.
    case closing
    /// Closed for writing; reads what the client still sends, so that the answer is not lost to a reset.
    case draining
    case closed
  }

  enum Step {
    case again
    case wait
  }

  let descriptor: Int32
  let tag: UInt64
  let peer: String
  /// Holds the connection while it is open, and its thread outlives every task that could ask for it.
  unowned(unsafe) let loop: EventLoop
  var isReadable = false
  var isWritable = true
  /// The other end will send nothing more; what it sent before may still be unread.
  var isEnding = false
  /// Monotonic nanoseconds at which `deadlineReached` is called.
  var deadline = UInt64.max

  var state = State.head
  var input = ConnectionInput()
  var exchange = Exchange()
  private(set) var unsent = Unsent()
  /// The body that is being produced.
  var streaming = StreamingBody()
  private var lingers = false
  private var drained = 0

  init(descriptor: Int32, generation: UInt32, peer: String, loop: EventLoop) {
    self.descriptor = descriptor
    self.peer = peer
    self.loop = loop
    tag = UInt64(generation & 0x7FFF_FFFF) << 32 | UInt64(UInt32(bitPattern: descriptor))
    deadline = loop.now + limits.head.nanoseconds
  }

  var limits: HTTPLimits { loop.shared.limits }

  // MARK: Turns

  /// Does all that can be done without waiting, within the bound of one turn.
  func progress() {
    var served = 0
    turn: while true {
      if !unsent.isEmpty && !sendRest() { return }
      let step: Step
      switch state {
      case .head: step = readHead()
      case .body: step = readBody()
      case .handling, .closing: step = .wait
      case .streaming:
        if isEnding { return close() }
        step = .wait
      case .draining: return drain()
      case .closed: return
      }
      if case .wait = step { break turn }
      if case .head = state { served += 1 }
      if served >= limits.requestsPerTurn {
        loop.again(self)
        break turn
      }
    }
    finishTurn()
  }

  /// Hands over what the turn has written: to be sent with the answers of others, where nothing but waiting for the
  /// next request comes after it.
  private func finishTurn() {
    if loop.isCollecting, unsent.isEmpty, !loop.output.isEmpty, case .head = state { return loop.collect(from: self) }
    flush()
  }

  /// The client has been waited for long enough.
  func deadlineReached() {
    deadline = .max
    switch state {
    case .head where unsent.isEmpty && !input.isEmpty, .body where unsent.isEmpty:
      refuse(HTTPError(.timedOut, "The request did not come in time."), nil)
      flush()
    case .handling where unsent.isEmpty, .streaming where unsent.isEmpty: break
    default:
      if !unsent.isEmpty { forgetUnsent() }
      close()
    }
  }

  /// The server stops: without a request under way the connection is closed, else with its answer.
  func quiesce() {
    streaming.task?.cancel()
    if case .head = state { isReadable = true }
    progress()
    if case .head = state, input.isEmpty, unsent.isEmpty { close() }
  }

  func close() {
    if case .closed = state { return }
    if case .body(let reader, _) = state { loop.heldBodyBytes -= reader.body.count }
    state = .closed
    streaming.end()
    Glibc.close(descriptor)
    loop.forget(self)
  }

  // MARK: Reading

  private func readHead() -> Step {
    // A carriage return alone may be half of an empty line; which it is, the next byte tells.
    let isUndecided = !exchange.hasSkippedLine && input.isLoneCarriageReturn
    if !input.isEmpty && !isUndecided {
      if !input.isScanned && !exchange.hasSkippedLine { exchange.hasSkippedLine = input.skipEmptyLine() }
      do throws(HTTPError) {
        if let head = try input.takeHead(limits: loop.shared.headLimits) { return begin(head) }
      } catch {
        refuse(error, nil)
        return .wait
      }
    }
    let wasEmpty = input.isEmpty
    guard receive() else { return .wait }
    if wasEmpty { deadline = loop.now + limits.head.nanoseconds }
    return .again
  }

  private func begin(_ head: RequestHead) -> Step {
    let request = HTTPRequest(
      method: head.method, target: head.target, headers: head.headers, body: [], peer: peer, number: loop.nextNumber())
    exchange = Exchange(
      number: request.number, isHead: head.method == "HEAD", isCurrent: head.isCurrent, keepsAlive: head.keepsAlive)
    if let host = head.host, !loop.shared.hosts.allows(host) {
      refuse(HTTPError(.misdirected, "This server does not answer for that host."), request)
      return .wait
    }
    if head.framing == .none {
      dispatch(request)
      return .again
    }
    let limit = loop.shared.bodyLimit?(request) ?? limits.bodyBytes
    guard let reader = BodyReader(head.framing, limit: limit, overhead: limits.headBytes, now: loop.now)
    else {
      refuse(HTTPError(.bodyTooLarge, "The request's body is larger than \(limit) bytes."), request)
      return .wait
    }
    if head.expectsContinue && input.isEmpty {
      ResponseWriter.append("HTTP/1.1 100 Continue\r\n\r\n", to: &loop.output)
    }
    deadline = loop.now + limits.transfer.nanoseconds
    state = .body(reader, request)
    return .again
  }

  private func readBody() -> Step {
    guard case .body(var reader, var request) = state else { return .wait }
    if input.isEmpty && !receive() {
      flush()
      return .wait
    }
    state = .handling
    let before = reader.body.count
    do throws(HTTPError) {
      try input.takeBody(into: &reader)
    } catch {
      loop.heldBodyBytes -= before
      refuse(error, request)
      return .wait
    }
    loop.heldBodyBytes += reader.body.count - before
    if reader.isDone {
      loop.heldBodyBytes -= reader.body.count
      request.body = reader.body
      dispatch(request)
    } else if loop.heldBodyBytes > limits.heldBodyBytes {
      loop.heldBodyBytes -= reader.body.count
      refuse(HTTPError(.overloaded, "The server is receiving too much at once."), request)
    } else {
      deadline = reader.started + limits.transferNanoseconds(bytes: reader.body.count)
      state = .body(reader, request)
    }
    return .again
  }

  /// Takes what has arrived; false when nothing has, or when the connection is at its end.
  private func receive() -> Bool {
    guard isReadable else { return false }
    let count = recv(descriptor, loop.scratch.baseAddress, loop.scratch.count, 0)
    if count > 0 {
      isReadable = isEnding || count == loop.scratch.count
      input.append(UnsafeBufferPointer(rebasing: loop.scratch[..<count]))
      return true
    }
    isReadable = false
    if count == 0 {
      isEnding = true
      switch state {
      case .draining: close()
      case .closing: break
      default: endOfInput()
      }
    } else if errno == EINTR {
      isReadable = true
      return receive()
    } else if errno != EAGAIN {
      close()
    }
    return false
  }

  /// The client has said all: half a request is dropped.
  private func endOfInput() {
    flush()
    // Else found again when the client has taken its answers.
    isReadable = true
    if unsent.isEmpty { close() }
  }

  private func drain() {
    input.removeAll()
    while receive() {
      drained += input.count
      input.removeAll()
      if drained > limits.discardedBytes { return close() }
    }
  }

  // MARK: Answering

  private func dispatch(_ request: HTTPRequest) {
    state = .handling
    deadline = .max
    switch loop.shared.handler(request) {
    case .ready(let response):
      loop.noteAnswer()
      answer(response)
    case .later(let work): wait(for: work)
    }
  }

  /// Runs the handler as a task; it may end before the turn does.
  private func wait(for work: @escaping @Sendable () async -> HTTPResponse) {
    loop.runningTasks += 1
    exchange.isInline = true
    _ = Task.immediate(executorPreference: loop) {
      let response = await work()
      if self.loop.isCurrent { self.finish(response) } else { self.loop.perform { _ in self.finish(response) } }
    }
    exchange.isInline = false
    if let response = exchange.ready {
      exchange.ready = nil
      answer(response)
    } else {
      flush()
    }
  }

  private func finish(_ response: HTTPResponse) {
    loop.runningTasks -= 1
    loop.noteAnswer()
    guard case .handling = state else { return }
    if exchange.isInline {
      exchange.ready = response
    } else {
      answer(response)
      progress()
    }
  }

  private func answer(_ response: HTTPResponse) {
    if let producer = response.stream, !exchange.isHead { return begin(response, producer) }
    let closes = !exchange.keepsAlive || loop.isStopping
    ResponseWriter.append(
      response, number: exchange.number, date: loop.date, isHead: exchange.isHead, closes: closes,
      to: &loop.output)
    answered(closes: closes)
    if loop.output.count > 64 * 1024 { flush() }
  }

  /// The answer is whole: what comes next is another request or the end.
  func answered(closes: Bool) {
    state = closes ? .closing : .head
    deadline = loop.now + (input.isEmpty ? limits.idle : limits.head).nanoseconds
    exchange.hasSkippedLine = false
  }

  /// Answers that the request is not taken, and closes.
  private func refuse(_ error: HTTPError, _ request: HTTPRequest?) {
    let response = loop.shared.errors(error, request)
    exchange.keepsAlive = false
    exchange.number = request?.number ?? loop.nextNumber()
    exchange.isHead = request?.method == "HEAD"
    lingers = true
    answer(response)
  }

  // MARK: Sending

  /// Sends what the loop has collected for this connection.
  func flush() {
    if loop.output.isEmpty {
      if unsent.isEmpty { allSent() }
      return
    }
    let output = loop.takeOutput()
    send(whole: output)
    loop.reuse(output)
  }

  /// Sends all of it, the rest of it when the client has taken what came before.
  func send(whole output: [UInt8]) {
    if case .closed = state { return }
    let sent = unsent.isEmpty ? send(output[...]) : 0
    guard sent >= 0 else { return }
    if sent < output.count {
      unsent.append(output[sent...], now: loop.now)
      deadline = unsent.deadline(limits)
    }
    if unsent.isEmpty { allSent() }
  }

  /// Sends what a former turn could not; true when it is gone.
  private func sendRest() -> Bool {
    guard isWritable else { return false }
    let sent = send(unsent.bytes)
    guard sent >= 0 else { return false }
    unsent.consume(sent)
    guard unsent.isEmpty else {
      deadline = unsent.deadline(limits)
      return false
    }
    deadline = loop.now + limits.idle.nanoseconds
    allSent()
    return true
  }

  private func send(_ bytes: ArraySlice<UInt8>) -> Int {
    let sent = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    if sent == bytes.count { return sent }
    if sent < 0 && errno != EAGAIN && errno != EINTR {
      close()
      return -1
    }
    isWritable = sent < 0 && errno == EINTR
    return max(0, sent)
  }

  /// Has the system throw away what it still holds for a client that does not take it.
  private func forgetUnsent() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private func allSent() {
    streaming.hasRoom()
    guard case .closing = state else { return }
    let isMoreSaid = !input.isEmpty || receive()
    guard case .closing = state else { return }
    if !isMoreSaid && (!lingers || isEnding) { return close() }
    shutdown(descriptor, Int32(SHUT_WR))
    state = .draining
    deadline = loop.now + limits.linger.nanoseconds
    isReadable = true
    drain()
  }
}
