"""How a studio begins, follows its table, and ends."""

import hashlib
import http.client
import os
import pty
import signal
import socket
import stat
import subprocess
import sys
import time

import pytest

from conftest import FMAP
from studio import LIST, command, studio, take, wait_for


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "友城表.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


# The named table

def test_the_table_is_followed_and_never_written(tmp_path, table):
    with studio(tmp_path, table) as server, server.page() as lines:
        start = server.json("GET", "/api/start")
        assert start["table"] == {"id": hashlib.sha256(LIST.encode()).hexdigest(), "name": "友城表.csv"} and "kept" not in start
        assert next(lines) == {"alive": True}
        for count in range(1, 6):
            text = LIST + "Suva,Fiji,2001-02-03\n" * count
            began = time.monotonic()
            if count % 2:
                table.write_text(text, encoding="utf-8")
            else:
                (tmp_path / "new").write_text(text, encoding="utf-8")
                os.replace(tmp_path / "new", table)
            told = next(line for line in lines if "alive" not in line)
            assert told == {"table": {"id": hashlib.sha256(text.encode()).hexdigest(), "name": "友城表.csv"}}
            assert time.monotonic() - began < 2
            assert server.ask("POST", "/api/warnings", {"table": told["table"]["id"]})[0] in (200, 422)
        # Half a workbook is not told, and neither is that there is none for a moment.
        table.write_bytes(b"PK\x03\x04half")
        time.sleep(1)
        table.unlink()
        time.sleep(1)
        table.write_text(LIST, encoding="utf-8")
        told = next(line for line in lines if "alive" not in line)
        assert told["table"]["id"] == hashlib.sha256(LIST.encode()).hexdigest()
        assert table.read_text(encoding="utf-8") == LIST
        assert sorted(path.name for path in tmp_path.iterdir()) == ["errors", "run", "tmp", "友城表.csv"]


def test_what_was_decided_is_kept_beside_the_table_only_when_asked(tmp_path, table):
    kept = tmp_path / "友城表.fmap.json"
    with studio(tmp_path, table) as server:
        assert not kept.exists()
        assert server.json("POST", "/api/keep", {"map": '{"a": "友"}'}) == {"name": "友城表.fmap.json"}
        assert kept.read_text(encoding="utf-8") == '{"a": "友"}'
        assert server.json("GET", "/api/start")["kept"] == '{"a": "友"}'
        kept.write_text("theirs")
        assert server.ask("POST", "/api/keep", {"map": "{}"})[0] == 422
        assert kept.read_text() == "theirs"
    with studio(tmp_path, table) as server:
        assert server.json("GET", "/api/start")["kept"] == "theirs"
        server.json("POST", "/api/keep", {"map": "{}"})
        kept.unlink()
        kept.symlink_to(tmp_path / "elsewhere")
        assert server.ask("POST", "/api/keep", {"map": "{}"})[0] == 422
        assert not (tmp_path / "elsewhere").exists()
    with studio(tmp_path) as server:
        assert server.ask("POST", "/api/keep", {"map": "{}"})[0] == 409


@pytest.mark.parametrize("words, code, said", [
    (["none.csv"], 1, "none.csv: cannot read: no such file or directory"), (["."], 1, "is not a regular file"),
    (["map.json"], 2, "takes a table"), (["--port", "0"], 2, "out of range"), (["--port", "x"], 2, "not a number"), (["a.csv", "b.csv"], 2, "unexpected word"),
])
def test_a_start_that_cannot_be_is_told(tmp_path, words, code, said):
    process = command(tmp_path, "--no-open", *[tmp_path / word if "none" in word else word for word in words])
    assert process.wait(timeout=20) == code
    assert said in (tmp_path / "errors").read_text()
    process.stdout.close()


def test_a_port_that_is_taken_is_told(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = command(tmp_path, "--no-open", "--port", taken.getsockname()[1], LC_ALL="zh_CN.UTF-8")
        assert process.wait(timeout=20) == 1
    assert "fmap: 错误: --port: 无法使用该端口" in (tmp_path / "errors").read_text()
    process.stdout.close()


# Beginning and end

BROWSER = """#!/bin/sh
cp "$1" "$SEEN/document"
stat -c %a "$1" > "$SEEN/mode"
tr '\\0' '\\n' < /proc/$PPID/cmdline > "$SEEN/parent"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is Linux's")
def test_the_browser_is_led_there_and_the_secret_is_on_no_command_line(tmp_path, table):
    (tmp_path / "bin").mkdir()
    opener = tmp_path / "bin/xdg-open"
    opener.write_text(BROWSER)
    opener.chmod(0o755)
    seen = {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "SEEN": str(tmp_path)}
    process = command(tmp_path, table, **seen)
    try:
        wait_for(lambda: (tmp_path / "parent").exists() and (tmp_path / "parent").read_text())
        document = (tmp_path / "document").read_text()
        address = document.split('href="')[1].split('"')[0]
        port, secret = int(address.split(":")[2].split("/")[0]), address.split("#")[1]
        assert (tmp_path / "mode").read_text() == "600\n"
        assert stat.S_IMODE(next((tmp_path / "run").iterdir()).stat().st_mode) == 0o700
        assert secret not in (tmp_path / "parent").read_text() and str(table) in (tmp_path / "parent").read_text()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/api/start", headers={"X-Fmap": secret})
        assert connection.getresponse().status == 200
        # A second start opens the same one, by another path of the same table too.
        (tmp_path / "document").unlink()
        (tmp_path / "link.csv").symlink_to(table)
        second = command(tmp_path, tmp_path / "link.csv", **seen)
        assert second.wait(timeout=20) == 0
        wait_for(lambda: (tmp_path / "document").exists())
        assert address in (tmp_path / "document").read_text()
        second.stdout.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert list(next((tmp_path / "run").iterdir()).iterdir()) == [] and list((tmp_path / "tmp").iterdir()) == []
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert (tmp_path / "errors").read_text() == ""


def test_where_there_is_no_browser_the_address_is_told(tmp_path):
    process = command(tmp_path, PATH="/nonexistent")
    try:
        lines = [process.stdout.readline() for _ in range(3)]
        assert any("no browser" in line for line in lines) and any(line.startswith("http://127.0.0.1:") for line in lines), lines
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0
        process.stdout.close()


@pytest.mark.parametrize("language, heading, said", [
    ("C.UTF-8", "fmap studio could not start", "no such file or directory"), ("zh_CN.UTF-8", "fmap studio 未能启动", "无法读取"),
])
@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is Linux's")
def test_who_has_no_terminal_is_told_in_the_browser(browser, tmp_path, language, heading, said):
    (tmp_path / "bin").mkdir()
    opener = tmp_path / "bin/xdg-open"
    opener.write_text('#!/bin/sh\ncp "$1" "$SEEN/page.html.tmp" && mv "$SEEN/page.html.tmp" "$SEEN/page.html"\n')
    opener.chmod(0o755)
    seen = {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}", "SEEN": str(tmp_path), "LC_ALL": language}
    name = "<script>document.title = 1</script>友.csv"
    process = command(tmp_path, name, **seen)
    assert process.wait(timeout=20) == 1
    process.stdout.close()
    wait_for((tmp_path / "page.html").exists)
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.inner_text("h1") == heading and page.title() == "fmap studio"
    assert said in page.inner_text("p") and "友.csv" in page.inner_text("p")
    assert said in (tmp_path / "errors").read_text(), "and where a journal keeps it"
    # Who asks for an address alone, or reads in a terminal, gets no page.
    (tmp_path / "page.html").unlink()
    process = command(tmp_path, "--no-open", name, **seen)
    assert process.wait(timeout=20) == 1
    process.stdout.close()
    controller, terminal = pty.openpty()
    assert subprocess.run([FMAP, "studio", name], stdin=terminal, capture_output=True, env={**os.environ, **seen}).returncode == 1
    os.close(controller)
    os.close(terminal)
    time.sleep(0.5)
    assert not (tmp_path / "page.html").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is Linux's")
def test_where_no_page_opens_the_address_is_told(tmp_path):
    """A browser that is kept apart from the system may not read the file, and nobody tells that."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/xdg-open").write_text("#!/bin/sh\n")
    (tmp_path / "bin/xdg-open").chmod(0o755)
    process = command(tmp_path, PATH=f"{tmp_path}/bin:{os.environ['PATH']}")
    try:
        assert "is open in your browser" in process.stdout.readline()
        assert "no page has opened" in process.stdout.readline()
        assert process.stdout.readline().startswith("http://127.0.0.1:")
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0
        process.stdout.close()


def test_each_table_has_one_studio(tmp_path, table):
    other = tmp_path / "other.csv"
    other.write_text(LIST)
    with studio(tmp_path, table) as first, studio(tmp_path, other) as second, studio(tmp_path) as third:
        assert len({first.port, second.port, third.port}) == 3 and len({first.secret, second.secret, third.secret}) == 3
        assert first.ask("GET", "/api/start", headers={"X-Fmap": second.secret})[0] == 403
        again = command(tmp_path, "--no-open", table)
        assert again.stdout.read() == f"http://127.0.0.1:{first.port}/#{first.secret}\n" and again.wait(timeout=20) == 0
        again.stdout.close()
        # One that was killed leaves nothing that keeps the next one from starting.
        first.process.kill()
        first.process.wait()
        with studio(tmp_path, table) as next_one:
            assert next_one.secret != first.secret and next_one.json("GET", "/api/start")["table"]


@pytest.mark.parametrize("how", ["button", signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=str)
def test_it_ends_and_tells_its_pages(tmp_path, table, how):
    with studio(tmp_path, table) as server:
        take(server, b"x" * 1_000_000)
        with server.page() as lines:
            assert next(lines) == {"alive": True}
            began = time.monotonic()
            if how == "button":
                assert server.json("POST", "/api/end") == {}
            else:
                server.process.send_signal(how)
            assert next(line for line in lines if "alive" not in line) == {"ending": True}
            assert next(lines, None) is None
        assert server.process.wait(timeout=10) == 0 and time.monotonic() - began < 5
        with pytest.raises(OSError):
            server.ask("GET", "/")
        assert list((tmp_path / "tmp").iterdir()) == [] and list(next((tmp_path / "run").iterdir()).iterdir()) == []
    assert (tmp_path / "errors").read_text() == ""


def test_a_folder_that_others_may_look_into_is_refused(tmp_path):
    (tmp_path / "run").mkdir(mode=0o700)
    (tmp_path / f"run/fmap-studio-{os.geteuid()}").mkdir(mode=0o755)
    (tmp_path / f"run/fmap-studio-{os.geteuid()}").chmod(0o755)
    process = command(tmp_path, "--no-open")
    assert process.wait(timeout=20) == 1
    assert "others may look into its folder" in (tmp_path / "errors").read_text()
    process.stdout.close()


@pytest.mark.parametrize("folder", ["", "run"])
def test_a_variable_that_names_no_folder_counts_as_not_set(tmp_path, folder):
    with studio(tmp_path, XDG_RUNTIME_DIR=folder) as server:
        assert [path.name for path in (tmp_path / "tmp").iterdir()] == [f"fmap-studio-{os.geteuid()}"]
        assert take(server, LIST.encode())


def test_without_the_server_it_says_what_to_do(tmp_path):
    lonely = tmp_path / "fmap"
    lonely.write_bytes(open(FMAP, "rb").read())
    lonely.chmod(0o755)
    # One on the PATH is not taken.
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/fmap-studio").write_text("#!/bin/sh\necho taken\n")
    (tmp_path / "bin/fmap-studio").chmod(0o755)
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}
    done = subprocess.run([lonely, "studio"], capture_output=True, text=True, cwd=tmp_path / "bin", env=environment, timeout=20)
    assert done.returncode == 1 and done.stdout == ""
    assert "studio: not installed" in done.stderr and "make studio" in done.stderr
    # In libexec it is.
    (tmp_path / "one/bin").mkdir(parents=True)
    (tmp_path / "one/libexec/fmap").mkdir(parents=True)
    lonely.rename(tmp_path / "one/bin/fmap")
    (tmp_path / "bin/fmap-studio").rename(tmp_path / "one/libexec/fmap/fmap-studio")
    done = subprocess.run([tmp_path / "one/bin/fmap", "studio"], capture_output=True, text=True, env=environment, timeout=20)
    assert done.stdout == "taken\n"


def test_the_server_is_not_started_directly(tmp_path):
    server = os.path.join(os.path.dirname(FMAP), "fmap-studio")
    done = subprocess.run([server], capture_output=True, text=True, timeout=20)
    assert done.returncode == 1 and "start it with: fmap studio" in done.stderr
