import CivilTime
import Ledger
import Market
import Money

/// Collects one account's events and keeps count of its units, for dividends.
struct AccountScript {
  let account: String
  private(set) var events: [Event] = []
  /// Ids of the orders that stay, by their places.
  private var working: [Int: String] = [:]
  private var held: [(symbol: String, quantity: ExactDecimal)] = []

  init(_ account: String) { self.account = account }

  /// Adds an event; its id is the word with the date, unique in the account.
  mutating func tell(_ word: String, at: Instant, _ payload: Event.Payload) {
    let date = MarketZone.newYork.date(of: at)
    events.append(Event(account: account, at: at, identifier: "\(word)-\(date)", payload: payload))
  }

  /// Adds an event of the world that only this account needs.
  mutating func tell(_ event: Event) { events.append(event) }

  /// Half an hour before the first session.
  mutating func open(_ profile: AccountProfile, _ session: TradingSession) {
    tell("opened", at: session.open.advanced(bySeconds: -1_800), .accountOpened(profile))
  }

  mutating func deposit(
    _ amount: ExactDecimal, _ currency: Currency = .usd, at: Instant, clears: CivilDate? = nil, note: String? = nil
  ) {
    tell(
      "deposit-\(currency)", at: at,
      .deposit(Deposit(amount: amount, currency: currency, clears: clears, note: note)))
  }

  /// Adds a trade and counts its units.
  /// - Parameter word: tells it from another trade of that side and symbol on the same day.
  mutating func trade(_ trade: Trade, _ word: String = "", at: Instant) throws {
    let change = trade.side.isBuy ? trade.quantity : -trade.quantity
    if let index = held.firstIndex(where: { $0.symbol == trade.symbol }) {
      held[index].quantity = try held[index].quantity + change
    } else {
      held.append((trade.symbol, change))
    }
    tell("\(word)\(trade.side.rawValue)-\(trade.symbol)", at: at, .trade(trade))
  }

  /// Places an order a quarter of an hour before its session ends, under an id that its place among the day's orders
  /// makes; the order's own id is not looked at.
  mutating func place(_ place: Int, _ session: TradingSession, _ placement: OrderPlacement) {
    var placement = placement
    placement.order = DemoOrders.identifier(place, session)
    working[place] = placement.order
    tell("place-\(place)-\(placement.symbol)", at: session.beforeEnd(900), .orderPlaced(placement))
  }

  /// Takes back the order that was placed last at that place.
  mutating func cancel(_ place: Int, _ session: TradingSession) {
    guard let order = working.removeValue(forKey: place) else { return }
    tell("cancel-\(place)", at: session.after(1_800), .orderCancelled(OrderCancellation(order: order)))
  }

  /// A trade that fills a market order, half a minute after it was placed.
  mutating func fillAtMarket(_ place: Int, _ trade: Trade, _ session: TradingSession) throws {
    let side: Order.Side =
      switch trade.side {
      case .buy: .buy
      case .sell: .sell
      case .sellShort: .sellShort
      case .buyToCover: .buyToCover
      }
    var filled = trade
    filled.order = DemoOrders.identifier(place, session) + trade.symbol
    let placement = OrderPlacement(
      order: filled.order ?? "", symbol: trade.symbol, side: side, kind: .market, quantity: trade.quantity)
    tell("place-\(place)-\(trade.symbol)", at: session.beforeEnd(60), .orderPlaced(placement))
    try self.trade(filled, "order-", at: session.beforeEnd(30))
  }

  /// Units held now, negative when short.
  func quantity(_ symbol: String) -> ExactDecimal {
    held.first { $0.symbol == symbol }?.quantity ?? .zero
  }

  /// Doubles (or more) the units of a symbol, as the split in the world does.
  mutating func split(_ symbol: String, _ ratio: Int) throws {
    guard let index = held.firstIndex(where: { $0.symbol == symbol }) else { return }
    held[index].quantity = try held[index].quantity * ExactDecimal(ratio)
  }

  /// A dividend on what is held, to the cent; nothing when that is nothing.
  mutating func dividend(
    _ symbol: String, perUnit: ExactDecimal, _ currency: Currency = .usd, at: Instant
  ) throws -> ExactDecimal {
    let amount = try (perUnit * quantity(symbol)).rounded(toScale: 2, .halfAwayFromZero)
    guard !amount.isZero else { return .zero }
    tell("dividend-\(symbol)", at: at, .dividend(Dividend(symbol: symbol, amount: amount, currency: currency)))
    return amount
  }

  mutating func interest(_ amount: ExactDecimal, _ currency: Currency = .usd, at: Instant) {
    tell("interest", at: at, .interest(CashAmount(amount: amount, currency: currency)))
  }

  mutating func fee(_ amount: ExactDecimal, note: String, at: Instant) {
    tell("fee", at: at, .fee(CashAmount(amount: amount, currency: .usd, note: note)))
  }
}

extension TradingSession {
  /// Seconds after the opening.
  func after(_ seconds: Int) -> Instant { open.advanced(bySeconds: seconds) }
  /// Seconds before the close, which may be an early one.
  func beforeEnd(_ seconds: Int) -> Instant { close.advanced(bySeconds: -seconds) }
}

extension ExactDecimal {
  /// An amount in hundredths, such as cents; the scale is 2.
  static func cents(_ hundredths: Int) throws(MoneyError) -> ExactDecimal {
    try ExactDecimal(coefficient: Int128(hundredths), scale: 2)
  }

  /// A whole amount with four decimals, as broker statements write money.
  func money() -> ExactDecimal { rounded(toScale: 4).padded(toScale: 4) }
}

extension AccountProfile {
  /// A profile of the demo owner, with everything that an interface can show of it.
  static func demo(
    _ kind: Kind, number: String, institution: String, name: String, registration: String, rawType: String,
    currency: Currency = .usd, session: TradingSession
  ) -> AccountProfile {
    var profile = AccountProfile(kind: kind, currency: currency, owner: DemoWorld.owner)
    profile.number = number
    profile.institutionAccountID = institution
    profile.institutionName = "Bursar"
    profile.name = name
    profile.registration = registration
    profile.rawType = rawType
    profile.openedOn = session.open.advanced(bySeconds: -3 * 86_400)
    profile.fundedAt = session.open
    return profile
  }
}
