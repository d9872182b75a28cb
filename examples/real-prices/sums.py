"""The account's own sums: a second, plain way to the same figures, in Python's decimals. First in, first out."""
import decimal

D = decimal.Decimal
decimal.getcontext().prec = 40
decimal.getcontext().traps[decimal.Inexact] = True  # no rounding may hide a difference


class Holding:
    """Lots of one share, oldest first, each [quantity, cost with fees]."""

    def __init__(self):
        self.lots = []

    @property
    def quantity(self):
        return sum((lot[0] for lot in self.lots), D(0))

    @property
    def cost(self):
        return sum((lot[1] for lot in self.lots), D(0))

    def split(self, ratio):
        new, old = map(D, ratio.split(":"))
        for lot in self.lots:
            lot[0] = lot[0] * new / old

    def close(self, quantity):
        """Takes the quantity from the oldest lots and returns what it had cost."""
        cost = D(0)
        while quantity:
            lot = self.lots[0]
            part = min(quantity, lot[0])
            share = lot[1] * part / lot[0]
            cost, quantity = cost + share, quantity - part
            lot[0], lot[1] = lot[0] - part, lot[1] - share
            if not lot[0]:
                self.lots.pop(0)
        return cost


class Account:
    def __init__(self, symbols):
        self.cash = self.realized = D(0)
        self.holdings = {symbol: Holding() for symbol in symbols}
        self.prices = {}

    def apply(self, event):
        handler = getattr(self, "on_" + event["event"], None)
        if handler:
            handler(event)

    def on_price(self, event):
        self.prices[event["symbol"]] = D(event["price"])

    def on_split(self, event):
        self.holdings[event["symbol"]].split(event["ratio"])

    def on_deposit(self, event):
        self.cash += D(event["amount"])

    def on_withdrawal(self, event):
        self.cash -= D(event["amount"])

    on_dividend = on_deposit

    def on_trade(self, event):
        quantity, fees = D(event["quantity"]), D(event["commission"]) + D(event["fees"])
        amount, holding = quantity * D(event["price"]), self.holdings[event["symbol"]]
        if event["side"] == "buy":
            self.cash -= amount + fees
            holding.lots.append([quantity, amount + fees])
        else:
            self.cash += amount - fees
            self.realized += amount - fees - holding.close(quantity)

    def figures(self):
        """By the names that Bursar gives them."""
        held = {symbol: holding for symbol, holding in self.holdings.items() if holding.lots}
        value = sum((holding.quantity * self.prices[symbol] for symbol, holding in held.items()), D(0))
        cost = sum((holding.cost for holding in held.values()), D(0))
        return {
            "cash": self.cash,
            "long_market_value": value,
            "equity": self.cash + value,
            "realized_pl": self.realized,
            "unrealized_pl": value - cost,
        }


def by_day(events, symbols, last):
    """Day → figures after its last event, for every day with a price from the first deposit on.

    `last` tells when a day's figures are taken: later events belong to the next day.
    """
    account, days, opened = Account(symbols), {}, False
    for event in events:
        account.apply(event)
        opened = opened or event["event"] == "deposit"
        day = event["at"][:10]
        if opened and event["event"] == "price" and event["at"] == last(day):
            days[day] = account.figures()
    return days
