import CivilTime
import Ledger
import Margin
import Market
import Money

/// What is asked of the positions of one account at one moment beyond the rule set.
struct HouseTerms {
  private let settings: AccountSettings
  let at: Instant
  /// Of securities that the account's broker names; looked up, never walked.
  private let securities: [InstrumentID: HouseParameters.Security]

  init(of state: AccountState, at: Instant, in market: MarketView) {
    self.init(by: state.settings, at: at, in: market)
  }

  init(by settings: AccountSettings, at: Instant, in market: MarketView) {
    self.settings = settings
    self.at = at
    var securities: [InstrumentID: HouseParameters.Security] = [:]
    for security in settings.profile.house?.securities ?? [] {
      if let id = market.world.instruments.id(security.symbol) { securities[id] = security }
    }
    self.securities = securities
  }

  /// Nothing is asked of the instrument but what is asked of any; of ordinary ones, that is.
  static func areGeneral(for id: InstrumentID, _ settings: AccountSettings, in market: MarketView) -> Bool {
    settings.hasGeneralTermsOnly && (market.world.marginRates.isEmpty || !market.world.marginRates.names(id))
  }

  /// The terms of one position.
  ///
  /// - Parameters:
  ///   - price: per unit.
  ///   - share: of the account's long value, where concentration counts.
  func terms(
    of id: InstrumentID, _ instrument: InstrumentTraits, price: ExactDecimal, share: ExactDecimal? = nil,
    in market: MarketView
  ) -> SecurityTerms {
    var terms = settings.general
    if !instrument.isOrdinary {
      let date = MarketZone.newYork.date(of: at)
      if let first = instrument.marginableFrom, date < first { terms.hasLoanValue = false }
      if instrument.isTreasury { terms.exempt = MarginRules.treasuryRate(maturing: instrument.matures, on: date) }
    }
    if !market.world.marginRates.isEmpty,
      let dated = market.world.marginRates.rate(of: id, at: at, knownThrough: market.knownThrough)
    {
      terms.datedInitial = dated.initial
      terms.datedMaintenance = dated.maintenance
      terms.datedLong = dated.house
      terms.datedShort = dated.shortHouse ?? dated.house
    }
    if !securities.isEmpty, let own = securities[id] {
      terms.initial = own.initial
      terms.long = own.long
      terms.short = own.short
    }
    guard let house = settings.profile.house else { return terms }
    terms.priceTier = house.priceTiers.filter { price <= $0.price }.map(\.rate).max()
    if let share { terms.concentration = house.concentration.filter { $0.share <= share }.map(\.rate).max() }
    return terms
  }

  /// Concentration counts: there are tiers, and the debit is above the least. An unknown debit counts as above.
  func countsConcentration(debit: ExactDecimal?) -> Bool {
    guard let house = settings.profile.house, !house.concentration.isEmpty else { return false }
    guard let least = house.concentrationDebit, let debit else { return true }
    return debit > least
  }
}
