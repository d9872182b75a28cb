#!/usr/bin/env python3
"""Works out what the samples leave in an account, from the raw files alone and by other means than Bursar's.

    python3 recompute.py NAME|--write

Sums the columns of money, keeps first-in-first-out lots of the units, and prints lines

    cash USD 2146.43
    position UL 40 2445.00      units, and what they cost (short: minus what they brought)
    realised USD 144.62         proceeds less basis of what was closed, in each currency

A basis that nobody told is `unknown`. `--write` writes NAME.worked beside each sample.
"""

import csv
import io
import pathlib
import re
import sys
import xml.etree.ElementTree as tree
from decimal import Decimal

HERE = pathlib.Path(__file__).parent


class Account:
    def __init__(self):
        self.cash = {}
        self.lots = {}
        self.realised = {}

    def money(self, currency, amount):
        self.cash[currency] = self.cash.get(currency, Decimal(0)) + amount

    def units(self, symbol, currency, quantity, amount):
        """Units that come (+) or go (-) for money that goes (-) or comes (+); an amount of None: nobody knows."""
        lots = self.lots.setdefault(symbol, [])
        whole, left = quantity, quantity
        while lots and left and (lots[0][0] > 0) != (left > 0):
            held, cost = lots[0]
            closed = min(abs(held), abs(left)) * (1 if held > 0 else -1)
            part = cost * closed / held
            share = amount * -closed / whole
            self.realised[currency] = self.realised.get(currency, Decimal(0)) + share - part
            lots[0] = (held - closed, cost - part)
            if not lots[0][0]:
                lots.pop(0)
            left += closed
        if left:
            lots.append((left, None if amount is None else -amount * left / whole))

    def trade(self, symbol, currency, quantity, amount):
        self.money(currency, amount)
        self.units(symbol, currency, quantity, amount)

    def split(self, symbol, new, old):
        self.lots[symbol] = [(held * new / old, cost) for held, cost in self.lots[symbol]]

    def lines(self):
        plain = lambda number: format(number.normalize() + 0, "f")
        for currency in sorted(self.cash):
            yield f"cash {currency} {plain(self.cash[currency])}"
        for symbol in sorted(self.lots):
            lots = self.lots[symbol]
            if lots:
                costs = [cost for _, cost in lots]
                cost = "unknown" if None in costs else plain(sum(costs))
                yield f"position {symbol.replace(' ', '_')} {plain(sum(held for held, _ in lots))} {cost}"
        for currency in sorted(self.realised):
            yield f"realised {currency} {plain(self.realised[currency])}"


def number(text):
    text = (text or "").strip().replace("$", "").replace(",", "")
    if text.startswith("("):
        text = "-" + text[1:-1]
    return Decimal(text) if text else Decimal(0)


def text_of(name):
    return (HERE / name).read_text(encoding="utf-8-sig")


def rows(name, first_column, newest_first):
    text = text_of(name)
    start = re.search(rf'^"?{first_column}', text, re.M).start()
    table = [row for row in csv.DictReader(io.StringIO(text[start:])) if len([v for v in row.values() if v]) > 2]
    return reversed(table) if newest_first else table


def occ(root, year, month, day, right, strike):
    return f"{root:<6}{year}{month}{day}{right}{int(Decimal(strike) * 1000):08d}"


def fidelity():
    account = Account()
    for row in rows("fidelity.csv", "Run Date", True):
        amount, symbol, action = number(row["Amount ($)"]), row["Symbol"].strip(), row["Action"]
        if symbol == "SPAXX" and action.startswith("REINVESTMENT"):
            continue  # the fund is the cash
        option = re.fullmatch(r"-([A-Z]+)(\d\d)(\d\d)(\d\d)([CP])([\d.]+)", symbol)
        if option:
            symbol = occ(*option.groups())
        if action.startswith("YOU "):
            account.trade(symbol, "USD", number(row["Quantity"]), amount)
        else:
            account.money("USD", amount)
    return account


def schwab():
    account = Account()
    for row in rows("schwab.csv", "Date", True):
        amount, symbol, action = number(row["Amount"]), row["Symbol"].replace("/", "-"), row["Action"]
        option = re.fullmatch(r"([A-Z]+) (\d\d)-(\d\d)-20(\d\d) ([\d.]+) ([CP])", symbol)
        if option:
            root, month, day, year, strike, right = option.groups()
            symbol = occ(root, year, month, day, right, strike)
        sign = {"Buy": 1, "Reinvest Shares": 1, "Sell": -1, "Sell to Open": -1}.get(action)
        if row["Date"].startswith("Transactions Total"):
            assert amount == account.cash["USD"], "the file's own total"
        elif sign:
            account.trade(symbol, "USD", sign * number(row["Quantity"]), amount)
        else:
            account.money("USD", amount)
    return account


def vanguard():
    account = Account()
    for row in rows("vanguard.csv", "Account Number,Trade Date", False):
        amount = number(row["Net Amount"])
        if row["Transaction Type"].startswith("Sweep"):
            continue  # the fund is the cash
        if number(row["Shares"]):
            account.trade(row["Symbol"], "USD", number(row["Shares"]), amount)
        else:
            account.money("USD", amount)
    return account


def trading212():
    """A share in another currency is paid by a conversion of just its price, so its currency's ledger stays empty."""
    account = Account()
    for row in rows("trading212.csv", "Action", False):
        action, total = row["Action"], number(row["Total"])
        if not action.endswith(("buy", "sell")):
            account.money("GBP", total)
            continue
        sign = 1 if action.endswith("buy") else -1
        units, currency = number(row["No. of shares"]), row["Currency (Price / share)"]
        account.money("GBP", -sign * total)
        if currency == "GBX":
            account.units(row["Ticker"] + ".L", "GBP", sign * units, -sign * total)
        else:
            account.units(row["Ticker"], currency, sign * units, -sign * units * number(row["Price / share"]))
            account.money(currency, Decimal(0))
    return account


def flex():
    account = Account()
    steps = []
    root = tree.parse(HERE / "ibkr-flex.xml").getroot()
    for item in root.iter():
        if item.get("levelOfDetail") != "SUMMARY" and item.tag in ("Trade", "CashTransaction", "CorporateAction", "Transfer"):
            steps.append((item.get("dateTime"), item))
    for _, item in sorted(steps, key=lambda step: step[0]):
        get = lambda name: number(item.get(name))
        symbol, currency = item.get("symbol").replace("  ", "\0").replace(" ", "-").replace("\0", "  "), item.get("currency")
        if item.get("listingExchange") == "LSEETF":
            symbol += ".L"
        if item.tag == "CashTransaction":
            account.money(currency, get("amount"))
        elif item.tag == "Transfer":
            account.units(symbol, currency, get("quantity"), None)
        elif item.tag == "CorporateAction":
            account.split(symbol, 4, 1)
        else:
            fee, fee_currency = get("ibCommission"), item.get("ibCommissionCurrency")
            account.money(fee_currency, fee)
            account.money(currency, get("proceeds"))
            if item.get("assetCategory") == "CASH":
                account.money(symbol.split(".")[0], get("quantity"))
            else:  # a rebate, and a fee in another currency, are not part of the basis
                inside = fee if fee < 0 and fee_currency == currency else Decimal(0)
                account.units(symbol, currency, get("quantity"), get("proceeds") + inside)
    return account


def ofx(name):
    account = Account()
    text = text_of(name)
    names = dict(re.findall(r"<UNIQUEID>(\w+)<UNIQUEIDTYPE>CUSIP</SECID><SECNAME>[^<]*<TICKER>(\w+)", text))
    for kind, body in re.findall(r"<(STMTTRN|BUYSTOCK|SELLSTOCK|INCOME|REINVEST|TRANSFER)>(.*?)</\1>", text):
        get = lambda tag: (re.search(rf"<{tag}>([^<]*)", body) or [None, ""])[1]
        symbol, units = names.get(get("UNIQUEID")), number(get("UNITS"))
        if kind == "STMTTRN":
            account.money("USD", number(get("TRNAMT")))
        elif kind == "INCOME":
            account.money("USD", number(get("TOTAL")))
        elif kind == "REINVEST":  # the income comes and goes at once
            account.units(symbol, "USD", units, number(get("TOTAL")))
        elif kind == "TRANSFER":
            account.units(symbol, "USD", units, None)
        else:
            account.trade(symbol, "USD", units, number(get("TOTAL")))
    return account


SAMPLES = {
    "fidelity": fidelity, "schwab": schwab, "vanguard": vanguard, "trading212": trading212, "ibkr-flex": flex,
    "broker": lambda: ofx("broker.ofx"), "bank": lambda: ofx("bank.ofx"),
}

if sys.argv[1:] == ["--write"]:
    for name, work in SAMPLES.items():
        (HERE / f"{name}.worked").write_text("".join(line + "\n" for line in work().lines()))
else:
    for name in sys.argv[1:]:
        print("\n".join(SAMPLES[name]().lines()))
