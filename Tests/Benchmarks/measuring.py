"""The time and the memory of a program."""

import os
import pathlib
import shutil
import sys
import time

FMAP = os.environ.get("FMAP", str(pathlib.Path(__file__).resolve().parents[2] / ".build/release/fmap"))


def measure(command, quiet=False):
    """Wall time in milliseconds and peak memory in MB of a whole process, whose words may be dropped."""
    program = shutil.which(command[0])
    dropped = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)] if quiet else []
    start = time.perf_counter()
    # Not subprocess: what Python itself does around a start takes longer than a whole map.
    child = os.posix_spawn(program, command, os.environ, file_actions=dropped)
    _, status, usage = os.wait4(child, 0)
    elapsed = (time.perf_counter() - start) * 1000
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return elapsed, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
