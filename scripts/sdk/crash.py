#!/usr/bin/env python3
"""Kills the server with SIGKILL while clients write, several times, and asks after each restart for every event that was
acknowledged: it must be known, and the journal must verify."""
import concurrent.futures
import json
import os
import pathlib
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

import raw
from checks import Checks, equal, holds

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = os.environ.get("BURSAR_BINARY", str(ROOT / ".build/debug/bursar"))
ROUNDS, WRITERS, ACKNOWLEDGED = 6, 8, 60
READY_SECONDS = 120


class Program:
    """A server on the book origin alone."""

    def __init__(self, data):
        self.process = subprocess.Popen(
            [BINARY, "serve", "--data", str(data), "--hub", "off", "--tradestation", "off", "--aries", "off",
             "--book", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        lines = queue.Queue()
        threading.Thread(target=lambda: [lines.put(line) for line in self.process.stdout], daemon=True).start()
        words = lines.get(timeout=READY_SECONDS).split()
        self.url = next(word.partition("=")[2] for word in words if word.startswith("book="))
        self.token = json.loads((data / "server.json").read_text())["token"]

    def post(self, event):
        return raw.send(
            self.url, "POST", "/events",
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}, json.dumps(event).encode())

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


def deposit(identifier):
    return {"event": "deposit", "account": "C1", "at": "2026-01-06T10:00:00-05:00", "id": identifier,
            "amount": "1.00", "currency": "USD"}


def write_until_killed(program, number):
    """Posts from several clients at once; the server is killed after some were acknowledged. Returns those."""
    acknowledged, enough = [], threading.Event()

    def client(writer):
        for step in range(10_000):
            identifier = f"r{number}-w{writer}-{step}"
            try:
                reply = program.post(deposit(identifier))
            except OSError:
                return
            except Exception:  # the connection broke in the middle of an answer
                return
            if reply.status == 200:
                acknowledged.append(identifier)
                if len(acknowledged) >= ACKNOWLEDGED:
                    enough.set()

    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
        clients = [pool.submit(client, writer) for writer in range(WRITERS)]
        enough.wait(60)
        program.kill()
        for each in clients:
            each.result()
    return acknowledged


def main():
    checks = Checks("crash")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bursar-crash-"))
    data, known = folder / "data", []
    try:
        program = Program(data)
        opened = program.post({
            "event": "account_opened", "account": "C1", "at": "2026-01-05T09:00:00-05:00", "id": "open", "type": "cash",
            "currency": "USD"})
        equal(opened.status, 200, "the opening's status")
        for number in range(ROUNDS):
            fresh = write_until_killed(program, number)
            known += fresh
            with checks.check(f"round {number + 1}: {len(fresh)} acknowledged, killed, verified"):
                done = subprocess.run([BINARY, "verify", "--data", str(data)], capture_output=True, text=True, timeout=120)
                equal(done.returncode, 0, f"verify said {done.stdout[-300:]} {done.stderr[-300:]}")
            program = Program(data)
            with checks.check(f"round {number + 1}: every acknowledged event is there"):
                for identifier in fresh:
                    reply = program.post(deposit(identifier))
                    equal(reply.status, 200, identifier)
                    holds(reply.json["repeat"] is True, f"{identifier} was lost")
        with checks.check("cash is at least what was acknowledged, once each"):
            figures = raw.bearer(program.url, "/accounts/C1/figures", program.token)
            holds(raw.decimal.Decimal(figures["cash"]) >= len(set(known)), f"{figures['cash']} for {len(set(known))}")
        program.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
