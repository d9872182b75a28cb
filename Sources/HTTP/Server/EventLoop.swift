import Ambient
import Glibc
import Synchronization

/// One thread that waits for its connections and runs the tasks that answer them.
///
/// Everything a connection holds is touched on this thread only. Tasks started with the loop as their executor
/// preference come back to it after every suspension, so handlers need no lock around a connection.
final class EventLoop: TaskExecutor, @unchecked Sendable {
  private struct Mailbox {
    var jobs: [UnownedJob] = []
    var works: [@Sendable (EventLoop) -> Void] = []
    var isWoken = false
    /// The thread has gone: nobody reads any more.
    var isOver = false
  }

  let poller: Poller
  let shared: ServerShared
  /// How long lines about requests wait for more of them.
  private static let collectingNanoseconds: UInt64 = 10_000_000

  private let mailbox = Mutex(Mailbox())
  private let thread = Atomic<UInt>(0)
  private let ended: @Sendable () -> Void

  // Of this thread only.
  private var clock: LoopClock
  /// Monotonic nanoseconds at the start of this turn.
  private(set) var now: UInt64
  /// The Date field of this turn's second.
  private(set) var date: [UInt8]
  private var localJobs: [UnownedJob] = []
  private var runningJobs: [UnownedJob] = []
  private var table: [Connection?] = []
  private var turnAgain: [Connection] = []
  private var generation: UInt32 = 0
  private var nextSweep: UInt64 = 0
  /// When what was collected over requests is to be written; `.max` while there is nothing.
  private var writeAt = UInt64.max
  private var numbers: RequestNumber
  private var acceptor: Acceptor?
  private(set) var openConnections = 0
  private(set) var isStopping = false
  private var stopAt = UInt64.max
  private var hasEnded = false
  /// Tasks that have been started and have not ended: the thread outlives them.
  var runningTasks = 0
  var heldBodyBytes = 0
  /// Where responses are written before they are sent; empty between turns of a connection.
  var output: [UInt8] = []
  private var outbox = Outbox()
  /// Whether a connection is having its turn among others that are ready too.
  private(set) var isCollecting = false
  let scratch = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 * 1024)

  init(shared: ServerShared, ended: @escaping @Sendable () -> Void) throws(HTTPError) {
    poller = try Poller()
    self.shared = shared
    self.ended = ended
    clock = LoopClock(shared.surroundings)
    now = clock.nanoseconds
    date = clock.date
    let seed = shared.surroundings.randomBytes(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    numbers = RequestNumber(
      high: UInt64(truncatingIfNeeded: seed >> 64), low: UInt64(truncatingIfNeeded: seed))
  }

  deinit { scratch.deallocate() }

  // MARK: From any thread

  func start() {
    let box = Unmanaged.passRetained(self).toOpaque()
    var handle = pthread_t()
    pthread_create(&handle, nil, eventLoopThread, box)
    pthread_detach(handle)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if isCurrent { return localJobs.append(job) }
    // Nobody is left who should run here; who comes all the same is not left lying.
    if !post({ $0.jobs.append(job) }) { job.runSynchronously(on: asUnownedTaskExecutor()) }
  }

  /// Has the loop do something on its own thread; false when the thread has gone.
  @discardableResult
  func perform(_ work: @escaping @Sendable (EventLoop) -> Void) -> Bool { post { $0.works.append(work) } }

  var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

  private func post(_ change: (inout Mailbox) -> Void) -> Bool {
    let (isTaken, wakes) = mailbox.withLock { mailbox in
      if mailbox.isOver { return (false, false) }
      change(&mailbox)
      defer { mailbox.isWoken = true }
      return (true, !mailbox.isWoken)
    }
    if wakes { poller.wake() }
    return isTaken
  }

  /// Lets the thread go, unless something is still to be read.
  private func isOver() -> Bool {
    guard hasEnded, runningTasks == 0, localJobs.isEmpty else { return false }
    return mailbox.withLock { mailbox in
      mailbox.isOver = mailbox.jobs.isEmpty && mailbox.works.isEmpty
      return mailbox.isOver
    }
  }

  // MARK: The thread

  fileprivate func run() {
    thread.store(UInt(pthread_self()), ordering: .relaxed)
    while !isOver() {
      // The clock turns before the first event: a connection that comes after a long wait starts its time now.
      poller.wait(milliseconds: waitMilliseconds, woken: turnClock) { event in self.tell(event) }
      sendCollected()
      readMailbox()
      runJobs()
      takeTurns()
      writeCollectedIfDue()
      sweepIfDue()
      if !hasEnded && isStopping && openConnections == 0 && (runningTasks == 0 || now >= stopAt) {
        hasEnded = true
        shared.writeCollected?()
        ended()
      }
    }
    shared.writeCollected?()
  }

  /// A request was answered.
  func noteAnswer() {
    if writeAt == .max { writeAt = now + Self.collectingNanoseconds }
  }

  private func writeCollectedIfDue() {
    guard writeAt <= now else { return }
    writeAt = .max
    shared.writeCollected?()
  }

  private func turnClock() {
    if clock.turn() { date = clock.date }
    now = clock.nanoseconds
  }

  private var waitMilliseconds: Int32 {
    if !localJobs.isEmpty || !turnAgain.isEmpty { return 0 }
    let isCollecting = writeAt != .max
    if !isCollecting && openConnections == 0 && acceptor?.isPaused != true && (!isStopping || hasEnded) { return -1 }
    let next = min(nextSweep, writeAt)
    return next <= now ? 0 : Int32(clamping: (next - now) / 1_000_000 + 1)
  }

  private func tell(_ event: Poller.Event) {
    if event.tag == Acceptor.tag {
      acceptor?.accept(on: self)
      return
    }
    let slot = Int(event.tag & 0xFFFF_FFFF)
    guard slot < table.count, let connection = table[slot], connection.tag == event.tag else { return }
    if event.isReadable { connection.isReadable = true }
    if event.isEnding { connection.isEnding = true }
    if event.isWritable { connection.isWritable = true }
    isCollecting = true
    connection.progress()
    isCollecting = false
    if outbox.isFull { sendCollected() }
  }

  private func readMailbox() {
    let (jobs, works) = mailbox.withLock { mailbox in
      defer { mailbox = Mailbox() }
      return (mailbox.jobs, mailbox.works)
    }
    localJobs.append(contentsOf: jobs)
    for work in works { work(self) }
  }

  private func runJobs() {
    swap(&localJobs, &runningJobs)
    for job in runningJobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
    runningJobs.removeAll(keepingCapacity: true)
  }

  private func takeTurns() {
    if turnAgain.isEmpty { return }
    let connections = turnAgain
    turnAgain.removeAll(keepingCapacity: true)
    for connection in connections { connection.progress() }
  }

  private func sweepIfDue() {
    guard nextSweep <= now else { return }
    nextSweep = now + shared.sweepNanoseconds
    acceptor?.resumeIfPaused(on: self)
    if now >= stopAt { closeAll() }
    for connection in table {
      guard let connection, connection.deadline <= now else { continue }
      connection.deadlineReached()
    }
  }

  // MARK: Output

  /// Takes what was written, to send it.
  func takeOutput() -> [UInt8] {
    var taken = outbox.buffer()
    swap(&taken, &output)
    return taken
  }

  /// Gives a buffer back that has been sent.
  func reuse(_ buffer: [UInt8]) { outbox.reuse(buffer) }

  /// Sends what the connection has written together with the answers of others, before the turn is over.
  func collect(from connection: Connection) { outbox.put(takeOutput(), for: connection) }

  private func sendCollected() {
    if outbox.isEmpty { return }
    let entries = outbox.take()
    for entry in entries { entry.connection.send(whole: entry.bytes) }
    outbox.reuse(entries)
  }

  // MARK: Connections

  /// Takes a connection over. Its bytes may be there already: epoll tells them at once.
  func adopt(_ descriptor: Int32, peer: String) {
    generation &+= 1
    let connection = Connection(descriptor: descriptor, generation: generation, peer: peer, loop: self)
    let slot = Int(descriptor)
    while table.count <= slot { table.append(nil) }
    table[slot] = connection
    openConnections += 1
    if isStopping || !poller.add(connection: descriptor, tag: connection.tag) { connection.close() }
  }

  /// Forgets a connection that has closed its descriptor.
  func forget(_ connection: Connection) {
    table[Int(connection.descriptor)] = nil
    openConnections -= 1
    shared.connections.subtract(1, ordering: .relaxed)
  }

  /// Gives a connection another turn once the others have had theirs.
  func again(_ connection: Connection) { turnAgain.append(connection) }

  func nextNumber() -> RequestNumber {
    numbers.low &+= 0x9E37_79B9_7F4A_7C15
    return numbers
  }

  // MARK: Beginning and end

  func accept(with acceptor: Acceptor) {
    self.acceptor = acceptor
    acceptor.begin(on: self)
  }

  /// Accepts nothing more, closes connections without a request, lets the others answer theirs.
  ///
  /// - Parameter deadline: monotonic nanoseconds at which what is left is closed.
  func quiesce(closingAt deadline: UInt64) {
    acceptor?.end(on: self)
    acceptor = nil
    isStopping = true
    stopAt = deadline
    nextSweep = 0
    for connection in table { connection?.quiesce() }
  }

  private func closeAll() {
    for connection in table { connection?.close() }
  }
}

/// The thread's entry; a global function, so that no actor is taken for its home.
private func eventLoopThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue().run()
  return nil
}
