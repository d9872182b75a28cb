"""NautilusTrader's side of the comparison: a line of JSON with fills a second by count, and microseconds to revalue a
hundred positions. Uses the positions of its Rust core, which are several times faster than those of the Python API."""
import json
import sys
import time

from nautilus_trader.core import nautilus_pyo3 as nautilus

USD = nautilus.Currency.from_str("USD")
POSITIONS = 100
ROUNDS = 2_000


def equity(symbol):
    return nautilus.Equity(
        instrument_id=nautilus.InstrumentId.from_str(f"{symbol}.XNYS"), raw_symbol=nautilus.Symbol(symbol),
        currency=USD, price_precision=2, price_increment=nautilus.Price.from_str("0.01"),
        lot_size=nautilus.Quantity.from_int(1), ts_event=0, ts_init=0)


def fill(instrument, number, side, units, price):
    return nautilus.OrderFilled(
        trader_id=nautilus.TraderId("T-1"), strategy_id=nautilus.StrategyId("S-1"), instrument_id=instrument.id,
        client_order_id=nautilus.ClientOrderId(f"O-{number}"), venue_order_id=nautilus.VenueOrderId(f"V-{number}"),
        account_id=nautilus.AccountId("XNYS-1"), trade_id=nautilus.TradeId(f"E-{number}"), order_side=side,
        order_type=nautilus.OrderType.MARKET, last_qty=nautilus.Quantity.from_int(units),
        last_px=nautilus.Price(price, 2), currency=USD, liquidity_side=nautilus.LiquiditySide.TAKER,
        event_id=nautilus.UUID4(), ts_event=number, ts_init=number, reconciliation=False,
        position_id=nautilus.PositionId("P-1"), commission=nautilus.Money(1.0, USD))


def fills(count):
    """The fills of `BookBenchmark`: first bought, then every second one sold. Making them is not timed."""
    instrument = equity("AAPL")
    made = [
        fill(instrument, number, nautilus.OrderSide.BUY if number < 1_000 or number % 2 == 0 else
             nautilus.OrderSide.SELL, 10 + number % 7, 100 + number % 500 / 100)
        for number in range(count)
    ]
    start = time.perf_counter()
    position = nautilus.Position(instrument, made[0])
    for one in made[1:]:
        position.apply(one)
    return count / (time.perf_counter() - start)


def revaluation():
    """Unrealised profit and market value of every position, summed."""
    positions, prices = [], []
    for number in range(POSITIONS):
        instrument = equity(f"S{number}")
        positions.append(nautilus.Position(
            instrument, fill(instrument, number, nautilus.OrderSide.BUY, 100 + number, 20 + number)))
        prices.append(nautilus.Price(20 + number, 2))
    start = time.perf_counter()
    for _ in range(ROUNDS):
        profit = value = 0
        for position, price in zip(positions, prices):
            profit += position.unrealized_pnl(price).raw
            value += position.notional_value(price).raw
    return (time.perf_counter() - start) / ROUNDS * 1e6


print(json.dumps({"fills": {count: fills(int(count)) for count in sys.argv[1:]}, "revaluation": revaluation()}))
