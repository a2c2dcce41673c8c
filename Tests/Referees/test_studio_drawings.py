"""What the studio draws: byte by byte what the command line draws; and the files that it is given."""

import concurrent.futures
import hashlib
import json
import os
import random
import socket
import sys
import time

import pytest

from conftest import PROJECT, run
from studio import ALWAYS, LIST, memory, running, studio, take, wait_for

sys.path.insert(0, str(PROJECT / "Tests/Benchmarks"))
import synthetic_table  # noqa: E402


# What is drawn

def test_a_drawing_has_the_bytes_of_render(running):
    for words, wish in [([], {}), (["--year", "1999"], {"day": "1999"}), (["--date", "2011-05-05"], {"day": "2011-05-05"})]:
        _, svg, _ = run("render", "-o", "-", *words)
        status, headers, drawn = running.ask("POST", "/api/draw", {**wish, "format": "svg"})
        assert status == 200 and headers["Content-Type"] == "image/svg+xml"
        assert drawn == svg
    _, png, _ = run("render", "-o", "-", "--format", "png", "--scale", "0.5")
    assert running.ask("POST", "/api/draw", {"format": "png", "scale": 0.5})[2] == png
    _, pdf, _ = run("render", "-o", "-", "--format", "pdf", "--bleed", "3")
    assert running.ask("POST", "/api/draw", {"format": "pdf", "bleed": 3})[2] == pdf


def test_a_given_table_is_drawn_as_the_command_line_draws_it(running, tmp_path):
    # The map and the table of a city of its own, in one folder, as `fmap init` writes it.
    assert run("init", "suva", "--hub", "Suva,-18.1416,178.4415,FJ,Fiji", cwd=tmp_path)[0] == 0
    text = (tmp_path / "suva/map.json").read_text()
    (tmp_path / "suva/friendships.csv").write_text(LIST)
    code, svg, errors = run("render", "--map", "suva/map.json", "-o", "-", cwd=tmp_path)
    assert code == 0, errors
    project = {"map": text, "table": take(running, LIST.encode())}
    assert running.ask("POST", "/api/draw", {**project, "format": "svg"})[2] == svg
    problems = running.json("POST", "/api/warnings", project)["problems"]
    assert all({"severity", "place", "message"} <= problem.keys() for problem in problems)


@pytest.mark.parametrize("wish, place", [
    ({"format": "bmp"}, "format"), ({"day": "1999-02-31"}, "day"), ({"scale": 99}, "scale"), ({"bleed": -1}, "bleed"),
    ({"table": "0" * 64}, "file"), ({"map": "{"}, "map.json:1:2"), ({"dpi": 1e300}, "dpi"), ({"day": "0"}, "day"),
])
def test_what_cannot_be_drawn_is_told(running, wish, place):
    status, headers, body = running.ask("POST", "/api/draw", wish)
    problem = json.loads(body)["problems"][0]
    assert status in (400, 410, 422) and problem["severity"] == "error" and problem["place"] == place
    assert problem["message"] and problem["messageZh"]
    assert ALWAYS.items() <= headers.items()


@pytest.mark.parametrize("body", [
    b"", b"{", b"[]", b"null", b"\xff", b'{"format": 1}', b'{"files": []}', b"[" * 100_000, b'{"a":' * 50_000, b'{"scale": 1e999}',
    b'{"day": "\\ud800"}', b'{"map": "\\u0000"}', b"\x00" * 1000,
])
def test_what_is_no_json_is_told(running, body):
    for path in ["/api/draw", "/api/warnings", "/api/jobs", "/api/keep"]:
        status, _, said = running.ask("POST", path, body)
        assert status in (400, 409, 422), (path, said)
        assert json.loads(said)["problems"]


def test_a_table_that_is_none_is_told(running):
    noise = random.Random(17).randbytes(5000)
    for content in [b"", noise, b"PK\x03\x04" + noise, b"\x00" * 100]:
        status, _, said = running.ask("POST", "/api/draw", {"table": take(running, content)})
        assert status == 422 and json.loads(said)["problems"], said


# Files

def test_files_are_known_by_their_content(running):
    content = random.Random(1).randbytes(3_000_000)
    given = running.json("POST", "/api/files?name=%E5%8F%8B%E5%9F%8E.xlsx", content)
    assert given == {"id": hashlib.sha256(content).hexdigest(), "name": "友城.xlsx", "size": len(content)}
    assert running.json("POST", "/api/files?name=b", content)["id"] == given["id"]


@pytest.mark.parametrize("name", ["", "..", "a/b", "%2e%2e", "a%2Fb", "%00", "%ff", "a%0Ab", "x" * 300])
def test_a_name_that_is_a_path_is_refused(running, name):
    assert running.ask("POST", f"/api/files?name={name}", b"x")[0] == 400


# Many at once

def test_fifty_at_once_are_all_served(running):
    def draw(index):
        status, _, body = running.ask("POST", "/api/draw", {"day": str(1980 + index % 5), "format": "svg"}, timeout=240)
        return status, index % 5, hashlib.sha256(body).hexdigest()

    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(draw, range(50)))
    assert {status for status, _, _ in answers} == {200}
    assert len({(year, digest) for _, year, digest in answers}) == 5


def test_who_has_gone_is_not_drawn_for(running):
    # Each of these would take more than a second.
    big = json.dumps({"format": "png", "scale": 2.5, "map": None}).encode()
    head = f"POST /api/draw HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nX-Fmap: {running.secret}\r\nContent-Length: {len(big)}\r\n\r\n".encode()
    gone = [socket.create_connection(("127.0.0.1", running.port), timeout=5) for _ in range(40)]
    for connection in gone:
        connection.sendall(head + big)
    time.sleep(0.3)
    for connection in gone:
        connection.close()
    began = time.monotonic()
    assert running.ask("POST", "/api/draw", {"format": "svg", "day": "1985"}, timeout=240)[0] == 200
    waited = time.monotonic() - began
    began = time.monotonic()
    assert running.ask("POST", "/api/draw", json.loads(big), timeout=240)[0] == 200
    one = time.monotonic() - began
    # Four were begun at most, which share the cores; forty would take ten times as long.
    assert waited < 8 * one + 2, (waited, one)


def test_memory_does_not_grow_with_what_was_drawn(running):
    text = (PROJECT / "geodata/map.json").read_text(encoding="utf-8")
    sizes = []
    for index in range(24):
        status, _, _ = running.ask("POST", "/api/draw", {"map": f"// {index}\n{text}", "format": ["svg", "png"][index % 2]})
        assert status == 200
        sizes.append(memory(running))
    assert max(sizes[16:]) - max(sizes[:8]) < 24 and max(sizes) < 200, sizes


@pytest.mark.skipif(sys.platform != "linux" or "ASAN_OPTIONS" in os.environ, reason="nothing is known of its memory")
def test_a_large_table_takes_no_more_than_its_memory(tmp_path):
    synthetic_table.write(100_000, tmp_path / "large.csv")
    with studio(tmp_path) as server:
        table = take(server, (tmp_path / "large.csv").read_bytes())
        text = server.json("POST", "/api/begin", {"table": table, "name": "large.csv", "hub": "Shenyang"}, timeout=240)["map"]
        project = {"map": text, "table": table}
        review = server.json("POST", "/api/review", {**project, "from": 50_000, "count": 1000}, timeout=240)
        assert review["counts"]["drawn"] == 100_000 and len(review["rows"]) == 1000
        # Reading it counts, and a drawing only as long as somebody may want the next one.
        assert server.memory(most=True) < 200
        for plan in [text, json.dumps({**json.loads(text), "look": {"theme": "exhibition"}})]:
            status, _, svg = server.ask("POST", "/api/draw", {"map": plan, "table": table, "day": "1990"}, timeout=240)
            assert status == 200 and len(svg) > 10_000_000
        wait_for(lambda: server.memory() < 200, 30)
        assert server.json("POST", "/api/review", {**project, "count": 10}, timeout=240)["counts"]["drawn"] == 100_000


# Jobs

def test_a_moving_picture_is_made_and_has_the_bytes_of_animate(running, tmp_path):
    map_text = json.loads((PROJECT / "geodata/map.json").read_text(encoding="utf-8"))
    table = (PROJECT / "geodata/friendships.csv").read_text(encoding="utf-8").splitlines()
    # A few years are enough.
    few = "\n".join([table[0], *[line for line in table[1:] if "1980-" in line or "1983-" in line or "1985-" in line]]) + "\n"
    (tmp_path / "friendships.csv").write_text(few, encoding="utf-8")
    (tmp_path / "map.json").write_text(json.dumps(map_text), encoding="utf-8")
    code, gif, errors = run("animate", "--map", "map.json", "-o", "t.gif", cwd=tmp_path)
    assert code == 0, errors
    wish = {"kind": "gif", "map": (tmp_path / "map.json").read_text(encoding="utf-8"), "table": take(running, few.encode())}
    job = running.json("POST", "/api/jobs", wish)["job"]
    seen = []

    def is_ready():
        state = running.json("GET", f"/api/jobs/{job}")
        assert "problems" not in state, state
        seen.append(state["done"])
        return state["isReady"]

    wait_for(is_ready, 120)
    assert seen == sorted(seen) and seen[-1] == 1
    status, headers, body = running.ask("GET", f"/api/jobs/{job}/result")
    assert status == 200 and headers["Content-Type"] == "image/gif"
    assert headers["Content-Disposition"] == 'attachment; filename="timeline.gif"'
    assert body == (tmp_path / "t.gif").read_bytes()
    assert running.ask("DELETE", f"/api/jobs/{job}")[0] == 200
    assert running.ask("GET", f"/api/jobs/{job}")[0] == 404


def test_a_job_is_cancelled_and_told_what_is_wrong(running):
    job = running.json("POST", "/api/jobs", {"kind": "gif"})["job"]
    assert running.ask("GET", f"/api/jobs/{job}/result")[0] == 409
    assert running.ask("DELETE", f"/api/jobs/{job}")[0] == 200
    assert running.ask("GET", f"/api/jobs/{job}")[0] == 404
    assert running.ask("POST", "/api/jobs", {"kind": "film"})[0] == 400
    job = running.json("POST", "/api/jobs", {"kind": "gif", "map": "{"})["job"]
    wait_for(lambda: "problems" in running.json("GET", f"/api/jobs/{job}"))
    assert running.json("GET", f"/api/jobs/{job}")["problems"][0]["place"] == "map.json:1:2"
    assert running.ask("GET", f"/api/jobs/{job}/result")[0] == 422
