import CivilTime
import JSON
import Ledger
import Market
import Money

/// An instrument beside what its symbol, kind and currency alone would say: only the difference is written.
struct InstrumentDraft: Sendable {
  var instrument: Instrument
  let usual: Instrument

  /// A draft to be written.
  init(_ instrument: Instrument) {
    self.instrument = instrument
    let usual = try? Instrument.defaults(
      symbol: instrument.symbol, kind: instrument.kind, currency: instrument.currency)
    self.usual = usual ?? Instrument(symbol: instrument.symbol, kind: instrument.kind, currency: instrument.currency)
  }

  /// A draft to be read over.
  init(usual: Instrument) {
    instrument = usual
    self.usual = usual
  }
}

extension Schemas {
  static let instrument = Schema<InstrumentDraft>(
    "An instrument", blank: InstrumentDraft(usual: Instrument(symbol: "", kind: .equity, currency: .usd)),
    [
      .required("symbol", \.instrument.symbol, .symbol),
      .given("kind", \.kind, .word),
      .given("currency", \.currency, .currency),
      .told("exchange", \.exchange, .text),
      .told("name", \.name, .text),
      .told("description", \.description, .text),
      .told("raw_symbol", \.rawSymbol, .symbol),
      .told("suffix", \.suffix, .text),
      .told("figi", \.figi, .text),
      .told("figi_share_class", \.figiShareClass, .text),
      .told("security_type", \.securityType, .word),
      .toldDecimal("multiplier", \.multiplier),
      .told("marginable", \.isMarginable, .bool),
      .told("marginable_from", \.marginableFrom, .date),
      .told("cash_equivalent", \.isCashEquivalent, .bool),
      .told("treasury", \.isTreasury, .bool),
      .told("matures", \.matures, .date),
      .told("tick", \.tick, .decimal),
      .toldDecimal("leverage_factor", \.leverageFactor),
      .told("initial_margin", \.initialMargin, .decimal),
      .told("maintenance_margin", \.maintenanceMargin, .decimal),
      .told("day_margin", \.dayMargin, .decimal),
      .told("house_margin", \.houseMargin, .decimal),
      .told("local_id", \.localID, .text),
      .told("quotable", \.isQuotable, .bool),
      .told("tradable", \.isTradable, .bool),
      .told("currencies", \.currencies, .currencies),
      terms,
      .told("future", \.future, .object(future)),
      .told("pair", \.pair, .pair),
    ])

  /// Where the symbol tells an option, its terms are read over what that says; else all of them must be there.
  private static let terms: Member<InstrumentDraft> = {
    let part = option.over
    return Member(
      "option", .orNull(.object(part.described)), omitted: { $0.instrument.option == $0.usual.option },
      read: { (draft, reader) throws(EventError) in
        let usual = draft.usual.option
        draft.instrument.option =
          try reader.skipNull()
          ? nil
          : try reader.nested { (reader) throws(EventError) in
            try (usual == nil ? option : part).readObject(&reader, over: usual)
          }
      },
      write: { Form.orNull(.object(option)).write($0.instrument.option, &$1) })
  }()

  private static let option = Schema<OptionContract>(
    "An option's terms",
    blank: OptionContract(
      underlying: "", root: "", type: .call, strike: .zero, expiration: CivilDate(dayNumber: 0)),
    [
      .required("underlying", \.underlying, .symbol),
      .required("root", \.root, .symbol),
      .required("type", \.type, .word),
      .required("strike", \.strike, .decimal),
      .required("expiration", \.expiration, .date),
      .usual("style", \.style, .word, \.usualStyle),
      .usual("settlement", \.settlement, .orNull(.word), \.usualSettlement),
      .usual("am_settlement", \.morningSettlement, .orNull(.symbol), \.usualMorningSettlement),
      .optional("deliverable", \.deliverable, .object(deliverable)),
      .defaulted("mini", \.isMini, false, .bool),
    ],
    finish: { (contract, seen, _) throws(EventError) in
      // Of a root that is told, only the word itself says mini: it is left out where the contract is none.
      if seen.has("root"), !seen.has("mini") { contract.isMini = false }
      // In this order: what a morning settles settles in cash, and that is a matter of style.
      if !seen.has("style") { contract.style = contract.usualStyle }
      if !seen.has("settlement") { contract.settlement = contract.usualSettlement }
      if !seen.has("am_settlement") { contract.morningSettlement = contract.usualMorningSettlement }
    })

  private static let deliverable = Schema<OptionDeliverable>(
    "A deliverable", blank: OptionDeliverable(parts: []),
    [
      .list("units", .objects(deliverablePart), { $0.parts }, { $0.parts = $1 }),
      .zeroIfAbsent("cash", \.cash),
    ])

  private static let deliverablePart = Schema<OptionDeliverable.Part>(
    "Units of a deliverable", blank: OptionDeliverable.Part(symbol: "", units: .zero),
    [.required("symbol", \.symbol, .symbol), .required("units", \.units, .decimal)])

  private static let future = Schema<FutureContract>(
    "A future's terms", blank: FutureContract(root: "", expirationCode: ""),
    [
      .required("root", \.root, .symbol),
      .required("expiration_code", \.expirationCode, .text),
      .optional("expiration", \.expiration, .date),
    ])
}

extension Member where Value == InstrumentDraft {
  /// A member that is always written but may be left out: the symbol then says it.
  fileprivate static func given<Part>(
    _ name: StaticString, _ path: any WritableKeyPath<Instrument, Part> & Sendable, _ form: Form<Part>
  ) -> Member {
    Member(
      name, form.shape, omitted: { _ in false },
      read: { (draft, reader) throws(EventError) in draft.instrument[keyPath: path] = try form.read(&reader) },
      write: { form.write($0.instrument[keyPath: path], &$1) })
  }

  /// A member that is left out when it says what the symbol says.
  fileprivate static func told<Part: Equatable>(
    _ name: StaticString, _ path: any WritableKeyPath<Instrument, Part> & Sendable, _ form: Form<Part>
  ) -> Member {
    Member(
      name, form.shape, omitted: { $0.instrument[keyPath: path] == $0.usual[keyPath: path] },
      read: { (draft, reader) throws(EventError) in draft.instrument[keyPath: path] = try form.read(&reader) },
      write: { form.write($0.instrument[keyPath: path], &$1) })
  }

  /// A member that may be absent in fact: `null` says so where the symbol alone would say something.
  fileprivate static func told<Part: Equatable & Sendable>(
    _ name: StaticString, _ path: any WritableKeyPath<Instrument, Part?> & Sendable, _ form: Form<Part>
  ) -> Member {
    .told(name, path, .orNull(form))
  }

  /// A decimal whose scale counts too.
  fileprivate static func toldDecimal(
    _ name: StaticString, _ path: any WritableKeyPath<Instrument, ExactDecimal> & Sendable
  ) -> Member {
    Member(
      name, .decimal, omitted: { $0.instrument[keyPath: path].isIdentical(to: $0.usual[keyPath: path]) },
      read: { (draft, reader) throws(EventError) in draft.instrument[keyPath: path] = try reader.decimal() },
      write: { $1.decimalString($0.instrument[keyPath: path]) })
  }
}

extension Member where Value == OptionContract {
  /// A member that is left out when it says what the root says.
  fileprivate static func usual<Part: Equatable & Sendable>(
    _ name: StaticString, _ path: any WritableKeyPath<OptionContract, Part> & Sendable, _ form: Form<Part>,
    _ usual: any KeyPath<OptionContract, Part> & Sendable
  ) -> Member {
    Member(
      name, form.shape, omitted: { $0[keyPath: path] == $0[keyPath: usual] },
      read: { (contract, reader) throws(EventError) in contract[keyPath: path] = try form.read(&reader) },
      write: { form.write($0[keyPath: path], &$1) })
  }
}

extension EventReader {
  /// Reads the rest of an `instrument`: what its symbol, kind and currency say, then the members over it.
  mutating func instrument(hasEnvelope: Bool) throws(EventError) -> Instrument {
    var draft = InstrumentDraft(usual: try usualInstrument())
    try Schemas.instrument.readMembers(into: &draft, from: &self, hasEnvelope: hasEnvelope)
    return draft.instrument
  }

  /// The members that the others depend on may stand anywhere, so they are sought beforehand.
  private func usualInstrument() throws(EventError) -> Instrument {
    var symbol: String?
    var kind: InstrumentKind?
    var currency: Currency?
    var hasTerms = false
    var scout = try EventReader(text, limits: limits)
    try scout.beginObject()
    while try scout.nextMember() {
      if scout.nameIs("symbol") {
        symbol = try scout.symbol()
      } else if scout.nameIs("kind") {
        kind = try scout.word(InstrumentKind.self)
      } else if scout.nameIs("currency") {
        currency = try scout.currency()
      } else {
        hasTerms = hasTerms || scout.nameIs("option") || scout.nameIs("future") || scout.nameIs("pair")
        _ = try scout.rawValue()
      }
    }
    guard let symbol else { throw missing("symbol") }
    do {
      return try Instrument.defaults(symbol: symbol, kind: kind, currency: currency)
    } catch {
      // Terms that are told need no symbol that tells them.
      guard hasTerms, let kind, let currency else { throw EventError(.badValue, field: "symbol", error.text) }
      return Instrument(symbol: symbol, kind: kind, currency: currency)
    }
  }
}
