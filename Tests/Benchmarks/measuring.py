"""What a program takes: time, processor and memory of a whole process with all that it starts."""

import functools
import json
import os
import pathlib
import subprocess
import sys
import tempfile

FMAP = os.environ.get("FMAP", str(pathlib.Path(__file__).resolve().parents[2] / ".build/release/fmap"))
# Bytes of which `ru_maxrss` counts so many at once.
UNIT = 1 if sys.platform == "darwin" else 1024
# After so many seconds a program is ended: one that never comes to its end must not keep the others from theirs.
PATIENCE = 300


class Failed(Exception):
    """A program that ended otherwise than by success, with the last of what it said."""


@functools.cache
def runner():
    """The small process that starts the others. It ends when this one closes its input, which ends with it."""
    script = pathlib.Path(__file__).resolve().parent / "runner.py"
    return subprocess.Popen([sys.executable, "-I", "-S", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def measure(command):
    """Runs a command and drops its words. Gives its time from start to end (`wall`) and that of the processor (`cpu`, user and
    system), milliseconds, and the memory of its largest process (`peak`), MB, of which 10 MB are there before it begins. Processes
    that it waited for are counted in."""
    words = [str(word) for word in command]
    with tempfile.NamedTemporaryFile() as said:
        process = runner()
        print(json.dumps([words, dict(os.environ), said.name, PATIENCE]), file=process.stdin, flush=True)
        code, wall, cpu, peak = json.loads(process.stdout.readline())
        if code:
            told = said.read().decode(errors="replace").strip().splitlines()
            raise Failed(f"{pathlib.Path(words[0]).name}, exit code {code}: {' / '.join(told[-2:])[:300]}")
    return {"wall": wall, "cpu": cpu, "peak": peak * UNIT / 1e6}


def load():
    """How many processes wanted a processor in the last minute."""
    return os.getloadavg()[0]
