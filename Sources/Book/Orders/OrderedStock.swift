import CivilTime
import Ledger
import Margin
import Market
import Money

/// Units of the underlying that an order trades beside its options, at the price of the moment.
struct OrderedStock {
  let instrument: InstrumentID
  /// Signed.
  let units: ExactDecimal
  /// They open or enlarge a position.
  let opens: Bool
  let price: PricePoint
  /// Of all units, signed; in the account's currency.
  let value: ExactDecimal
  /// What they ask for by themselves where they open; in the account's currency.
  let asked: Requirement

  /// Nil when nobody has told a price.
  init?(
    _ addition: OptionGroup.Addition, opens: Bool, by claims: OrderClaims, _ house: HouseTerms, _ rate: ExactDecimal
  ) throws(MoneyError) {
    let (state, market) = (claims.state, claims.market)
    let id = addition.instrument
    let own = state.pointee.position(of: id)?.mark
    guard let price = market.price(of: id, at: claims.at, own: own) else { return nil }
    let traits = market.world.instruments.traits(id)
    let worth = try addition.contracts * price.price * traits.multiplier
    instrument = id
    units = addition.contracts
    self.opens = opens
    self.price = price
    value = try worth * rate
    guard opens else {
      asked = Requirement(initial: .zero, maintenance: .zero, house: .zero, charged: .zero)
      return
    }
    let plain = try state.pointee.rules.requirement(
      of: traits, quantity: units, price: price.price, marketValue: worth.magnitude,
      terms: house.terms(of: id, traits, price: price.price, in: market))
    asked = Requirement(
      initial: try plain.initial * rate, maintenance: try plain.maintenance * rate, house: try plain.house * rate,
      charged: try plain.charged * rate)
  }
}
