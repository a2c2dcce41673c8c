"""Runs the tests of the copy, target by target, until one fails."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import sys
import threading
import time

FAILURE = re.compile(r"[✘✗]\s+Test (?!run )(.+?) recorded an issue|[✘✗]\s+Test (?!run )(.+?) failed")
# A mutant may ask for memory without end.
MEMORY = 8 << 30
# It judges the form of the sources, which the copies of functions spoil, and not what the program does.
LEFT_OUT = "ArchitectureTests"


class Suites:
    """The test targets, the quickest first, after a run without any mutant, which must pass."""

    def __init__(self, folder):
        self.folder, self.seconds, self.tested = folder, {}, tested(folder)
        for target in sorted(path.name for path in (folder / "Tests").iterdir() if path.name.endswith("Tests")):
            before = time.monotonic()
            noticed = self.run(0, target, 1800)
            if noticed:
                sys.exit(f"the tests fail without a mutant: {noticed}")
            self.seconds[target] = time.monotonic() - before
        print(" ".join(f"{target} {seconds:.0f} s" for target, seconds in self.seconds.items()), file=sys.stderr)

    def notice(self, number, target):
        """The test that notices a mutant, or nothing. Tests that do not use its target need not run."""
        own = {f"{target}Tests"} if f"{target}Tests" in self.seconds else set()
        own |= {"CommandTests"} if not own else set()
        users = [tests for tests in self.seconds if target in self.tested[tests]]
        for tests in sorted(users, key=lambda tests: (tests not in own, self.seconds[tests])):
            if noticed := self.run(number, tests, 60 + 4 * self.seconds[tests]):
                return noticed
        return None

    def run(self, number, tests, limit):
        """The first test of a target that fails, or nothing. At the first failure the rest is stopped."""
        # A fresh one each time: what was stopped may still be writing into the last.
        shutil.rmtree(self.folder / "tmp", ignore_errors=True)
        (self.folder / "tmp").mkdir(exist_ok=True)
        temporary = tempfile.mkdtemp(dir=self.folder / "tmp")
        environment = dict(os.environ, FMAP_MUTANT=str(number), TMPDIR=temporary, CI="1")
        process = subprocess.Popen(
            ["swift", "test", "--skip-build", "--disable-xctest", "--scratch-path", self.folder / "scratch",
             "--filter", f"^{tests}\\.", "--skip", LEFT_OUT],
            cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            start_new_session=True, preexec_fn=limit_memory,
        )  # fmt: skip
        late = threading.Event()
        watch = threading.Timer(limit, lambda: (late.set(), stop(process)))
        watch.start()
        try:
            failed = next(filter(None, map(FAILURE.search, process.stdout)), None)
            if failed:
                return f"{tests}: {failed[1] or failed[2]}"
            code = process.wait()
            return f"{tests}: does not end" if late.is_set() else f"{tests}: ends with {code}" if code else None
        finally:
            watch.cancel()
            stop(process)
            process.wait()


def tested(folder):
    """For each target all that it is made of, as the manifest says; what tests share does not count."""
    run = subprocess.run(
        ["swift", "package", "--scratch-path", folder / "scratch", "dump-package"], cwd=folder, capture_output=True, check=True
    )
    parts = {
        target["name"]: {next(iter(part.values()))[0] for part in target["dependencies"]} - {"TestSupport"}
        for target in json.loads(run.stdout)["targets"]
    }
    # Parts of parts; the deepest chain is no longer than there are targets.
    for _ in parts:
        parts = {name: own.union(*(parts[part] for part in own if part in parts)) for name, own in parts.items()}
    return parts


def limit_memory():
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


def stop(process):
    """Ends a run with all that it has begun."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
