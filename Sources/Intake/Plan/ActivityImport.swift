import Ledger
import Market
import Money

/// Plans the import of activities, whatever source they come from.
struct ActivityImport {
  private let context: ImportContext
  private let mapper: ActivityEvents
  private var namer: EventNames
  private var proposals: InstrumentProposals
  private(set) var plan: ImportPlan
  private var first: Activity?
  private var last: Activity?
  private var accounts: [String] = []

  init(profile: String, mapper: ActivityEvents, context: ImportContext) {
    self.context = context
    self.mapper = mapper
    namer = EventNames(profile: profile, hash: context.hash)
    proposals = InstrumentProposals(context)
    plan = ImportPlan(profile: profile)
  }

  /// Takes the next row; `read` throws what is wrong with it.
  mutating func take(line: Int, action: String, _ read: () throws(IntakeError) -> Activity) {
    let outcome: ImportRow.Outcome
    if context.leftOut.contains(line) {
      outcome = .skipped("left out on request")
    } else {
      do throws(IntakeError) {
        outcome = try self.outcome(of: try read())
      } catch {
        outcome = .refused(error.at(line: line))
      }
    }
    plan.rows.append(ImportRow(line: line, action: action, outcome: outcome))
  }

  private mutating func outcome(of activity: Activity) throws(IntakeError) -> ImportRow.Outcome {
    if let number = activity.account {
      if let wanted = context.number, number != wanted { return .skipped("of another account") }
      if !accounts.contains(number) { accounts.append(number) }
      guard accounts.count == 1 else {
        throw IntakeError(
          .severalAccounts, column: mapper.names[.account],
          "the file holds several accounts; say with --number which is meant")
      }
    }
    if first == nil { first = activity }
    last = activity
    // The name is taken for refused rows too, so that it does not hang on what else is right in the file.
    let name = namer.name(of: activity)
    switch try mapper.events(activity, name: name) {
    case .skipped(let reason): return .skipped(reason)
    case .events(let events):
      if events.contains(where: \.payload.namesInstrument) { try proposals.propose(for: activity) }
      for event in events where event.payload.delivers {
        guard let symbol = activity.symbol, let underlying = mapper.contract(symbol)?.underlying else { continue }
        try proposals.propose(underlying, kind: nil, currency: activity.currency, name: nil, line: activity.line)
      }
      return .events(events)
    }
  }

  /// Takes a row that is planned already, with the instruments that it names.
  mutating func add(
    _ row: ImportRow,
    proposing instruments: [(symbol: String, kind: InstrumentKind?, currency: Currency, name: String, line: Int)] = []
  ) {
    plan.rows.append(row)
    for item in instruments {
      try? proposals.propose(item.symbol, kind: item.kind, currency: item.currency, name: item.name, line: item.line)
    }
  }

  /// The finished plan.
  consuming func finished(_ order: ImportProfile.Order) -> ImportPlan {
    var plan = plan
    plan.instruments = proposals.events
    Deliveries(mapper).join(&plan.rows)
    SwapNotices(mapper.context).note(&plan.rows)
    switch order {
    case .newestFirst: plan.isNewestFirst = true
    case .oldestFirst: plan.isNewestFirst = false
    case .auto:
      if let first, let last { plan.isNewestFirst = last.at < first.at }
    }
    return plan
  }
}

extension Event.Payload {
  /// The event is about an instrument, which the book must know.
  var namesInstrument: Bool {
    switch self {
    case .trade, .dividend, .adjustment, .tax, .split, .reinvestment, .returnOfCapital, .stockDividend: true
    case .transferIn, .transferOut, .optionExercised, .optionAssigned, .optionExpired: true
    default: false
    }
  }

  /// The event may bring or take units of the underlying.
  var delivers: Bool {
    switch self {
    case .optionExercised, .optionAssigned: true
    default: false
    }
  }
}
