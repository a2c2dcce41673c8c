"""Programs that do the same work, in turns."""

import dataclasses
import gzip
import pathlib
import statistics
from collections.abc import Callable, Sequence

from figures import quartiles, ratios
from measuring import Failed, load, measure
from peers import BY_NAME

# What a command takes, and its units.
PROCESS = {"cpu": "cpu, ms", "wall": "wall, ms", "peak": "peak, MB"}


@dataclasses.dataclass(frozen=True)
class Entry:
    """One that takes part: its name, what it does once, and the files that are there then. `act` gives figures by name, and is given
    the number of the round, from 0, which is the one to warm up. `peer` is the program where the name is not its."""

    name: str
    act: Callable[[int], dict[str, float]]
    files: Sequence[pathlib.Path] = ()
    peer: str = ""

    @property
    def missing(self):
        peer = BY_NAME.get(self.peer or self.name)
        return peer.found[1] if peer else None


def command(name, *commands, files=(), peer=""):
    """An entry that runs a command, or several after one another in a shell."""
    return Entry(name, lambda _: measure(commands[0] if len(commands) == 1 else ["sh", "-ec", "\n".join(commands)]), files, peer)


@dataclasses.dataclass(frozen=True)
class Contest:
    """Entries that do the same; the first is the one with which the others are compared. `most` is the greatest number of rounds for
    work that takes long; `measures` names the figures, with their units; the first is the one that is plotted, unless `plotted`
    names others. `warm` says whether a first round warms up, `compared` whether the entries do the same at all."""

    title: str
    entries: Sequence[Entry]
    most: int = 1000
    measures: dict[str, str] = dataclasses.field(default_factory=lambda: PROCESS)
    plotted: Sequence[str] = ()
    warm: bool = True
    compared: bool = True

    @property
    def shown(self):
        return self.plotted or [next(iter(self.measures))]


@dataclasses.dataclass
class Result:
    """What is known of an entry: the median of each figure, its ratio to the first entry as quartiles, bytes as they are and by
    gzip; or why there is nothing: it is not here, or it failed."""

    name: str
    medians: dict[str, float] = dataclasses.field(default_factory=dict)
    ratios: dict[str, tuple] = dataclasses.field(default_factory=dict)
    spreads: dict[str, tuple] = dataclasses.field(default_factory=dict)
    bytes: int = 0
    gz: int = 0
    missing: str = ""
    failure: str = ""


@dataclasses.dataclass
class Outcome:
    """A contest's results in the order of its entries, with its rounds and the load before and after."""

    contest: Contest
    rounds: int
    results: list[Result]
    before: float
    after: float


def compete(contest, rounds):
    """Runs a contest: a round to warm up, then the others, each begun by another entry. Whoever fails once is out."""
    rounds = min(rounds, contest.most)
    before = load()
    results = {entry.name: Result(entry.name, missing=entry.missing or "") for entry in contest.entries}
    figures = {entry.name: [] for entry in contest.entries}
    for number in range(0 if contest.warm else 1, rounds + 1):
        running = [entry for entry in contest.entries if not results[entry.name].missing and not results[entry.name].failure]
        for index in range(len(running)):
            entry = running[(index + number) % len(running)]
            try:
                found = entry.act(number)
            except (Failed, OSError, AssertionError, ValueError) as failure:
                results[entry.name].failure = str(failure).strip().splitlines()[0][:300] if str(failure) else repr(failure)
                continue
            if number:
                figures[entry.name].append(found)
    for entry in contest.entries:
        if not results[entry.name].missing and not results[entry.name].failure:
            ours = figures[contest.entries[0].name] if contest.compared else []
            fill(results[entry.name], figures[entry.name], ours, entry.files)
    return Outcome(contest, rounds, list(results.values()), before, load())


def fill(result, figures, ours, files):
    """What the rounds of an entry say, beside those of the first one."""
    for name in figures[0]:
        values = [figure[name] for figure in figures]
        result.medians[name] = statistics.median(values)
        result.spreads[name] = quartiles(values)
        if ratio := ratios(values, [figure.get(name, 0) for figure in ours]):
            result.ratios[name] = ratio
    sizes = [file.stat().st_size for file in files]
    result.bytes = sum(sizes)
    # Compressing a hundred megabytes would take longer than all rounds.
    if files and max(sizes) < 30_000_000:
        result.gz = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
