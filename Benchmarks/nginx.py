"""Measures servers beside nginx returning the same bytes: CPU from /proc, load from wrk. For the benchmarks' scripts."""
import os
import random
import re
import subprocess

TICK = os.sysconf("SC_CLK_TCK")

CONFIGURATION = """
daemon off; master_process on; worker_processes 2; error_log stderr crit; pid {folder}/pid;
events {{ worker_connections 2048; }}
http {{
  access_log off; keepalive_requests 1000000000; default_type application/json;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port} reuseport; location / {{ return 200 '{body}'; }} }}
}}
"""


def start(folder, port, body):
    """An nginx that answers everything with `body`."""
    with open(f"{folder}/nginx.conf", "w") as file:
        file.write(CONFIGURATION.format(folder=folder, port=port, body=body))
    return subprocess.Popen(["/usr/sbin/nginx", "-p", folder, "-e", "stderr", "-c", f"{folder}/nginx.conf"])


def processes(pid):
    """The process and its children."""
    found = [pid]
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as stat:
                    if int(stat.read().rsplit(")", 1)[1].split()[1]) == pid:
                        found.append(int(name))
            except OSError:
                pass
    return found


def cpu(pid):
    """Seconds of user and system time of a server so far."""
    ticks = 0
    for each in processes(pid):
        with open(f"/proc/{each}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


def seconds(text):
    value, unit = re.match(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(value) * {"us": 1e-6, "ms": 1e-3, "s": 1, "m": 60}[unit]


def load(port, path, connections, duration, script=None):
    """One run of wrk: requests, requests per second, slowest answer in seconds, failures."""
    command = ["wrk", "-t2", f"-c{connections}", f"-d{duration}s", "--timeout", "10s", "--latency"]
    if script:
        command += ["-s", script]
    text = subprocess.run(command + [f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout
    failed = re.search(r"Socket errors: .*|Non-2xx.*", text)
    return {
        "requests": int(re.search(r"(\d+) requests in", text)[1]),
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),
        "p99": seconds(re.search(r"\n\s+99%\s+(\S+)", text)[1]),
        "slowest": seconds(re.search(r"Latency\s+\S+\s+\S+\s+(\S+)", text)[1]),
        "failed": failed[0] if failed else "",
    }


def measured(server, port, path, connections, duration, script=None):
    """The same with the server's CPU per request in microseconds."""
    before = cpu(server.pid)
    result = load(port, path, connections, duration, script)
    result["cpu"] = (cpu(server.pid) - before) / max(1, result["requests"]) * 1e6
    return result


def median(values):
    return sorted(values)[len(values) // 2]


def compare(servers, rounds, run):
    """Interleaved rounds of every server through `run(name)`, printed as medians and ratios to the one named nginx."""
    results = {name: [] for name in servers}
    for _ in range(rounds):
        for name in random.sample(list(servers), len(servers)):
            results[name].append(run(name))
    base = {key: median([r[key] for r in results["nginx"]]) for key in ("cpu", "rate")}
    print(f"{'server':34} CPU us/request  ratio  requests/s  ratio  p99 ms  slowest ms")
    for name, runs in results.items():
        own = {key: median([r[key] for r in runs]) for key in ("cpu", "rate", "p99", "slowest")}
        print(f"{name:34} {own['cpu']:14.2f} {own['cpu'] / base['cpu']:6.2f} {own['rate']:11.0f}"
              f" {own['rate'] / base['rate']:6.2f} {own['p99'] * 1000:7.2f} {own['slowest'] * 1000:11.1f}"
              + "".join({f"  {r['failed']}" for r in runs if r["failed"]}))
