#!/usr/bin/env python3
"""Imports out/prices.jsonl and account.jsonl into an empty folder and holds Bursar's answers against own sums:
five figures on each of the days below, and the total value of every trading day.

BURSAR_BINARY names the program (default .build/release/bursar).
"""
import datetime
import decimal
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import market
import sums

HERE = pathlib.Path(__file__).resolve().parent
BURSAR = os.environ.get("BURSAR_BINARY", str(HERE.parent.parent / ".build/release/bursar"))
FILES = [HERE / "out" / "prices.jsonl", HERE / "account.jsonl"]
EVENING = datetime.time(20)

# Days on which all figures are compared: around both splits, trades and dividends, early closes, the crash of 2008,
# the exchange's closure after the hurricane of 2012, first and last day.
DAYS = """
2002-06-03 2002-06-04 2002-10-01 2002-12-24 2003-02-13 2003-02-14 2003-02-18 2003-02-19 2003-02-20 2003-03-07
2003-05-01 2003-08-01 2003-09-10 2003-11-28 2004-06-01 2004-10-01 2004-12-02 2005-02-24 2005-02-25 2005-02-28
2005-03-01 2005-03-02 2006-01-17 2006-02-01 2007-11-01 2008-06-02 2008-10-10 2009-03-09 2012-10-26 2012-10-31
2013-03-01
""".split()


def bursar(command, *arguments):
    done = subprocess.run([BURSAR, command, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"bursar {command} ended with {done.returncode}")
    return done.stdout


def read(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def own_sums():
    world, account = map(read, FILES)
    symbols = [event["symbol"] for event in world if event["event"] == "instrument"]
    dated = [event for event in world + account if "at" in event]
    dated.sort(key=lambda event: datetime.datetime.fromisoformat(event["at"]))
    return account[0]["account"], sums.by_day(dated, symbols, market.close_of)


def compare(what, found, expected, differences):
    if found is None or decimal.Decimal(found) != expected:
        differences.append(f"{what}: Bursar {found}, own sum {expected}")


def check_figures(data, account, days, differences):
    for day in DAYS:
        answer = json.loads(bursar(
            "figures", "--data", data, account, "--as-of", market.instant(day, EVENING), "--json"))
        for name, expected in days[day].items():
            compare(f"{day} {name}", answer.get(name), expected, differences)
    return len(DAYS) * len(days[DAYS[0]])


def check_history(data, account, days, differences):
    first, last = min(days), max(days)
    rows = json.loads(bursar("history", "--data", data, account, "--from", first, "--to", last, "--json"))
    if [row["date"] for row in rows] != sorted(days):
        missing = sorted(set(days) - {row["date"] for row in rows})
        differences.append(f"history: {len(rows)} rows for {len(days)} days, missing {missing[:5]}")
    for row in rows:
        if row["date"] in days:
            compare(f"{row['date']} total value", row["total_value"], days[row["date"]]["equity"], differences)
    return len(days)


def main():
    if not FILES[0].exists():
        sys.exit("first: ./fetch_prices.py")
    account, days = own_sums()
    differences = []
    with tempfile.TemporaryDirectory() as data:
        bursar("import", "--data", data, *FILES)
        figures = check_figures(data, account, days, differences)
        totals = check_history(data, account, days, differences)
        bursar("verify", "--data", data)
    for line in differences[:40]:
        print(line)
    print(f"{figures} figures on {len(DAYS)} days and {totals} daily totals compared, {len(differences)} differ")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
