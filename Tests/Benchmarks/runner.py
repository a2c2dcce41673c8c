"""Runs programs for `measuring.py`, a process of its own that stays small: the system counts the memory of whoever starts a program
as the program's. Reads a line of JSON for each, [words, environment, file for what it says, seconds], and answers with one:
[exit code, wall ms, cpu ms, peak as the system counts it]."""

import json
import os
import shutil
import signal
import sys
import time


def run(words, environment, said, patience):
    program = shutil.which(words[0], path=environment.get("PATH"))
    if not program:
        return [127, 0, 0, 0]
    writing = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
               (os.POSIX_SPAWN_OPEN, 2, said, writing, 0o600)]  # fmt: skip
    start = time.perf_counter()
    # Not subprocess: what Python itself does around a start takes longer than a whole map. A group of its own can be ended whole.
    child = os.posix_spawn(program, words, environment, file_actions=actions, setpgroup=0)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, patience)
    try:
        _, status, usage = os.wait4(child, 0)
    except BaseException:
        os.killpg(child, signal.SIGKILL)
        raise
    wall = time.perf_counter() - start
    signal.setitimer(signal.ITIMER_REAL, 0)
    return [os.waitstatus_to_exitcode(status), wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss]


# Whoever reads the answers may have been ended, by a key or otherwise; then there is nothing to say.
try:
    for line in sys.stdin:
        print(json.dumps(run(*json.loads(line))), flush=True)
except (KeyboardInterrupt, BrokenPipeError):
    os._exit(130)
