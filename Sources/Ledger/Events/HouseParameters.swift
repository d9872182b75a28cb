public import Money

/// What a broker asks of one account beyond the regulators. Rates are fractions of market value; a requirement is the
/// largest of all that apply.
public struct HouseParameters: Sendable, Equatable {
  /// The broker's own rates of one security.
  public struct Security: Sendable, Equatable {
    public var symbol: String
    /// Charged when it is bought or sold short; nil: as the house rate and Regulation T say.
    public var initial: ExactDecimal?
    /// Maintenance of a long position.
    public var long: ExactDecimal?
    /// Maintenance of a short position, net of its proceeds.
    public var short: ExactDecimal?

    public init(
      symbol: String, initial: ExactDecimal? = nil, long: ExactDecimal? = nil, short: ExactDecimal? = nil
    ) {
      self.symbol = symbol
      self.initial = initial
      self.long = long
      self.short = short
    }
  }

  /// The rate of a long position that is at least this share of the account's long value.
  public struct ConcentrationTier: Sendable, Equatable {
    public var share: ExactDecimal
    public var rate: ExactDecimal

    public init(share: ExactDecimal, rate: ExactDecimal) {
      self.share = share
      self.rate = rate
    }
  }

  /// The rate of a long position at or below a price.
  public struct PriceTier: Sendable, Equatable {
    /// Per unit, in the instrument's currency.
    public var price: ExactDecimal
    public var rate: ExactDecimal

    public init(price: ExactDecimal, rate: ExactDecimal) {
      self.price = price
      self.rate = rate
    }
  }

  /// Maintenance of long marginable stock; nil: the account's `house_maintenance`, else the rule set's.
  public var long: ExactDecimal?
  /// Maintenance of shorts; nil: the rule set's.
  public var short: ExactDecimal?
  /// Below this equity no new credit is given, where it is more than the rules ask.
  public var minimumEquity: ExactDecimal?
  /// Business days to meet a maintenance or house call, where they are fewer than the rules give.
  public var callDays: Int?
  /// How day trades are counted; nil: by changes of direction.
  public var dayTradeCount: DayTradeCount?
  /// From when the deposits of a day count against its intraday margin deficit; nil: from its start.
  public var sameDayDeposits: SameDayDeposits?
  /// Concentration counts where the debit is above this; nil: always.
  public var concentrationDebit: ExactDecimal?
  /// What working orders reserve above their price, as fractions: market orders to buy above the reference, stop orders
  /// to buy above the stop, short sales above the ask. Nil: 0.05, 0.05, 0.03.
  public var marketCollar: ExactDecimal?
  public var stopCollar: ExactDecimal?
  public var shortCollar: ExactDecimal?
  /// Orders that wait for their stop reserve; nil: they do.
  public var reservesStops: Bool?
  /// Orders to write options reserve without taking off what they would bring; nil: it is taken off.
  public var reservesGross: Bool?
  public var concentration: [ConcentrationTier]
  public var priceTiers: [PriceTier]
  public var securities: [Security]
  /// Of futures and currency pairs; nil: what is usual.
  public var contracts: ContractParameters?
  /// What it asks of options; nil: what the rules do.
  public var options: OptionHouse?

  public init() {
    concentration = []
    priceTiers = []
    securities = []
  }
}

/// How many day trades several openings of a security make that are closed on the same day.
public enum DayTradeCount: String, Sendable, CaseIterable {
  /// One for each change from opening to closing: two purchases and one sale are one.
  case turns
  /// One for each opening trade that is closed: two purchases and one sale are two.
  case openings
}

/// What the intraday margin rule lets a broker take for simultaneous (FINRA 4210(d)(2)).
public enum SameDayDeposits: String, Sendable, CaseIterable {
  /// Deposits of a day count as made at its start.
  case startOfDay = "start_of_day"
  /// They count from when they were made.
  case asMade = "as_made"
}

/// How an account's buying power is worked out (balances.md §2.3).
public enum BuyingPowerConvention: String, Sendable, CaseIterable {
  /// A: the Reg T excess of the moment, as TradeStation does.
  case excess
  /// B: the smaller of what SMA and house excess allow, as most clearing firms do.
  case sma
  /// C: the excess over the charged initial requirement in real time, and the SMA for what is kept over the close, as
  /// Interactive Brokers does.
  case realTime = "real_time"
}

/// Requirements of one instrument, for every account, from `at` until the next of the same instrument; what one does
/// not name falls back to the general rules. Rates are fractions of market value and never lower a rule's minimum.
///
/// Of futures they are amounts per contract in its currency; of currency pairs, or of all pairs of one currency,
/// fractions of the notional. There a member holds until the next event that names it.
public struct MarginRate: Sendable, Equatable {
  /// Empty where `currency` is told.
  public var symbol: String
  /// Charged when it is bought or sold short.
  public var initial: ExactDecimal?
  /// Of the regulator or the exchange, long and short.
  public var maintenance: ExactDecimal?
  /// The broker's own, long.
  public var house: ExactDecimal?
  /// The broker's own, short; nil: `house`.
  public var shortHouse: ExactDecimal?
  /// Of a contract within the day's hours.
  public var day: ExactDecimal?
  /// Every currency pair with this currency.
  public var currency: Currency?
  /// What a unit of a long pair earns (negative: costs) a day, in the quote currency.
  public var longFinancing: ExactDecimal?
  /// The same of a short pair.
  public var shortFinancing: ExactDecimal?

  public init(
    symbol: String, initial: ExactDecimal? = nil, maintenance: ExactDecimal? = nil, house: ExactDecimal? = nil,
    shortHouse: ExactDecimal? = nil, day: ExactDecimal? = nil, currency: Currency? = nil,
    longFinancing: ExactDecimal? = nil, shortFinancing: ExactDecimal? = nil
  ) {
    self.symbol = symbol
    self.initial = initial
    self.maintenance = maintenance
    self.house = house
    self.shortHouse = shortHouse
    self.day = day
    self.currency = currency
    self.longFinancing = longFinancing
    self.shortFinancing = shortFinancing
  }
}
