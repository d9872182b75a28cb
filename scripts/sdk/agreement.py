#!/usr/bin/env python3
"""One book behind all APIs: every demo account's money, recomputed from the exported events in Python, is what the book,
Aries, TradeStation and SnapTrade answer."""
import datetime
import decimal
import json
import pathlib
import sys
import urllib.parse
import zoneinfo

import raw
from book import Book
from checks import Checks, equal, holds

D = decimal.Decimal
decimal.getcontext().prec = 60
CENT = D("0.01")


def multiplier(instrument):
    """Units of the underlying in one of it."""
    return D(instrument.get("multiplier", "100" if instrument["kind"] == "option" else "1"))


class Recomputed:
    """Cash and holdings of one account, summed from its events by the simplest means."""

    def __init__(self):
        self.cash, self.units, self.currencies, self.stated = D(0), {}, set(), False
        self.deposits = {}

    def take(self, event, instruments):
        kind = event["event"]
        if kind in ("deposit", "interest", "dividend"):
            self.pay(D(event["amount"]), event["currency"])
            self.deposits[event.get("id")] = event
        elif kind == "deposit_returned":
            deposit = self.deposits[event["deposit"]]
            self.pay(-D(deposit["amount"]), deposit["currency"])
            self.pay(-D(event.get("fee", "0")), deposit["currency"])
        elif kind in ("withdrawal", "fee"):
            self.pay(-D(event["amount"]), event["currency"])
        elif kind == "adjustment" and "amount" in event:
            self.pay(D(event["amount"]), event["currency"])
        elif kind == "trade":
            self.trade(event, instruments[event["symbol"]])
        elif kind == "statement" and event.get("holdings", True):
            self.stated = True
        elif kind == "correction":
            self.stated = True

    def pay(self, amount, currency):
        self.currencies.add(currency)
        self.cash += amount.quantize(CENT, decimal.ROUND_HALF_UP)

    def trade(self, event, instrument):
        quantity, buys = D(event["quantity"]), event["side"] in ("buy", "buy_to_cover")
        gross = quantity * D(event["price"]) * multiplier(instrument)
        charges = D(event.get("commission", "0")) + D(event.get("fees", "0"))
        self.pay(-(gross + charges) if buys else gross - charges, instrument["currency"])
        held = self.units.get(event["symbol"], D(0))
        self.units[event["symbol"]] = held + (quantity if buys else -quantity)

    def expire(self, day, prices, instruments):
        """Options whose last day is over: in the money by a cent they trade at the strike, else they are gone."""
        for symbol in [held for held in self.units if instruments[held]["kind"] == "option" and self.units[held]]:
            root, rest = symbol[:6].strip(), symbol[6:]
            if "20" + rest[:6] >= day.replace("-", ""):
                continue
            contracts, strike = self.units.pop(symbol), D(rest[7:]) / 1000
            underlying = instruments[symbol].get("underlying", root)
            gain = (prices[underlying] - strike) * (1 if rest[6] == "C" else -1)
            if gain < CENT:
                continue
            units = contracts * multiplier(instruments[symbol]) * (1 if rest[6] == "C" else -1)
            self.pay(-units * strike, instruments[underlying]["currency"])
            self.units[underlying] = self.units.get(underlying, D(0)) + units

    def split(self, symbol, ratio):
        new, old = map(D, ratio.split(":"))
        if symbol in self.units:
            self.units[symbol] = self.units[symbol] * new / old


def replay(lines):
    """Account → Recomputed, and symbol → last price per unit of today."""
    accounts, instruments, prices = {}, {}, {}
    events = sorted((json.loads(line) for line in lines), key=lambda e: (e["at"], e["position"]))
    day = ""
    for event in events:
        kind = event["event"]
        if event["at"][:10] != day:
            day = event["at"][:10]
            for account in accounts.values():
                account.expire(day, prices, instruments)
        if kind == "instrument":
            instruments[event["symbol"]] = event
        elif kind == "price":
            prices[event["symbol"]] = D(event["price"])
        elif kind == "split":
            new, old = map(D, event["ratio"].split(":"))
            if event["symbol"] in prices:
                prices[event["symbol"]] = prices[event["symbol"]] * old / new
            for account in accounts.values():
                account.split(event["symbol"], event["ratio"])
        elif "account" in event:
            accounts.setdefault(event["account"], Recomputed()).take(event, instruments)
            if kind == "trade":
                prices[event["symbol"]] = D(event["price"])
    today = datetime.datetime.now(zoneinfo.ZoneInfo("America/New_York")).date().isoformat()
    for account in accounts.values():
        account.expire(today, prices, instruments)
    return accounts, prices, instruments


def exported(demo, accounts):
    """The export lines of the world and of these accounts."""
    book, lines = demo["book"], []
    for path in ["/world/events", *(f"/accounts/{account}/events" for account in accounts)]:
        after = 0
        while True:
            reply = raw.send(
                book["url"], "GET", f"{path}?after={after}&limit=1000", {"Authorization": f"Bearer {book['token']}"})
            holds(reply.status == 200, f"GET {path} answered {reply.status}: {reply.body[:200]!r}")
            page = [line for line in reply.body.decode().splitlines() if line]
            lines += page
            if len(page) < 1000:
                break
            after = json.loads(page[-1])["position"]
    return lines


def tokens(demo):
    def post(origin, path, form):
        body = urllib.parse.urlencode(form).encode()
        reply = raw.send(origin, "POST", path, {"Content-Type": "application/x-www-form-urlencoded"}, body)
        holds(reply.status == 200, f"POST {path} answered {reply.status}: {reply.body[:200]!r}")
        return reply.json["access_token"]

    aries, ts = demo["aries"], demo["tradestation"]
    return (
        post(aries["url"], "/v1/oauth2/token", {
            "grant_type": "client_credentials", "client_id": aries["client_id"],
            "client_secret": aries["client_secret"]}),
        post(ts["url"], "/v2/security/authorize", {
            "grant_type": "refresh_token", "client_id": ts["client_id"], "client_secret": ts["client_secret"],
            "refresh_token": ts["refresh_token"]}))


def main():
    demo = json.loads(pathlib.Path(sys.argv[1]).read_text())
    checks, book = Checks("agreement"), Book(demo)
    named = {row["account"]: row for row in book.accounts() if not row["account"].startswith("mirror")}
    accounts, prices, instruments = replay(exported(demo, named))
    aries_token, ts_token = tokens(demo)
    figures = {account: book.figures(account) for account in named}

    derived = [name for name, told in accounts.items() if not told.stated and len(told.currencies) == 1]
    with checks.check("at least three accounts are derived from events alone"):
        holds(len(derived) >= 3, f"only {derived}")
    for name in derived:
        told = accounts[name]
        with checks.check(f"{name}: cash and equity are the sums of the exported events"):
            equal(figures[name]["cash"], told.cash, "cash")
            value = sum(units * prices[symbol] * multiplier(instruments[symbol])
                        for symbol, units in told.units.items() if units)
            equal(figures[name]["equity"], told.cash + value, "equity")

    listed = raw.bearer(demo["aries"]["url"], "/v2/users/me/accounts", aries_token)["accounts"]
    by_number = {row.get("number"): name for name, row in named.items()} | {name: name for name in named}
    with checks.check("Aries lists accounts of the book"):
        holds(listed, "the list is empty")
    for row in listed:
        name = by_number.get(row["trading_account_id"])
        with checks.check(f"Aries {row['trading_account_id']}: v1 and v2 are the book's figures"):
            holds(name, "the book has no account of that number")
            v1 = raw.bearer(demo["aries"]["url"], f"/v1/accounts/{row['trading_account_id']}/balances", aries_token)
            v2 = raw.bearer(demo["aries"]["url"], f"/v2/accounts/{row['trading_account_id']}/balance", aries_token)
            equal(D(v1["totalEquity"]), figures[name]["equity"], "totalEquity")
            equal(D(v2["balance"]), figures[name]["equity"], "balance")
            equal(D(v1["settledFunds"]), figures[name]["settled_cash"], "settledFunds")
            equal(D(v2["cashBalance"]), figures[name]["cash"], "cashBalance")

    ts = demo["tradestation"]
    rows = raw.bearer(ts["url"], f"/v2/users/{ts['userid']}/accounts", ts_token)
    with checks.check("TradeStation lists an account of every type"):
        holds({"C", "M", "D", "F", "X"} <= {row["Type"] for row in rows}, f"only {[row['Type'] for row in rows]}")
    for row in rows:
        name = by_number.get(row["Name"])
        with checks.check(f"TradeStation {row['Name']}: equity and cash are the book's"):
            holds(name, "the book has no account of that number")
            balance = raw.bearer(ts["url"], f"/accounts/{row['Key']}/balances", ts_token)
            holds(isinstance(balance, dict), "one key without prefix answers a bare object")
            equal(balance["RealTimeEquity"], figures[name]["equity"], "RealTimeEquity")

    key = raw.HubKey(demo["hub"])
    reply = key.call("GET", "/accounts")
    with checks.check("SnapTrade lists the accounts of three brokers"):
        equal(reply.status, 200, "status")
        holds(len({row["institution_name"] for row in reply.json}) == 3, "not three institutions")
    for row in reply.json:
        name = by_number.get(row.get("institution_account_id")) or by_number.get(row["number"])
        with checks.check(f"SnapTrade {row['institution_name']} {row['number']}: total is the book's equity"):
            holds(name, "the book has no account of that number")
            equal(row["balance"]["total"]["amount"], figures[name]["equity"], "total")


if __name__ == "__main__":
    main()
