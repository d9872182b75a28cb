"""A client of the standard library only: it sends exactly the bytes it is told to, right or wrong."""
import decimal
import http.client
import json
import time
import urllib.parse

import signing


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return exact_json(self.body)


def exact_json(body):
    """JSON with every number as the decimal that was written."""
    return json.loads(body, parse_float=decimal.Decimal, parse_int=decimal.Decimal)


def send(origin, method, target, headers=None, body=None, host=None):
    """One request on a connection of its own. `target` is sent as it is."""
    parts = urllib.parse.urlsplit(origin)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
    try:
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or parts.netloc)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        return Reply(response.status, response.headers, response.read())
    finally:
        connection.close()


def bearer(origin, path, token):
    """A GET with a token, which must succeed."""
    reply = send(origin, "GET", path, {"Authorization": f"Bearer {token}", "Accept": "application/json"})
    if reply.status != 200:
        raise RuntimeError(f"GET {path} answered {reply.status}: {reply.body[:300]!r}")
    return reply.json


class HubKey:
    """Signs for one API key and, when it is given, one user. `hub` is a member of demo.json."""

    def __init__(self, hub, user=True):
        self.url, self.client_id, self.consumer_key = hub["url"], hub["clientId"], hub["consumerKey"]
        self.user = {"userId": hub["userId"], "userSecret": hub["userSecret"]} if user else {}

    def query(self, **changes):
        """The query in the order in which the Python SDK writes it; a change to None leaves a member out."""
        members = {**self.user, "clientId": self.client_id, "timestamp": str(int(time.time())), **changes}
        return urllib.parse.urlencode(
            [(name, value) for name, value in members.items() if value is not None], quote_via=urllib.parse.quote)

    def call(self, method, path, body=None, *, sent_path=None, query=None, signature=None, host=None):
        """`body` is bytes; `path` is what is signed, `sent_path` what is sent when that differs."""
        query = self.query() if query is None else query
        content = None
        if body:
            try:
                content = json.loads(body)
            except (ValueError, RecursionError):  # nothing a client could sign as JSON
                content = body.decode(errors="replace")
        signature = signature or signing.signature(self.consumer_key, path, query, content)
        headers = {"Accept": "application/json", "Signature": signature}
        if body is not None:
            headers["Content-Type"] = "application/json"
        return send(self.url, method, f"{sent_path or path}?{query}", headers, body, host)
