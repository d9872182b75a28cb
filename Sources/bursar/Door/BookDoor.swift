import BookAPI
import BookWire
import HTTP
import Identity
import JSON
import Keeper
import Money

/// The way to a book: over HTTP to the server that has it open, else in process to a book that this command opens. Both
/// ways ask the same API.
struct BookDoor: Sendable {
  private let send: @Sendable (HTTPRequest) async throws(CommandFailure) -> HTTPResponse
  /// The book, when this command has opened it.
  let keeper: Keeper?

  /// Answers of the book API: a whole history, an explanation down to every event.
  private static let answerLimits = JSONLimits(
    bytes: 256 << 20, depth: JSONLimits.deepest, members: 100_000, elements: 10_000_000, string: 1 << 20)

  /// - Parameters:
  ///   - makes: the directory may be empty or missing; a book is made in it then.
  ///   - reads: nothing will be told to the book, only asked.
  ///   - tokens: the tokens of the book API are wanted too, with the key that seals them.
  ///   - progress: is told how far an import has come, unless a server makes it.
  static func open(
    _ directory: DataDirectory, makes: Bool = false, reads: Bool = false, tokens: Bool = false,
    progress: Progress? = nil, _ call: Invocation
  ) throws(CommandFailure) -> BookDoor {
    switch directory.holder {
    case .server(let url, let token): return BookDoor(url: url, token: token)
    case .other:
      throw .failed("\(directory.path) is in use by a process that serves no book API")
    case .nobody: break
    }
    if !makes { try directory.mustHaveBook() }
    let keeper: Keeper
    var options = KeeperOptions()
    options.takesEvents = !reads
    do throws(KeeperError) {
      keeper = try Keeper(directory: directory.path, surroundings: call.surroundings, options: options)
    } catch {
      throw .failed("the book in \(directory.path) cannot be opened: \(error.text)")
    }
    // Given back to the system with the process: to take a large book apart takes longer than many a command.
    _ = Unmanaged.passRetained(keeper)
    if !tokens {
      var controls = BookControls()
      if let progress { controls.progress = { progress.reached($0) } }
      return BookDoor(keeper, controls)
    }
    do throws(IdentityError) {
      return BookDoor(
        keeper, BookControls(identity: try Identity(keeper: keeper, masterKeyDirectory: directory.path)))
    } catch {
      keeper.close()
      throw .failed("the tokens in \(directory.path) cannot be read: \(error.text)")
    }
  }

  private init(_ keeper: Keeper, _ controls: BookControls) {
    self.keeper = keeper
    let server = BookServer(keeper: keeper, access: .everybody, controls: controls)
    send = { (request) throws(CommandFailure) in await server.respond(to: request) }
  }

  private init(url: String, token: String) {
    keeper = nil
    var limits = HTTPClientLimits()
    limits.total = .seconds(3600)
    limits.responseBytes = Self.answerLimits.bytes
    let client = HTTPClient(limits: limits)
    send = { (request) throws(CommandFailure) in
      var headers = request.headers
      headers.add("Authorization", "Bearer \(token)")
      do throws(HTTPClientError) {
        return try await client.send(
          HTTPClientRequest(method: request.method, url: url + request.target, headers: headers, body: request.body))
      } catch {
        throw .failed("the running server does not answer: \(error.text)")
      }
    }
  }

  /// Lets go of the book.
  func close() { keeper?.close() }

  /// The answer to a question. `path` holds parameters as they are written in a URL.
  func get(_ path: String, _ query: [(name: String, value: String)] = []) async throws(CommandFailure) -> JSONValue {
    try await answer(to: HTTPRequest(method: "GET", target: Self.target(path, query)))
  }

  private static func target(_ path: String, _ query: [(name: String, value: String)]) -> String {
    let items = query.map { "\($0.name)=\(PercentCoding.encoded($0.value))" }
    return path + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
  }

  /// The answer to something sent.
  func post(
    _ path: String, contentType: String = "application/json", _ body: [UInt8] = []
  ) async throws(CommandFailure) -> JSONValue {
    try await answer(
      to: HTTPRequest(method: "POST", target: path, headers: ["Content-Type": contentType], body: body))
  }

  /// The answer to taking something away.
  func delete(_ path: String) async throws(CommandFailure) -> JSONValue {
    try await answer(to: HTTPRequest(method: "DELETE", target: path))
  }

  /// The bytes of the answer to a question.
  func bytes(_ path: String, _ query: [(name: String, value: String)] = []) async throws(CommandFailure) -> [UInt8] {
    let response = try await send(HTTPRequest(method: "GET", target: Self.target(path, query)))
    if response.status != 200 { _ = try Self.answer(response) }
    return response.body
  }

  private func answer(to request: HTTPRequest) async throws(CommandFailure) -> JSONValue {
    try Self.answer(try await send(request))
  }

  private static func answer(_ response: HTTPResponse) throws(CommandFailure) -> JSONValue {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: response.body, limits: Self.answerLimits)
    } catch {
      throw .failed("the server's answer is not JSON: \(error.text)")
    }
    guard response.status == 200 else {
      guard let fault = try? BookFault(value) else { throw .failed("the server answered \(response.status)") }
      throw CommandFailure.refused(fault)
    }
    return value
  }

  /// Reads an answer by its type.
  static func read<Value>(_ read: () throws(BookWireError) -> Value) throws(CommandFailure) -> Value {
    do throws(BookWireError) {
      return try read()
    } catch {
      throw .failed("the server's answer is not as agreed: \(error)")
    }
  }

  /// An account's path.
  static func path(_ account: String, _ rest: String) -> String { "/accounts/\(PercentCoding.encoded(account))\(rest)" }
}

extension CommandFailure {
  /// Every line of a refusal, one below the other.
  static func refused(_ fault: BookFault, file: String? = nil) -> CommandFailure {
    let prefix = file.map { "\($0): " } ?? ""
    let faults = fault.others.isEmpty ? [fault] : fault.others
    let text = faults.map { prefix + $0.description }.joined(separator: "\nbursar: ")
    return CommandFailure(exitCode: 1, text: text, fault: fault)
  }
}
