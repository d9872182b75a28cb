#!/usr/bin/env python3
"""Prints every change of clocks that Python's zoneinfo knows in the years 1967 to 2100, as ZoneChanges.swift.

Usage: make_changes.py > ZoneChanges.swift

One line per zone: its name, the offset in force on 1967-01-01T00:00:00Z in minutes, then one pair per change:
the minute (since 1970, UTC) at which it takes effect, and the offset in minutes from then on. Minutes of changes are
written as differences to the change before, in base 36, so that the table stays small.
"""
import datetime
import re
import sys
import zoneinfo
from pathlib import Path

UTC = datetime.timezone.utc
FIRST = datetime.datetime(1967, 1, 1, tzinfo=UTC)
LAST = datetime.datetime(2101, 1, 1, tzinfo=UTC)
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number):
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
        if number == 0:
            return text


def zone_names():
    source = Path(__file__).parents[3] / "Sources/CivilTime/Zones/MarketZone.swift"
    return [name for name in re.findall(r'^  case \w+ = "(.+)"', source.read_text(), re.M) if name != "UTC"]


def offset(zone, moment):
    seconds = moment.astimezone(zone).utcoffset().total_seconds()
    assert seconds % 60 == 0
    return int(seconds) // 60


def changes(zone):
    """Yields (moment, offset from then on); changes lie at least twelve hours apart and on whole minutes."""
    step = datetime.timedelta(hours=12)
    moment, before = FIRST, offset(zone, FIRST)
    while moment < LAST:
        after = offset(zone, moment + step)
        if after != before:
            low, high = moment, moment + step
            while high - low > datetime.timedelta(minutes=1):
                middle = low + datetime.timedelta(minutes=(high - low) // datetime.timedelta(minutes=2))
                low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
            yield high, after
            before = after
        moment += step


def main():
    print("/// Every change of clocks from 1967 to 2100, printed by make_changes.py from Python's zoneinfo.")
    print(f"/// tz database of {zoneinfo_version()}.")
    print('let zoneChangesText = """')
    for name in zone_names():
        zone = zoneinfo.ZoneInfo(name)
        print(f"  {name} {offset(zone, FIRST)}")
        last, line = int((FIRST - EPOCH).total_seconds()) // 60, " "
        for moment, after in changes(zone):
            minute = int((moment - EPOCH).total_seconds()) // 60
            item = f" {base36(minute - last)}:{after}"
            if len(line) + len(item) > 118:
                print(line)
                line = " "
            line += item
            last = minute
        if line.strip():
            print(line)
    print('  """')


def zoneinfo_version():
    for root in zoneinfo.TZPATH:
        file = Path(root) / "tzdata.zi"
        if file.exists():
            return file.read_text().split("\n", 1)[0].replace("# version ", "")
    return "an unnamed version"


if __name__ == "__main__":
    sys.exit(main())
