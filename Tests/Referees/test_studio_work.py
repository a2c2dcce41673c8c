"""What the studio does with a list: its first map, its review, places, and all that can be taken away."""

import hashlib
import io
import json
import time
import zipfile

import openpyxl
import pytest
from PIL import Image

from conftest import PROJECT, run
from studio import running, studio, take

TABLE = "City,Country,Date,Photo\nSapporo,Japan,1980-11-18,photos/a.png\nSpringfield,USA,1985,\nTurin,Italy,1985.13,\nLyon,France,1990,b.png\n"


def first_map(server, table=TABLE, name="list.csv", hub="Shenyang"):
    """The table's id and the text of its first map."""
    given = take(server, table.encode() if isinstance(table, str) else table, name)
    return given, server.json("POST", "/api/begin", {"table": given, "name": name, "hub": hub})["map"]


def done(server, body):
    """What a job makes, and what is told of it."""
    job = server.json("POST", "/api/jobs", body)["job"]
    end = time.monotonic() + 120
    while not (state := server.json("GET", f"/api/jobs/{job}"))["isReady"]:
        assert "problems" not in state and time.monotonic() < end, state
        time.sleep(0.1)
    status, headers, made = server.ask("GET", f"/api/jobs/{job}/result")
    assert status == 200 and state["done"] == 1
    return made, headers, state.get("told", [])


def files_of(made):
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def png(color, size=(640, 360)):
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, "png")
    return file.getvalue()


# The first map

def test_a_list_begins_with_its_hub(running):
    given = take(running, TABLE.encode(), "沈阳友城表.csv")
    asked = running.json("POST", "/api/begin", {"table": given, "name": "沈阳友城表.csv"})
    assert asked["needsHub"] and asked["map"] is None and asked["guess"]["name"] == "沈阳"
    begun = running.json("POST", "/api/begin", {"table": given, "name": "沈阳友城表.csv", "hub": "沈阳"})
    read = json.loads(begun["map"])
    assert read["friendships"] == "沈阳友城表.csv" and read["leaveOutErrors"] is True and not begun["needsHub"]
    status, _, body = running.ask("POST", "/api/begin", {"table": given, "name": "a.csv", "hub": "Qwertzburg"})
    assert status == 422 and json.loads(body)["problems"][0]["messageZh"]
    assert running.ask("POST", "/api/begin", {"table": given, "name": "../a.csv"})[0] == 400


def test_a_packed_folder_begins_with_its_own_map(running):
    given, text = first_map(running)
    photo = take(running, png("red"), "a.png")
    folder, _, _ = done(running, {"kind": "folder", "map": text, "table": given, "files": {"photos/a.png": photo}})
    again = running.json("POST", "/api/begin", {"table": take(running, folder, "x.zip"), "name": "x.zip"})
    assert again["map"] == text and again["table"] == {"id": given, "name": "list.csv"}
    assert again["files"] == {"photos/a.png": photo} and not again["needsHub"]
    bare = io.BytesIO()
    with zipfile.ZipFile(bare, "w") as archive:
        archive.writestr("map.json", text)
    status, _, body = running.ask("POST", "/api/begin", {"table": take(running, bare.getvalue()), "name": "x.zip"})
    assert status == 422 and "not in it" in json.loads(body)["problems"][0]["message"]


def test_samples_are_drawn(running):
    start = running.json("GET", "/api/start")
    assert len(start["samples"]) == 2 and json.loads(start["map"])["hub"]["names"]["en"] == "Shenyang"
    for sample in start["samples"]:
        begun = running.json("POST", "/api/begin", {"table": sample["id"], "name": sample["name"], "hub": sample["hub"]})
        review = running.json("POST", "/api/review", {"map": begun["map"], "table": sample["id"], "count": 100})
        assert review["counts"]["drawn"] >= 15 and review["counts"]["wrong"] == 0, review["counts"]
        assert all(len(row["cells"]) == len(review["columns"]) for row in review["rows"][2:])


# The review

def test_one_bad_row_never_stops_the_others(running, tmp_path):
    given, text = first_map(running)
    project = {"map": text, "table": given}
    review = running.json("POST", "/api/review", {**project, "count": 100})
    assert [row.get("state") for row in review["rows"]] == [None, "one", "choose", "error", "one"]
    assert [p["row"] for p in review["problems"] if p.get("about") == "row"] == [4]
    assert review["counts"]["wrong"] == 1 and review["counts"]["drawn"] == 2
    svg = running.ask("POST", "/api/draw", {**project, "format": "svg"})[2]
    assert b"Sapporo" in svg and b"Turin" not in svg
    # What the officer takes home is the same picture.
    made, _, _ = done(running, {**project, "kind": "folder"})
    zipfile.ZipFile(io.BytesIO(made)).extractall(tmp_path)
    code, drawn, errors = run("render", tmp_path / "map.json", "-o", "-")
    assert code == 0 and drawn == svg, errors
    assert "list.csv:4:3" in errors
    shown = running.json("POST", "/api/review", {**project, "show": "wrong"})
    assert [row["row"] for row in shown["rows"]] == [4] and shown["shown"] == 1
    assert running.ask("POST", "/api/review", {**project, "show": "nonsense"})[0] == 400


def test_files_that_are_gone_are_named(running):
    _, text = first_map(running)
    ids = [hashlib.sha256(bytes([n])).hexdigest() for n in range(2)]
    body = {"map": text, "table": ids[0], "files": {"a.png": ids[1]}}
    for path in ["/api/review", "/api/draw", "/api/warnings"]:
        status, _, said = running.ask("POST", path, body)
        assert status == 410 and json.loads(said)["missing"] == sorted(ids)
    status, _, said = running.ask("POST", "/api/jobs", {**body, "kind": "page"})
    assert status == 410 and json.loads(said)["missing"] == sorted(ids)


# Places

def test_what_a_page_has_made_is_kept_while_the_program_runs(running):
    before = len(running.json("GET", "/api/start")["works"])
    for count in range(1, 7):
        page = f"{count % 5:016x}"
        assert running.json("POST", "/api/work", {"id": page, "text": f"友 {count}"}) == {}
        assert running.json("GET", "/api/start")["works"][0] == {"id": page, "text": f"友 {count}"}
    assert before <= len(running.json("GET", "/api/start")["works"]) == 4
    for wish in [{"id": "../../../../../x", "text": ""}, {"id": "0" * 15, "text": ""}, {"id": "0" * 16}, {"text": ""}]:
        assert running.ask("POST", "/api/work", wish)[0] == 400


def test_a_page_that_was_loaded_anew_gets_its_files_back(running):
    for content in [TABLE.encode() if isinstance(TABLE, str) else TABLE, b""]:
        identity = take(running, content)
        status, headers, body = running.ask("GET", f"/api/files/{identity}")
        assert status == 200 and body == content and headers["Content-Type"] == "application/octet-stream"
        assert running.ask("GET", f"/api/files/{identity}", secret=False)[0] == 403
    assert json.loads(running.ask("GET", f"/api/files/{'0' * 64}")[2])["missing"] == ["0" * 64]
    for path in [f"/api/files/{'0' * 63}", f"/api/files/{'0' * 65}", f"/api/files/{identity}/.."]:
        assert running.ask("GET", path)[0] == 404


def test_places_are_found_by_name_and_by_where_they_lie(running):
    found = running.json("POST", "/api/places", {"name": "Springfield", "country": "USA"})
    assert found["grade"] == "choose" and len(found["candidates"]) > 3
    assert all(place["country"] == "US" and place["admin"] for place in found["candidates"])
    near = running.json("POST", "/api/nearest", {"latitude": 41.8, "longitude": 123.4})
    assert near["country"] == "CN" and near["kilometres"] < 20 and not near["isSea"]
    assert running.json("POST", "/api/nearest", {"latitude": 0, "longitude": -140})["isSea"]
    assert running.ask("POST", "/api/nearest", {"latitude": 99, "longitude": 0})[0] == 422
    assert running.ask("POST", "/api/places", {"city": 1})[0] == 400


# What is taken away

def test_the_page_has_its_photos(running, tmp_path):
    given, text = first_map(running)
    red, bad = take(running, png("red"), "a.png"), take(running, b"no picture", "b.png")
    made, headers, told = done(
        running, {"kind": "page", "map": text, "table": given, "files": {"photos/a.png": red, "b.png": bad}})
    files = files_of(made)
    assert headers["Content-Type"] == "application/zip" and list(files)[:3] == ["index.html", "map.svg", "map.png"]
    photos = [name for name in files if name.startswith("photos/")]
    assert len(photos) == 2 and all(name in files["index.html"].decode() for name in photos)
    assert len(told) == 1 and told[0]["message"] == "not a picture" and told[0]["row"] == 5
    # The same as the command line writes.
    (tmp_path / "photos").mkdir()
    for name, content in {"map.json": text.encode(), "list.csv": TABLE.encode(), "photos/a.png": png("red")}.items():
        (tmp_path / name).write_bytes(content)
    assert run("render", tmp_path / "map.json", "-o", f"{tmp_path}/site/")[0] == 0
    for name, content in files.items():
        assert (tmp_path / "site" / name).read_bytes() == content, name
    kiosk, _, _ = done(running, {"kind": "page", "map": text, "table": given, "kiosk": True})
    assert files_of(kiosk)["index.html"] != files["index.html"]


def test_every_year_is_a_picture(running, tmp_path):
    given, text = first_map(running)
    small = {"width": 480, "height": 360}
    made, _, _ = done(running, {"kind": "frames", "map": text, "table": given, "from": 1985, "to": 1990, **small})
    files = files_of(made)
    assert list(files)[:6] == [f"frame-{year}.png" for year in range(1985, 1991)]
    assert list(files)[6:] == ["frames.ffconcat", "frames.json"]
    for name, content in {"map.json": text, "list.csv": TABLE}.items():
        (tmp_path / name).write_text(content)
    words = ["--from", "1985", "--to", "1990", "--width", "480", "--height", "360"]
    assert run("animate", tmp_path / "map.json", *words, "-o", tmp_path / "frames")[0] == 0
    listed = json.loads((tmp_path / "frames/frames.json").read_text())
    # By it several runs know each other that draw parts of the frames.
    assert listed.pop("key") and json.loads(files.pop("frames.json")) == listed
    for name, content in files.items():
        assert (tmp_path / "frames" / name).read_bytes() == content, name
    assert run("animate", tmp_path / "map.json", *words, "-o", tmp_path / "m.gif")[0] == 0
    gif, _, _ = done(running, {"kind": "gif", "map": text, "table": given, "from": 1985, "to": 1990, **small})
    assert (tmp_path / "m.gif").read_bytes() == gif


def test_a_map_without_dates_does_not_move(running):
    given, text = first_map(running, "City,Country\nSapporo,Japan\n")
    for kind in ["gif", "frames"]:
        job = running.json("POST", "/api/jobs", {"kind": kind, "map": text, "table": given})["job"]
        while not (state := running.json("GET", f"/api/jobs/{job}")).get("problems"):
            time.sleep(0.05)
        assert state["problems"][0]["message"] == "the table has no dates" and state["problems"][0]["messageZh"]


def test_the_filled_table_has_what_was_found(running):
    given, text = first_map(running)
    made, headers, _ = done(running, {"kind": "table", "map": text, "table": given})
    assert "spreadsheetml" in headers["Content-Type"]
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(made)).active.iter_rows()]
    assert {"Sapporo", "Springfield", "Lyon"} <= {cell for row in rows for cell in row}


def test_the_snippet_names_the_files_of_the_page(running):
    given, text = first_map(running)
    body = {"map": text, "table": given}
    snippet = done(running, {**body, "kind": "embed"})[0].decode()
    files = files_of(done(running, {**body, "kind": "page"})[0])
    for name in ["map.svg", "index.html"]:
        assert f'src="{name}"' in snippet and name in files
    assert "Content-Security-Policy" in snippet


def test_photos_beside_a_named_table_are_found_and_nothing_else(tmp_path):
    folder, outside = tmp_path / "office", tmp_path / "outside"
    (folder / "photos").mkdir(parents=True)
    outside.mkdir()
    (folder / "photos/a.png").write_bytes(png("red"))
    (outside / "secret.png").write_bytes(png("blue"))
    (folder / "b.png").symlink_to(outside / "secret.png")
    (folder / "list.csv").write_text(TABLE + "Oslo,Norway,1991,../outside/secret.png\n")
    with studio(tmp_path, folder / "list.csv") as server:
        table = server.json("GET", "/api/start")["table"]
        text = server.json("POST", "/api/begin", {"table": table["id"], "name": table["name"], "hub": "Shenyang"})["map"]
        body = {"map": text, "table": table["id"]}
        files = files_of(done(server, {**body, "kind": "folder"})[0])
        assert set(files) == {"map.json", "list.csv", "photos/a.png"}
        made, _, told = done(server, {**body, "kind": "page"})
        assert len([name for name in files_of(made) if name.startswith("photos/")]) == 2 and len(told) == 1
        # Another table has no folder: what it names is not looked for on this disk.
        other = take(server, TABLE.encode(), "list.csv")
        assert set(files_of(done(server, {**body, "table": other, "kind": "folder"})[0])) == {"map.json", "list.csv"}
