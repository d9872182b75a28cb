import Ambient
import Hub
import Market
import Money
import SnapTradeWire

/// The stable identifiers of what has no identifier of its own: version 5 of what it is.
enum Identifiers {
  private static let namespace = UUIDValue.named("snaptrade.bursar", namespace: .domainNames)

  static func named(_ kind: StaticString, _ name: String) -> String {
    UUIDValue.named("\(kind)/\(name)", namespace: namespace).description
  }

  static func symbol(_ symbol: String) -> String { named("symbol", symbol) }
  /// A broker's listing of a symbol.
  static func listing(_ broker: String, _ symbol: String) -> String { named("listing", "\(broker)/\(symbol)") }
  static func brokerage(_ slug: String) -> String { named("brokerage", slug) }
  static func portfolioGroup(_ account: UUIDValue) -> String { named("group", account.description) }

  static func exchange(_ exchange: Exchange) -> String { named("exchange", exchange.mic) }
  static func securityType(_ code: String) -> String { named("type", code) }

  /// The wire's object of a currency.
  static func currency(_ currency: Currency) -> SnapTradeCurrency { currencies[currency] ?? make(currency) }

  /// Every known currency, made once: each balance shows one.
  static let allCurrencies = Currency.known.map(make)

  private static let currencies = Dictionary(
    uniqueKeysWithValues: zip(Currency.known, allCurrencies).map { ($0, $1) })

  private static func make(_ currency: Currency) -> SnapTradeCurrency {
    SnapTradeCurrency(id: named("currency", currency.code), code: currency.code, name: currency.name)
  }
}
