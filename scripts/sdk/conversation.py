#!/usr/bin/env python3
"""The official SnapTrade SDK against a running Bursar, every reply validated, every amount held against the book.

    conversation.py DEMO_JSON
"""
import json
import sys
import time
import uuid

import accounts
import checks
import strict
from checks import equal, holds
from book import Book

ROUNDS, PAUSE = 100, 0.1  # of work that the server does after its answer: at most 10 s


def refused(status, code, call, **arguments):
    """The call must end in this status, with this code in the body."""
    try:
        call(**arguments)
    except Exception as error:
        holds(hasattr(error, "status"), f"raised {error!r}")
        equal(error.status, status, "status")
        holds(isinstance(error.body, dict), f"body {error.body!r}")
        equal(error.body.get("code"), code, f"code, with text {error.body.get('detail')!r}")
        equal(error.body.get("status_code"), status, "status_code")
        holds(error.body.get("detail"), "detail is empty")
    else:
        raise checks.Failed(f"was not refused, expected {status} {code}")


def eventually(what, condition):
    """For work that the contract calls asynchronous."""
    for _ in range(ROUNDS):
        if condition():
            return
        time.sleep(PAUSE)
    raise checks.Failed(f"not within {ROUNDS * PAUSE:.0f} s: {what}")


class Conversation:
    def __init__(self, demo):
        self.demo, self.book = demo, Book(demo)
        self.here = checks.Checks(f"SDK {strict.VERSION}")
        self.url = demo["hub"]["url"].rstrip("/")
        self.sdk = self.client("hub")
        self.user = self.user_of("hub")

    def client(self, key, base=None, consumer_key=None):
        hub = self.demo[key]
        base = base or strict.home(hub["url"].rstrip("/"))
        return strict.client(base, hub["clientId"], consumer_key or hub["consumerKey"])

    def user_of(self, key):
        return {"user_id": self.demo[key]["userId"], "user_secret": self.demo[key]["userSecret"]}

    def run(self):
        for step in (
            self.status, self.users, self.login, self.refusals, self.connections, self.accounts, self.realtime,
            self.reference, self.refresh, self.disable, self.delete,
        ):
            with self.here.check(f"{step.__name__}: came to its end"):
                step()

    def status(self):
        for base in (strict.home(self.url), strict.other_base(self.url)):
            with self.here.check(f"status at {base.removeprefix(self.url) or '/'}"):
                body = self.client("hub", base).api_status.check().body
                equal(body["online"], True, "online")
                holds(isinstance(body["version"], int), f"version {body['version']!r}")
            with self.here.check(f"a signed call at {base.removeprefix(self.url) or '/'}"):
                users = self.client("hub", base).authentication.list_snap_trade_users().body
                holds(self.user["user_id"] in users, "the demo user is not listed")

    def users(self):
        api, name = self.sdk.authentication, f"zoë & co/7+{strict.MAJOR}"
        with self.here.check("register a user whose name needs every kind of escape"):
            first = api.register_snap_trade_user(user_id=name).body
            equal(first["userId"], name, "userId")
            holds(name in api.list_snap_trade_users().body, "not listed")
        with self.here.check("register the same user again"):
            refused(400, "1010", api.register_snap_trade_user, user_id=name)
        old = {"user_id": name, "user_secret": first["userSecret"]}
        with self.here.check("a new user has no accounts and no connections"):
            equal(self.sdk.account_information.list_user_accounts(**old).body, [], "accounts")
            equal(self.sdk.connections.list_brokerage_authorizations(**old).body, [], "connections")
        with self.here.check("reset the secret: the old one is dead, the new one lives"):
            new = {**old, "user_secret": api.reset_snap_trade_user_secret(**old).body["userSecret"]}
            refused(401, "1083", self.sdk.account_information.list_user_accounts, **old)
            equal(self.sdk.account_information.list_user_accounts(**new).body, [], "accounts")
        with self.here.check("delete the user"):
            body = api.delete_snap_trade_user(user_id=name).body
            equal((body["status"], body["userId"]), ("deleted", name), "reply")
            eventually("the user is gone", lambda: name not in api.list_snap_trade_users().body)
            refused(401, "1083", self.sdk.account_information.list_user_accounts, **new)

    def login(self):
        for options in ({}, {"broker": "TRADESTATION", "immediate_redirect": True, "connection_type": "read"}):
            with self.here.check(f"login with {len(options)} options"):
                body = self.sdk.authentication.login_snap_trade_user(**options, **self.user).body
                holds(body["redirectURI"].startswith("http"), f"redirectURI {body['redirectURI']!r}")
                uuid.UUID(body["sessionId"])

    def refusals(self):
        reads = self.sdk.account_information
        with self.here.check("an account that does not exist"):
            refused(404, "1011", reads.get_user_account_balance, account_id=str(uuid.uuid4()), **self.user)
        with self.here.check("a wrong user secret"):
            refused(401, "1083", reads.list_user_accounts, **{**self.user, "user_secret": str(uuid.uuid4())})
        with self.here.check("a wrong consumer key"):
            wrong = self.client("hub", consumer_key="x" * 50)
            refused(401, "1076", wrong.account_information.list_user_accounts, **self.user)

    def connections(self):
        api = self.sdk.connections
        with self.here.check("list connections"):
            listed = api.list_brokerage_authorizations(**self.user).body
            holds(listed, "the demo user has no connection")
        for connection in listed:
            name = connection["brokerage"]["slug"]
            with self.here.check(f"{name}: detail says what the list says"):
                one = api.detail_brokerage_authorization(authorization_id=connection["id"], **self.user).body
                equal(one, connection, "detail")
            with self.here.check(f"{name}: accounts of the connection"):
                inside = api.list_brokerage_authorization_accounts(authorization_id=connection["id"], **self.user)
                holds(inside.body, "none")
                equal({row["brokerage_authorization"] for row in inside.body}, {connection["id"]}, "their connection")
        with self.here.check("a connection that does not exist"):
            refused(404, "1011", api.detail_brokerage_authorization, authorization_id=str(uuid.uuid4()), **self.user)

    def accounts(self):
        listed = strict.exact(self.sdk.account_information.list_user_accounts(**self.user))
        holds(listed, "the demo user has no account")
        self.listed = listed
        lengths = []
        for account in listed:
            one = accounts.Reader(self.sdk, self.user, self.book, self.here, account)
            one.run()
            lengths.append(one.days)
        if strict.MAJOR < 12:  # the newer generation no longer has it
            with self.here.check("activities of all accounts"):
                rows = strict.exact(self.sdk.transactions_and_reporting.get_activities(**self.user))
                inside = {row["account"]["id"] for row in rows}
                holds(rows and inside <= {account["id"] for account in listed}, f"{len(rows)} rows of {inside}")
        with self.here.check("a year of history in at least one account"):
            holds(max(lengths) >= 200, f"the longest has {max(lengths)} days")

    def realtime(self):
        sdk, user = self.client("hub_realtime"), self.user_of("hub_realtime")
        for account in strict.exact(sdk.account_information.list_user_accounts(**user)):
            reader = accounts.Reader(sdk, user, self.book, self.here, account, label="realtime ")
            reader.compare()
        with self.here.check("realtime: history is off for this key"):
            refused(
                403, "1141", sdk.account_information.get_account_balance_history, account_id=account["id"], **user)
        with self.here.check("an account of another key's user"):
            stranger = self.listed[0]["id"]
            refused(404, "1011", sdk.account_information.get_user_account_balance, account_id=stranger, **user)

    def reference(self):
        if strict.MAJOR < 12:  # the newer generation no longer has it
            with self.here.check("currencies"):
                codes = {row["code"] for row in self.sdk.reference_data.list_all_currencies().body}
                holds({"USD", "CAD", "EUR", "JPY"} <= codes, f"only {sorted(codes)}")

    def refresh(self):
        connection = self.sdk.connections.list_brokerage_authorizations(**self.user).body[0]["id"]
        with self.here.check("refresh"):
            reply = self.sdk.connections.refresh_brokerage_authorization(authorization_id=connection, **self.user)
            holds(connection in reply.body["detail"], reply.body["detail"])
            holds("scheduled for refresh" in reply.body["detail"], reply.body["detail"])

    def disable(self):
        api, reads = self.sdk.connections, self.sdk.account_information
        connection = api.list_brokerage_authorizations(**self.user).body[0]["id"]
        inside = api.list_brokerage_authorization_accounts(authorization_id=connection, **self.user).body

        def answers():
            return [
                (read.__name__, read(account_id=row["id"], **self.user).body)
                for row in inside
                for read in (reads.get_user_account_balance, reads.get_user_account_orders)
            ]

        before = answers()
        with self.here.check("disable a connection"):
            reply = api.disable_brokerage_authorization(authorization_id=connection, **self.user)
            holds("has been disabled" in reply.body["detail"], reply.body["detail"])
            detail = api.detail_brokerage_authorization(authorization_id=connection, **self.user).body
            equal(detail["disabled"], True, "disabled")
            holds(detail["disabled_date"], "no disabled_date")
        with self.here.check("a disabled connection still answers, and the same"):
            equal(answers(), before, "balances and orders")
            reads.get_all_account_positions(account_id=inside[0]["id"], **self.user)
            reads.get_user_holdings(account_id=inside[0]["id"], **self.user)
        with self.here.check("disable it again"):
            refused(402, "3011", api.disable_brokerage_authorization, authorization_id=connection, **self.user)
        with self.here.check("refresh it"):
            refused(402, "3003", api.refresh_brokerage_authorization, authorization_id=connection, **self.user)

    def delete(self):
        api, reads = self.sdk.connections, self.sdk.account_information
        connections = api.list_brokerage_authorizations(**self.user).body
        for place, connection in enumerate(connections):
            name = connection["brokerage"]["slug"]
            inside = api.list_brokerage_authorization_accounts(
                authorization_id=connection["id"], **self.user).body
            with self.here.check(f"{name}: delete the connection"):
                # Generation 11 knows both ways; the older one is answered at once and with no body.
                if place == 0 and hasattr(api, "remove_brokerage_authorization"):
                    reply = api.remove_brokerage_authorization(authorization_id=connection["id"], **self.user)
                    equal(reply.status, 204, "status")
                else:
                    reply = api.delete_connection(connection_id=connection["id"], **self.user)
                    equal(reply.body["connection_id"], connection["id"], "connection_id")
                eventually("the connection is gone", lambda: connection["id"] not in [
                    row["id"] for row in api.list_brokerage_authorizations(**self.user).body])
                refused(404, "1011", reads.get_user_account_balance, account_id=inside[0]["id"], **self.user)
        with self.here.check("after the last connection no account is left"):
            equal(reads.list_user_accounts(**self.user).body, [], "accounts")


def main():
    strict.switch_on()
    with open(sys.argv[1], encoding="utf-8") as file:
        Conversation(json.load(file)).run()


if __name__ == "__main__":
    main()
