#!/usr/bin/env python3
"""Writes out/prices.jsonl: the daily closes of AAPL, GOOG, IBM and MSFT from March 2000 to March 2013 as events.

The closes come from the Python package bokeh_sampledata, which is installed into a temporary folder without its
dependencies; nothing of it stays. They are unadjusted: a split shows as a jump.
"""
import csv
import decimal
import gzip
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import venv

import market

PACKAGE = "bokeh_sampledata==2026.1"
INSIDE = "bokeh_sampledata/_data/stocks.csv.gz"
SHA256 = "5abadf99b2d394f920120a27de6f0df129859d71d4cfb0bf661bcc99446ab1fd"
OUT = pathlib.Path(__file__).resolve().parent / "out" / "prices.jsonl"


def download():
    """The rows of the file inside the package."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        # An environment of its own, because Debian's Python has no pip and would not let it install.
        venv.create(folder / "venv", with_pip=True)
        subprocess.run(
            [folder / "venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--no-deps", "--target", folder / "package", PACKAGE],
            check=True)
        data = (folder / "package" / INSIDE).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        sys.exit(f"{INSIDE} of {PACKAGE} has changed: SHA-256 {found}, expected {SHA256}")
    rows = csv.DictReader(gzip.decompress(data).decode().splitlines())
    return [row for row in rows if row["Ticker"] in market.NAMES]


def check_splits(rows):
    """The file itself shows the splits that we write: its adjusted closes halve against the closes there, only there."""
    seen, before = [], {}
    for row in rows:
        factor = decimal.Decimal(row["Adj Close"]) / decimal.Decimal(row["Close"])
        if factor / before.get(row["Ticker"], factor) > decimal.Decimal("1.5"):
            seen.append((row["Ticker"], row["Date"]))
        before[row["Ticker"]] = factor
    listed = [(symbol, day) for symbol, day, _ in market.SPLITS]
    if sorted(seen) != sorted(listed):
        sys.exit(f"splits in the file: {sorted(seen)}, ours: {sorted(listed)}")


def events(rows):
    for symbol, (name, exchange) in market.NAMES.items():
        yield {"event": "instrument", "symbol": symbol, "kind": "equity", "currency": "USD", "exchange": exchange,
               "name": name}
    dated = [(market.instant(day, market.OPENING), {"event": "split", "symbol": symbol}, {"ratio": ratio})
             for symbol, day, ratio in market.SPLITS]
    dated += [(market.close_of(row["Date"]), {"event": "price", "symbol": row["Ticker"]}, {"price": row["Close"]})
              for row in rows]
    # In order of time; the offset stands behind the time of day, which is never near midnight, so text will do.
    for at, what, value in sorted(dated, key=lambda entry: (entry[0], entry[1]["symbol"])):
        yield {**what, "at": at, **value}


def main():
    rows = download()
    check_splits(rows)
    OUT.parent.mkdir(exist_ok=True)
    lines = [json.dumps(event, separators=(",", ":")) for event in events(rows)]
    OUT.write_text("\n".join(lines) + "\n")
    print(f"{OUT.name}: {len(rows)} closes, {len(market.SPLITS)} splits")


if __name__ == "__main__":
    main()
