import Book
import JSON
import Ledger

/// The objects of the OpenAPI document. Every object has the members listed here and no others.
enum OpenAPISchemas {
  static var all: JSONValue {
    .object(
      JSONObject(plain + OpenAPIEvents.all + program + account + holdings + courses + discipline + limits + figures))
  }

  private static let form = SchemaForm.self

  private static var plain: [OpenAPIEvents.Named] {
    [
      (
        "Decimal",
        [
          "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$",
          "description": "An exact decimal; its scale is kept.",
        ]
      ),
      ("MaybeDecimal", form.oneOf([form.decimal, ["type": "null"]])),
      ("Text", form.text),
      ("Document", form.map(of: [:])),
      ("Error", form.object([("error", form.reference("Fault"))])),
      (
        "Fault",
        form.object(
          [
            ("code", form.text), ("field", form.maybeText), ("index", form.number), ("line", form.number),
            ("message", form.text), ("lines", form.list(of: form.reference("Fault"))),
          ], optional: ["index", "line", "lines"])
      ),
    ]
  }

  /// What the program says of itself and of what it was told.
  private static var program: [OpenAPIEvents.Named] {
    let scopes = form.list(of: form.words(BookScope.allCases.map(\.rawValue)))
    return [
      ("Health", form.object([("status", form.text)])),
      ("Readiness", form.object([("ready", form.flag), ("parts", form.map(of: form.flag))])),
      ("Receipt", form.object([("position", form.number), ("recorded", form.time), ("repeat", form.flag)])),
      (
        "Imported",
        form.object([
          ("events", form.number), ("recorded", form.number), ("repeated", form.number), ("position", form.number),
        ])
      ),
      (
        "Taken",
        form.oneOf([
          form.reference("Receipt"), form.list(of: form.reference("Receipt")), form.reference("Imported"),
        ])
      ),
      ("Drilled", form.object([("connection", form.text), ("drill", form.text)])),
      ("Tokens", form.object([("tokens", form.list(of: form.reference("Token")))])),
      (
        "Token",
        form.object(
          [("id", form.text), ("name", form.text), ("scopes", scopes), ("token", form.text)], optional: ["token"])
      ),
      ("NewToken", form.object([("name", form.text), ("scopes", scopes)])),
    ]
  }

  private static var account: [OpenAPIEvents.Named] {
    [
      (
        "Accounts",
        form.object(
          [("accounts", form.list(of: form.reference("Account"))), ("next", form.number)], optional: ["next"])
      ),
      (
        "Account",
        form.object(
          [("account", form.text), ("key", form.number)] + OpenAPIEvents.members(ofKind: "account_opened")
            + [("opened_at", form.time), ("first_funded_at", form.time)],
          optional: OpenAPIEvents.omitted(ofKind: "account_opened") + ["first_funded_at"])
      ),
    ]
  }

  /// What an account holds.
  private static var holdings: [OpenAPIEvents.Named] {
    let position: [(String, JSONValue)] = [
      ("instrument", form.reference("Instrument")), ("symbol", form.text), ("quantity", form.decimal),
      ("average_price", form.maybe), ("price", form.maybe), ("priced_at", form.maybeTime),
      ("price_rule", form.oneOf([form.words(PriceRule.allCases.map(\.rawValue)), ["type": "null"]])),
      ("price_age", form.maybeNumber), ("price_stale", form.oneOf([form.flag, ["type": "null"]])),
      ("bid", form.maybe), ("ask", form.maybe), ("regulatory_value", form.maybe),
      ("market_value", form.maybe), ("open_pl", form.maybe), ("open_pl_today", form.maybe), ("cost", form.maybe),
      ("opened_at", form.maybeTime), ("cash_equivalent", form.flag), ("fractional_units", form.maybe),
      ("figures", form.map(of: form.maybe)), ("lots", form.list(of: form.reference("Lot"))),
    ]
    let cash: [(String, JSONValue)] = [
      ("currency", form.currency), ("amount", form.decimal), ("settled", form.maybe), ("buying_power", form.maybe),
      ("cash_equivalents", form.maybe), ("loan", form.maybe), ("fx_effect_today", form.maybe),
    ]
    return [
      (
        "Instrument",
        form.object(
          OpenAPIEvents.members(ofKind: "instrument", orNull: true),
          optional: OpenAPIEvents.omitted(ofKind: "instrument"))
      ),
      ("Order", OpenAPIEvents.element(of: "orders", ofKind: "statement")),
      (
        "Positions",
        form.object([("as_of", form.time), ("positions", form.list(of: form.reference("Position")))])
      ),
      ("Position", form.object(position)),
      (
        "Lot",
        form.object([
          ("id", form.text), ("opened_at", form.time), ("quantity", form.decimal), ("price", form.maybe),
          ("cost", form.maybe), ("current_value", form.maybe),
        ])
      ),
      (
        "DaySnapshot",
        form.object([
          ("account", form.text), ("date", form.day), ("edge", form.words(DaySnapshot.Edge.allCases.map(\.rawValue))),
          ("at", form.time), ("valued_at", form.time), ("currency", form.currency),
          ("cash", form.map(of: form.decimal)),
          ("positions", form.list(of: form.reference("Position"))), ("figures", form.reference("Figures")),
        ])
      ),
      (
        "Snapshot",
        form.object([
          ("account", form.reference("Account")), ("as_of", form.time), ("cash", form.list(of: form.object(cash))),
          ("positions", form.list(of: form.reference("Position"))),
          ("orders", form.list(of: form.reference("Order"))), ("figures", form.map(of: form.maybe)),
          ("flags", form.map(of: form.flag)),
        ])
      ),
    ]
  }

  /// What happened in an account, and what waits.
  private static var courses: [OpenAPIEvents.Named] {
    let deposit: [(String, JSONValue)] = [
      ("event", form.number), ("currency", form.currency), ("amount", form.decimal), ("released", form.decimal),
      ("clears", form.day), ("clears_withdrawal", form.day),
    ]
    let hold: [(String, JSONValue)] = [
      ("event", form.number), ("currency", form.currency), ("amount", form.decimal), ("withdrawal", form.flag),
      ("until", form.maybeDay),
    ]
    let rung: [(String, JSONValue)] = [
      ("date", form.day), ("currency", form.currency), ("credits", form.decimal), ("debits", form.decimal),
      ("settled", form.decimal),
    ]
    return [
      (
        "Activities",
        form.object([
          ("activities", form.list(of: form.reference("Activity"))), ("offset", form.number), ("limit", form.number),
          ("total", form.number),
        ])
      ),
      ("Activity", form.object(activity)),
      (
        "Settlement",
        form.object([
          ("as_of", form.time), ("settled", form.map(of: form.decimal)),
          ("ladder", form.list(of: form.object(rung))),
          ("deposits", form.list(of: form.object(deposit))), ("holds", form.list(of: form.object(hold))),
        ])
      ),
      (
        "History",
        form.object([("history", form.list(of: historyDay)), ("currency", form.currency)])
      ),
      (
        "Returns",
        form.object([("currency", form.currency), ("periods", form.list(of: form.reference("ReturnPeriod")))])
      ),
      ("ReturnPeriod", form.object(returnPeriod)),
      (
        "ReturnRate",
        form.object([("value", form.maybe), ("annual", form.maybe), ("reason", form.maybeText)])
      ),
    ]
  }

  /// What the rules ask of an account.
  private static var discipline: [OpenAPIEvents.Named] {
    let call: [(String, JSONValue)] = [
      ("kind", form.words(MarginCall.Kind.allCases.map(\.rawValue))),
      ("status", form.words(MarginCall.Status.allCases.map(\.rawValue))), ("amount", form.decimal),
      ("issued_amount", form.maybe), ("issued", form.day), ("due", form.day), ("remedies", form.map(of: form.maybe)),
    ]
    let past: [(String, JSONValue)] = [
      ("kind", form.words(MarginCall.Kind.allCases.map(\.rawValue))), ("issued", form.day), ("amount", form.decimal),
      ("due", form.day), ("ended", form.maybeDay),
    ]
    let kind = form.words(Violation.Kind.allCases.map(\.rawValue))
    let violation: [(String, JSONValue)] = [
      ("kind", kind), ("event", form.number), ("date", form.day), ("symbol", form.text), ("currency", form.currency),
      ("amount", form.decimal), ("purchases", form.list(of: form.number)), ("due", form.maybeDay),
      ("cured_on", form.maybeDay), ("de_minimis", form.flag), ("counts", form.flag),
    ]
    let restriction: [(String, JSONValue)] = [
      ("kind", kind), ("from", form.day), ("through", form.day), ("events", form.list(of: form.number)),
    ]
    return [
      (
        "Calls",
        form.object(
          [
            ("as_of", form.time), ("currency", form.currency), ("calls", form.list(of: form.object(call))),
            ("history", form.list(of: form.object(past))),
          ], optional: ["history"])
      ),
      (
        "Violations",
        form.object([
          ("as_of", form.time), ("violations", form.list(of: form.object(violation))),
          ("restriction", form.oneOf([form.object(restriction), ["type": "null"]])),
        ])
      ),
    ]
  }

  /// How far the account can go.
  private static var limits: [OpenAPIEvents.Named] {
    let price: [(String, JSONValue)] = [
      ("symbol", form.text), ("currency", form.currency), ("maintenance", form.maybe), ("house", form.maybe),
    ]
    let limit = form.oneOf([
      form.object([
        ("value", form.decimal), ("quantity", form.maybe), ("charged_rate", form.decimal),
        ("house_rate", form.decimal),
      ]),
      ["type": "null"],
    ])
    return [
      ("CallPrices", form.object([("as_of", form.time), ("positions", form.list(of: form.object(price)))])),
      (
        "PurchaseLimits",
        form.object([
          ("as_of", form.time), ("symbol", form.text), ("currency", form.currency), ("buy", limit),
          ("sell_short", limit),
        ])
      ),
    ]
  }

  private static var historyDay: JSONValue {
    form.object(
      [
        ("date", form.day), ("total_value", form.maybe),
        ("parts", form.object(DayPart.allCases.map { ($0.name, form.maybe) })),
        ("fx_effects", form.map(of: form.decimal)), ("reason", form.maybeText),
      ], optional: ["parts", "fx_effects", "reason"])
  }

  private static var returnPeriod: [(String, JSONValue)] {
    let rate = form.reference("ReturnRate")
    return [
      ("period", form.words(ReturnPeriod.standard.map(\.name) + ["days"])), ("first", form.day), ("last", form.day),
      ("from", form.time), ("to", form.time), ("amounts", form.map(of: form.maybe)), ("time_weighted", rate),
      ("time_weighted_daily", rate), ("modified_dietz", rate), ("money_weighted", rate),
    ]
  }

  private static var activity: [(String, JSONValue)] {
    [
      ("id", ["type": "string", "format": "uuid"]), ("event", form.maybeNumber),
      ("type", form.words(ActivityType.allCases.map(\.rawValue))), ("option_type", form.maybeText),
      ("symbol", form.maybeText), ("quantity", form.decimal), ("price", form.maybe), ("amount", form.decimal),
      ("currency", form.currency), ("fee", form.decimal), ("fx_rate", form.maybe), ("at", form.time),
      ("trade_date", form.day), ("settlement_date", form.day), ("description", form.text),
      ("reference", form.maybeText),
    ]
  }

  private static var figures: [OpenAPIEvents.Named] {
    let names = FigureRule.all.map { ($0.name, form.maybe) }
    let rule: [(String, JSONValue)] = [
      ("name", form.text), ("sentence", form.text), ("unit", form.text), ("formula", form.maybeText),
      ("formula_by_excess", form.maybeText), ("formula_in_real_time", form.maybeText),
      ("formula_without_credit", form.maybeText),
    ]
    let order: [(String, JSONValue)] = [
      ("id", form.text), ("symbol", form.text), ("price", form.maybe), ("refused", form.maybeText),
    ]
    return [
      ("Figures", form.object(names)),
      ("SomeFigures", form.object(names, optional: names.map(\.0))),
      (
        "ReasonedFigures",
        form.object(
          [
            ("account", form.text), ("as_of", form.time), ("currency", form.currency),
            ("figures", form.reference("Figures")), ("reasons", form.map(of: form.text)),
            ("orders", form.list(of: form.object(order))),
          ], optional: ["orders"])
      ),
      ("FigureAnswer", form.oneOf([form.reference("Figures"), form.reference("ReasonedFigures")])),
      ("FigureTable", form.object([("figures", form.list(of: form.object(rule)))])),
      ("Explanation", explanation),
      (
        "DryRun",
        form.object([
          ("as_of", form.time), ("accepted", form.number), ("repeated", form.number),
          ("refusals", form.list(of: form.reference("Fault"))), ("before", form.map(of: form.maybe)),
          ("after", form.map(of: form.maybe)), ("differences", form.reference("SomeFigures")),
        ])
      ),
    ]
  }

  private static var explanation: JSONValue {
    let members: [(String, JSONValue)] = [
      ("operation", form.words(Explanation.Operation.allCases.map(\.rawValue))), ("label", form.text),
      ("sentence", form.text), ("value", form.maybe), ("event", form.number), ("field", form.text), ("date", form.day),
      ("scale", form.number), ("rounding", form.text), ("hidden", form.number),
      ("operands", form.list(of: form.reference("Explanation"))),
    ]
    return form.object(members, optional: members.map(\.0).filter { $0 != "operation" && $0 != "value" })
  }
}
