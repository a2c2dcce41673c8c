"""The studio's server as others see it: who is let in, and that bad company does it no harm."""

import collections
import http.client
import io
import json
import os
import pathlib
import random
import socket
import subprocess
import sys
import time
import zipfile

import pytest

from conftest import FMAP
from studio import ALWAYS, memory, running, studio, wait_for

SHELL = {"/": "text/html", "/studio.js": "text/javascript", "/studio.css": "text/css", "/icon.svg": "image/svg+xml",
         "/land.shp": "application/octet-stream"}


# Who is let in

@pytest.mark.parametrize("path", SHELL)
def test_the_shell_is_public_and_every_answer_has_its_headers(running, path):
    status, headers, body = running.ask("GET", path, secret=False)
    assert status == 200 and headers["Content-Type"].startswith(SHELL[path]) and len(body) > 100
    assert ALWAYS.items() <= headers.items()
    assert running.secret.encode() not in body


def test_the_page_holds_to_its_policy(running):
    body = running.ask("GET", "/", secret=False)[2].decode()
    assert "<style" not in body and "style=" not in body and "<script>" not in body and " on" + "click" not in body


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "localhost:80", "rebound.example:{port}", "[::1]:{port}", ""])
def test_another_name_is_refused(running, host):
    for path in ["/", "/api/start"]:
        status, headers, body = running.ask("GET", path, headers={"Host": host.format(port=running.port)})
        assert status in (400, 403), body
        assert status == 400 or (ALWAYS.items() <= headers.items() and json.loads(body)["problems"][0]["messageZh"])
    assert running.ask("GET", "/api/start", headers={"Host": f"localhost:{running.port}"})[0] == 200


@pytest.mark.parametrize("header", [
    {"Origin": "http://example.org"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
])
def test_another_site_is_refused(running, header):
    for method, path in [("GET", "/"), ("GET", "/studio.js"), ("GET", "/api/start"), ("POST", "/api/end"), ("OPTIONS", "/api/draw")]:
        status, headers, _ = running.ask(method, path, headers=header)
        assert status == 403 and not any(name.startswith("Access-Control") for name in headers)


def test_a_link_leads_to_the_page(running):
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert running.ask("GET", "/", headers=link, secret=False)[0] == 200
    assert running.ask("GET", "/", headers={**link, "Sec-Fetch-Dest": "iframe"}, secret=False)[0] == 403


@pytest.mark.parametrize("secret", [None, "", "0" * 32, "x" * 10_000])
def test_without_the_secret_nothing_is_done(running, secret):
    headers = {} if secret is None else {"X-Fmap": secret}
    for method, path in [("GET", "/api/start"), ("POST", "/api/draw"), ("POST", "/api/files?name=a"), ("POST", "/api/end"),
                         ("POST", "/api/keep"), ("GET", "/api/events"), ("GET", "/nothing"), ("PUT", "/api/start")]:
        assert running.ask(method, path, body=b"{}" if method == "POST" else None, headers=headers, secret=False)[0] == 403, path
    assert running.is_alive


@pytest.mark.parametrize("path", [
    "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/studio.js/../../etc/passwd",
    "/api/jobs/..%2f..%2fetc", "/api/files", "/etc/passwd", "/api/jobs/0123456789abcdef", "/api/jobs/0123456789abcdef/result",
])
def test_no_path_is_opened(running, path):
    status, headers, body = running.ask("GET", path)
    assert status in (404, 405) and b"root:" not in body
    assert ALWAYS.items() <= headers.items()


# Too much

def test_too_much_is_refused(running):
    # What is said to come is enough; nothing of it is sent.
    for path, length in [("/api/files?name=a", 268_435_457), ("/api/draw", 8_388_609), ("/api/draw", 10**30), ("/api/end", 2_000_000)]:
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nX-Fmap: {running.secret}\r\nContent-Length: {length}\r\n\r\n"
        said = running.send(head.encode())
        assert said.startswith((b"HTTP/1.1 413 ", b"HTTP/1.1 400 ")), said
    # And where it is not said, it is counted.
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
    parts = (b"x" * 65536 for _ in range(200))
    with pytest.raises((OSError, http.client.HTTPException)):
        connection.request("POST", "/api/draw", body=parts, headers={"X-Fmap": running.secret}, encode_chunked=True)
        answer = connection.getresponse()
        assert answer.status == 413
        raise http.client.HTTPException("refused")
    assert running.ask("POST", "/api/end?x=1", b"y")[0] == 413
    assert running.is_alive


def test_a_long_head_is_refused(running):
    said = running.send(b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-Long: " + b"y" * 70_000 + b"\r\n\r\n")
    assert not said or said.startswith(b"HTTP/1.1 4")


# Bad company

def random_json(numbers, depth=0):
    """Some value, often one that a member of a wish may have."""
    words = ["svg", "pdf ", "gif", "2021", "1999-12-31", "2021-02-30", "", "{", "{}", "友", "\x00", "0" * 64, "../../etc/passwd", "x" * 3000]
    kind = numbers.randrange(8 if depth < 3 else 5)
    if kind < 2:
        return numbers.choice(words)
    if kind < 4:
        return numbers.choice([0, 1, -1, 1e300, -1e-300, 2**63, 0.5, 99])
    if kind == 4:
        return numbers.choice([None, True, False])
    if kind == 5:
        return [random_json(numbers, depth + 1) for _ in range(numbers.randrange(4))]
    names = ["map", "table", "files", "day", "format", "scale", "dpi", "bleed", "kind", "x"]
    return {numbers.choice(names): random_json(numbers, depth + 1) for _ in range(numbers.randrange(1, 5))}


def random_request(numbers, server):
    """Bytes that are a request, or nearly one."""
    methods = ["GET", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "", "G\x00T", "CONNECT"]
    paths = ["/", "/studio.js", "/api/start", "/api/draw", "/api/files?name=a", "/api/keep", "/api/jobs/0123456789abcdef", "/api/warnings",
             "*", "http://x/", "/" + "a" * 5000, "/%", "/?", "/api/files?name=%zz&name=a", "/api/jobs"]
    lines = [f"{numbers.choice(methods)} {numbers.choice(paths)} HTTP/{numbers.choice(['1.1'] * 12 + ['1.0', '2.0', '9.9', ''])}"]
    if numbers.random() < 0.95:
        lines.append(f"Host: 127.0.0.1:{server.port}")
    if numbers.random() < 0.9:
        lines.append(f"X-Fmap: {server.secret}")
    is_json = numbers.random() < 0.6
    body = json.dumps(random_json(numbers)).encode() if is_json else numbers.randbytes(numbers.choice([0, 1, 50, 3000]))
    right = f"Content-Length: {len(body)}"
    wrong = ["Content-Length: -1", "Content-Length: 7", "Transfer-Encoding: chunked", "Content-Length: x", "X: \x7f\x80", "Expect: 100-continue"]
    lines.append(right if numbers.random() < 0.8 else numbers.choice(wrong))
    text = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
    if numbers.random() < 0.2:
        cut = bytearray(text)
        for _ in range(numbers.randint(1, 6)):
            cut[numbers.randrange(len(cut))] = numbers.randrange(256)
        text = bytes(cut[: numbers.randint(1, len(cut))])
    return text


def test_random_requests_do_no_harm(running):
    numbers = random.Random(20261130)
    before, seen = memory(running), collections.Counter()
    for _ in range(10_000):
        text = random_request(numbers, running)
        if b"/api/end" not in text:
            seen[running.send(text)[9:12].decode()] += 1
    assert running.is_alive and running.json("GET", "/api/start")
    # All kinds of answers were among them, and none told of a fault of the server.
    assert min(seen[code] for code in ["200", "400", "403", "404", "405", "413"]) > 20, seen
    assert not any(code.startswith("5") and code not in ("501", "503", "505") for code in seen), seen
    assert memory(running) - before < 60


def tree(folder):
    """All that is in a folder, as it is."""
    return {path: (path.lstat().st_mtime_ns, path.is_file() and path.read_bytes()) for path in sorted(folder.rglob("*"))}


def test_files_outside_are_neither_read_nor_written(tmp_path):
    office, outside = tmp_path / "office", tmp_path / "outside"
    for folder in [office, outside]:
        folder.mkdir()
    (outside / "secret.csv").write_text("City,Country,Note\nSapporo,Japan,hidden-words\n")
    (outside / "secret.png").write_text("hidden-words")
    (office / "list.csv").write_text("City,Country,Photo\nSapporo,Japan,../outside/secret.png\nTurin,Italy,inner/secret.png\n")
    (office / "inner").symlink_to(outside)
    before = tree(office), tree(outside)
    numbers = random.Random(17)
    paths = ["../outside/secret.csv", str(outside / "secret.csv"), "inner/secret.csv", "..%2foutside%2fsecret.csv", "file://" + str(outside / "secret.csv")]
    with studio(tmp_path, office / "list.csv") as server:
        table = server.json("GET", "/api/start")["table"]["id"]
        text = server.json("POST", "/api/begin", {"table": table, "name": "list.csv", "hub": "Shenyang"})["map"]
        for _ in range(200):
            path = numbers.choice(paths)
            plan = json.loads(text)
            plan[numbers.choice(["friendships", "basemap", "sheet", "extends"])] = path
            plan["look"] = {numbers.choice(["theme", "basemap", "region"]): path}
            where, body = numbers.choice([
                ("/api/draw", {"map": json.dumps(plan), "table": table}), ("/api/draw", {"map": text, "table": path}),
                ("/api/review", {"map": json.dumps(plan), "table": table}), ("/api/begin", {"table": table, "name": path, "hub": path}),
                ("/api/draw", {"map": text, "table": table, "files": {path: path}}), (f"/api/files?name={path}", b"x"), ("/" + path, {}),
            ])
            status, _, said = server.ask("POST", where, body)
            assert status < 500 and b"hidden-words" not in said, (where, said)
        for kind in ["folder", "page"]:
            job = server.json("POST", "/api/jobs", {"kind": kind, "map": text, "table": table, "files": {paths[0]: table}})["job"]
            wait_for(lambda: server.json("GET", f"/api/jobs/{job}")["isReady"], 60)
            names = zipfile.ZipFile(io.BytesIO(server.ask("GET", f"/api/jobs/{job}/result")[2])).namelist()
            assert "map.json" in names or "index.html" in names
            assert not any(name.startswith("photos/") or "secret" in name for name in names), names
        assert server.is_alive
    assert (tree(office), tree(outside)) == before


def nameless_files(server):
    """How many files without a name a server has open; what was deleted is shown as such."""
    folder = pathlib.Path(f"/proc/{server.process.pid}/fd")
    return sum("fmap-studio-" in os.readlink(file) for file in folder.iterdir()) if folder.exists() else 0


def test_aborted_uploads_leave_nothing(running):
    before = nameless_files(running)
    head = f"POST /api/files?name=a HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nX-Fmap: {running.secret}\r\nContent-Length: 50000000\r\n\r\n"
    for size in [1, 1000, 300_000] * 10:
        with socket.create_connection(("127.0.0.1", running.port), timeout=5) as connection:
            connection.sendall(head.encode() + b"x" * size)
    wait_for(lambda: nameless_files(running) <= before)
    # Thirty times fifty megabytes would have been more than all files may have.
    assert running.json("POST", "/api/files?name=a", b"x" * 1000)["size"] == 1000


def test_slow_clients_keep_nobody_waiting(running):
    slow = []
    try:
        for index in range(60):
            connection = socket.create_connection(("127.0.0.1", running.port), timeout=5)
            connection.sendall(b"GET / HTTP/1.1\r\nHo"[: 1 + index % 18])
            slow.append(connection)
        began = time.monotonic()
        assert running.ask("GET", "/", secret=False)[0] == 200
        assert running.ask("POST", "/api/draw", {"day": "1990"})[0] == 200
        assert time.monotonic() - began < 20
    finally:
        for connection in slow:
            connection.close()


# Where it is

@pytest.mark.skipif(sys.platform != "linux", reason="ss and ldd are Linux's")
def test_it_listens_at_the_loopback_address_alone_and_fmap_knows_no_server(running):
    listening = {}
    for kind in ["tcp", "tcp6"]:
        for line in open(f"/proc/net/{kind}").read().splitlines()[1:]:
            fields = line.split()
            address, port = fields[1].split(":")
            if fields[3] == "0A" and int(port, 16) == running.port:
                listening[kind] = address
    assert listening == {"tcp": "0100007F"}
    libraries = subprocess.run(["ldd", FMAP], capture_output=True, text=True, check=True).stdout
    assert "libpango" in libraries and "microhttpd" not in libraries and "gnutls" not in libraries
