#!/usr/bin/env python3
"""Runs every shell command of README.md word for word against a running demo, and looks at what it answers."""
import json
import os
import pathlib
import re
import subprocess
import sys

from checks import Checks, Failed, holds

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MARK = "@@block "
SECONDS = 120


def blocks(text):
    """The fenced `sh` blocks in their order."""
    return re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)


def run(scripts, demo):
    """All blocks in one shell, as a reader types them one after the other; block → its output."""
    program = "set -eu\n" + "".join(f"echo; echo '{MARK}{index}'\n{text}\n" for index, text in enumerate(scripts))
    done = subprocess.run(
        ["bash", "-c", program], cwd=ROOT, env={**os.environ, "DEMO": demo}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, timeout=SECONDS)
    outputs = {}
    for part in done.stdout.split(MARK)[1:]:
        number, _, output = part.partition("\n")
        outputs[int(number)] = output.strip()
    return outputs, done


def documents(output):
    """The JSON values that a block printed, one after the other."""
    decoder, values, place = json.JSONDecoder(), [], 0
    while place < len(output):
        if output[place].isspace():
            place += 1
            continue
        value, place = decoder.raw_decode(output, place)
        values.append(value)
    return values


def complaint(value):
    """An error in one of the APIs' forms."""
    return isinstance(value, dict) and bool({"error", "status_code", "StatusCode", "Message"} & set(value))


def main():
    scripts = blocks((ROOT / "README.md").read_text())
    checks = Checks("readme")
    outputs, done = run(scripts, sys.argv[1])
    with checks.check("every command ends well"):
        holds(done.returncode == 0, f"the shell ended with {done.returncode}: {done.stderr[-400:]}")
    for index, script in enumerate(scripts):
        title = next((line for line in script.splitlines() if "curl" in line or "hub" in line), script.splitlines()[0])
        with checks.check(f"block {index + 1}: {title[:60]}"):
            if index not in outputs:
                raise Failed("was not reached")
            values = documents(outputs[index])
            holds(not any(map(complaint, values)), f"answered {outputs[index][:400]}")
            holds(values or "curl" not in script.replace("curl -s -X", ""), "printed nothing")
    with checks.check("the first account shows its cash through all three APIs"):
        text = "\n".join(outputs.values())
        holds('"settledFunds":"1250.75"' in text.replace(" ", ""), "not on Aries")
        holds('"BODNetCash":1250.75' in text.replace(" ", ""), "not on TradeStation")
        holds('"cash":1250.75' in text.replace(" ", ""), "not on SnapTrade")


if __name__ == "__main__":
    main()
