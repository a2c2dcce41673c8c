"""Measures the studio beside `fmap render` of the same table, in turns: from a dropped list to its preview, and to the next one after a
change of look. The requests are those of the page, without the 0.3 s for which it waits whether somebody goes on typing."""

import concurrent.futures
import json
import pathlib
import statistics
import time

import synthetic_table
from measuring import FMAP, measure
from studio import memory, studio, take, wait_for

GEODATA = pathlib.Path(__file__).resolve().parents[2] / "geodata"
HUB = "Shenyang"
# How often each is measured: what takes seconds less often.
ROUNDS = {37: 15, 2_000: 9, 100_000: 3}
# How many times as long it may take.
MOST = {"drop": 3, "change of look": 2}


def preview(server, project):
    """What the page asks for to show a project: its rows, its picture, and what is doubtful of that, all at once."""
    bodies = {"review": {**project, "from": 0, "count": 200}, "draw": {**project, "format": "svg"}, "warnings": project}
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(server.ask, "POST", f"/api/{path}", body, timeout=600) for path, body in bodies.items()]
        answers = [answer.result() for answer in asked]
    assert [status for status, _, _ in answers] == [200] * 3, answers
    return answers[1][2]


def drop(server, content):
    """What the page asks for when a list is dropped and its hub is said."""
    table = take(server, content)
    server.json("POST", "/api/begin", {"table": table, "name": "t.csv"}, timeout=600)
    begun = server.json("POST", "/api/begin", {"table": table, "name": "t.csv", "hub": HUB}, timeout=600)
    project = {"map": begun["map"], "table": table}
    preview(server, project)
    return project


def look(server, project):
    return preview(server, {**project, "map": json.dumps({**json.loads(project["map"]), "look": {"theme": "exhibition"}})})


def timed(act, *words):
    start = time.perf_counter()
    result = act(*words)
    return (time.perf_counter() - start) * 1000, result


def beside_render(folder, server, content, rounds):
    """The times of rendering, of a drop and of a change of look, in turns. Each round has a table that is new to the server."""
    times = {"render": [], "drop": [], "change of look": []}
    table = folder / "list.csv"
    for index in range(rounds + 1):
        new = content + b"\n" * index
        table.write_bytes(new)
        rendered, _ = measure([FMAP, "render", "--quiet", "--hub", HUB, "-o", str(folder / "x.svg"), str(table)], quiet=True)
        dropped, project = timed(drop, server, new)
        changed, _ = timed(look, server, project)
        if index:
            for name, found in zip(times, (rendered, dropped, changed)):
                times[name].append(found)
    return times


def studio_pairs(folder):
    print("the studio beside fmap render of the same table, in turns")
    for count, rounds in ROUNDS.items():
        table = folder / f"{count}.csv"
        if count == 37:
            table.write_bytes((GEODATA / "friendships.csv").read_bytes())
        elif not table.exists():
            synthetic_table.write(count, table)
        (folder / f"studio-{count}").mkdir()
        with studio(folder / f"studio-{count}") as server:
            times = beside_render(folder, server, table.read_bytes(), rounds)
            full = memory(server)
            wait_for(lambda: memory(server) < 200, 30)
            rest = memory(server)
        bare = statistics.median(times.pop("render"))
        print(f"  {count:7} rows  render {bare:9.1f} ms  {rounds} rounds")
        for name, found in times.items():
            median = statistics.median(found)
            print(f"    {name:15} {median:9.1f} ms  ratio {median / bare:.2f}  (at most {MOST[name]})")
        print(f"    memory of the server after the last {full:.0f} MB, at rest {rest:.0f} MB")
