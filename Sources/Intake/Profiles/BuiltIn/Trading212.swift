extension BuiltInProfiles {
  /// "History", export as CSV. Columns come and go with what the rows need, so every one but action and time may be
  /// missing. Amounts have no sign, times are UTC, trades carry the broker's id; a dividend carries none.
  static let trading212 = #"""
    {
      "name": "trading212",
      "title": "Trading 212, history (CSV)",
      "content": "activity",
      "columns": {
        "action": ["Action"],
        "date": ["Time", "Time (UTC)"],
        "isin": ["ISIN"],
        "symbol": ["Ticker"],
        "description": ["Name"],
        "id": ["ID"],
        "quantity": ["No. of shares"],
        "price": ["Price / share"],
        "price_currency": ["Currency (Price / share)"],
        "rate": ["Exchange rate"],
        "amount": ["Total", "Total (EUR)", "Total (GBP)", "Total (USD)", "Net Total"],
        "currency": ["Currency (Total)", "Currency (Net Total)"],
        "tax": ["Withholding tax"],
        "tax_currency": ["Currency (Withholding tax)"]
      },
      "required": ["action", "date", "amount"],
      "charges": [
        {"column": ["Currency conversion fee", "Currency conversion fee (EUR)", "Currency conversion fee (GBP)"],
         "currency": ["Currency (Currency conversion fee)"]},
        {"column": ["Stamp duty", "Stamp duty reserve tax", "Stamp duty reserve tax (GBP)"],
         "currency": ["Currency (Stamp duty)", "Currency (Stamp duty reserve tax)"]},
        {"column": ["Transaction fee", "Transaction fee (EUR)", "Transaction fee (GBP)"],
          "currency": ["Currency (Transaction fee)"]},
        {"column": ["Finra fee", "Finra fee (EUR)", "Finra fee (GBP)"], "currency": ["Currency (Finra fee)"]},
        {"column": ["French transaction tax"], "currency": ["Currency (French transaction tax)"]}
      ],
      "dates": {"patterns": ["YYYY-MM-DD HH:mm:SSf", "YYYY-MM-DD HH:mm:SSfZ", "YYYY-MM-DDTHH:mm:SSfZ"], "zone": "UTC"},
      "numbers": {"signs": [], "none": ["Not available"], "parentheses": false},
      "subunits": [{"code": "GBX", "currency": "GBP", "per_unit": "100"}],
      "quantity_signs": "unsigned",
      "amount_signs": "either",
      "tolerance": "0.01",
      "symbols": {"suffixes": {"GBX": ".L", "GBP": ".L"}, "replace": {"/": "-"}},
      "actions": [
        {"words": ["Market buy", "Limit buy", "Stop buy", "Stop limit buy"], "event": "buy"},
        {"words": ["Market sell", "Limit sell", "Stop sell", "Stop limit sell"], "event": "sell"},
        {"words": ["Dividend (Return of capital"], "match": "prefix", "event": "return_of_capital"},
        {"words": ["Dividend"], "match": "prefix", "event": "dividend"},
        {"words": ["Interest on cash", "Lending interest"], "event": "interest"},
        {"words": ["Deposit", "Card credit"], "event": "deposit"},
        {"words": ["Withdrawal", "Card debit"], "event": "withdrawal"},
        {"words": ["Spending cashback", "Result adjustment"], "event": "adjustment"},
        {"words": ["Stock split open", "Stock split close"], "event": "skip",
         "reason": "splits are told once for every holder: import them with the profile splits"}
      ]
    }
    """#
}
