"""Programs that a test starts, and a home of their own: nothing of them is left at the end."""

import contextlib
import os
import pathlib
import signal
import subprocess
import tempfile
import time

# How long a program may take to start, seconds.
START_TIME = 60


class Programs:
    """Programs with one home, a folder that goes with them."""

    def __init__(self):
        # What is to be stopped and removed at the end, the last first.
        self.ends = contextlib.ExitStack()
        self.home = pathlib.Path(self.ends.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))

    def start(self, *words, output=subprocess.DEVNULL, environment={}):
        """Starts a program that is stopped at the end, with all that it has started."""
        process = subprocess.Popen(
            list(map(str, words)), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            env={**os.environ, "HOME": str(self.home), "XDG_CONFIG_HOME": f"{self.home}/config", **environment},
        )  # fmt: skip
        self.ends.callback(stop, process)
        return process

    @contextlib.contextmanager
    def or_quit(self):
        """Where starting fails, nothing of it is left."""
        try:
            yield
        except BaseException:
            self.quit()
            raise

    def quit(self):
        """Ends all programs, and removes what they kept."""
        self.ends.close()


class BrowserError(Exception):
    """A browser does not do what it was asked to; its own words."""


def stop(process):
    """Ends a program that was started, and whatever it has started itself."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, kind)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(3)


def soon(find, seconds=START_TIME):
    """What is found as soon as it is there; while it is not, `find` gives nothing or raises an `OSError`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if found := find():
                return found
        time.sleep(0.05)
    raise BrowserError(f"not there after {seconds} s")
