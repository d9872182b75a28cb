extension BuiltInProfiles {
  /// "Activity & Orders", download as CSV (`History_for_Account_….csv`, `Accounts_History.csv`). Two empty rows stand
  /// above the header, texts of law and the day of the download below the table. The action is a sentence: only its
  /// beginning is fixed. There is no id.
  static let fidelity = #"""
    {
      "name": "fidelity",
      "title": "Fidelity, account history (CSV)",
      "content": "activity",
      "ends": ["The data and information", "Date downloaded", "Brokerage services"],
      "columns": {
        "date": ["Run Date", "Date"],
        "account": ["Account Number"],
        "action": ["Action"],
        "symbol": ["Symbol"],
        "description": ["Description", "Security Description"],
        "quantity": ["Quantity"],
        "price": ["Price ($)", "Price"],
        "commission": ["Commission ($)", "Commission"],
        "fees": ["Fees ($)", "Fees"],
        "accrued_interest": ["Accrued Interest ($)", "Accrued Interest"],
        "amount": ["Amount ($)", "Amount"],
        "balance": ["Cash Balance ($)"],
        "settles": ["Settlement Date"]
      },
      "required": ["date", "action", "symbol", "quantity", "amount"],
      "dates": {"patterns": ["M/D/YYYY", "MMM-DD-YYYY"], "zone": "America/New_York", "time": "12:00"},
      "numbers": {"signs": ["$"], "none": ["--", "Processing"]},
      "currency": "USD",
      "quantity_signs": "signed",
      "amount_signs": "signed",
      "tolerance": "0.01",
      "symbols": {
        "options": "compact",
        "replace": {"/": "-"},
        "cash": ["SPAXX", "FDRXX", "FZFXX", "FCASH", "CORE", "FDIC91807", "QPIFQ"]
      },
      "actions": [
        {"words": ["YOU BOUGHT OPENING TRANSACTION"], "match": "prefix", "event": "buy"},
        {"words": ["YOU BOUGHT CLOSING TRANSACTION", "YOU BOUGHT SHORT COVER"], "match": "prefix",
          "event": "buy_to_cover"},
        {"words": ["YOU SOLD OPENING TRANSACTION", "YOU SOLD SHORT SALE"], "match": "prefix", "event": "sell_short"},
        {"words": ["YOU BOUGHT"], "match": "prefix", "event": "buy"},
        {"words": ["YOU SOLD"], "match": "prefix", "event": "sell"},
        {"words": ["REINVESTMENT"], "match": "prefix", "event": "reinvestment"},
        {"words": ["DIVIDEND RECEIVED", "LONG-TERM CAP GAIN", "SHORT-TERM CAP GAIN"], "match": "prefix",
          "event": "dividend"},
        {"words": ["RETURN OF CAPITAL"], "match": "prefix", "event": "return_of_capital"},
        {"words": ["INTEREST EARNED", "INTEREST"], "match": "prefix", "event": "interest"},
        {"words": ["MARGIN INTEREST"], "match": "prefix", "event": "interest"},
        {"words": ["FOREIGN TAX PAID", "NON-RESIDENT TAX", "ADJUST FOREIGN TAX"], "match": "prefix", "event": "tax"},
        {"words": ["FEE CHARGED", "ADVISOR FEE", "ADR FEE", "FOREIGN FEE"], "match": "prefix", "event": "fee"},
        {"words": ["IN LIEU OF FRX SHARE", "CASH IN LIEU"], "match": "prefix", "event": "adjustment",
          "reason": "cash in lieu of a fraction"},
        {"words": ["EXPIRED"], "match": "prefix", "event": "option_expired"},
        {"words": ["ASSIGNED"], "match": "prefix", "event": "option_assigned"},
        {"words": ["EXERCISED"], "match": "prefix", "event": "option_exercised"},
        {"words": ["TRANSFERRED FROM", "TRANSFERRED TO", "TRANSFER OF ASSETS", "JOURNALED"], "match": "prefix",
          "event": "transfer"},
        {"words": ["ELECTRONIC FUNDS TRANSFER", "DIRECT DEPOSIT", "DIRECT DEBIT", "WIRE TRANSFER", "CHECK RECEIVED",
                   "CHECK PAID", "BILL PAYMENT", "DEBIT CARD PURCHASE", "CASH CONTRIBUTION", "CONTRIBUTION",
                   "CASH ADVANCE", "EFT RECEIVED", "EFT PAID", "NORMAL DISTR", "PARTIC CONTR"],
         "match": "prefix", "event": "cash"},
        {"words": ["PURCHASE INTO CORE ACCOUNT", "REDEMPTION FROM CORE ACCOUNT"], "match": "prefix", "event": "skip",
         "reason": "the core position is the account's cash"}
      ]
    }
    """#

  /// "Positions", download as CSV. The day of the download stands below the table.
  static let fidelityPositions = #"""
    {
      "name": "fidelity-positions",
      "title": "Fidelity, positions (CSV)",
      "content": "positions",
      "ends": ["The data and information", "Brokerage services", "Date downloaded"],
      "columns": {
        "account": ["Account Number"],
        "symbol": ["Symbol"],
        "description": ["Description"],
        "quantity": ["Quantity"],
        "price": ["Last Price"],
        "value": ["Current Value"],
        "cost": ["Cost Basis Total"],
        "average_price": ["Average Cost Basis"]
      },
      "required": ["symbol", "quantity", "price", "value"],
      "numbers": {"signs": ["$", "+"], "none": ["--", "n/a"]},
      "currency": "USD",
      "tolerance": "0.01",
      "symbols": {
        "options": "compact",
        "replace": {"/": "-"},
        "none": ["--", "Pending Activity", "Pending activity"],
        "cash": ["SPAXX", "FDRXX", "FZFXX", "FCASH", "CORE", "FDIC91807", "QPIFQ"]
      }
    }
    """#
}
