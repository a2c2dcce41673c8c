"""What takes minutes of a studio: a table that is saved again and again while it is shown, clients that never end, thousands of
requests. `make test-studio` runs it; `make test` does not."""

import concurrent.futures
import hashlib
import io
import json
import os
import pathlib
import random
import socket
import sys
import time

import openpyxl
import pytest

from studio import LIST, memory, running, studio, take, wait_for
from test_studio_page import expect
from visits import visitor

# Notes on the page whatever is wrong while it is open: a bar, no sheet, no picture, words of failure.
WATCH = """() => {
  window.wrong = [];
  const note = () => {
    const bar = document.querySelector('.bar'), picture = document.querySelector('.preview img');
    if (bar && !bar.hidden) wrong.push('bar: ' + bar.textContent);
    if (!document.querySelector('.sheet tbody tr')) wrong.push('no sheet');
    if (picture && picture.hidden) wrong.push('no picture');
    if (document.querySelector('.warnings .error, .preview .failed')) wrong.push('an error');
    const words = document.querySelector('.status').textContent + (document.querySelector('.busy') || {textContent: ''}).textContent;
    if (/没有做成|不能|错误|无法/.test(words)) wrong.push(words);
  };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}"""
CITIES = ["川崎", "仁川", "都灵", "横滨", "里昂", "米兰", "汉堡", "大田", "大阪", "名古屋", "釜山", "马赛", "不来梅", "里斯本", "维也纳",
          "赫尔辛基", "奥斯陆", "华沙", "布拉格", "雅典"]
COUNTRIES = ["日本", "韩国", "意大利", "日本", "法国", "意大利", "德国", "韩国", "日本", "日本", "韩国", "法国", "德国", "葡萄牙", "奥地利",
             "芬兰", "挪威", "波兰", "捷克", "希腊"]


def workbook(count):
    file, book = io.BytesIO(), openpyxl.Workbook()
    for row in [["城市", "国家", "结好时间"], ["札幌市", "日本", "1980年11月18日"], ["斯普林菲尔德", "美国", "1985年5月17日"]]:
        book.active.append(row)
    for index in range(count):
        book.active.append([CITIES[index], COUNTRIES[index], f"{1990 + index}年"])
    book.save(file)
    return file.getvalue()


def save(path, content, slowly):
    """As a program saves that cuts the file first and takes its time; or as one that writes another file and gives it the name."""
    if not slowly:
        beside = path.with_name("~$" + path.name)
        beside.write_bytes(content)
        os.replace(beside, path)
        return
    with open(path, "r+b") as file:
        file.truncate()
        step = len(content) // 8 + 1
        for start in range(0, len(content), step):
            file.write(content[start:start + step])
            file.flush()
            time.sleep(0.08)


def test_what_is_shown_is_always_what_was_saved_last(browser, tmp_path):
    table = tmp_path / "沈阳友城表.xlsx"
    table.write_bytes(workbook(0))
    with studio(tmp_path, table) as server:
        page = visitor(browser, (1280, 900), locale="zh-CN")
        refused, drawn = [], []
        page.on("response", lambda answer: refused.append((answer.status, answer.url)) if answer.status >= 400 else None)

        def pass_on(route):
            answer = route.fetch()
            drawn.append(answer.text())
            route.fulfill(response=answer)

        page.route("**/api/draw", pass_on)
        page.goto(f"http://127.0.0.1:{server.port}/#{server.secret}")
        page.wait_for_selector("#hub-name")
        page.keyboard.press("Enter")
        page.wait_for_selector(".sheet td.place.choose")
        page.click(".sheet td.place.choose >> nth=0")
        page.keyboard.press("1")
        expect(page, "没有要回答的了")
        page.wait_for_selector(".preview:not(.is-busy) img:not([hidden])")
        page.evaluate(WATCH)
        waited = []
        for count in range(1, 21):
            began = time.monotonic()
            content = workbook(count)
            save(table, content, slowly=count % 2 == 1)
            saved = time.monotonic()
            expect(page, f"读了{2 + count}行", ".sentence")
            waited.append(time.monotonic() - saved)
            assert page.evaluate("document.querySelector('.sheet tbody').innerText.includes('您已选定')")
            time.sleep(max(0, 1 - (time.monotonic() - began)))
        print("from a save to the new view: median", sorted(waited)[10], "longest", max(waited), file=sys.stderr)
        assert page.evaluate("wrong") == [] and refused == [] and page.said == []
        # A sanitizer takes three times as long.
        assert sorted(waited)[10] < (1 if "ASAN_OPTIONS" not in os.environ else 4) and max(waited) < 8, waited
        page.wait_for_timeout(2000)
        assert "雅典" in drawn[-1] and hashlib.sha256(content).hexdigest() in drawn[-1]
        assert server.is_alive
    assert (tmp_path / "errors").read_text() == "" and table.read_bytes() == content


def slow_client(server, text, pause):
    """Sends a letter now and then; how long the server bears it, seconds."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        try:
            for letter in text:
                connection.sendall(bytes([letter]))
                connection.settimeout(pause)
                try:
                    if not connection.recv(1):
                        break
                except TimeoutError:
                    continue
        except OSError:
            pass
    return time.monotonic() - began


def test_who_is_slow_is_cut_off_and_holds_nobody_up(running):
    head = f"GET /{'a' * 200} HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\n".encode()
    with concurrent.futures.ThreadPoolExecutor(100) as pool:
        slow = [pool.submit(slow_client, running, head, 1) for _ in range(100)]
        waited = []
        while not all(client.done() for client in slow):
            began = time.monotonic()
            assert running.ask("POST", "/api/draw", {"day": "1990"})[0] == 200
            waited.append(time.monotonic() - began)
            time.sleep(1)
        assert max(waited) < 10
    # A head may be on its way for 30 seconds.
    assert all(25 < client.result() < 45 for client in slow), [client.result() for client in slow]


def test_who_does_not_read_keeps_nothing_for_ever(running):
    body = json.dumps({"format": "png", "scale": 2}).encode()
    head = f"POST /api/draw HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nX-Fmap: {running.secret}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    assert running.ask("POST", "/api/draw", json.loads(body))[0] == 200
    before = memory(running)
    deaf = []
    for _ in range(12):
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", running.port))
        connection.sendall(head + body)
        deaf.append(connection)
    time.sleep(1)
    assert running.ask("GET", "/", secret=False)[0] == 200
    time.sleep(45)
    assert memory(running) - before < 40
    for connection in deaf:
        connection.close()


def test_thousands_of_requests_leave_nothing(running):
    numbers = random.Random(1717)
    table = take(running, LIST.encode())
    text = running.json("POST", "/api/begin", {"table": table, "name": "t.csv", "hub": "Shenyang"})["map"]
    project = {"map": text, "table": table}

    def one(index):
        kind = numbers.randrange(7)
        if kind == 0:
            return running.ask("POST", "/api/draw", {**project, "map": f"// {index}\n{text}", "format": numbers.choice(["svg", "png", "pdf"])})
        if kind == 1:
            return running.ask("POST", "/api/review", {**project, "count": 50})
        if kind == 2:
            return running.ask("POST", "/api/places", {"name": numbers.choice(["Springfield", "札幌", "Lyon", "Xyz"])})
        if kind == 3:
            return running.ask("POST", "/api/nearest", {"latitude": numbers.uniform(-80, 80), "longitude": numbers.uniform(-180, 180)})
        if kind == 4:
            return running.ask("POST", "/api/files?name=a.bin", numbers.randbytes(20_000))
        if kind == 5:
            return running.ask("POST", "/api/warnings", project)
        return running.ask("GET", numbers.choice(["/", "/studio.js", "/api/start", "/nothing"]))

    sizes, files = [], []
    for index in range(3_000):
        status, _, _ = one(index)
        assert status in (200, 404), index
        if index % 250 == 249:
            sizes.append(memory(running))
            files.append(len(os.listdir(f"/proc/{running.process.pid}/fd")) if sys.platform == "linux" else 0)
    print("memory, MB", [round(size) for size in sizes], file=sys.stderr)
    # Each file that is given stays open; nothing else does.
    assert max(sizes[8:]) - max(sizes[:4]) < 12, sizes
    assert files[-1] - files[0] < 3_000 / 7 + 100, files


def test_who_breaks_off_leaves_nothing(running):
    numbers = random.Random(9)
    upload = f"POST /api/files?name=a HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nX-Fmap: {running.secret}\r\nContent-Length: 5000000\r\n\r\n".encode()
    page = f"GET /studio.js HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\n\r\n".encode()
    events = f"GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nX-Fmap: {running.secret}\r\n\r\n".encode()
    fds = pathlib.Path(f"/proc/{running.process.pid}/fd")
    before, full = memory(running), len(list(fds.iterdir())) if fds.exists() else 0
    for index in range(600):
        with socket.create_connection(("127.0.0.1", running.port), timeout=5) as connection:
            connection.sendall([upload + b"x" * numbers.randrange(400_000), page, events, upload[:numbers.randrange(len(upload))]][index % 4])
            if index % 4 in (1, 2) and index % 3 == 0:
                connection.recv(100)
    # Streams are noticed to be gone when something is written to them.
    if fds.exists():
        wait_for(lambda: len(list(fds.iterdir())) <= full + 5, 30)
    assert running.json("GET", "/api/start") and memory(running) - before < 12
