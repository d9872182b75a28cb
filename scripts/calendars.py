#!/usr/bin/env python3
"""Writes the trading calendars of Sources/Market/Calendars/Data from the package exchange_calendars.

Use (outside the repository, so that nothing of the environment is committed):

    python3 -m venv ../calendars-venv
    ../calendars-venv/bin/pip install exchange_calendars
    ../calendars-venv/bin/python scripts/calendars.py           # writes, and prints sessions per year
    ../calendars-venv/bin/python scripts/calendars.py --check   # writes nothing, fails if a file differs

A year is one line: "2026 0101 0119 1127-1300" says closed on 1 January and 19 January (weekdays), and on
27 November closed early at 13:00. "0105@1100" is a late opening, "0704+" a session on a weekend.
"""
import argparse
import datetime
import pathlib
import sys

import exchange_calendars

FIRST_YEAR = 1990
# The package answers from its rules as far as it is asked; 2049 is the last year that all of its lunar tables know.
LAST_YEAR = 2049
NAMES = ["XNYS", "XTSE", "XLON", "XPAR", "XETR", "XAMS", "XSWX", "XTKS", "XHKG", "XASX", "CMES", "XCBF"]
# Years that the package refuses or knows only in part are left out: the calendar then answers by weekday.
FIRST_YEARS = {"XTKS": 1997}
# The package lets a Globex session end when the next begins; trading pauses from 16:00 to 17:00 Chicago.
CLOSES = {"CMES": datetime.time(16, 0)}
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "Market" / "Calendars" / "Data"


def hhmm(seconds):
    """Seconds since the session's midnight as a signed HHMM; a session opening the evening before is negative."""
    sign = "-" if seconds < 0 else ""
    minutes = abs(seconds) // 60
    return f"{sign}{minutes // 60:02d}{minutes % 60:02d}"


def seconds_of_day(moment, session, zone):
    """Local wall-clock distance from the midnight that begins the session's date."""
    local = moment.tz_convert(zone)
    days = (local.date() - session.date()).days
    return days * 86400 + local.hour * 3600 + local.minute * 60


def regular_at(periods, session):
    """The regular time that the package's own table gives for a session."""
    found = periods[0][1]
    for start, time in periods:
        if start is not None and start <= session:
            found = time
    return found


def regular_hours(name, calendar, session):
    opening = regular_at(calendar.open_times, session)
    closing = CLOSES.get(name) or regular_at(calendar.close_times, session)
    open_seconds = calendar.open_offset * 86400 + opening.hour * 3600 + opening.minute * 60
    return open_seconds, closing.hour * 3600 + closing.minute * 60


def read(name):
    """The periods of regular hours, the exceptions per year, and the sessions per year."""
    first_year = FIRST_YEARS.get(name, FIRST_YEAR)
    calendar = exchange_calendars.get_calendar(
        name, start=f"{first_year}-01-01", end=f"{LAST_YEAR}-12-31")
    zone = calendar.tz
    periods, years, totals = [], {}, {}
    sessions = {session.date(): session for session in calendar.sessions}
    day = datetime.date(first_year, 1, 1)
    while day.year <= LAST_YEAR:
        marks = years.setdefault(day.year, [])
        session = sessions.get(day)
        code = f"{day.month:02d}{day.day:02d}"
        if session is None:
            if day.weekday() < 5:
                marks.append(code)
        else:
            totals[day.year] = totals.get(day.year, 0) + 1
            hours = regular_hours(name, calendar, session)
            if not periods or periods[-1][1] != hours:
                periods.append((day, hours))
            opened = seconds_of_day(calendar.session_open(session), session, zone)
            closed = seconds_of_day(calendar.session_close(session), session, zone)
            package_regular = regular_at(calendar.close_times, session)
            if closed == package_regular.hour * 3600 + package_regular.minute * 60:
                closed = hours[1]
            mark = code + ("+" if day.weekday() > 4 else "")
            if opened != hours[0]:
                mark += "@" + hhmm(opened)
            if closed != hours[1]:
                mark += "-" + hhmm(closed)
            if mark != code:
                marks.append(mark)
        day += datetime.timedelta(days=1)
    periods[0] = (datetime.date(first_year, 1, 1), periods[0][1])
    return str(zone), periods, years, totals


def wrapped(year, marks):
    """Lines of at most 120 characters; a year that needs more is continued under the same number."""
    line = f"    {year}"
    for mark in marks:
        if len(line) + 1 + len(mark) > 118:
            yield line
            line = f"    {year}"
        line += " " + mark
    yield line


def swift(name):
    zone, periods, years, totals = read(name)
    hours = "; ".join(f"{day} {hhmm(times[0])} {hhmm(times[1])}" for day, times in periods)
    lines = [
        "// Written by scripts/calendars.py; change the script, not this file.",
        "",
        "extension CalendarSource {",
        f"  static let {name.lower()} = CalendarSource(",
        f'    name: "{name}", zone: "{zone}",',
        f'    hours: "{hours}",',
        '    years: """',
    ]
    for year, marks in years.items():
        lines.extend("  " + line for line in wrapped(year, marks))
    lines += ['      """)', "}", ""]
    return "\n".join(lines), totals


def main():
    parser = argparse.ArgumentParser(description="Trading calendars as Swift source.")
    parser.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    check = parser.parse_args().check
    FOLDER.mkdir(parents=True, exist_ok=True)
    stale = []
    for name in NAMES:
        text, totals = swift(name)
        path = FOLDER / f"{name}.swift"
        if check:
            if not path.exists() or path.read_text() != text:
                stale.append(path.name)
        else:
            path.write_text(text)
        print(name, " ".join(f"{year}:{count}" for year, count in totals.items()))
    if stale:
        print("differs:", ", ".join(stale), file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
