import Money
import Testing

@Suite struct CurrencyTests {
  @Test(arguments: [
    ("USD", 2, "US Dollar"), ("CAD", 2, "Canadian Dollar"), ("EUR", 2, "Euro"), ("JPY", 0, "Yen"),
    ("KWD", 3, "Kuwaiti Dinar"),
    ("AED", 2, "UAE Dirham"), ("ZWG", 2, "Zimbabwe Gold"), ("CLP", 0, "Chilean Peso"), ("GBP", 2, "Pound Sterling"),
  ])
  func known(code: String, minorUnits: Int, name: String) throws {
    let currency = try #require(Currency(code))
    #expect(currency.code == code && currency.description == code)
    #expect(currency.minorUnits == minorUnits)
    #expect(currency.name == name)
    #expect(currency.isKnown)
  }

  @Test(arguments: ["", "US", "USDT", "usd", "US1", "U D", "ÄB", "€"])
  func refuses(code: String) { #expect(Currency(code) == nil) }

  @Test func aCodeOutsideTheTableIsKept() throws {
    let currency = try #require(Currency("XQZ"))
    #expect(currency.name == "XQZ" && currency.minorUnits == 2 && !currency.isKnown)
  }

  @Test func theTableIsSortedAndComplete() {
    let codes = Currency.known.map(\.code)
    #expect(codes.count > 150)
    #expect(codes == codes.sorted() && Set(codes).count == codes.count)
    #expect(Currency.known == Currency.known.sorted())
    #expect(Currency.known.allSatisfy { $0.isKnown && !$0.name.isEmpty && 0...3 ~= $0.minorUnits })
  }

  @Test func namedOnes() {
    let named: [(Currency, String)] = [
      (.usd, "USD"), (.cad, "CAD"), (.eur, "EUR"), (.gbp, "GBP"), (.jpy, "JPY"), (.chf, "CHF"), (.aud, "AUD"),
      (.nzd, "NZD"),
      (.hkd, "HKD"), (.sgd, "SGD"), (.cny, "CNY"), (.sek, "SEK"), (.nok, "NOK"), (.dkk, "DKK"), (.mxn, "MXN"),
      (.inr, "INR"),
    ]
    for (currency, code) in named { #expect(currency == Currency(code)) }
  }
}
