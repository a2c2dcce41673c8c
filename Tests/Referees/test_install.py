"""What .ci/install does on machines that have this and lack that: a PATH of our own stands for the machine."""

import os
import pty
import shutil
import subprocess

import pytest

from conftest import PROJECT

# Every check of a library asks pkg-config; this one knows none.
NOTHING = "exit 1"
# Writes down how it was called, and does nothing.
NOTED = 'echo "$(basename "$0") $*" >> "$LOG"'


class Machine:
    """A machine that has a shell and what is put on it."""

    def __init__(self, folder):
        self.bin, self.log = folder / "bin", folder / "log"
        self.bin.mkdir()
        self.log.touch()
        for tool in ["sh", "grep", "env", "basename"]:
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.has("id", "echo 1000")

    def has(self, tool, script=NOTED):
        file = self.bin / tool
        file.unlink(missing_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)

    def install(self, *groups, stdin=subprocess.DEVNULL):
        """Exit code, standard output, standard error, and the calls of what was put on it."""
        done = subprocess.run(
            ["sh", PROJECT / ".ci/install", *groups], capture_output=True, text=True, stdin=stdin, timeout=60,
            env={"PATH": str(self.bin), "LOG": str(self.log)},
        )
        return done.returncode, done.stdout, done.stderr, self.log.read_text().splitlines()


@pytest.fixture
def machine(tmp_path):
    """A Debian with nothing on it."""
    machine = Machine(tmp_path)
    machine.has("apt-get")
    return machine


# `sudo -l COMMAND` says by its exit code whether COMMAND may be run; without -n it may ask for the password first.
SUDO = {
    "there is none": None,
    "it is not for this user": 'echo "Sorry, user officer may not run sudo" >&2; exit 1',
    "it wants a password and has no terminal": 'case "$*" in *-n*) exit 1 ;; esac; echo "sudo was run" >> "$LOG"; exit 1',
}


@pytest.mark.parametrize("sudo", SUDO.values(), ids=SUDO.keys())
@pytest.mark.parametrize("groups", [["library"], ["library", "tests"]])
def test_who_may_not_install_gets_one_line_for_the_administrator(machine, sudo, groups):
    if sudo:
        machine.has("sudo", sudo)
    code, output, errors, calls = machine.install(*groups)
    assert code == 1 and output == ""
    assert calls == [], "nothing was begun"
    reason, line = errors.splitlines()
    assert reason.startswith("fmap needs pkg-config, GLib, Pango and cairo, ") and "administrator" in reason
    words = line.split()
    assert words[:5] == ["apt-get", "update", "&&", "apt-get", "install"]
    packages = words[5:]
    assert {"libpango1.0-dev", "libzip-dev", "libxlsxwriter-dev", "fonts-noto-cjk", "fontconfig"} <= set(packages)
    assert ("chromium" in packages) == ("tests" in groups)
    assert all(word.replace("-", "").replace(".", "").replace("+", "").isalnum() for word in packages)


def test_root_and_sudo_install(machine):
    machine.has("id", "echo 0")
    code, output, _, calls = machine.install("library")
    assert code == 0 and output.startswith("installing ")
    assert calls[0].startswith("apt-get update") and calls[1].startswith("apt-get install -y")
    assert calls[1].split()[-2:] == ["fontconfig", "fonts-noto-cjk"]


def test_a_sudo_that_may_is_used(machine):
    # -n -l COMMAND: yes; otherwise run it.
    machine.has("sudo", 'echo "sudo $*" >> "$LOG"; [ "$1" = -n ] || "$@"')
    code, _, _, calls = machine.install("library")
    assert code == 0
    assert [call.split()[0] for call in calls] == ["sudo", "sudo", "apt-get", "sudo", "apt-get"]


def test_on_a_terminal_sudo_may_ask_for_the_password(machine):
    machine.has("sudo", '[ "$1" != -n ] || exit 1; [ "$1" = -l ] || "$@"')
    controller, terminal = pty.openpty()
    try:
        assert machine.install("library", stdin=terminal)[0] == 0
    finally:
        os.close(controller)
        os.close(terminal)
    assert any(call.startswith("apt-get install") for call in machine.log.read_text().splitlines())


def test_a_machine_that_has_all_is_left_alone(machine):
    machine.has("pkg-config", "exit 0")
    machine.has("fc-list", "echo 'WenQuanYi Zen Hei'")
    code, output, errors, calls = machine.install("library")
    assert (code, output, errors, calls) == (0, "", "", [])


@pytest.mark.parametrize("fonts", [None, "exit 0"], ids=["fontconfig is not there", "no font has the characters"])
def test_only_the_font_is_missing(machine, fonts):
    machine.has("pkg-config", "exit 0")
    if fonts:
        machine.has("fc-list", fonts)
    _, _, errors, _ = machine.install("library")
    assert errors.splitlines()[-1] == "apt-get update && apt-get install fontconfig fonts-noto-cjk"


def test_a_mac_gets_its_font_as_a_cask(machine):
    (machine.bin / "apt-get").unlink()
    machine.has("brew")
    code, _, _, calls = machine.install("library")
    assert code == 0 and calls[-1] == "brew install --cask font-noto-sans-cjk"
    assert "brew install fontconfig" in calls and "brew install pango" in calls


def test_another_system_is_told_what_to_install(machine):
    (machine.bin / "apt-get").unlink()
    code, _, errors, _ = machine.install("library")
    assert code == 1 and "install them with the package manager of this system" in errors


def test_an_unknown_group_is_wrong_usage(machine):
    code, _, errors, calls = machine.install("library", "libary")
    assert code == 2 and errors.startswith("usage: install ") and calls == []


def test_every_group_of_the_makefile_is_known():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    groups = {word for line in makefile.splitlines() if "sh .ci/install" in line for word in line.split(".ci/install")[1].split()}
    usage = next(line for line in (PROJECT / ".ci/install").read_text().splitlines() if line.startswith("# Usage: "))
    assert groups and groups == set(usage.split()[3].split("|"))
