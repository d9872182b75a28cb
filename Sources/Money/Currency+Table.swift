/// The currencies of ISO 4217 in use, sorted by code, and the offshore yuan, which markets quote by its own code.
extension Currency {
  struct Entry: Sendable {
    let currency: Currency
    let minorUnits: Int
    let name: String
  }

  /// US Dollar.
  @inlinable public static var usd: Currency { Currency(packed: 0x55_5344) }
  /// Canadian Dollar.
  @inlinable public static var cad: Currency { Currency(packed: 0x43_4144) }
  /// Euro.
  @inlinable public static var eur: Currency { Currency(packed: 0x45_5552) }
  /// Pound Sterling.
  @inlinable public static var gbp: Currency { Currency(packed: 0x47_4250) }
  /// Yen.
  @inlinable public static var jpy: Currency { Currency(packed: 0x4A_5059) }
  /// Swiss Franc.
  @inlinable public static var chf: Currency { Currency(packed: 0x43_4846) }
  /// Australian Dollar.
  @inlinable public static var aud: Currency { Currency(packed: 0x41_5544) }
  /// New Zealand Dollar.
  @inlinable public static var nzd: Currency { Currency(packed: 0x4E_5A44) }
  /// Hong Kong Dollar.
  @inlinable public static var hkd: Currency { Currency(packed: 0x48_4B44) }
  /// Singapore Dollar.
  @inlinable public static var sgd: Currency { Currency(packed: 0x53_4744) }
  /// Yuan Renminbi.
  @inlinable public static var cny: Currency { Currency(packed: 0x43_4E59) }
  /// Swedish Krona.
  @inlinable public static var sek: Currency { Currency(packed: 0x53_454B) }
  /// Norwegian Krone.
  @inlinable public static var nok: Currency { Currency(packed: 0x4E_4F4B) }
  /// Danish Krone.
  @inlinable public static var dkk: Currency { Currency(packed: 0x44_4B4B) }
  /// Mexican Peso.
  @inlinable public static var mxn: Currency { Currency(packed: 0x4D_584E) }
  /// Indian Rupee.
  @inlinable public static var inr: Currency { Currency(packed: 0x49_4E52) }

  /// Every currency with a name, by code.
  public static var known: [Currency] { table.map(\.currency) }

  static func entry(_ currency: Currency) -> Entry? {
    var lower = 0
    var upper = table.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if table[middle].currency < currency { lower = middle + 1 } else { upper = middle }
    }
    return lower < table.count && table[lower].currency == currency ? table[lower] : nil
  }

  private static func row(_ code: String, _ minorUnits: Int, _ name: String) -> Entry {
    guard let currency = Currency(code) else { preconditionFailure("a code has three letters") }
    return Entry(currency: currency, minorUnits: minorUnits, name: name)
  }

  private static let table: [Entry] = [
    row("AED", 2, "UAE Dirham"),
    row("AFN", 2, "Afghani"),
    row("ALL", 2, "Lek"),
    row("AMD", 2, "Armenian Dram"),
    row("AOA", 2, "Kwanza"),
    row("ARS", 2, "Argentine Peso"),
    row("AUD", 2, "Australian Dollar"),
    row("AWG", 2, "Aruban Florin"),
    row("AZN", 2, "Azerbaijan Manat"),
    row("BAM", 2, "Convertible Mark"),
    row("BBD", 2, "Barbados Dollar"),
    row("BDT", 2, "Taka"),
    row("BGN", 2, "Bulgarian Lev"),
    row("BHD", 3, "Bahraini Dinar"),
    row("BIF", 0, "Burundi Franc"),
    row("BMD", 2, "Bermudian Dollar"),
    row("BND", 2, "Brunei Dollar"),
    row("BOB", 2, "Boliviano"),
    row("BRL", 2, "Brazilian Real"),
    row("BSD", 2, "Bahamian Dollar"),
    row("BTN", 2, "Ngultrum"),
    row("BWP", 2, "Pula"),
    row("BYN", 2, "Belarusian Ruble"),
    row("BZD", 2, "Belize Dollar"),
    row("CAD", 2, "Canadian Dollar"),
    row("CDF", 2, "Congolese Franc"),
    row("CHF", 2, "Swiss Franc"),
    row("CLP", 0, "Chilean Peso"),
    row("CNH", 2, "Offshore Yuan Renminbi"),
    row("CNY", 2, "Yuan Renminbi"),
    row("COP", 2, "Colombian Peso"),
    row("CRC", 2, "Costa Rican Colon"),
    row("CUP", 2, "Cuban Peso"),
    row("CVE", 2, "Cabo Verde Escudo"),
    row("CZK", 2, "Czech Koruna"),
    row("DJF", 0, "Djibouti Franc"),
    row("DKK", 2, "Danish Krone"),
    row("DOP", 2, "Dominican Peso"),
    row("DZD", 2, "Algerian Dinar"),
    row("EGP", 2, "Egyptian Pound"),
    row("ERN", 2, "Nakfa"),
    row("ETB", 2, "Ethiopian Birr"),
    row("EUR", 2, "Euro"),
    row("FJD", 2, "Fiji Dollar"),
    row("FKP", 2, "Falkland Islands Pound"),
    row("GBP", 2, "Pound Sterling"),
    row("GEL", 2, "Lari"),
    row("GHS", 2, "Ghana Cedi"),
    row("GIP", 2, "Gibraltar Pound"),
    row("GMD", 2, "Dalasi"),
    row("GNF", 0, "Guinean Franc"),
    row("GTQ", 2, "Quetzal"),
    row("GYD", 2, "Guyana Dollar"),
    row("HKD", 2, "Hong Kong Dollar"),
    row("HNL", 2, "Lempira"),
    row("HTG", 2, "Gourde"),
    row("HUF", 2, "Forint"),
    row("IDR", 2, "Rupiah"),
    row("ILS", 2, "New Israeli Sheqel"),
    row("INR", 2, "Indian Rupee"),
    row("IQD", 3, "Iraqi Dinar"),
    row("IRR", 2, "Iranian Rial"),
    row("ISK", 0, "Iceland Krona"),
    row("JMD", 2, "Jamaican Dollar"),
    row("JOD", 3, "Jordanian Dinar"),
    row("JPY", 0, "Yen"),
    row("KES", 2, "Kenyan Shilling"),
    row("KGS", 2, "Som"),
    row("KHR", 2, "Riel"),
    row("KMF", 0, "Comorian Franc"),
    row("KPW", 2, "North Korean Won"),
    row("KRW", 0, "Won"),
    row("KWD", 3, "Kuwaiti Dinar"),
    row("KYD", 2, "Cayman Islands Dollar"),
    row("KZT", 2, "Tenge"),
    row("LAK", 2, "Lao Kip"),
    row("LBP", 2, "Lebanese Pound"),
    row("LKR", 2, "Sri Lanka Rupee"),
    row("LRD", 2, "Liberian Dollar"),
    row("LSL", 2, "Loti"),
    row("LYD", 3, "Libyan Dinar"),
    row("MAD", 2, "Moroccan Dirham"),
    row("MDL", 2, "Moldovan Leu"),
    row("MGA", 2, "Malagasy Ariary"),
    row("MKD", 2, "Denar"),
    row("MMK", 2, "Kyat"),
    row("MNT", 2, "Tugrik"),
    row("MOP", 2, "Pataca"),
    row("MRU", 2, "Ouguiya"),
    row("MUR", 2, "Mauritius Rupee"),
    row("MVR", 2, "Rufiyaa"),
    row("MWK", 2, "Malawi Kwacha"),
    row("MXN", 2, "Mexican Peso"),
    row("MYR", 2, "Malaysian Ringgit"),
    row("MZN", 2, "Mozambique Metical"),
    row("NAD", 2, "Namibia Dollar"),
    row("NGN", 2, "Naira"),
    row("NIO", 2, "Cordoba Oro"),
    row("NOK", 2, "Norwegian Krone"),
    row("NPR", 2, "Nepalese Rupee"),
    row("NZD", 2, "New Zealand Dollar"),
    row("OMR", 3, "Rial Omani"),
    row("PAB", 2, "Balboa"),
    row("PEN", 2, "Sol"),
    row("PGK", 2, "Kina"),
    row("PHP", 2, "Philippine Peso"),
    row("PKR", 2, "Pakistan Rupee"),
    row("PLN", 2, "Zloty"),
    row("PYG", 0, "Guarani"),
    row("QAR", 2, "Qatari Rial"),
    row("RON", 2, "Romanian Leu"),
    row("RSD", 2, "Serbian Dinar"),
    row("RUB", 2, "Russian Ruble"),
    row("RWF", 0, "Rwanda Franc"),
    row("SAR", 2, "Saudi Riyal"),
    row("SBD", 2, "Solomon Islands Dollar"),
    row("SCR", 2, "Seychelles Rupee"),
    row("SDG", 2, "Sudanese Pound"),
    row("SEK", 2, "Swedish Krona"),
    row("SGD", 2, "Singapore Dollar"),
    row("SHP", 2, "Saint Helena Pound"),
    row("SLE", 2, "Leone"),
    row("SOS", 2, "Somali Shilling"),
    row("SRD", 2, "Surinam Dollar"),
    row("SSP", 2, "South Sudanese Pound"),
    row("STN", 2, "Dobra"),
    row("SVC", 2, "El Salvador Colon"),
    row("SYP", 2, "Syrian Pound"),
    row("SZL", 2, "Lilangeni"),
    row("THB", 2, "Baht"),
    row("TJS", 2, "Somoni"),
    row("TMT", 2, "Turkmenistan New Manat"),
    row("TND", 3, "Tunisian Dinar"),
    row("TOP", 2, "Paʻanga"),
    row("TRY", 2, "Turkish Lira"),
    row("TTD", 2, "Trinidad and Tobago Dollar"),
    row("TWD", 2, "New Taiwan Dollar"),
    row("TZS", 2, "Tanzanian Shilling"),
    row("UAH", 2, "Hryvnia"),
    row("UGX", 0, "Uganda Shilling"),
    row("USD", 2, "US Dollar"),
    row("UYU", 2, "Peso Uruguayo"),
    row("UZS", 2, "Uzbekistan Sum"),
    row("VED", 2, "Digital Bolivar"),
    row("VES", 2, "Bolivar"),
    row("VND", 0, "Dong"),
    row("VUV", 0, "Vatu"),
    row("WST", 2, "Tala"),
    row("XAF", 0, "CFA Franc BEAC"),
    row("XCD", 2, "East Caribbean Dollar"),
    row("XCG", 2, "Caribbean Guilder"),
    row("XOF", 0, "CFA Franc BCEAO"),
    row("XPF", 0, "CFP Franc"),
    row("YER", 2, "Yemeni Rial"),
    row("ZAR", 2, "Rand"),
    row("ZMW", 2, "Zambian Kwacha"),
    row("ZWG", 2, "Zimbabwe Gold"),
  ]
}
