import CivilTime
import Ledger
import Market
import Money

/// The rows that one event is listed as: a table from kinds of events to the words of brokers.
struct ActivityTable {
  private let recorded: RecordedEvent
  private let postings: [Posting]
  /// After the event.
  private let state: AccountState
  private let market: MarketView

  init(_ recorded: RecordedEvent, _ postings: [Posting], _ state: AccountState, _ market: MarketView) {
    self.recorded = recorded
    self.postings = postings
    self.state = state
    self.market = market
  }

  var rows: [Activity] {
    switch recorded.event.payload {
    case .trade(let trade): [row(of: trade)].compactMap(\.self)
    case .deposit(let deposit): [money(.contribution, deposit.amount, deposit.currency, deposit.note)]
    case .withdrawal(let money): [self.money(.withdrawal, -money.amount, money.currency, money.note)]
    case .dividend(let dividend): [row(of: dividend)]
    case .interest(let money): [self.money(.interest, money.amount, money.currency, money.note)]
    case .fee(let money): [self.money(.fee, -money.amount, money.currency, money.note)]
    case .tax(let tax): [money(.tax, -tax.amount, tax.currency, tax.note, symbol: tax.symbol)]
    case .depositReturned(let back): rows(of: back)
    case .currencyExchange(let exchange): rows(of: exchange)
    case .adjustment(let adjustment): rows(of: adjustment)
    case .reinvestment(let bought): [row(of: bought)]
    case .returnOfCapital(let paid):
      [money(.returnOfCapital, paid.amount, paid.currency, paid.note, symbol: paid.symbol)]
    case .stockDividend(let paid): [row(of: paid)]
    case .optionExercised(let exercise): rows(of: exercise.symbol, .exercised, exercise.note)
    case .optionAssigned(let exercise): rows(of: exercise.symbol, .assigned, exercise.note)
    case .optionExpired(let expiry): rows(of: expiry.symbol, .expired, expiry.note)
    case .dailySettlement(let told): [row(of: told)].compactMap(\.self)
    case .transferIn(let transfer): [row(of: transfer, isIn: true)]
    case .transferOut(let transfer): [row(of: transfer, isIn: false)]
    default: []
    }
  }

  /// One amount, as it was posted; `symbol` is what it was paid on.
  private func money(
    _ type: ActivityType, _ amount: ExactDecimal, _ currency: Currency, _ note: String?, symbol: String? = nil,
    part: Int = 0
  ) -> Activity {
    var row = Activity(type, recorded, part: part, in: currency)
    row.amount = amount.posted(in: currency)
    row.symbol = symbol
    row.note = note
    return row
  }

  /// What is owed on a short position is paid to its lender in place of the dividend.
  private func row(of dividend: Dividend) -> Activity {
    var row = money(
      dividend.amount.isNegative ? .substituteDividend : .dividend, dividend.amount, dividend.currency, dividend.note,
      symbol: dividend.symbol)
    if let pays = dividend.pays { row.settlementDate = pays }
    return row
  }

  private func row(of trade: Trade) -> Activity? {
    guard let (id, instrument) = try? market.world.instrument(trade.symbol) else { return nil }
    // Currency pairs pay in the account's currency.
    let paid = instrument.kind == .forex ? state.baseCurrency : instrument.currency
    var row = Activity(trade.side.isBuy ? .buy : .sell, recorded, in: paid)
    row.symbol = trade.symbol
    row.quantity = trade.side.isBuy ? trade.quantity : -trade.quantity
    row.price = trade.price
    row.amount = posted(paid)
    row.fee = (try? trade.commission + trade.fees) ?? .zero
    if !instrument.kind.isContract {
      row.settlementDate = trade.settles ?? instrument.settlementDate(tradeDate: row.tradeDate)
    }
    row.note = trade.note
    if instrument.kind == .option {
      // What was held before, by what is held now.
      let now = state.position(of: id)?.quantity ?? .zero
      let opens = (try? now - row.quantity).map { $0.isZero || $0.isNegative == row.quantity.isNegative } ?? true
      row.optionAction =
        trade.side.isBuy ? (opens ? .buyToOpen : .buyToClose) : (opens ? .sellToOpen : .sellToClose)
    }
    return row
  }

  /// A settlement closes a position where the contract has ended; else it moves nothing.
  private func row(of told: DailySettlement) -> Activity? {
    guard !postings.isEmpty, let symbol = told.symbol, let units = units(symbol), let price = told.price else {
      return nil
    }
    let currency = currency(of: symbol)
    var row = Activity(units.isNegative ? .sell : .buy, recorded, in: currency)
    row.close(symbol, units, at: price, for: posted(currency))
    row.note = told.note ?? row.note
    return row
  }

  private func row(of bought: Reinvestment) -> Activity {
    var row = Activity(.reinvestment, recorded, in: bought.currency)
    row.symbol = bought.symbol
    row.quantity = bought.quantity
    row.price = bought.quantity.isZero ? nil : try? Expression.divide(bought.amount, by: bought.quantity)
    row.amount = (-bought.amount).posted(in: bought.currency)
    row.note = bought.note
    return row
  }

  /// Units received, and what a fraction was paid with.
  private func row(of paid: StockDividend) -> Activity {
    let currency = currency(of: paid.symbol)
    var row = Activity(.stockDividend, recorded, in: currency)
    row.symbol = paid.symbol
    row.quantity = units(paid.symbol) ?? paid.quantity
    row.amount = posted(currency)
    row.note = paid.note
    return row
  }

  private func rows(of symbol: String, _ kind: OptionEnd.Kind, _ note: String?) -> [Activity] {
    guard let id = market.world.instruments.id(symbol), !postings.isEmpty else { return [] }
    return OptionRows(kind, id, recorded, postings, market).rows.map { row in
      var row = row
      row.note = note
      return row
    }
  }

  private func row(of transfer: Transfer, isIn: Bool) -> Activity {
    switch transfer.content {
    case .cash(let money):
      return self.money(.transfer, isIn ? money.amount : -money.amount, money.currency, transfer.note ?? money.note)
    case .units(let units):
      var row = Activity(
        isIn ? .externalAssetTransferIn : .externalAssetTransferOut, recorded, in: currency(of: units.symbol))
      row.symbol = units.symbol
      row.quantity = isIn ? units.quantity : -units.quantity
      row.price = units.price
      row.note = transfer.note
      return row
    }
  }

  private func currency(of symbol: String) -> Currency {
    (try? market.world.instrument(symbol))?.1.currency ?? state.baseCurrency
  }

  /// Units that the event put into the account, net; nil when the instrument is unknown.
  private func units(_ symbol: String) -> ExactDecimal? {
    guard let (id, _) = try? market.world.instrument(symbol) else { return nil }
    return postings.reduce(.zero) { sum, posting in
      guard posting.account == .securities, posting.commodity == .instrument(id) else { return sum }
      return (try? sum + posting.amount) ?? sum
    }
  }

  private func rows(of adjustment: Adjustment) -> [Activity] {
    var rows: [Activity] = []
    let note = adjustment.reason ?? adjustment.cash?.note
    if let symbol = adjustment.symbol, let quantity = adjustment.quantity,
      let (_, instrument) = try? market.world.instrument(symbol)
    {
      var row = Activity(.adjustment, recorded, in: adjustment.cash?.currency ?? instrument.currency)
      row.symbol = symbol
      row.quantity = quantity
      row.price = adjustment.price
      row.note = note
      rows.append(row)
    }
    if let cash = adjustment.cash {
      if rows.isEmpty { return [money(.adjustment, cash.amount, cash.currency, note)] }
      rows[0].amount = cash.amount.posted(in: cash.currency)
    }
    return rows
  }

  /// The money that went back out, and what the broker charged for it.
  private func rows(of back: DepositReturn) -> [Activity] {
    let fee = back.fee ?? .zero
    guard let currency = cashPostings.first?.currency, let taken = try? posted(currency) + fee.posted(in: currency)
    else { return [] }
    var rows = [money(.withdrawal, taken, currency, nil)]
    if !fee.isZero { rows.append(money(.fee, -fee, currency, nil, part: 1)) }
    return rows
  }

  /// What was sold and what was bought, each with its rate against the other.
  private func rows(of exchange: CurrencyExchange) -> [Activity] {
    var sold = money(.transfer, -exchange.soldAmount, exchange.soldCurrency, exchange.note)
    var bought = money(.transfer, exchange.boughtAmount, exchange.boughtCurrency, exchange.note, part: 1)
    sold.rate = try? Expression.divide(exchange.soldAmount, by: exchange.boughtAmount)
    bought.rate = try? Expression.divide(exchange.boughtAmount, by: exchange.soldAmount)
    sold.settlementDate = exchange.valueDate(traded: sold.tradeDate)
    bought.settlementDate = sold.settlementDate
    return [sold, bought]
  }

  private var cashPostings: [(currency: Currency, amount: ExactDecimal)] {
    postings.compactMap { posting in
      guard posting.account == .cash, case .currency(let currency) = posting.commodity else { return nil }
      return (currency, posting.amount)
    }
  }

  /// What the event did to the cash of a currency.
  private func posted(_ currency: Currency) -> ExactDecimal {
    cashPostings.reduce(.zero) { sum, posting in
      posting.currency == currency ? (try? sum + posting.amount) ?? sum : sum
    }
  }
}
