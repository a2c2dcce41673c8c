"""What the tests of engines share that start many runs of fmap: tables of pairs, and the folder that one whole run leaves."""

import os
import pathlib
import time

import pair_tables
from conftest import FMAP, PROJECT, run

ENGINES = PROJECT / ".ci/engines"
# The program by its name alone, as the lines of the documents have it.
ENVIRONMENT = {**os.environ, "PATH": f"{pathlib.Path(FMAP).resolve().parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TZ": "UTC",
               "SOURCE_DATE_EPOCH": "1795392000"}  # fmt: skip


def association(folder, hubs, *arguments):
    """Puts a table of pairs into a folder, and the maps of one whole run into `whole` there; gives what these are."""
    (folder / "pairs.csv").write_text(pair_tables.table(pair_tables.pairs(hubs, 2 * hubs)), encoding="utf-8")
    code, _, errors = run("render", "pairs.csv", "--each-hub", *arguments, "-o", "whole", "--quiet", cwd=folder)
    assert code == 0, errors
    whole = contents(folder / "whole")
    assert {"index.html", "maps.json"} < whole.keys() and len(whole) == hubs + 2
    return whole


def contents(folder):
    """All files of a folder, by their names."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def wait_until(is_so, seconds=60):
    """Waits until something is so; gives what it is."""
    end = time.monotonic() + seconds
    while not (found := is_so()):
        assert time.monotonic() < end, "nothing has come"
        time.sleep(0.01)
    return found
