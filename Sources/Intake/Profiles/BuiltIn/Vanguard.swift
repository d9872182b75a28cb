extension BuiltInProfiles {
  /// The download centre's CSV (`OfxDownload.csv`): what is held comes first, what happened after an empty row, under a
  /// header of its own. Each row names its account. There is no id.
  static let vanguard = #"""
    {
      "name": "vanguard",
      "title": "Vanguard, transactions (CSV)",
      "content": "activity",
      "columns": {
        "account": ["Account Number"],
        "date": ["Trade Date"],
        "settles": ["Settlement Date", "Process Date"],
        "action": ["Transaction Type"],
        "description": ["Investment Name"],
        "symbol": ["Symbol"],
        "quantity": ["Shares"],
        "price": ["Share Price"],
        "commission": ["Commission Fees", "Commissions and Fees"],
        "amount": ["Net Amount"],
        "accrued_interest": ["Accrued Interest"]
      },
      "required": ["date", "action", "symbol", "quantity", "price", "amount"],
      "dates": {"patterns": ["YYYY-MM-DD", "M/D/YYYY"], "zone": "America/New_York", "time": "12:00"},
      "numbers": {"signs": ["$"], "none": ["--"]},
      "currency": "USD",
      "quantity_signs": "either",
      "amount_signs": "signed",
      "tolerance": "0.01",
      "symbols": {"replace": {"/": "-"}, "none": ["--", "CASH"], "cash": ["VMFXX", "VMRXX", "VMSXX"]},
      "actions": [
        {"words": ["Buy", "Buy (exchange)", "Exchange (incoming)", "Buy to open"], "event": "buy"},
        {"words": ["Sell", "Sell (exchange)", "Exchange (outgoing)", "Sell to close"], "event": "sell"},
        {"words": ["Sell short", "Sell to open"], "event": "sell_short"},
        {"words": ["Buy to cover", "Buy to close"], "event": "buy_to_cover"},
        {"words": ["Reinvestment", "Reinvestment (LT gain)", "Reinvestment (ST gain)"], "event": "reinvestment"},
        {"words": ["Dividend", "Capital gain (LT)", "Capital gain (ST)"], "event": "dividend"},
        {"words": ["Return of capital"], "event": "return_of_capital"},
        {"words": ["Interest"], "event": "interest"},
        {"words": ["Foreign tax", "Withholding", "Tax withholding"], "event": "tax"},
        {"words": ["Fee", "Account service fee"], "event": "fee"},
        {"words": ["Funds Received", "Withdrawal", "Contribution", "Contribution (employer)", "Distribution",
          "Rollover (incoming)",
                   "Transfer (cash)"], "event": "cash"},
        {"words": ["Transfer (incoming)", "Transfer (outgoing)", "Conversion (incoming)",
          "Conversion (outgoing)"], "event": "transfer"},
        {"words": ["Cash in lieu", "Corp Action (Cash in Lieu)"], "event": "adjustment",
          "reason": "cash in lieu of a fraction"},
        {"words": ["Sweep in", "Sweep out"], "event": "skip", "reason": "the settlement fund is the account's cash"},
        {"words": ["Stock split", "Corp Action (Stock split)"], "event": "skip",
         "reason": "splits are told once for every holder: import them with the profile splits"}
      ]
    }
    """#

  /// The first table of the same download.
  static let vanguardPositions = #"""
    {
      "name": "vanguard-positions",
      "title": "Vanguard, holdings (CSV)",
      "content": "positions",
      "ends": ["Account Number"],
      "columns": {
        "account": ["Account Number"],
        "description": ["Investment Name"],
        "symbol": ["Symbol"],
        "quantity": ["Shares"],
        "price": ["Share Price"],
        "value": ["Total Value"]
      },
      "required": ["account", "symbol", "quantity", "price", "value"],
      "numbers": {"signs": ["$"], "none": ["--"]},
      "currency": "USD",
      "tolerance": "0.01",
      "symbols": {"replace": {"/": "-"}, "none": ["--"], "cash": ["VMFXX", "VMRXX", "VMSXX", "CASH"]}
    }
    """#
}
