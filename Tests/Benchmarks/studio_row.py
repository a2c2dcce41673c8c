"""The studio beside `fmap render` of the same table: from a dropped list to its preview, and to the next one after a change of look.
The requests are those of the page, without the 0.3 s for which it waits whether somebody goes on typing."""

import concurrent.futures
import json
import os
import pathlib
import time

from contest import Contest, Entry
from measuring import FMAP, measure
from studio import studio, take

HUB = "Shenyang"
# The most rounds by the number of rows, 0 for the table that is built in: of what takes seconds fewer.
MOST = {0: 1000, 2_000: 1000, 100_000: 3}
MEASURES = {"cpu": "cpu, ms", "wall": "wall, ms", "memory": "memory, MB"}


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


def processor(server):
    """The time of the processor that a server has taken, milliseconds."""
    stat = pathlib.Path(f"/proc/{server.process.pid}/stat").read_text()
    # After the name in brackets, the 12th and 13th are user and system, of all threads.
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def timed(server, act, *words):
    """What a request to a server takes; of processor and memory nothing where the system does not say it."""
    says = pathlib.Path("/proc/self/stat").exists()
    start, before = time.perf_counter(), processor(server) if says else 0
    act(server, *words)
    figures = {"wall": (time.perf_counter() - start) * 1000}
    return {**figures, "cpu": processor(server) - before, "memory": server.memory()} if says else figures


class Table:
    """A table of so many rows beside a running server, to which it is new in each round."""

    def __init__(self, folder, server, content):
        self.folder, self.server, self.content = folder, server, content

    def new(self, number):
        return self.content + b"\n" * number

    def render(self, number):
        table = self.folder / "list.csv"
        table.write_bytes(self.new(number))
        figures = measure([FMAP, "render", "--quiet", "--hub", HUB, "-o", self.folder / "x.svg", table])
        return {"wall": figures["wall"], "cpu": figures["cpu"], "memory": figures["peak"]}

    def drop(self, number):
        return timed(self.server, drop, self.new(2 * number + 1))

    def look(self, number):
        # Another table again, or the drop would be known already.
        project = drop(self.server, self.new(2 * number + 2))
        return timed(self.server, look, project)


def studio_row(inputs):
    """A contest for each length of the table, while its server runs."""
    for count, most in MOST.items():
        content = (inputs.made_up(count) if count else inputs.real()).read_bytes()
        title = f"preview of {count:,} rows" if count else "preview of the built-in table"
        folder = inputs.folder / f"studio-{count}"
        folder.mkdir()
        with studio(folder) as server:
            table = Table(folder, server, content)
            acts = {"fmap": table.render, "studio, drop": table.drop, "studio, change of look": table.look}
            yield Contest(title, [Entry(name, act, peer="fmap") for name, act in acts.items()], most=most,
                          measures=MEASURES)  # fmt: skip
