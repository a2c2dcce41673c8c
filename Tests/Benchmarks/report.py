"""The table that is printed and kept, as Markdown."""

import datetime
import os
import pathlib
import platform

from figures import number, size, times
from peers import BY_NAME, PEERS, tools
from rows import ROWS

HOW = """Each program is run in turns with the others, round by round, after a round that warms up. A ratio, such as 4.74× (4.70–4.85), is
how many times as much it took as the first program of the same row, taken in each round: the median, and the quartiles in brackets. `cpu`
is the time of the processor, user and system, of all processes; `wall` the time from start to end; `peak` the memory of the largest
process; `gz` the size after `gzip -9`. On a machine that does other work, cpu is to be trusted rather than wall. For a page, `ready` is
the time until it has loaded and drawn two frames; `blocked` that in which it did not answer meanwhile, beyond 50 ms a task; `step` the
time from the slider's event to the drawn frame, `zoom` from a click on its button; `memory` that of the process that shows it."""


def machine():
    """Processor, cores, memory, system and day."""
    name = platform.processor() or platform.machine()
    info = pathlib.Path("/proc/cpuinfo")
    if info.exists():
        found = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        name = found[0] if found else name
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{datetime.date.today()}, {name}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.release()}"


def cell(result, measure):
    """A figure, and how many times the first entry's it is."""
    if measure not in result.medians:
        return ""
    value, ratio = number(result.medians[measure]), result.ratios.get(measure)
    return f"{value} · {times(ratio)}" if ratio else value


def own_cell(result, measure):
    """The first entry's figure, with its quartiles instead."""
    if measure not in result.medians:
        return ""
    low, middle, high = map(number, result.spreads[measure])
    return middle if low == high else f"{middle} ({low}–{high})"


def lines_of(outcome):
    """The rows of a contest as cells of text."""
    contest, first = outcome.contest, outcome.results[0]
    for result in outcome.results:
        head = [contest.title if result is first else "", result.name]
        why = f"not here: {result.missing}" if result.missing else f"**failed:** {result.failure}" if result.failure else ""
        if why:
            yield [*head, why, *[""] * (len(contest.measures) + 1)]
            continue
        own = own_cell if result is first or not result.ratios else cell
        sizes = [size(result.bytes) if result.bytes else "–", size(result.gz) if result.gz else "–"]
        yield [*head, *(own(result, measure) for measure in contest.measures), *sizes]


def table(outcomes):
    """The outcomes of contests with the same measures, as Markdown, with the load at the beginning and end of each."""
    titles = ["what", "by", *outcomes[0].contest.measures.values(), "size", "gz"]
    rows = [titles, ["---", "---", *["--:"] * (len(titles) - 2)]]
    for outcome in outcomes:
        rows += lines_of(outcome)
    text = "\n".join("| " + " | ".join(each.replace("|", "\\|") for each in row) + " |" for row in rows)
    loads = "; ".join(f"{o.contest.title}: {o.rounds} round{'s' * (o.rounds != 1)}, load {o.before:.1f} to {o.after:.1f}" for o in outcomes)
    return f"{text}\n\n{loads}.\n"


def together(outcomes):
    """Outcomes with the same measures, in the order in which those came first."""
    groups = {}
    for outcome in outcomes:
        groups.setdefault(tuple(outcome.contest.measures.items()), []).append(outcome)
    return list(groups.values())


def limits(words):
    """What the others do not draw, for each row."""
    for row in (row for row in ROWS if row.word in words and row.limits):
        yield f"- **{row.title}**"
        for name, text in row.limits.items():
            yield f"  - {name}: {text}"


def versions(names):
    """The version of each program that takes part, or why it is not here."""
    for peer in (peer for peer in PEERS if peer.name in names):
        version, missing = peer.found
        yield f"- {peer.name}, {peer.about}: {version or f'not here ({missing})'}"
    yield "- " + ", ".join(f"{name} {found}" for name, found in tools().items())


def document(outcomes, words, told=()):
    """The whole report. `told` are the rows that could not be finished: the word, `failed` or `not here`, and the reason."""
    names = {BY_NAME[name].name for outcome in outcomes for name in named(outcome)}
    parts = [f"# fmap beside others\n\n{machine()}.\n\n![Ratios on a logarithmic scale](bench.svg)\n"]
    parts += [table(group) for group in together(outcomes)]
    parts += [f"- **{word}: {how}:** {why}\n" for word, how, why in told]
    parts += ["## How\n\n" + HOW + "\n", "## Versions\n\n" + "\n".join(versions(names)) + "\n"]
    parts += ["## What the others do not draw\n\n" + "\n".join(limits(words)) + "\n"]
    return "\n".join(parts)


def named(outcome):
    """The programs of a contest."""
    return {entry.peer or entry.name for entry in outcome.contest.entries} & BY_NAME.keys()
