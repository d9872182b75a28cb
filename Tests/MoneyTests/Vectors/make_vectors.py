#!/usr/bin/env python3
"""Writes the tables of worked operations beside this file, from a seed: make_vectors.py [rows per table] [seed].

The results come from exact fractions of unlimited size and one rule, that of .NET's System.Decimal: take as many
decimals as the operation gives by nature, at most 28, and round half-even once; where the digits then exceed 2^96 - 1,
take fewer decimals; where none is left, the result is an overflow, written "!".

A row is: operation, operands, result. The rounding of a quotient or of a rounding is one letter: (e)ven, (a)way from
zero at half, (d)own, (u)p, (f)loor, (c)eiling.
"""
import random
import sys
from fractions import Fraction
from math import floor
from pathlib import Path

LARGEST = 2**96 - 1
HERE = Path(__file__).parent


def nearest(value, mode):
    """The integer that the mode rounds a fraction to."""
    low = floor(value)
    rest = value - low
    if rest == 0:
        return low
    toward_zero = low if value > 0 else low + 1
    away = low + 1 if value > 0 else low
    if mode == "d":
        return toward_zero
    if mode == "u":
        return away
    if mode == "f":
        return low
    if mode == "c":
        return low + 1
    if rest != Fraction(1, 2):
        return low if rest < Fraction(1, 2) else low + 1
    if mode == "a":
        return away
    return low if low % 2 == 0 else low + 1


def fit(value, scale, mode="e"):
    """(coefficient, scale) of a fraction, or None."""
    for decimals in range(min(scale, 28), -1, -1):
        coefficient = nearest(value * 10**decimals, mode)
        if abs(coefficient) <= LARGEST:
            return coefficient, decimals
    return None


def text(number):
    if number is None:
        return "!"
    coefficient, scale = number
    digits = str(abs(coefficient)).rjust(scale + 1, "0")
    whole = digits[: len(digits) - scale]
    return ("-" if coefficient < 0 else "") + whole + ("." + digits[len(digits) - scale :] if scale else "")


def fraction(number):
    return Fraction(number[0], 10 ** number[1])


EDGES = [0, 1, 5, 10, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 10**19, 10**28, LARGEST // 10]
EDGES += [LARGEST // 2, LARGEST // 2 + 1, LARGEST - 1, LARGEST]


def coefficient(dice):
    kind = dice.randrange(8)
    if kind == 0:
        value = dice.choice(EDGES)
    elif kind == 1:
        value = dice.randrange(1, 100) * 10 ** dice.randrange(0, 27)
    else:
        value = dice.getrandbits(dice.choice([4, 10, 24, 40, 63, 64, 65, 80, 95, 96]))
    return value * dice.choice([1, 1, -1])


def number(dice, largest_scale=28):
    return coefficient(dice), dice.choice([0, 2, 2, 4, 10, 28, dice.randrange(29)]) % (largest_scale + 1)


def near(dice, other):
    """A number whose sum with the other lies close to the edge of the range, or close to zero."""
    scale = dice.randrange(29)
    target = dice.choice([0, LARGEST, -LARGEST, LARGEST + 1]) - other[0]
    value = target * 10**scale // 10 ** other[1] + dice.randrange(-6, 7)
    return (value, scale) if abs(value) <= LARGEST else number(dice)


def sums(dice, rows):
    for _ in range(rows):
        left = number(dice)
        right = dice.choice([number(dice), near(dice, left), (coefficient(dice), left[1])])
        sign = dice.choice("+-")
        exact = fraction(left) + (fraction(right) if sign == "+" else -fraction(right))
        yield f"{sign} {text(left)} {text(right)} {text(fit(exact, max(left[1], right[1])))}"


def products(dice, rows):
    for _ in range(rows):
        left, right = number(dice), number(dice)
        if dice.randrange(4) == 0:  # a tie, or a step beside it, at the last decimal
            left = (dice.randrange(1, 2**40) * 10 + dice.choice([4, 5, 5, 6]), 28)
            right = (10 ** dice.randrange(3), dice.randrange(4))
        elif dice.randrange(3) == 0 and left[0]:
            value = LARGEST * 10 ** dice.randrange(20) // abs(left[0]) + dice.randrange(-1, 2)
            right = (value, dice.randrange(29)) if 0 <= value <= LARGEST else right
        yield f"* {text(left)} {text(right)} {text(fit(fraction(left) * fraction(right), left[1] + right[1]))}"


def quotients(dice, rows):
    for _ in range(rows):
        left, right = number(dice), number(dice)
        scale, mode = dice.choice([0, 2, 4, 8, 28, dice.randrange(29)]), dice.choice("eeaadufc")
        if dice.randrange(4) == 0:  # exact quotients and ties
            right = (2 * dice.randrange(1, 2**20), dice.randrange(6))
            exact = fraction(right) * (2 * dice.randrange(2**30) + 1) / 2 / 10**scale
            value = exact * 10**28
            if value.denominator == 1 and value <= LARGEST:
                left = (value.numerator * dice.choice([1, -1]), 28)
        result = "0" if right[0] == 0 else text(fit(fraction(left) / fraction(right), scale, mode))
        yield f"/{mode} {text(left)} {text(right)} {scale} {'zero' if right[0] == 0 else result}"


def roundings(dice, rows):
    for _ in range(rows):
        value = number(dice)
        scale, mode = dice.randrange(29), dice.choice("eeadufc")
        if value[1] and dice.randrange(2) == 0:
            scale = dice.randrange(value[1])
            if dice.randrange(2) == 0:
                step = 10 ** (value[1] - scale)
                tie = value[0] // step * step + step // 2 + dice.choice([0, 0, 0, 1, -1])
                value = (tie, value[1]) if abs(tie) <= LARGEST else value
        result = value if value[1] <= scale else (nearest(fraction(value) * 10**scale, mode), scale)
        yield f"r{mode} {text(value)} {scale} {text(result)}"


def literals(dice, rows):
    for _ in range(rows):
        before = str(dice.getrandbits(dice.choice([1, 8, 60, 90, 96, 97, 130])))
        after = "".join(dice.choice("0123456789005") for _ in range(dice.choice([0, 1, 2, 10, 27, 28, 29, 30, 50])))
        if dice.randrange(6) == 0:
            after = after[:27].ljust(28, "0") + "5" + "0" * dice.randrange(20) + dice.choice(["", "1"])
        sign = dice.choice(["", "-"])
        exponent = dice.choice([0, 0, dice.randrange(-40, 30)])
        source = sign + before + ("." + after if after else "")
        exact = Fraction(int(before + after), 10 ** len(after)) * Fraction(10) ** exponent
        result = text(fit(-exact if sign else exact, max(0, len(after) - exponent)))
        if exponent:
            source += dice.choice("eE") + dice.choice(["+", ""] if exponent > 0 else [""]) + str(exponent)
        yield f"p {source} {result}"


def comparisons(dice, rows):
    for _ in range(rows):
        left = number(dice)
        right = dice.choice([number(dice), near(dice, (-left[0], left[1]))])
        if dice.randrange(3) == 0:
            shift = dice.randrange(29 - left[1]) if left[1] < 29 else 0
            if abs(left[0]) * 10**shift <= LARGEST:
                right = (left[0] * 10**shift, left[1] + shift)
        a, b = fraction(left), fraction(right)
        yield f"{'<' if a < b else '>' if a > b else '='} {text(left)} {text(right)}"


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 240
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 19638
    for table in (sums, products, quotients, roundings, literals, comparisons):
        name = table.__name__
        lines = [f"/// {rows} {name} printed by make_vectors.py with seed {seed}.", f'let {name}Text = """']
        lines += ["  " + row for row in table(random.Random(f"{seed} {name}"), rows)]
        (HERE / f"Vectors+{name}.swift").write_text("\n".join(lines + ['  """', ""]))


if __name__ == "__main__":
    main()
