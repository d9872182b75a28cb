"""Reads the book origin: the figures that every other API is held against."""
import decimal

import raw


class Book:
    def __init__(self, demo):
        self.url, self.token = demo["book"]["url"], demo["book"]["token"]

    def get(self, path):
        return raw.bearer(self.url, path, self.token)

    def accounts(self):
        """Every account as an object with at least `account`, its name in the book."""
        return rows(self.get("/accounts"), "accounts")

    def figures(self, account):
        """Figure name → Decimal, or None where the book says that it is unknown."""
        body = self.get(f"/accounts/{account}/figures")
        return {name: number(value) for name, value in body.get("figures", body).items() if is_figure(value)}

    def history(self, account, first, last):
        """Date → Decimal, one per trading day."""
        body = self.get(f"/accounts/{account}/history?from={first}&to={last}")
        return {row["date"]: number(row["total_value"]) for row in rows(body, "history")}

    def activities(self, account):
        """The newest rows, 1,000 at most."""
        return rows(self.get(f"/accounts/{account}/activities"), "activities")

    def named(self, account):
        """The account of the book that a SnapTrade account object stands for, by the numbers that both bear."""
        marks = {account.get("institution_account_id"), account.get("number")} - {None}
        for row in self.accounts():
            if marks & {row.get(name) for name in ("account", "id", "number", "trading_id")}:
                return row.get("account") or row["id"]
        raise RuntimeError(f"no account of the book has one of {sorted(marks)}")


def rows(body, name):
    return body[name] if isinstance(body, dict) else body


def is_figure(value):
    return value is None or isinstance(value, (str, dict))


def number(value):
    if isinstance(value, dict):
        value = value.get("value")
    try:
        return None if value is None else decimal.Decimal(value)
    except decimal.InvalidOperation:
        return None
