"""Tells whether the tests notice faults: puts some into the sources and runs the tests. mutation.py SEED [NUMBER ...]

40 mutants are drawn of all sources and 10 more of the command layer (draw.py says how). They are compiled in at once, in a
copy below .build/mutation, and the environment's FMAP_MUTANT chooses one; one that does not compile gives way to the next.
For each the tests run until one fails: those of its own target first, then the others, the quickest before. A run that
does not end is noticed, too. The exit code is 1 when fewer than 85 % of the 40 or 8 of the 10 are noticed.

Numbers after the seed choose mutants of the draw, to try only these.
"""

import json
import pathlib
import signal
import sys

from build import build
from draw import mutants
from suites import Suites

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND_LAYER = {"fmap", "FriendshipMaps"}
ALL, OF_COMMANDS = 40, 10
# Some do not compile: twice as many are tried.
RESERVE = 2
EQUIVALENT = pathlib.Path(__file__).with_name("equivalent.json")


def main():
    # Whoever ends it ends the tests, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    seed, only = sys.argv[1], {int(word) for word in sys.argv[2:]}
    drawn = dict(enumerate(mutants(seed, ROOT), 1))
    wanted = set(list(drawn)[: ALL * RESERVE])
    of_commands = [number for number, mutant in drawn.items() if mutant.target in COMMAND_LAYER]
    wanted |= set(of_commands[: len(wanted.intersection(of_commands)) + OF_COMMANDS * RESERVE])
    folder = ROOT / ".build/mutation"
    compiled = sorted(build(ROOT, folder, {number: drawn[number] for number in sorted(wanted)}))
    first = compiled[:ALL]
    second = [number for number in compiled[ALL:] if number in set(of_commands)][:OF_COMMANDS]
    if len(first) < ALL or len(second) < OF_COMMANDS:
        sys.exit("too few mutants compile; raise RESERVE")
    suites = Suites(folder)
    equivalents = known_equivalents()
    results = {}
    for number in first + second:
        if only and number not in only:
            continue
        mutant = drawn[number]
        noticed = suites.notice(number, mutant.target)
        if not noticed and (mutant.path.split("/")[-1], mutant.operator, mutant.before, mutant.after) in equivalents:
            noticed = "equivalent"
        results[number] = noticed
        print(row(number, mutant, noticed), flush=True)
    if not only:
        passed = [total("all sources", [results[n] for n in first], 0.85)]
        passed.append(total("command layer, further ones", [results[n] for n in second], 0.8))
        sys.exit(0 if all(passed) else 1)


def row(number, mutant, noticed):
    change = f"{mutant.before}  →  {mutant.after or '(nothing)'}"
    return f"{number:4} | {mutant.path.removeprefix('Sources/')}:{mutant.line} | {mutant.operator} | {change} | {noticed or 'SURVIVED'}"


def total(name, results, share):
    """Prints how many were noticed of those that are not equivalent, and tells whether they are enough."""
    counted = [noticed for noticed in results if noticed != "equivalent"]
    noticed, equivalent = sum(map(bool, counted)), len(results) - len(counted)
    print(f"{name}: {noticed} of {len(counted)} noticed" + (f", {equivalent} equivalent" if equivalent else ""))
    return noticed >= share * len(counted)


def known_equivalents():
    """Mutants that do what the program does, by file, operator, and the line before and after; at most four, each with its argument."""
    entries = json.loads(EQUIVALENT.read_text(encoding="utf-8"))
    if len(entries) > 4 or not all(entry["argument"] for entry in entries):
        sys.exit(f"{EQUIVALENT.name}: at most four, each with an argument")
    return {tuple(entry[key] for key in ("file", "operator", "before", "after")) for entry in entries}


main()
