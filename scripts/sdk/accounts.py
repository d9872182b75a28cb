"""Everything that the SDK can read of one account, held against the figures of the book."""
import datetime
import decimal
import re
import zoneinfo

import strict
from checks import equal, holds

ZERO = decimal.Decimal(0)
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
SHARES = {"stock", "adr", "etf", "mutualfund", "cef", "bond", "crypto", "other"}


def member(reply, *names):
    for name in names:
        reply = None if reply is None else reply.get(name)
    return reply


class Reader:
    def __init__(self, sdk, user, book, here, account, label=""):
        self.sdk, self.reads, self.book, self.here = sdk, sdk.account_information, book, here
        self.account, self.query = account, {"account_id": account["id"], **user}
        self.label = f"{label}{account['name'] or account['id']}: "
        self.days = 0

    def check(self, name):
        return self.here.check(self.label + name)

    def run(self):
        self.details()
        self.compare()
        self.holdings()
        self.orders()
        self.history()
        self.activities()
        if strict.MAJOR >= 13:
            self.newer()
        if strict.MAJOR < 12:
            self.older()

    def details(self):
        with self.check("detail says what the list says"):
            detail = strict.exact(self.reads.get_user_account_details(**self.query))
            equal(detail["id"], self.account["id"], "id")
            equal(member(detail, "balance"), member(self.account, "balance"), "balance")

    def balances(self):
        return strict.exact(self.reads.get_user_account_balance(**self.query))

    def positions(self):
        return strict.exact(self.reads.get_all_account_positions(**self.query))["results"]

    def compare(self):
        """Total, cash and the value of what is held, each against the book's own figure."""
        with self.check("the book knows it"):
            figures = self.book.figures(self.book.named(self.account))
        total = member(self.account, "balance", "total")
        with self.check("total is the book's equity"):
            equal(total["amount"], figures["equity"], "total")
        with self.check("balances: one per currency, cash as in the book"):
            balances = self.balances()
            codes = [row["currency"]["code"] for row in balances]
            holds(codes and len(codes) == len(set(codes)), f"currencies {codes}")
            if len(balances) == 1:
                equal(balances[0]["cash"], figures["cash_and_equivalents"], "cash")
        with self.check("positions: with the cash they make the total"):
            positions = self.positions()
            kinds = {row["instrument"]["kind"] for row in positions}
            money = {row["currency"] for row in positions} | set(codes)
            if kinds <= SHARES and len(money) == 1:
                worth = sum((share_value(row) for row in positions if not row.get("cash_equivalent")), ZERO)
                equal(balances[0]["cash"] + worth, figures["equity"], "cash and positions")

    def holdings(self):
        with self.check("holdings agree with the single reads"):
            body = strict.exact(self.reads.get_user_holdings(**self.query))
            equal(body["account"]["id"], self.account["id"], "account")
            equal(body["balances"], self.balances(), "balances")
            equal(body["total_value"]["value"], member(self.account, "balance", "total", "amount"), "total_value")
            classic = len(body["positions"] or []) + len(body["option_positions"] or [])
            holds(classic <= len(self.positions()), f"{classic} classic positions, {len(self.positions())} unified")

    def orders(self):
        def ids(**options):
            rows = self.reads.get_user_account_orders(**options, **self.query).body
            return [row["brokerage_order_id"] for row in rows]

        with self.check("orders: open and executed ones are among all"):
            every = set(ids(state="all", days=90))
            holds(set(ids(state="open", days=90)) <= every, "an open order is missing among all")
            holds(set(ids(state="executed", days=90)) <= every, "an executed order is missing among all")
            holds(set(ids()) <= every, "more orders in 30 days than in 90")

    def history(self):
        with self.check("history: ascending days, the book's totals"):
            rows = self.reads.get_account_balance_history(**self.query).body["history"]
            dates = [row["date"][:10] for row in rows]
            equal(dates, sorted(set(dates)), "dates")
            self.days = len(rows)
            for row in rows:
                holds(re.fullmatch(r"-?\d+\.\d+", row["total_value"]), f"total_value {row['total_value']!r}")
            if rows:
                totals = self.book.history(self.book.named(self.account), dates[0], dates[-1])
                ours = {day: decimal.Decimal(row["total_value"]) for day, row in zip(dates, rows)}
                # The last day of a mirror is what its broker said last: after the close that may hold more than the
                # book's day, such as the financing of currency pairs at 17:00.
                said = {dates[-1]: member(self.account, "balance", "total", "amount")}
                differing = [day for day in dates if day in totals and ours[day] not in (totals[day], said.get(day))]
                holds(not differing, f"{len(differing)} days differ, first {differing[:3]}")
                # A mirror of a broker that keeps no history begins with the day of its first reading.
                past = [day for day in dates if day < datetime.datetime.now(NEW_YORK).date().isoformat()]
                holds(not past or any(day in totals for day in past), "no day in common with the book")

    def activities(self):
        read = self.reads.get_account_activities
        rows, days, ids = [], [], []
        with self.check("activities: newest first, page by page"):
            body = strict.exact(read(**self.query))
            rows, page = body["data"], body["pagination"]
            equal((page["offset"], len(rows)), (0, min(page["total"], page["limit"])), "page")
            days = [row["trade_date"][:10] for row in rows]
            equal(days, sorted(days, reverse=True), "trade dates")
            ids = [row["id"] for row in rows]
            holds(len(ids) == len(set(ids)), "an id stands twice")
            part = strict.exact(read(offset=1, limit=2, **self.query))
            equal([row["id"] for row in part["data"]], ids[1:3], "second page")
        with self.check("activities: by day and by type"):
            if rows:
                day = datetime.date.fromisoformat(days[-1])
                until = strict.exact(read(end_date=day, **self.query))["data"]
                holds(ids[-1] in [row["id"] for row in until], "the oldest row is missing up to its own day")
                kinds = {row["type"] for row in rows}
                some = sorted(kinds)[0]
                chosen = strict.exact(read(type=some, **self.query))["data"]
                equal({row["type"] for row in chosen}, {some}, "types")
        with self.check("activities: where they are the book's, every amount is"):
            ours = {row["id"]: row for row in self.book.activities(self.book.named(self.account))}
            for row in rows:
                mine = ours.get(row["id"])
                if mine:
                    equal((row["type"], row["amount"], row["units"]),
                          (mine["type"], decimal.Decimal(mine["amount"]), decimal.Decimal(mine["quantity"])), row["id"])
            known = [row for row in rows if row["id"] in ours]
            holds(not known or len(known) == len(rows), f"{len(known)} of {len(rows)} are the book's")

    def newer(self):
        """Operations that only generation 13 has."""
        if hasattr(self.reads, "get_account_balances_v2"):
            with self.check("balances v2: the same cash, and what is owed is positive"):
                body = strict.exact(self.reads.get_account_balances_v2(**self.query))
                cash = {row["currency"]: decimal.Decimal(row["amount"]) for row in body["cash"]}
                equal(cash, {row["currency"]["code"]: row["cash"] for row in self.balances()}, "cash")
                loans = (body["margin"] or {}).get("loan_balances") or []
                holds(all(decimal.Decimal(row["amount"]) > 0 for row in loans), f"loans {loans}")
                equal(body["margin"] is None, body["cash_or_margin"] != "margin", "margin")
        if hasattr(self.reads, "get_account_details"):
            with self.check("details: the account in the newer form"):
                body = strict.exact(self.reads.get_account_details(**self.query))
                equal((body["id"], body["kind"]), (self.account["id"], "investment"), "account")
                equal(body["net_value"], member(self.account, "balance", "total"), "net_value")

    def older(self):
        """Operations that generation 13 no longer has."""
        with self.check("classic positions"):
            rows = strict.exact(self.reads.get_user_account_positions(**self.query))
            holds(len(rows) <= len(self.positions()), "more classic positions than unified ones")
        with self.check("classic option positions"):
            rows = strict.exact(self.sdk.options.list_option_holdings(**self.query))
            options = [row for row in self.positions() if row["instrument"]["kind"] == "option"]
            equal(len(rows), len(options), "options")


def share_value(row):
    return decimal.Decimal(row["units"]) * decimal.Decimal(row["price"])
