#!/usr/bin/env python3
"""Holds /openapi.json of the book API against OpenAPI 3.1, and answers of a running demo against the document."""
import json
import sys
import urllib.parse
import urllib.request

import jsonschema
from openapi_spec_validator import validate

from checks import Checks, equal, holds

SECONDS = 60


def fetch(url, token=None):
    request = urllib.request.Request(url)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        return json.load(answer)


def day_of(history):
    """Some day that a history tells."""
    return next(rows[0]["date"] for rows in history.values() if isinstance(rows, list) and rows)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        book = json.load(file)["book"]
    checks = Checks("openapi")
    document = fetch(book["url"] + "/openapi.json")
    with checks.check("the document is valid"):
        equal(document["openapi"], "3.1.0", "openapi")
        validate(document)
    account = fetch(book["url"] + "/accounts?limit=1", book["token"])["accounts"][0]["account"]
    row = fetch(f"{book['url']}/accounts/{account}/history", book["token"])
    positions = fetch(f"{book['url']}/accounts/{account}/positions", book["token"])["positions"]
    names = {"symbol": urllib.parse.quote(positions[0]["symbol"], safe=""), "account": account, "figure": "equity", "date": day_of(row), "edge": "end", "part": "income"}
    for path, operations in document["paths"].items():
        operation = operations.get("get")
        content = operation and operation["responses"]["200"]["content"].get("application/json")
        if not content or "admin" in str(operation["security"]):
            continue
        with checks.check(f"GET {path}"):
            answer = fetch(book["url"] + path.format_map(names), book["token"])
            schema = {**content["schema"], "components": document["components"]}
            jsonschema.Draft202012Validator(schema).validate(answer)
    with checks.check("a wrong answer is noticed"):
        schema = {"$ref": "#/components/schemas/Receipt", "components": document["components"]}
        holds(not jsonschema.Draft202012Validator(schema).is_valid({"position": "1"}), "a receipt without members passed")


if __name__ == "__main__":
    main()
