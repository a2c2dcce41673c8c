"""The maps of all cities of a table of pairs: those of single runs, whole however often a run is killed, in parts or at once, and the
page on which they are found."""

import fcntl
import json
import os
import pty
import random
import resource
import signal
import subprocess
import sys
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import pair_tables
from conftest import FMAP, run

SMALL = ["--width", "400", "--height", "360"]
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1795392000"}


def draw(folder, *arguments, cwd, code=0):
    """Draws the maps of pairs.csv into a folder; gives what was said."""
    done, output, errors = run("render", "pairs.csv", "--each-hub", "-o", folder, *arguments, cwd=cwd)
    assert done == code, errors
    return output.decode(), errors


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def some(tmp_path_factory):
    """A folder with a table of 30 cities, and the maps of all of them in `whole`."""
    folder = tmp_path_factory.mktemp("hubs")
    (folder / "pairs.csv").write_text(pair_tables.table(pair_tables.pairs(30, 70)), encoding="utf-8")
    assert draw("whole", *SMALL, cwd=folder)[0] == "wrote 30 maps to whole\n"
    return folder


def test_maps_are_those_of_single_runs(some):
    draw("all", "--format", "svg,png,html", "--theme", "dark", "--lang", "en", *SMALL, cwd=some)
    found = json.loads((some / "all/maps.json").read_text())
    maps = found["maps"]
    assert len(maps) == 30
    # All of one day: the last that the whole table knows.
    last = max(line.rpartition(",")[2][:4] for line in (some / "pairs.csv").read_text(encoding="utf-8").splitlines()[1:])
    assert found["key"]["date"] == f"{last}-12-31"
    for entry in maps[::4]:
        for ending in ("svg", "png", "html"):
            one = some / f"one.{ending}"
            code, _, errors = run("render", "pairs.csv", "--hub", entry["hub"], "--year", last, "--theme", "dark", "--lang", "en",
                                  *SMALL, "-o", one, "--quiet", cwd=some)  # fmt: skip
            assert code == 0, errors
            assert one.read_bytes() == (some / "all" / f"{entry['id']}.{ending}").read_bytes(), entry["id"]


def test_parts_at_once_give_the_whole(some):
    """Seven runs that begin and end at the same time lose nothing of each other."""
    runs = [subprocess.Popen([FMAP, "render", "pairs.csv", "--each-hub", "-o", "parts", "--shard", f"{part}/7", "--jobs", "1", *SMALL],
                             cwd=some, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for part in range(1, 8)]  # fmt: skip
    for process in runs:
        assert process.wait(300) == 0, process.stderr.read()
    assert contents(some / "parts") == contents(some / "whole")


def kept(folder):
    """What tells whether a map was written anew."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.glob("*.svg")}


@pytest.mark.parametrize("seed", range(20))
def test_killed_and_run_again_it_is_whole(some, seed):
    """Every other time the maps of an earlier list lie there, and two of three times the run is asked to end."""
    chance, folder = random.Random(seed), some / f"killed-{seed}"
    whole, words = contents(some / "whole"), [FMAP, "render", "pairs.csv", "--each-hub", "-o", folder.name, "--jobs", "2", *SMALL]
    earlier = {}
    if seed % 2:
        draw(folder.name, "--labels", "none", *SMALL, cwd=some)
        earlier = contents(folder)
    start = time.monotonic()
    draw(f"timed-{seed}", *SMALL, cwd=some)
    span = time.monotonic() - start
    process = subprocess.Popen(words, cwd=some, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(chance.uniform(0.02, span))
    kind = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)[seed % 3]
    process.send_signal(kind)
    errors = process.communicate(timeout=60)[1].decode()
    assert process.returncode in (-kind, 0)
    if kind != signal.SIGKILL and folder.exists():
        assert not list(folder.glob("*.tmp"))
    # Whatever lies there is whole: a new map or an earlier one.
    there = contents(folder) if folder.exists() else {}
    for name, content in there.items():
        assert name.endswith((".tmp", ".json")) or name == "index.html" or content in (whole[name], earlier.get(name)), name
    new = {name for name, content in there.items() if name.endswith(".svg") and content == whole[name]}
    if "interrupted" in errors:
        told = f"fmap: note: fmap render: interrupted, maps that are whole: {len(new)} of 30; the same command draws the rest\n"
        assert errors == told
    # A page shows nothing but maps that lie there as it says.
    if "index.html" in there:
        assert there["index.html"] in (whole["index.html"], earlier.get("index.html"))
        assert there["index.html"] == whole["index.html"] or all(there[name] == earlier[name] for name in earlier if name.endswith(".svg"))
    before = kept(folder) if folder.exists() else {}
    said, _ = draw(folder.name, *SMALL, cwd=some)
    assert contents(folder) == whole
    after = kept(folder)
    assert all(after[name] == before[name] for name in new)
    wrote = f"wrote {30 - len(new)} {'map' if len(new) == 29 else 'maps'} to {folder.name}"
    assert said == wrote + (f"; {len(new)} were there already\n" if new else "\n")


def test_a_file_that_may_not_grow_stops_all(some):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))

    done = subprocess.run([FMAP, "render", "pairs.csv", "--each-hub", "-o", "limited", *SMALL], cwd=some, env=ENVIRONMENT,
                          preexec_fn=limit, capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 1 and done.stdout == ""
    errors = [line for line in done.stderr.splitlines() if line.startswith("fmap: error:")]
    assert len(errors) == 1 and "cannot write: file too large" in errors[0], done.stderr
    assert [path.name for path in (some / "limited").iterdir()] == ["maps.json"]


def test_a_full_disk_stops_all_with_one_message(some):
    """A disk of half a megabyte, which the maps do not fit on."""
    sizes = sum(len(content) for content in contents(some / "whole").values())
    (some / "disk").mkdir()
    script = f"mount -t tmpfs -o size={sizes // 2} tmpfs disk && {{ {FMAP} render pairs.csv --each-hub -o disk {' '.join(SMALL)}; " \
             "echo $?; cp -r disk left; }"  # fmt: skip
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], cwd=some, env=ENVIRONMENT, capture_output=True, text=True)
    if not (some / "left").exists():
        pytest.skip(f"no disk of our own can be mounted here: {done.stderr}")
    errors = [line for line in done.stderr.splitlines() if line.startswith("fmap: error:")]
    assert done.stdout == "1\n" and len(errors) == 1 and "cannot write: no space left on device" in errors[0], done.stderr
    left, whole = contents(some / "left"), contents(some / "whole")
    assert len(left) > 3 and all(name == "maps.json" or content == whole[name] for name, content in left.items())


BOTH = lambda row: [f"{row[0]}, {row[1]}", f"{row[2]}, {row[3]}"]  # noqa: E731


def test_one_that_fails_stops_no_other(some):
    text = (some / "pairs.csv").read_text(encoding="utf-8").splitlines()
    first = text[5].split(",")
    text[5] = ",".join([*first[:4], "1970-02-30"])
    text.append("Xyzzyqq,France,Qqyzzyx,Germany,1990")
    (some / "broken.csv").write_text("\n".join(text), encoding="utf-8")
    code, said, errors = run("render", "broken.csv", "--each-hub", "-o", "broken", *SMALL, cwd=some)
    assert code == 1 and said == b"wrote 28 maps to broken\n"
    assert "4 of 32 maps were not drawn; broken/maps.json says why" in errors
    assert errors.count("broken.csv:6:5") == 1 and f"it costs the map of {'; '.join(sorted(BOTH(first)))}\n" in errors
    page = (some / "broken/index.html").read_text(encoding="utf-8")
    assert all(f"<li><b>{hub}</b>" in page for hub in [*BOTH(first), "Xyzzyqq, France", "Qqyzzyx, Germany"])
    # The reasons stand on the page of parts, too, whoever writes it.
    for part in (3, 1, 2):
        run("render", "broken.csv", "--each-hub", "-o", "broken-parts", "--shard", f"{part}/3", *SMALL, cwd=some)
    assert contents(some / "broken-parts") == contents(some / "broken")
    failed = {entry["hub"]: entry["problems"][0] for entry in json.loads((some / "broken/maps.json").read_text())["failed"]}
    assert "broken.csv:6:" in failed[f"{first[0]}, {first[1]}"] and "no place of that name" in failed["Xyzzyqq, France"]


def test_a_folder_that_may_not_be_written_is_told_with_a_cure(some):
    folder = some / "protected"
    folder.mkdir(mode=0o555)
    for parent in [folder, *folder.parents][:4]:
        parent.chmod(parent.stat().st_mode | 0o055)

    def drop():
        if os.geteuid() == 0:
            os.setuid(65534)

    done = subprocess.run([FMAP, "render", "pairs.csv", "--each-hub", "-o", "protected", *SMALL], cwd=some, env=ENVIRONMENT,
                          preexec_fn=drop, capture_output=True, text=True)  # fmt: skip
    told = "cannot write: permission denied; let yourself write to its folder, or name another one with -o\n"
    assert done.returncode == 1 and done.stderr.endswith(told), done.stderr


def test_who_waits_for_another_run_says_so(some):
    """On a terminal alone; a log has no line that is wiped."""
    draw("held", *SMALL, cwd=some)
    held = os.open(some / "held", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    terminal, end = pty.openpty()
    process = subprocess.Popen([FMAP, "render", "pairs.csv", "--each-hub", "-o", "held", *SMALL], cwd=some, env=ENVIRONMENT,
                               stdout=subprocess.DEVNULL, stderr=end)  # fmt: skip
    os.close(end)
    said = b""
    while b"waiting for another run in this folder" not in said:
        said += os.read(terminal, 1000)
    assert process.poll() is None
    os.close(held)
    assert process.wait(60) == 0
    os.close(terminal)


def test_memory_stays_what_it_is(some, tmp_path):
    """Four times the maps take no more memory, but for the table."""
    def peak(hubs, count):
        (tmp_path / "pairs.csv").write_text(pair_tables.table(pair_tables.pairs(hubs, count)), encoding="utf-8")
        words = ["render", "pairs.csv", "--each-hub", "--quiet", "--jobs", "2", "-o", f"maps-{hubs}", *SMALL]
        # By a small process: this one's memory would count as that of what it starts.
        starter = """import os, sys
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(status, used.ru_maxrss)"""
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", starter, FMAP, *words], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True)
        status, most = map(int, done.stdout.split())
        assert status == 0, done.stderr
        return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)

    few, many = peak(60, 180), peak(240, 720)
    assert 20 < few and many < 300 and many < few + 40, (few, many)


# The page.


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """The folder of 2,000 maps, small and bare."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "pairs.csv").write_text(pair_tables.table(pair_tables.pairs(2000, 2000)), encoding="utf-8")
    draw("maps", "--width", "480", "--height", "360", "--labels", "none", "--basemap", "none", "--inset", "none", cwd=folder)
    return folder / "maps"


def opened(browser, folder, width=1280, height=800, shade="light", script=True, slower=1):
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=shade, java_script_enabled=script)
    page = context.new_page()
    if slower > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.wrong = []
    page.on("console", lambda message: page.wrong.append(message.text))
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(("file:", "data:")) or page.wrong.append(asked.url))
    page.add_init_script("""window.shifts = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())
      if (!entry.hadRecentInput) window.shifts += entry.value; }).observe({ type: "layout-shift", buffered: true });""")
    # Without a script all pictures are loaded at once, as nobody is to learn where one has scrolled to.
    page.goto(f"file://{folder}/index.html", wait_until="load" if script else "commit")
    return page


def test_two_thousand_maps_on_a_slow_phone(browser, many):
    page = opened(browser, many, 390, 844, slower=4)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    expect(page.locator(".maps > li")).to_have_count(2000)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.shifts") < 0.01
    # Most pictures wait until they are near.
    assert page.evaluate("[...document.images].filter((image) => image.complete).length") < 200
    wanted = page.locator(".maps > li .name").nth(1234).text_content()
    spent = page.evaluate("""(name) => {
      const search = document.querySelector("input[type=search]"), start = performance.now();
      search.value = name;
      search.dispatchEvent(new InputEvent("input", { bubbles: true }));
      document.body.offsetHeight;
      return performance.now() - start;
    }""", wanted)  # fmt: skip
    print(f"first paint {paint:.0f} ms, search {spent:.0f} ms")
    assert paint < 3000 and spent < 1000, (paint, spent)
    expect(page.locator(".maps > li:not([hidden]) .name").first).to_have_text(wanted)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not page.wrong


def test_nothing_jumps_when_one_scrolls(browser, many):
    page = opened(browser, many, 1280, 800)
    for _ in range(8):
        page.mouse.wheel(0, 1500)
        page.wait_for_timeout(150)
    assert page.evaluate("window.shifts") < 0.01 and not page.wrong


@pytest.mark.parametrize("width,shade,lang", [(390, "light", "en"), (1280, "dark", "zh"), (320, "dark", "en"), (1280, "light", "zh")])
def test_axe_finds_nothing(browser, many, width, shade, lang):
    page = opened(browser, many, width, 800, shade)
    page.locator(f"[data-to={lang}]").click()
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.response["violations"], [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]]
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_it_is_a_list_of_links(browser, many):
    page = opened(browser, many, script=False)
    expect(page.locator(".maps a.map")).to_have_count(2000, timeout=240_000)
    expect(page.locator(".ask")).to_be_hidden()
    for link in page.locator(".maps a.map").all()[:20]:
        assert (many / link.get_attribute("href")).exists()


@pytest.fixture(scope="module")
def chinese(tmp_path_factory):
    folder = tmp_path_factory.mktemp("chinese")
    rows = ["city_en1,city_zh1,country1,city_en2,city_zh2,country2,date", "Shenyang,沈阳,China,Sapporo,札幌,Japan,1980-11-18",
            "Guangzhou,广州,China,Lyon,里昂,France,1988-01-19", "Łódź,罗兹,Poland,Guangzhou,广州,China,2014-08-20"]  # fmt: skip
    (folder / "pairs.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    draw("maps", "--format", "pdf,html", *SMALL, cwd=folder)
    return folder / "maps"


@pytest.mark.parametrize("typed,found", [("shen", ["沈阳"]), ("沈陽", ["沈阳"]), ("gz", ["广州"]), ("lodz", ["罗兹"]), ("france", ["里昂"]),
                                         ("Lyon France", ["里昂"]), ("lyon, france", ["里昂"]), ("法国、里昂", []), ("LYÓN", ["里昂"]),
                                         ("li ang", ["里昂"]), ("li fr", ["里昂"]), ("france china", []), ("html", []), ("cities", []), ("座", []),
                                         ("xyz", [])])  # fmt: skip
def test_a_city_is_found_by_what_people_type(browser, chinese, typed, found):
    page = opened(browser, chinese)
    page.locator("[data-to=zh]").click()
    page.get_by_role("searchbox").fill(typed)
    expect(page.locator(".maps > li:not([hidden])")).to_have_count(len(found))
    assert [text.strip() for text in page.locator(".maps > li:not([hidden]) .name").all_inner_texts()] == found
    expect(page.locator(".summary")).to_have_text(f"共5幅地图，显示{len(found)}幅" if found else "没有符合条件的城市。")
    assert not page.wrong


def test_maps_are_sorted(browser, chinese):
    page = opened(browser, chinese)
    # At first as the pressed button says.
    expect(page.locator(".order [aria-pressed=true]")).to_have_attribute("value", "name")
    names = page.locator(".maps .name [lang=en]")
    assert names.all_text_contents() == ["Guangzhou", "Łódź", "Lyon", "Sapporo", "Shenyang"]
    page.locator("[data-to=en]").click()
    order = lambda key: page.locator(f".order [value={key}]").click() or names.all_text_contents()  # noqa: E731
    assert order("partners")[0] == "Guangzhou"
    assert order("country") == ["Guangzhou", "Shenyang", "Lyon", "Sapporo", "Łódź"]
    assert order("name") == ["Guangzhou", "Łódź", "Lyon", "Sapporo", "Shenyang"]
    # A page without a picture is a tile with its name, which opens the best of its files.
    assert page.locator(".maps img").count() == 0
    page.locator(".maps a.map").first.click()
    expect(page).to_have_title("广州的朋友")
