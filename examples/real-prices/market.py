"""What both scripts know of the market: where and when the closes are made, and which shares were split."""
import datetime
import zoneinfo

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
OPENING = datetime.time(9, 30)
CLOSE, EARLY_CLOSE = datetime.time(16), datetime.time(13)

# Days from March 2000 to March 2013 on which the New York exchanges closed at 13:00.
EARLY = set("""
2000-07-03 2000-11-24 2001-07-03 2001-11-23 2001-12-24 2002-07-05 2002-11-29 2002-12-24 2003-07-03 2003-11-28
2003-12-24 2003-12-26 2004-11-26 2005-11-25 2006-07-03 2006-11-24 2007-07-03 2007-11-23 2007-12-24 2008-07-03
2008-11-28 2008-12-24 2009-11-27 2009-12-24 2010-11-26 2011-11-25 2012-07-03 2012-11-23 2012-12-24
""".split())

# All splits of the four between the first and the last day of the prices, effective at the opening.
SPLITS = [("AAPL", "2000-06-21", "2:1"), ("MSFT", "2003-02-18", "2:1"), ("AAPL", "2005-02-28", "2:1")]

NAMES = {
    "AAPL": ("Apple Inc.", "XNAS"),
    "GOOG": ("Google Inc.", "XNAS"),
    "IBM": ("International Business Machines Corporation", "XNYS"),
    "MSFT": ("Microsoft Corporation", "XNAS"),
}


def instant(day, time):
    """RFC 3339 with the offset that New York had on that day."""
    return datetime.datetime.combine(datetime.date.fromisoformat(day), time, NEW_YORK).isoformat()


def close_of(day):
    return instant(day, EARLY_CLOSE if day in EARLY else CLOSE)
