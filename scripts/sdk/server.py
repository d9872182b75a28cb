"""A Bursar of its own for one part of the run: fresh folder, free ports, stopped at the end whatever happens."""
import json
import pathlib
import queue
import shutil
import signal
import subprocess
import tempfile
import threading
import time

READY_SECONDS = 300  # a debug build makes the demo world of two years first
STOP_SECONDS = 30


class Server:
    def __init__(self, binary):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="bursar-sdk-"))
        self.data = self.folder / "data"
        self.errors = self.folder / "stderr"
        command = [str(binary), "serve", "--data", str(self.data), "--demo"]
        for origin in ("hub", "tradestation", "aries", "book"):
            command += [f"--{origin}", "127.0.0.1:0"]
        self.lines = queue.Queue()
        self.process = None
        try:
            with self.errors.open("wb") as errors:
                self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
            threading.Thread(target=self._read, daemon=True).start()
            self.started_in = self._wait_until_ready()
            self.demo = json.loads((self.data / "demo.json").read_text())
        except BaseException:
            self.stop()
            raise

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def _wait_until_ready(self):
        begun = time.monotonic()
        while True:
            left = READY_SECONDS - (time.monotonic() - begun)
            try:
                line = self.lines.get(timeout=max(left, 0))
            except queue.Empty:
                raise RuntimeError(f"no line `ready` within {READY_SECONDS} s; {self.tail()}") from None
            if line is None:
                raise RuntimeError(f"ended with {self.process.wait()} before `ready`; {self.tail()}")
            if line.split()[:1] and line.split()[0].rstrip(":") == "ready":
                return time.monotonic() - begun

    def tail(self):
        text = self.errors.read_text(errors="replace").strip() if self.errors.exists() else ""
        return "its last words: " + " | ".join(text.splitlines()[-8:]) if text else "it said nothing"

    def stop(self):
        """Asks it to end and returns its exit code; None when it had to be killed or never ran."""
        code = None
        if self.process is not None:
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGTERM)
            try:
                code = self.process.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return code
