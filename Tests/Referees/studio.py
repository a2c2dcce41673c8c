"""A running studio, and requests to it by Python's own HTTP client, on the loopback address alone."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse

import pytest

from conftest import FMAP

# What stands in the head of every answer.
ALWAYS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
# For how long an answer is waited for, seconds; a sanitizer takes its time.
PATIENCE = 300 if "ASAN_OPTIONS" in os.environ else 60
# A small table.
LIST = "City,Country,Date\nSapporo,Japan,1980-11-18\nTurin,Italy,1985-05-17\n"


class Studio:
    """A server that a test has started, with its address and secret."""

    def __init__(self, process, address, errors):
        self.process, self.errors = process, errors
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/#([0-9a-f]{32})\n", address)
        assert found, (address, errors.read_text())
        self.port, self.secret = int(found.group(1)), found.group(2)

    def ask(self, method, path, body=None, headers=None, timeout=PATIENCE, secret=True):
        """Status, headers and body of an answer. A body that is no bytes is sent as JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            all_headers = {**({"X-Fmap": self.secret} if secret else {}), **(headers or {})}
            if body is not None and not isinstance(body, (bytes, str)):
                body = json.dumps(body)
            connection.request(method, path, body=body, headers=all_headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def json(self, method, path, body=None, **more):
        """The JSON of an answer, which must be 200."""
        status, _, text = self.ask(method, path, body, **more)
        assert status == 200, text
        return json.loads(text)

    def send(self, text, wait=5):
        """What is answered to bytes that may be no request at all."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as connection:
            with contextlib.suppress(OSError):
                connection.sendall(text)
                connection.shutdown(socket.SHUT_WR)
            said = b""
            with contextlib.suppress(OSError):
                while part := connection.recv(65536):
                    said += part
            return said

    @contextlib.contextmanager
    def page(self):
        """The lines of a stream of events, as a page that is open reads them."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/api/events", headers={"X-Fmap": self.secret})
        answer = connection.getresponse()
        assert answer.status == 200
        try:
            yield (json.loads(line) for line in answer)
        finally:
            connection.close()

    @property
    def is_alive(self):
        return self.process.poll() is None

    def memory(self, most=False):
        """What it holds in memory, or the most that it has ever held, MB."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{'VmHWM' if most else 'VmRSS'}:\s+(\d+)", text).group(1)) / 1024

    def end(self, how=signal.SIGTERM):
        """Ends it by a signal; the exit code."""
        if self.is_alive:
            self.process.send_signal(how)
        return self.process.wait(timeout=20)


def usual_signals():
    """Whoever starts the tests in the background may have signals ignored, and the studio keeps to that."""
    for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
        signal.signal(number, signal.SIG_DFL)


def command(folder, *words, **environment):
    """A process that runs `fmap studio` with its own run-time folder and its own folder for temporary files."""
    (folder / "run").mkdir(mode=0o700, exist_ok=True)
    (folder / "tmp").mkdir(exist_ok=True)
    usual = {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795392000", "TMPDIR": str(folder / "tmp"), "XDG_RUNTIME_DIR": str(folder / "run")}
    # Sanitizers' words, where there are any, are read by the tests.
    with open(folder / "errors", "ab") as errors:
        return subprocess.Popen(
            [FMAP, "studio", *map(str, words)], stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL, text=True,
            preexec_fn=usual_signals, env={**os.environ, **usual, **environment})


@contextlib.contextmanager
def studio(folder, *words, **environment):
    """A studio that has said its address; it is ended with the test, and must not have ended before by itself."""
    process = command(folder, "--no-open", *words, **environment)
    try:
        yield Studio(process, process.stdout.readline(), folder / "errors")
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def wait_for(what, seconds=10):
    """Waits until something holds."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it has not come"
        time.sleep(0.05)


def memory(server):
    """What a server holds, MB; nothing is known of it elsewhere than on Linux, and under a sanitizer it says nothing."""
    return server.memory() if sys.platform == "linux" and "ASAN_OPTIONS" not in os.environ else 0


def take(server, content, name="t.csv"):
    """Gives a file; its id."""
    return server.json("POST", f"/api/files?name={urllib.parse.quote(name)}", content)["id"]


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A studio without a table, for tests that leave it as it is. It must be there at the end."""
    folder = tmp_path_factory.mktemp("studio")
    with studio(folder) as server:
        yield server
        assert server.is_alive
        assert server.json("GET", "/api/start")["version"]
        assert server.end() == 0
        assert (folder / "errors").read_text() == ""
