import CivilTime
import JSON
import Journal
import Ledger
import Market
import Money

/// An instrument with every member of the event `instrument`, null where nothing is known, so that the object can be
/// put into an event as it stands.
enum InstrumentMembers {
  static func object(_ instrument: Instrument) -> JSONObject {
    var object = JSONObject([
      ("symbol", .string(instrument.symbol)), ("kind", .string(instrument.kind.rawValue)),
      ("currency", .string(instrument.currency.code)),
    ])
    object.add("exchange", orNull: instrument.exchange)
    object.add("name", orNull: instrument.name)
    object.add("description", orNull: instrument.description)
    object.add("raw_symbol", orNull: instrument.rawSymbol)
    object.add("suffix", orNull: instrument.suffix)
    object.add("figi", orNull: instrument.figi)
    object.add("figi_share_class", orNull: instrument.figiShareClass)
    object.add("security_type", orNull: instrument.securityType?.rawValue)
    object.add("multiplier", orNull: instrument.multiplier)
    object.members.append(("marginable", .bool(instrument.isMarginable)))
    object.members.append(("cash_equivalent", .bool(instrument.isCashEquivalent)))
    object.members.append(("treasury", .bool(instrument.isTreasury)))
    object.add("tick", orNull: instrument.tick)
    object.add("leverage_factor", orNull: instrument.leverageFactor)
    object.add("initial_margin", orNull: instrument.initialMargin)
    object.add("maintenance_margin", orNull: instrument.maintenanceMargin)
    object.add("day_margin", orNull: instrument.dayMargin)
    object.add("house_margin", orNull: instrument.houseMargin)
    object.add("local_id", orNull: instrument.localID)
    object.members.append(("quotable", .bool(instrument.isQuotable)))
    object.members.append(("tradable", .bool(instrument.isTradable)))
    object.add("currencies", words: instrument.currencies.map(\.code))
    addTerms(of: instrument, to: &object)
    return object
  }

  private static func addTerms(of instrument: Instrument, to object: inout JSONObject) {
    if let option = instrument.option { object.members.append(("option", terms(of: option))) }
    if let future = instrument.future {
      var terms = JSONObject([
        ("root", .string(future.root)), ("expiration_code", .string(future.expirationCode)),
      ])
      terms.add("expiration", text: future.expiration?.description)
      object.members.append(("future", .object(terms)))
    }
    if let pair = instrument.pair { object.members.append(("pair", .string(pair.description))) }
  }

  private static func terms(of option: OptionContract) -> JSONValue {
    [
      "underlying": .string(option.underlying), "root": .string(option.root), "type": .string(option.type.rawValue),
      "strike": .decimalString(option.strike), "expiration": .string(option.expiration.description),
      "style": .string(option.style.rawValue), "settlement": .string(option.isCashSettled ? "cash" : "physical"),
      "am_settlement": option.morningSettlement.map(JSONValue.string) ?? .null, "mini": .bool(option.isMini),
    ]
  }
}
