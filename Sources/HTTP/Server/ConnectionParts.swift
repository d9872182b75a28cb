/// What is known of the request that a connection is answering.
struct Exchange {
  var number = RequestNumber(high: 0, low: 0)
  var isHead = false
  /// HTTP/1.1, whose answers may be chunked.
  var isCurrent = true
  var keepsAlive = true
  /// The handler is being run from within the turn that read the request.
  var isInline = false
  /// What the handler answered without waiting.
  var ready: HTTPResponse?
  /// One empty line before a request is passed over, as old clients send one behind a body.
  var hasSkippedLine = false
}

/// Bytes that have arrived and are not used yet.
struct ConnectionInput {
  private var storage: [UInt8] = []
  /// Where the unused bytes begin.
  private var start = 0
  private var scanner = HeadScanner()

  var isEmpty: Bool { start == storage.count }
  var count: Int { storage.count - start }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if start > 0 {
      storage.removeFirst(start)
      start = 0
    }
    storage.append(contentsOf: bytes)
  }

  mutating func consume(_ count: Int) {
    start += count
    if start == storage.count { removeAll() }
  }

  /// Forgets everything; a large buffer is given back, so that an idle connection holds little.
  mutating func removeAll() {
    storage.removeAll(keepingCapacity: storage.capacity <= 2048)
    start = 0
  }

  /// Whether part of a head has been looked at.
  var isScanned: Bool { scanner.scanned > 0 }

  /// Takes a head off the front once it is whole.
  mutating func takeHead(limits: HeadLimits) throws(HTTPError) -> RequestHead? {
    var scanner = scanner
    guard let (head, length) = try Self.head(storage.span.extracting(droppingFirst: start), &scanner, limits) else {
      self.scanner = scanner
      return nil
    }
    self.scanner = HeadScanner()
    consume(length)
    return head
  }

  private static func head(
    _ bytes: Span<UInt8>, _ scanner: inout HeadScanner, _ limits: HeadLimits
  ) throws(HTTPError) -> (RequestHead, Int)? {
    guard let length = try scanner.end(in: bytes, limits: limits) else { return nil }
    return (try HeadParser.parse(bytes.extracting(first: length), limits: limits), length)
  }

  /// Takes what belongs to the body off the front.
  mutating func takeBody(into reader: inout BodyReader) throws(HTTPError) {
    consume(try reader.consume(storage.span.extracting(droppingFirst: start)))
  }

  /// All that has come is one carriage return.
  var isLoneCarriageReturn: Bool { count == 1 && storage[start] == HTTPBytes.carriageReturn }

  /// Passes over CR LF at the start; false when it is not there.
  mutating func skipEmptyLine() -> Bool {
    guard count >= 2, storage[start] == HTTPBytes.carriageReturn, storage[start + 1] == HTTPBytes.lineFeed else {
      return false
    }
    consume(2)
    return true
  }
}

/// What a client has not taken yet of its answers.
struct Unsent {
  private var storage: [UInt8] = []
  private var start = 0
  private var started: UInt64 = 0

  var isEmpty: Bool { storage.isEmpty }
  var bytes: ArraySlice<UInt8> { storage[start...] }

  mutating func append(_ bytes: ArraySlice<UInt8>, now: UInt64) {
    if storage.isEmpty { started = now }
    storage.append(contentsOf: bytes)
  }

  mutating func consume(_ count: Int) {
    start += count
    if start == storage.count { self = Unsent() }
  }

  /// When a client that takes it this slowly is given up.
  func deadline(_ limits: HTTPLimits) -> UInt64 { started + limits.transferNanoseconds(bytes: start) }
}

/// A body on its way in.
struct BodyReader {
  private(set) var body: [UInt8] = []
  private var remaining: Int
  private var chunks: ChunkedDecoder?
  private let limit: Int
  /// Monotonic nanoseconds at which the head was read.
  let started: UInt64

  /// Nil when the announced length is beyond the limit.
  init?(_ framing: RequestHead.Framing, limit: Int, overhead: Int, now: UInt64) {
    self.limit = limit
    started = now
    switch framing {
    case .none: remaining = 0
    case .length(let length):
      if length > limit { return nil }
      remaining = length
      body.reserveCapacity(min(length, 64 * 1024))
    case .chunked:
      remaining = 0
      chunks = ChunkedDecoder(overheadLimit: overhead)
    }
  }

  var isDone: Bool { chunks?.isDone ?? (remaining == 0) }

  /// Takes the body's part of the bytes; tells how many that were.
  mutating func consume(_ bytes: Span<UInt8>) throws(HTTPError) -> Int {
    if chunks != nil { return try chunks!.consume(bytes, into: &body, room: limit - body.count) }
    let count = min(remaining, bytes.count)
    bytes.extracting(first: count).withUnsafeBufferPointer { body.append(contentsOf: $0) }
    remaining -= count
    return count
  }
}

extension HTTPLimits {
  /// How long a transfer may have taken when so many bytes of it are through.
  func transferNanoseconds(bytes: Int) -> UInt64 {
    transfer.nanoseconds + UInt64(bytes) * 1_000_000_000 / UInt64(max(1, minimumBytesPerSecond))
  }
}
