import Book
import BookWire
import CivilTime
import Crypto
import HTTP
import Intake
import JSON
import Keeper
import Ledger
import Market

/// What a request to import a broker's file asks for.
struct ImportRequest: Sendable {
  enum Source: Sendable {
    case table(ImportProfile)
    case named(String)
  }

  var source: Source
  var file: [UInt8]
  var context: ImportContext
  var isDryRun: Bool
  /// Units that rows take away and none brings are taken to have been there before.
  var opens: Bool

  /// Brokers book a split within a few days of its first session.
  private static let splitDays = 4
  /// How old a price may be to judge others by it: 30 days, in microseconds.
  private static let priceAge: Int64 = 30 * 86_400 * 1_000_000

  /// Lines that may be left out by name.
  private static let leftOutLimit = 10_000
  /// A profile and a file in one JSON document.
  private static let limits = JSONLimits(
    bytes: (2 * IntakeLimits().bytes), depth: 12, members: 2_000, elements: 10_000, string: 2 * IntakeLimits().bytes)

  /// - Parameter account: nil for files about the world.
  init(_ call: BookCall, account: String?) throws(BookAPIError) {
    let snapshot = call.core.keeper.snapshot
    if let account, snapshot.account(account) == nil { throw BookAPIError.unknownAccount() }
    let world = snapshot.world
    context = ImportContext(
      account: account, instrument: { world.instruments.instrument($0) }, hash: { SHA256.digest($0) })
    context.hasSplit = { symbol, date in
      guard let id = world.instruments.id(symbol) else { return false }
      return world.actions.contains { action in
        guard case .split = action.effect, action.instrument == id else { return false }
        return abs(MarketZone.newYork.date(of: action.order.at).days(until: date)) <= Self.splitDays
      }
    }
    let market = MarketView(world)
    context.price = { symbol, at in
      let point = world.instruments.id(symbol).flatMap { market.price(of: $0, at: at) }
      return point.flatMap { at.microseconds - $0.at.microseconds <= Self.priceAge ? $0.price : nil }
    }
    if let account { context.lookUp(account, in: snapshot) }
    context.number = call.query.text("number")
    context.asOf = call.query.text("as_of") == nil ? nil : try call.moment()
    context.leftOut = try Self.lines(call.query.text("leave_out"))
    isDryRun = try call.query.flag("dry_run")
    opens = try call.query.flag("opening")
    let name = call.query.text("profile")
    if Self.isDocument(call.request) {
      guard name == nil else {
        throw BookAPIError(400, "bad_value", field: "profile", "The body carries a profile of its own.")
      }
      (source, file) = try Self.document(call.request.body)
    } else {
      guard let name else {
        throw BookAPIError(400, "missing_parameter", field: "profile", "The name of a profile is due.")
      }
      source = .named(name)
      file = call.request.body
    }
  }

  private static func isDocument(_ request: HTTPRequest) -> Bool {
    request.headers.first("Content-Type")?.lowercased().hasPrefix("application/json") ?? false
  }

  /// `{"profile": {…}, "file": "…"}`.
  private static func document(_ body: [UInt8]) throws(BookAPIError) -> (Source, [UInt8]) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: body, limits: limits)
    } catch {
      throw BookAPIError(error)
    }
    guard let profile = value["profile"], let file = value["file"]?.stringValue else {
      throw BookAPIError(400, "missing_member", field: "profile", "An object with profile and file is due.")
    }
    do throws(IntakeError) {
      return (.table(try ImportProfile(profile)), Array(file.utf8))
    } catch {
      throw BookAPIError(error)
    }
  }

  private static func lines(_ text: String?) throws(BookAPIError) -> Set<Int> {
    guard let text else { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.count <= leftOutLimit, numbers.allSatisfy({ $0 > 0 }) else {
      throw BookAPIError(400, "bad_value", field: "leave_out", "Numbers of lines are due, such as 4,17.")
    }
    return Set(numbers)
  }

  /// The body is an OFX file itself, and not the lines that its reader prints.
  var isRawOpenFinance: Bool {
    guard case .named(BuiltInProfiles.openFinance) = source else { return false }
    return file.first { ![0x09, 0x0A, 0x0D, 0x20].contains($0) } != UInt8(ascii: "{")
  }

  /// What the file would do, before the book is asked.
  func plan(_ progress: (@Sendable (ImportProgress) -> Void)?) throws(BookAPIError) -> ImportPlan {
    let total = file.count
    func read(_ done: Int) { progress?(ImportProgress(phase: .reading, done: done, total: total)) }
    do throws(IntakeError) {
      switch source {
      case .table(let profile): return try Intake.plan(file, profile, context, progress: read)
      case .named(let name): return try Intake.plan(file, named: name, context, progress: read)
      }
    } catch {
      throw BookAPIError(error)
    }
  }
}

extension BookAPIError {
  /// A file that cannot be read, or a row of it.
  init(_ error: IntakeError) {
    let status =
      switch error.code {
      case .tooLarge: 413
      case .unknownProfile: 404
      default: 422
      }
    self.init(status, BookFault(error))
  }
}

extension BookFault {
  init(_ error: IntakeError) {
    self.init(code: error.code.rawValue, field: error.column, line: error.line, message: error.text)
  }
}
