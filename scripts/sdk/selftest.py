#!/usr/bin/env python3
"""Proves, against a throw-away server, that the checks of the conversations can fail: that the SDK's strict mode
refuses a wrong type, and that our own signatures are those that the SDK sends."""
import copy
import http.server
import json
import threading
import urllib.parse

import checks
import signing
import strict

CLIENT_ID, CONSUMER_KEY = "SELF-TEST", "demoConsumerKey0123456789abcdef"
USER = {"user_id": "zoë & co/7", "user_secret": "s+cret=1"}
CURRENCY = {"id": "57f81c53-bdda-45a7-a51f-032afd1ae41b", "code": "USD", "name": "US Dollar"}
BALANCE = {"currency": CURRENCY, "cash": 300.5, "buying_power": 410.71}

# Account id → what GET /accounts/{id}/balances answers. Only the first is as the SDK's schema wants it.
GOOD = "00000000-0000-4000-8000-000000000000"
BAD = {
    "cash as text": {"cash": "300.5"},
    "a whole number without a fraction where null is allowed": {"cash": 300},
    "a currency that is null": {"currency": None},
    "a currency without the form of a UUID": {"currency": {**CURRENCY, "id": "dollar"}},
}
BODIES = {GOOD: BALANCE} | {
    f"00000000-0000-4000-8000-{place:012}": {**copy.deepcopy(BALANCE), **change}
    for place, change in enumerate(BAD.values(), 1)
}

# Known signatures (reference vectors for this consumer key).
PATH = "/accounts/917c8734-8470-4a3e-a18f-57c3f2ee6631/balances"
QUERY = "userId=alice&userSecret=s3cret-1&clientId=DEMO-CLIENT&timestamp=1760000000"
CLIENT_QUERY = "clientId=DEMO-CLIENT&timestamp=1760000000"
ZOE = {"userId": "zoë/7"}
VECTORS = [
    (PATH, QUERY, None, True, "BCgLX+uxFSlP1nmpX38pPetwD/GFnHPHP6w9en8VT/8="),
    ("/api/v1" + PATH, QUERY, None, True, "HFeRvBhBL3jXvJ48KanjpX+GjI8MrHvC3mdJC2PrdFQ="),
    ("/snapTrade/registerUser", CLIENT_QUERY, ZOE, True, "BuPxgRfJ55exEyti9s+IMPnzszSXSTfxfuEHzMZBbMk="),
    ("/snapTrade/registerUser", CLIENT_QUERY, ZOE, False, "GNRQaxbBOYsk4jp4LgPlGNPNwhM3U131pgnwWkRYNuc="),
]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.seen.append((self.command, self.path, self.headers.get("Signature"), body))
        path = urllib.parse.urlsplit(self.path).path.removeprefix("/api/v1")
        parts = path.split("/")
        if parts[-1] == "balances":
            self.reply(200, [BODIES[parts[2]]])
        elif path in ("", "/"):
            self.reply(200, {"version": 153, "timestamp": "2026-01-05T14:30:00.000000Z", "online": True})
        elif path == "/snapTrade/registerUser":
            self.reply(200, {"userId": json.loads(body)["userId"], "userSecret": "x"})
        else:
            self.reply(404, {"detail": "No.", "status_code": 404, "code": "1011"})

    do_GET = do_POST = do_DELETE = answer

    def reply(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def verify(request):
    """The signature that the SDK sent is ours for the path that its generation signs."""
    _, target, sent, body = request
    path, _, query = target.partition("?")
    if strict.MAJOR < 12 and not path.startswith("/api/v1"):
        path = "/api/v1" + path
    if strict.MAJOR >= 12:
        path = path.removeprefix("/api/v1")
    content = json.loads(body) if body else None
    checks.equal(sent, signing.signature(CONSUMER_KEY, path, query, content), f"signature of {target}")


def run_vectors(here):
    for path, query, content, ascii_only, expected in VECTORS:
        with here.check(f"our signature of {path}, {'escaped' if ascii_only else 'raw'}"):
            checks.equal(signing.signature(CONSUMER_KEY, path, query, content, ascii_only), expected, "signature")


def run_strict(here, sdk):
    def balances(account):
        return sdk.account_information.get_user_account_balance(account_id=account, **USER)

    accounts = dict(zip(BAD, [name for name in BODIES if name != GOOD]))
    for name, account in accounts.items():
        with here.check(f"without strict mode the SDK lets pass {name}"):
            checks.equal(balances(account).status, 200, "status")
    switch_off = strict.switch_on()
    try:
        with here.check("strict mode lets a right reply pass"):
            checks.equal(str(strict.exact(balances(GOOD))[0]["cash"]), "300.5", "cash")
        for name, account in accounts.items():
            with here.check(f"strict mode refuses {name}"):
                try:
                    balances(account)
                except Exception as error:  # the SDK has several types for it
                    checks.holds("snaptrade_client" in type(error).__module__, f"raised {error!r}")
                else:
                    raise checks.Failed("the reply passed")
        with here.check("strict mode knows the errors"):
            try:
                sdk.account_information.list_user_accounts(**USER)
            except Exception as error:
                checks.equal((getattr(error, "status", None), error.body["code"]), (404, "1011"), "error")
            else:
                raise checks.Failed("404 passed")
    finally:
        switch_off()


def main():
    here = checks.Checks(f"self-test with SDK {strict.VERSION}")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.seen = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    run_vectors(here)
    for base in (strict.home(url), strict.other_base(url)):
        sdk = strict.client(base, CLIENT_ID, CONSUMER_KEY)
        with here.check(f"{base.removeprefix(url) or '/'}: status"):
            checks.equal(sdk.api_status.check().body["online"], True, "online")
        with here.check(f"{base.removeprefix(url) or '/'}: signed GET and POST"):
            sdk.account_information.get_user_account_balance(account_id=GOOD, **USER)
            verify(server.seen[-1])
            sdk.authentication.register_snap_trade_user(user_id=USER["user_id"])
            verify(server.seen[-1])
    run_strict(here, strict.client(strict.home(url), CLIENT_ID, CONSUMER_KEY))
    server.shutdown()


if __name__ == "__main__":
    main()
