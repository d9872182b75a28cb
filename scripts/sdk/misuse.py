#!/usr/bin/env python3
"""Wrong and unusual requests, byte for byte, against the hub: each is refused in the API's own form or understood,
and nothing has changed at the end.

    misuse.py DEMO_JSON
"""
import json
import sys
import time
import uuid

import checks
import raw
import signing
from checks import equal, holds

ACCOUNTS = "/accounts"


def refused(reply, statuses, code=None):
    """An error in the API's own form: JSON with detail, status_code and code."""
    holds(reply.status in statuses, f"status {reply.status}, expected {statuses}: {reply.body[:200]!r}")
    holds((reply.headers["Content-Type"] or "").startswith("application/json"), f"{reply.headers['Content-Type']!r}")
    body = reply.json
    equal(body.get("status_code"), reply.status, "status_code")
    holds(isinstance(body.get("code"), str), f"code {body.get('code')!r}")
    holds(body.get("detail"), "detail is empty")
    if code:
        equal(body["code"], code, f"code, with text {body['detail']!r}")


class Misuse:
    def __init__(self, demo):
        self.here = checks.Checks("misuse")
        self.check = self.here.check
        self.key, self.client = raw.HubKey(demo["hub"]), raw.HubKey(demo["hub"], user=False)
        self.url = self.key.url
        self.account = self.key.call("GET", ACCOUNTS).json[0]["id"]
        other = raw.HubKey(demo["hub_realtime"])
        self.stranger = other.call("GET", ACCOUNTS).json[0]["id"]

    def run(self):
        before = self.state()
        for step in (
            self.credentials, self.forms_of_signature, self.paths, self.methods, self.bodies, self.transport,
            self.prefix,
        ):
            with self.check(f"{step.__name__}: came to its end"):
                step()
        with self.check("after all this nothing has changed"):
            equal(self.state(), before, "users, accounts and balances")

    def state(self):
        users = self.client.call("GET", "/snapTrade/listUsers").json
        rows = self.key.call("GET", ACCOUNTS).json
        return users, [(row["id"], self.key.call("GET", f"/accounts/{row['id']}/balances").json) for row in rows]

    def expect(self, name, statuses, code, method, path, body=None, **options):
        with self.check(name):
            refused(self.key.call(method, path, body, **options), statuses, code)

    def credentials(self):
        key, now = self.key, int(time.time())
        with self.check("no credentials at all"):
            refused(raw.send(self.url, "GET", ACCOUNTS), {401})
        with self.check("no signature"):
            refused(raw.send(self.url, "GET", f"{ACCOUNTS}?{key.query()}"), {401})
        for name, query in {
            "an unknown client": key.query(clientId="NOBODY"),
            "no client": key.query(clientId=None),
            "a timestamp of an hour ago": key.query(timestamp=str(now - 3600)),
            "a timestamp of tomorrow": key.query(timestamp=str(now + 86400)),
            "a timestamp in milliseconds": key.query(timestamp=str(now * 1000)),
            "a timestamp that is a word": key.query(timestamp="now"),
            "a timestamp beyond 64 bits": key.query(timestamp="9" * 30),
            "no timestamp": key.query(timestamp=None),
            "no user": key.query(userId=None, userSecret=None),
            "no secret": key.query(userSecret=None),
        }.items():
            self.expect(name, {401}, None, "GET", ACCOUNTS, query=query)
        self.expect("a wrong secret", {401}, "1083", "GET", ACCOUNTS, query=key.query(userSecret=str(uuid.uuid4())))
        self.expect("a wrong user", {401}, "1083", "GET", ACCOUNTS, query=key.query(userId="nobody"))
        for name, signature in {
            "a signature of other bytes": signing.signature(key.consumer_key, ACCOUNTS, "clientId=x"),
            "a signature that is no Base64": "%%%",
            "a signature that is too short": "AAAA",
        }.items():
            self.expect(name, {401}, "1076", "GET", ACCOUNTS, signature=signature)
        query = key.query()
        flipped = signing.signature(key.consumer_key, ACCOUNTS, query)
        flipped = ("B" if flipped[0] == "A" else "A") + flipped[1:]
        self.expect("a signature with one letter changed", {401}, "1076", "GET", ACCOUNTS, query=query,
                    signature=flipped)

    def forms_of_signature(self):
        """What SDKs in other languages send."""
        path, key = "/snapTrade/login", self.key
        body = '{"connectionType": "read", "broker": "ZOË/7", "customRedirect": "https://a.example/?a=1&b=<2>"}'
        content = json.loads(body)
        unsorted = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
        query = key.query()
        around = ('{"content":', f',"path":"{path}","query":"{query}"}}')
        texts = {
            "escaped": signing.signed_text(path, query, content),
            "raw UTF-8": signing.signed_text(path, query, content, ascii_only=False),
            "sorted at the top only": unsorted.join(around),
            "the body as it is": body.join(around),
            "the prefix signed": signing.signed_text("/api/v1" + path, query, content),
        }
        for name, text in texts.items():
            with self.check(f"a signature over: {name}"):
                signature = signing.hmac_text(key.consumer_key, text)
                reply = key.call("POST", path, body.encode(), query=query, signature=signature)
                holds(reply.status != 401, f"{reply.status}: {reply.body[:200]!r}")
        with self.check("an empty object signed as one"):
            signature = signing.hmac_text(key.consumer_key, "{}".join(around))
            equal(key.call("POST", path, b"{}", query=query, signature=signature).status, 200, "status")
        with self.check("a blank in the query as a plus, signed as sent"):
            query = key.query() + "&note=a+b%2Cc"
            equal(key.call("GET", ACCOUNTS, query=query).status, 200, "status")
        with self.check("the same members in another order"):
            query = "&".join(reversed(key.query().split("&")))
            equal(key.call("GET", ACCOUNTS, query=query).status, 200, "status")

    def paths(self):
        balances = f"/accounts/{self.account}/balances"
        self.expect("an account of another user", {404}, "1011", "GET", f"/accounts/{self.stranger}/balances")
        self.expect("an account that is no UUID", {404, 400}, None, "GET", "/accounts/me/balances")
        self.expect("an unknown path", {404}, None, "GET", "/accountz")
        for name, path in {
            "a path that climbs": f"/accounts/../accounts/{self.account}/balances",
            "a path that climbs, encoded": f"/accounts/%2e%2e/accounts/{self.account}/balances",
            "an encoded slash": f"/accounts/{self.account}%2Fbalances",
            "two slashes": f"//accounts/{self.account}/balances",
            "a zero byte": f"/accounts/{self.account}%00/balances",
            "bytes that are no text": "/accounts/%ff%fe/balances",
            "a half escape": "/accounts/%4/balances",
        }.items():
            self.expect(name, {400, 404}, None, "GET", path)
        with self.check("the account's own path, once more"):
            equal(self.key.call("GET", balances).status, 200, "status")
        with self.check("one slash at the end is let pass"):
            equal(self.key.call("GET", ACCOUNTS + "/").status, 200, "status")

    def methods(self):
        for method in ("PATCH", "POST", "DELETE"):
            with self.check(f"{method} where only GET is known"):
                reply = self.key.call(method, f"/accounts/{self.account}/balances")
                refused(reply, {405})
                holds("GET" in (reply.headers["Allow"] or ""), f"Allow {reply.headers['Allow']!r}")

    def bodies(self):
        path, client = "/snapTrade/registerUser", self.client
        for name, body in {
            "no body": None,
            "a body that is no JSON": b'{"userId": ',
            "a list for an object": b'["x"]',
            "no userId": b'{"name": "x"}',
            "an empty userId": b'{"userId": ""}',
            "a number for userId": b'{"userId": 7}',
            "null for userId": b'{"userId": null}',
            "a body nested too deep": b'{"userId":' + b"[" * 5000 + b"]" * 5000 + b"}",
            "a body that is no UTF-8": b'{"userId": "\xff"}',
        }.items():
            with self.check(name):
                # Over text that cannot be parsed no client could agree on a signature: 401 is as good an answer.
                refused(client.call("POST", path, body), {400, 401})
        with self.check("the same member twice"):
            refused(client.call("POST", path, b'{"userId":"a-1","userId":"a-2"}'), {400, 401})
        with self.check("a body of 64 MiB"):
            big = b'{"userId":"' + b"a" * (64 << 20) + b'"}'
            try:
                refused(client.call("POST", path, big), {413, 400})
            except (BrokenPipeError, ConnectionResetError):
                pass  # closed on us before we had sent it all, which HTTP allows

    def transport(self):
        with self.check("another Host"):
            refused_by_host = self.key.call("GET", ACCOUNTS, host="bursar.example")
            holds(400 <= refused_by_host.status < 500, f"status {refused_by_host.status}")
        with self.check("a header of 1 MiB"):
            try:
                reply = raw.send(self.url, "GET", f"{ACCOUNTS}?{self.key.query()}", {"X-Long": "a" * (1 << 20)})
                holds(400 <= reply.status < 500, f"status {reply.status}")
            except (BrokenPipeError, ConnectionResetError):
                pass
        with self.check("a query of 1 MiB"):
            try:
                reply = raw.send(self.url, "GET", f"{ACCOUNTS}?{self.key.query()}&a={'a' * (1 << 20)}")
                holds(400 <= reply.status < 500, f"status {reply.status}")
            except (BrokenPipeError, ConnectionResetError):
                pass

    def prefix(self):
        with self.check("under /api/v1 the deprecation is told, at the root it is not"):
            old, new = self.key.call("GET", "/api/v1" + ACCOUNTS), self.key.call("GET", ACCOUNTS)
            equal((old.status, new.status), (200, 200), "status")
            equal(old.json, new.json, "body")
            equal(old.headers["Deprecation"], "@1781222400", "Deprecation")
            equal(new.headers["Deprecation"], None, "Deprecation at the root")
        for path in ("/", "/api/v1", "/api/v1/"):
            with self.check(f"status needs no credentials: {path}"):
                reply = raw.send(self.url, "GET", path, {"Accept": "application/json"})
                equal((reply.status, reply.json["online"]), (200, True), "status and online")
        with self.check("sent with the prefix, signed without it, and the other way round"):
            for signed, sent in ((ACCOUNTS, "/api/v1" + ACCOUNTS), ("/api/v1" + ACCOUNTS, ACCOUNTS)):
                equal(self.key.call("GET", signed, sent_path=sent).status, 200, f"status of {sent}")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        Misuse(json.load(file)).run()


if __name__ == "__main__":
    main()
