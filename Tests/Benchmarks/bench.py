"""Measures fmap beside other programs that draw maps: `bench.py [--quick] [--rounds N] [WORD …]`, where words choose rows.

Prints a table and writes it to out/bench/bench.md, with a plot in bench.svg and bench.png. What is not installed is told in the
table; a row that fails is told, the others go on, and the exit code is 1. FMAP names the program, NODE_PATH where Node finds d3-geo.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Referees"))
os.environ.setdefault("NODE_PATH", "/usr/share/nodejs")
import pictures  # noqa: E402
from contest import compete  # noqa: E402
from inputs import Inputs  # noqa: E402
from instructions import instructions  # noqa: E402
from page import page  # noqa: E402
from peers import Missing  # noqa: E402
from plot import plot  # noqa: E402
from report import document, table  # noqa: E402
from rows import ROWS, WORDS, row  # noqa: E402
from studio_row import studio_row  # noqa: E402

OUT = pathlib.Path(__file__).resolve().parents[2] / "out/bench"
# What makes the contests of a row.
MAKERS = {
    "still": pictures.still, "bare": pictures.bare, "pixels": pictures.pixels, "timeline": pictures.timeline,
    "growth": pictures.growth, "land": pictures.land, "names": pictures.names,
    "page": page, "studio": studio_row, "instructions": instructions,
}  # fmt: skip


def arguments():
    words = "\n".join(f"  {each.word:14}{each.title}" for each in ROWS)
    parser = argparse.ArgumentParser(
        description="Measures fmap beside other programs.", epilog=f"rows:\n{words}", formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="ROW", help="which rows (default: all)")
    parser.add_argument("--rounds", type=int, default=9, metavar="N", help="rounds of what takes less than a second (default: 9)")
    parser.add_argument("--quick", action="store_true", help="three rounds")
    asked = parser.parse_args()
    if unknown := [word for word in asked.words if word not in WORDS]:
        parser.error(f"no such row: {', '.join(unknown)}; there are {', '.join(WORDS)}")
    if asked.rounds < 1:
        parser.error("at least one round")
    return [word for word in WORDS if word in asked.words or not asked.words], 3 if asked.quick else asked.rounds


def measured(words, rounds, folder):
    """The outcomes of rows, printed as they come, and what is told of those that could not be finished: the word, whether it failed
    or is merely not here, and the reason."""
    inputs, outcomes, told = Inputs(folder), [], []
    for word in words:
        print(f"## {row(word).title}\n", flush=True)
        try:
            for contest in MAKERS[word](inputs):
                outcomes.append(compete(contest, rounds))
                print(table(outcomes[-1:]), flush=True)
        except Missing as missing:
            told.append((word, "not here", str(missing)))
        except Exception as failure:  # Whatever it is, the other rows go on.
            told.append((word, "failed", f"{type(failure).__name__}: {failure}"))
        for _, how, why in (each for each in told if each[0] == word):
            print(f"{how}: {why}\n", flush=True)
    return outcomes, told


def write(outcomes, words, told):
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "bench.md").write_text(document(outcomes, words, told), encoding="utf-8")
    (OUT / "bench.svg").write_text(plot(outcomes), encoding="utf-8")
    subprocess.run(["rsvg-convert", "-z", "2", "-o", OUT / "bench.png", OUT / "bench.svg"], check=True)
    print(f"wrote {OUT}/bench.md, bench.svg and bench.png")


def has_failed(outcomes, told):
    return any(how == "failed" for _, how, _ in told) or any(result.failure for outcome in outcomes for result in outcome.results)


def main():
    words, rounds = arguments()
    with tempfile.TemporaryDirectory() as name:
        outcomes, told = measured(words, rounds, pathlib.Path(name))
    write(outcomes, words, told)
    return 1 if has_failed(outcomes, told) else 0


if __name__ == "__main__":
    sys.exit(main())
