"""How many instructions the processor runs for a map, as Valgrind counts them: a figure that no other program on the machine changes."""

import re
import shutil
import subprocess

from contest import Contest, Entry
from measuring import FMAP, Failed


def count(program, table, out, profile):
    """Millions of instructions of a map, all of the process."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", program, "render", "--quiet", "--data", table, "-o", out],
        capture_output=True, text=True, stdin=subprocess.DEVNULL)  # fmt: skip
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        raise Failed(f"valgrind: {(done.stderr.strip() or 'no word').splitlines()[-1]}")
    return int(found.group(1)) / 1e6


def without_debug(folder):
    """A copy without what is there for a debugger: Valgrind cannot read Swift's."""
    copy = folder / "fmap-stripped"
    if not copy.exists():
        shutil.copy2(FMAP, copy)
        subprocess.run(["strip", "--strip-debug", copy], check=True)
    return copy


def instructions(inputs):
    tables = {"the built-in map": inputs.real(), "100 cities": inputs.places(100), "10,000 agreements": inputs.made_up(10_000)}

    def entry(name, table):
        def act(_):
            return {"instructions": count(without_debug(inputs.folder), table, inputs.folder / "i.svg", inputs.folder / "callgrind.out")}

        return Entry(name, act, peer="Valgrind")

    # They are the same every time, but for a few thousand of the loader's.
    return [Contest("instructions of an SVG", [entry(*item) for item in tables.items()], most=1, warm=False, compared=False,
                    measures={"instructions": "instructions, millions"})]  # fmt: skip
