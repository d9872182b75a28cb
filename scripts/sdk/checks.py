"""A list of checks with a name each, run in order; one that fails does not stop the others."""
import contextlib
import traceback


class Failed(Exception):
    """A check that does not hold."""


class Checks:
    """Prints `ok NAME` or `FAILED NAME: why`; `run` adds the lines up."""

    def __init__(self, part):
        self.part = part

    @contextlib.contextmanager
    def check(self, name):
        try:
            yield
        except Exception as error:  # whatever goes wrong in a check is that check's failure
            print(f"FAILED {self.part}: {name}: {describe(error)}", flush=True)
        else:
            print(f"ok {self.part}: {name}", flush=True)


def describe(error):
    text = " ".join(str(error).split())[:600]
    if isinstance(error, Failed):
        return text
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.name}: {text}"


def equal(actual, expected, what):
    if actual != expected:
        raise Failed(f"{what}: was {actual!r}, expected {expected!r}")


def holds(condition, what):
    if not condition:
        raise Failed(what)
