import Book
import BrokerDesk
import Keeper
import Ledger
import Money
import TradeStationWire
import WireMembers

extension BalanceSource {
  /// The amounts of an account by the rules of its kind.
  init(of view: AccountView) {
    let rules =
      switch view.profile.kind {
      case .cash, .margin, .dvp: FieldRule.equity
      case .futures: FieldRule.futures
      case .forex: FieldRule.forex
      }
    self.init(view, rules: rules)
  }

  /// Fills an object of the newer API.
  fileprivate func fill<Object: WireObject>(_ object: inout Object, _ names: FieldNames.Names) throws {
    try FigureFiller.fill(&object) { member in try names[member].flatMap { try amount($0) } }
  }
}

extension DetailSource {
  fileprivate func fill<Object: WireObject>(_ object: inout Object, _ names: FieldNames.Names) throws {
    try FigureFiller.fill(&object) { member in try names[member].flatMap { try amount($0) } }
  }
}

extension AccountProfile.Kind {
  /// The newer API tells currencies apart in these alone.
  fileprivate var hasCurrencyRows: Bool { self == .futures || self == .forex }
}

extension V3.Balance {
  init(_ view: AccountView) throws {
    self.init()
    let source = BalanceSource(of: view)
    let kind = view.profile.kind
    try source.fill(&self, FieldNames.balance)
    try source.fill(&detail, FieldNames.balanceDetail(kind))
    accountID = ShownAccount(book: view.book, key: view.key).number
    accountType = InFull(AccountType(kind))
    guard kind.hasCurrencyRows else { return }
    currencyDetails = try DetailSource.all(of: view).map { source in
      var row = V3.CurrencyRow()
      try source.fill(&row, FieldNames.currency)
      row.currency = source.currency.code
      return row
    }
  }
}

extension V3.BODBalance {
  init(_ view: AccountView) throws {
    self.init()
    let kind = view.profile.kind
    try BalanceSource(of: view).fill(&detail, FieldNames.bodBalanceDetail(kind))
    accountID = ShownAccount(book: view.book, key: view.key).number
    accountType = InFull(AccountType(kind))
    guard kind.hasCurrencyRows else { return }
    currencyDetails = try DetailSource.all(of: view).map { source in
      var row = V3.BODCurrencyRow()
      try source.fill(&row, FieldNames.bodCurrency(kind))
      row.currency = source.currency.code
      return row
    }
  }
}
