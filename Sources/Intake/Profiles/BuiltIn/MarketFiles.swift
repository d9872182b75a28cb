extension BuiltInProfiles {
  /// Closing prices: `date,symbol,close[,bid,ask][,currency]`. A day's price takes effect at the official close of the
  /// instrument's exchange.
  static let prices = #"""
    {
      "name": "prices",
      "title": "Closing prices (CSV: date, symbol, close, and if you like bid, ask, currency)",
      "content": "prices",
      "columns": {
        "date": ["date", "day"],
        "symbol": ["symbol", "ticker"],
        "price": ["close", "price", "nav"],
        "bid": ["bid"],
        "ask": ["ask"],
        "currency": ["currency"]
      },
      "required": ["date", "symbol", "price"],
      "numbers": {"signs": ["$"]}
    }
    """#

  /// Exchange rates: `date,pair,rate`, at 16:00 in London, when the rates of the day are commonly fixed.
  static let rates = #"""
    {
      "name": "rates",
      "title": "Exchange rates (CSV: date, pair, rate)",
      "content": "rates",
      "columns": {"date": ["date", "day"], "pair": ["pair"], "rate": ["rate", "close"]},
      "required": ["date", "pair", "rate"],
      "dates": {"zone": "Europe/London", "time": "16:00"}
    }
    """#

  /// Splits: `date,symbol,ratio`, new units to old ones, in effect when the session of the day opens.
  static let splits = #"""
    {
      "name": "splits",
      "title": "Splits (CSV: date, symbol, ratio such as 2:1)",
      "content": "splits",
      "columns": {"date": ["date", "day"], "symbol": ["symbol", "ticker"], "ratio": ["ratio"]},
      "required": ["date", "symbol", "ratio"]
    }
    """#
}
