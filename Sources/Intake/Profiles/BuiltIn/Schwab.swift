extension BuiltInProfiles {
  /// "History", export as CSV (`…_Transactions_….csv`). Older files begin with a row of the account and end with
  /// `Transactions Total`. A row that was posted late names its own day behind `as of`. There is no id.
  static let schwab = #"""
    {
      "name": "schwab",
      "title": "Charles Schwab, transactions (CSV)",
      "content": "activity",
      "ends": ["Transactions Total"],
      "columns": {
        "date": ["Date"],
        "action": ["Action"],
        "symbol": ["Symbol"],
        "description": ["Description"],
        "quantity": ["Quantity"],
        "price": ["Price"],
        "fees": ["Fees & Comm", "Fees & Commissions"],
        "amount": ["Amount"]
      },
      "required": ["date", "action", "symbol", "quantity", "price", "amount"],
      "dates": {"patterns": ["M/D/YYYY"], "after": " as of ", "zone": "America/New_York", "time": "12:00"},
      "numbers": {"signs": ["$"], "none": ["--", "N/A"]},
      "currency": "USD",
      "quantity_signs": "either",
      "amount_signs": "signed",
      "tolerance": "0.01",
      "symbols": {"options": "spelled", "replace": {"/": "-"}, "none": ["--", "NO NUMBER"], "cash": ["SWVXX", "SNVXX"]},
      "actions": [
        {"words": ["Buy", "Buy to Open"], "event": "buy"},
        {"words": ["Sell", "Sell to Close"], "event": "sell"},
        {"words": ["Sell Short", "Sell to Open"], "event": "sell_short"},
        {"words": ["Buy to Close", "Buy to Cover"], "event": "buy_to_cover"},
        {"words": ["Reinvest Shares"], "event": "reinvestment"},
        {"words": ["Cash Dividend", "Qualified Dividend", "Non-Qualified Div", "Special Dividend", "Special Qual Div",
                   "Special Non Qual Div", "Pr Yr Cash Div", "Pr Yr Div Reinvest", "Pr Yr Non Qual Div",
                   "Qual Div Reinvest", "Reinvest Dividend", "Long Term Cap Gain", "Short Term Cap Gain",
                   "Long Term Cap Gain Reinvest", "Short Term Cap Gain Reinvest"], "event": "dividend"},
        {"words": ["Return Of Capital"], "event": "return_of_capital"},
        {"words": ["Bank Interest", "Credit Interest", "Bond Interest", "Margin Interest", "Interest Adj"],
          "event": "interest"},
        {"words": ["NRA Tax Adj", "NRA Withholding", "Foreign Tax Paid", "Foreign Tax Reclaim",
          "Tax Withholding"], "event": "tax"},
        {"words": ["Service Fee", "ADR Mgmt Fee", "Misc Debits"], "event": "fee"},
        {"words": ["MoneyLink Transfer", "MoneyLink Deposit", "Wire Funds", "Wire Funds Received", "Wire Sent",
          "Wire Received",
                   "Funds Received", "Funds Paid", "Funds Deposited", "Funds Withdrawn", "Auto S1 Credit",
                   "Auto S1 Debit", "Visa Purchase", "ATM Withdrawal", "Schwab ATM Rebate", "Promotional Award"],
                     "event": "cash"},
        {"words": ["Journal", "Journaled Shares", "Internal Transfer", "Security Transfer", "Stock Plan Activity"],
         "event": "transfer"},
        {"words": ["Cash In Lieu"], "event": "adjustment", "reason": "cash in lieu of a fraction"},
        {"words": ["Misc Cash Entry", "Misc Credits"], "event": "adjustment"},
        {"words": ["Expired"], "event": "option_expired"},
        {"words": ["Assigned"], "event": "option_assigned"},
        {"words": ["Exchange or Exercise"], "event": "option_exercised"},
        {"words": ["Stock Split", "Reverse Split"], "event": "skip",
         "reason": "splits are told once for every holder: import them with the profile splits"}
      ]
    }
    """#

  /// "Positions", export as CSV: a sentence with the moment, an empty row, the table, the cash, the total.
  static let schwabPositions = #"""
    {
      "name": "schwab-positions",
      "title": "Charles Schwab, positions (CSV)",
      "content": "positions",
      "ends": ["Account Total", "Positions Total"],
      "columns": {
        "symbol": ["Symbol"],
        "description": ["Description"],
        "quantity": ["Qty (Quantity)", "Quantity"],
        "price": ["Price"],
        "value": ["Mkt Val (Market Value)", "Market Value"],
        "cost": ["Cost Basis"],
        "type": ["Security Type", "Asset Type"]
      },
      "required": ["symbol", "quantity", "price", "value"],
      "numbers": {"signs": ["$"], "none": ["--", "N/A"]},
      "currency": "USD",
      "tolerance": "0.01",
      "kinds": {"Equity": "equity", "ETFs & Closed End Funds": "etf", "Mutual Fund": "fund", "Fixed Income": "bond",
                "Option": "option"},
      "symbols": {"options": "spelled", "replace": {"/": "-"}, "none": ["--"],
                  "cash": ["Cash & Cash Investments", "Cash and Cash Investments", "SWVXX", "SNVXX"]}
    }
    """#
}
