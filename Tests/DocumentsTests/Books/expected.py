#!/usr/bin/env python3
"""Works out what the equity books beside it must show, from their lines alone and by its own arithmetic.

It shares nothing with the program: amounts are Python decimals, a purchase's fees are part of its lot's cost, lots
leave first in, first out, and the average is that of all units ever bought. Prints one object for each book, by the
names on the wire.
"""
import json
import pathlib
from datetime import date, timedelta
from decimal import Decimal, ROUND_HALF_EVEN, getcontext

getcontext().prec = 40
HERE = pathlib.Path(__file__).parent
CENT = Decimal("0.01")


class Life:
    """One account that is only ever long, told to its last line; `start` is its state at the close before `day`.

    Times are compared as texts: days and hours of New York.
    """

    def __init__(self, name, day, settled_through="", through="9"):
        self.cash = self.realised = self.bought = self.sold = self.reserved = Decimal(0)
        self.lots, self.average, self.last, self.terms, self.sma, self.start = {}, {}, {}, {}, None, None
        self.day, self.unsettled, self.settled_through = day, [], settled_through
        for line in (HERE / name).read_text().splitlines():
            event = json.loads(line)
            if event.get("at", "")[:10] > through:
                break
            if self.start is None and event.get("at", "") >= day:
                self.start = (self.cash, self.value(), sum(self.unsettled))
            getattr(self, "take_" + event["event"], lambda e: None)(event)

    def take_instrument(self, e):
        self.terms[e["symbol"]] = (Decimal(e.get("multiplier", "1")), Decimal(e.get("house_margin", "0.30")))

    def take_deposit(self, e):
        self.cash += Decimal(e["amount"])

    take_dividend = take_deposit

    def take_withdrawal(self, e):
        self.cash -= Decimal(e["amount"])

    def take_price(self, e):
        self.last[e["symbol"]] = Decimal(e["price"])

    def take_statement(self, e):
        self.reserved = Decimal(e["figures"]["reserved_by_orders"])
        self.sma = Decimal(e["figures"].get("sma", "0"))

    def take_trade(self, e):
        symbol, quantity, fees = e["symbol"], Decimal(e["quantity"]), Decimal(e.get("commission", "0"))
        self.last[symbol] = Decimal(e["price"])
        gross = quantity * Decimal(e["price"]) * self.terms[symbol][0]
        lots = self.lots.setdefault(symbol, [])
        units, value = self.average.get(symbol, (Decimal(0), Decimal(0)))
        is_today = e["at"] >= self.day
        if e["side"] == "buy":
            self.cash -= (gross + fees).quantize(CENT, ROUND_HALF_EVEN)
            lots.append((quantity, gross + fees))
            self.average[symbol] = (units + quantity, value + gross)
            self.bought += gross * is_today
            return
        net = (gross - fees).quantize(CENT, ROUND_HALF_EVEN)
        self.cash += net
        self.sold += gross * is_today
        if "settles" not in e and e["at"] > self.settled_through:
            self.unsettled.append(net)
        self.average[symbol] = (units - quantity, value * (units - quantity) / units)
        while quantity:
            held, cost = lots.pop(0)
            part = min(held, quantity)
            self.realised += net * part / Decimal(e["quantity"]) - cost * part / held
            quantity -= part
            if part < held:
                lots.insert(0, (held - part, cost * (held - part) / held))

    def value(self, share=lambda terms: 1):
        return sum(
            units * self.last[symbol] * self.terms[symbol][0] * share(self.terms[symbol])
            for symbol, (units, _) in self.average.items() if units)


def tradestation(name):
    """A cash account: what it may spend is its cash without unsettled proceeds and reservations."""
    life = Life(name, day="2011-05-31", settled_through="2011-05-25T24")
    value, average = life.value(), sum(value for _, value in life.average.values())
    cash, market_value, unsettled = life.start
    spendable = life.cash - sum(life.unsettled)
    before = {name: cash - unsettled for name in (
        "BODDayTradingMarginableEquitiesBuyingPower", "BODOptionBuyingPower", "BODOvernightBuyingPower")}
    now = {name: spendable - life.reserved for name in (
        "RealTimeBuyingPower", "RealTimeDayTradingMarginableEquitiesBuyingPower", "RealTimeOptionBuyingPower",
        "RealTimeOvernightBuyingPower")}
    return before | now | {
        "BODEquity": cash + market_value, "BODNetCash": cash, "BODAccountBalance": cash, "MarketValue": value,
        "RealTimeAccountBalance": spendable, "RealTimeEquity": life.cash + value,
        "RealTimeUnrealizedGains": value - market_value, "RealTimeUnrealizedProfitLoss": value - average,
        "RealTimeCostOfPositions": average, "UnsettledFund": sum(life.unsettled)}


def aries(name):
    """A margin account without a loan: half of a purchase by the SMA, house requirement by each stock's own rate.

    What may be day traded is four times the excess of the close before, less what was bought today and reserved.
    """
    life = Life(name, day="2026-01-15", settled_through="2026-01-14T24")
    value, cost = life.value(), sum(cost for lots in life.lots.values() for _, cost in lots)
    equity, house = life.cash + value, life.value(lambda terms: terms[1])
    cash, market_value, _ = life.start
    left, excess = life.sma - life.reserved, equity - house - life.reserved
    stock = min(left / Decimal("0.50"), excess / Decimal("0.30"))
    return {
        "dayTradeBuyingPower": 4 * (cash + market_value * 3 / 4 - life.bought / 4 - life.reserved),
        "netBuyingPower": stock,
        "optionBuyingPower": min(left, excess), "stockBuyingPower": stock, "totalEquity": equity,
        "realizedPl": life.realised, "unrealizedPl": value - cost, "settledFunds": life.cash - sum(life.unsettled),
        "unsettledFunds": sum(life.unsettled), "startOfDayCash": cash, "maintReq": house, "grossMargin": 0,
        "sma": life.sma, "credit": life.reserved + min(left, excess), "creditRemaining": min(left, excess),
        "pdt": 0, "pdtCreditRemaining": 0, "pendingOrdersMarginRequirements": life.reserved,
        "valueBought": life.bought, "valueSold": life.sold, "dayTradeOvernightRegTBuyingPower": stock,
        "heldBackFunds": 0, "sodPositionsMarketValue": market_value, "sodTtlEquity": cash + market_value}


def history(name):
    """What the account was worth at the close of each day since the first, trading day or not."""
    values = {}
    for number in range(430):
        day = (date(2024, 11, 4) + timedelta(days=number)).isoformat()
        life = Life(name, day="9", through=day)
        values[day] = life.cash + life.value()
    return values


def shown(figures):
    return {name: format(round(Decimal(value), 24).normalize(), "f") for name, value in figures.items()}


for book, figures in (
        ("tradestation-cash", tradestation), ("tradestation-cash-other-digits", tradestation),
        ("aries-balances", aries), ("snaptrade-history", history)):
    answer = json.dumps(shown(figures(book + ".jsonl")), indent=1)
    (HERE / (book + ".computed.json")).write_text(answer + "\n")
