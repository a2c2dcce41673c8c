"""What `make install` puts into a system, and how a desktop starts it: the real Makefile, with programs that only say how they were
called; the entry as GLib and desktop-file-validate read it; and fmap.command, which is macOS's way."""

import configparser
import os
import shutil
import stat
import subprocess
import sys
import xml.etree.ElementTree

import pytest

from conftest import PROJECT

linux = pytest.mark.skipif(sys.platform != "linux", reason="the entry is for desktops of Linux")
STUDIO, ENTRY = "libexec/fmap/fmap-studio", "share/applications/zz-fmap.desktop"
ICON = "share/icons/hicolor/scalable/apps/fmap.svg"
# Folders in which a shell, or a desktop, would find more than a name.
NAMES = ["opt", "with space", "友 城", "a$(touch hole)`touch hole`;touch hole", 'a"b\\c\'&|d']


def program(path):
    """A program that writes down how it was called."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('#!/bin/sh\nfor word in "$0" "$@"; do printf "%s\\n" "$word"; done > "$LOG.tmp" && mv "$LOG.tmp" "$LOG"\n')
    path.chmod(0o755)
    return path


def make(word, tmp_path, **variables):
    fmap, studio = program(tmp_path / "built/fmap"), program(tmp_path / "built/fmap-studio")
    variables = {"FMAP": fmap, "STUDIO": studio, "DESTDIR": "", **variables}
    subprocess.run(["make", "-s", "-C", PROJECT, word, *(f"{name}={value}" for name, value in variables.items())], check=True)


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def entry(path):
    parser = configparser.ConfigParser(interpolation=None, delimiters=["="])
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


@linux
def test_install_puts_everything_in_its_place_and_uninstall_removes_it(tmp_path):
    root = tmp_path / "root"
    make("install", tmp_path, DESTDIR=root, PREFIX="/usr")
    assert files(root) == {f"usr/{name}" for name in ["bin/fmap", STUDIO, ENTRY, ICON]}
    for name, mode in [("bin/fmap", 0o755), (STUDIO, 0o755), (ENTRY, 0o644), (ICON, 0o644)]:
        assert stat.S_IMODE((root / "usr" / name).stat().st_mode) == mode, name
    assert (root / "usr" / ICON).read_bytes() == (PROJECT / "Sources/CStudio/icon.svg").read_bytes()
    make("uninstall", tmp_path, DESTDIR=root, PREFIX="/usr")
    assert files(root) == set() and not (root / "usr/libexec/fmap").exists()
    make("uninstall", tmp_path, DESTDIR=root, PREFIX="/usr")


@linux
def test_without_the_studio_no_menu_offers_it(tmp_path):
    make("install", tmp_path, DESTDIR=tmp_path / "root", PREFIX="/usr", STUDIO=tmp_path / "none")
    assert files(tmp_path / "root") == {"usr/bin/fmap"}


@linux
def test_the_entry_and_its_icon_are_what_desktops_expect(tmp_path):
    make("install", tmp_path, DESTDIR=tmp_path, PREFIX="/usr")
    path = tmp_path / "usr" / ENTRY
    assert shutil.which("desktop-file-validate"), "it is in the package desktop-file-utils"
    said = subprocess.run(["desktop-file-validate", path], capture_output=True, text=True)
    assert (said.returncode, said.stdout + said.stderr) == (0, "")
    read = entry(path)
    assert read["Exec"] == "fmap studio %f" and read["Icon"] == "fmap" and read["Terminal"] == "false"
    for key in ["Name", "Comment"]:
        assert any("\u4e00" <= letter <= "\u9fff" for letter in read[f"{key}[zh_CN]"]), key
    types = read["MimeType"].split(";")
    workbooks = {f"application/vnd.{kind}" for kind in [
        "openxmlformats-officedocument.spreadsheetml.sheet", "oasis.opendocument.spreadsheet", "ms-excel"]}
    assert workbooks | {"text/csv"} <= set(types)
    icon = xml.etree.ElementTree.parse(tmp_path / "usr" / ICON).getroot()
    assert icon.get("viewBox") == "0 0 64 64"


@linux
def test_a_double_click_on_a_workbook_still_opens_the_office_program(tmp_path):
    make("install", tmp_path, PREFIX=tmp_path / "opt")
    folder = (tmp_path / "opt" / ENTRY).parent
    for name in ["libreoffice-calc", "wps-office-et", "org.onlyoffice.desktopeditors", "gnumeric"]:
        (folder / f"{name}.desktop").write_text("[Desktop Entry]\nType=Application\nName=x\nExec=true %f\nMimeType=text/csv;\n")
    subprocess.run(["update-desktop-database", folder], check=True)
    programs = entry_of_types(folder)["text/csv"].rstrip(";").split(";")
    assert len(programs) == 5 and programs[-1] == "zz-fmap.desktop"
    # What was installed for everybody is told to desktops, and what was removed is forgotten.
    make("uninstall", tmp_path, PREFIX=tmp_path / "opt")
    assert "zz-fmap" not in (folder / "mimeinfo.cache").read_text()


def entry_of_types(folder):
    parser = configparser.ConfigParser(interpolation=None, delimiters=["="])
    parser.read(folder / "mimeinfo.cache")
    return parser["MIME Cache"]


@linux
@pytest.mark.parametrize("name", NAMES)
def test_a_desktop_starts_it_with_the_file_wherever_it_was_installed(tmp_path, name):
    prefix, table = tmp_path / name, tmp_path / "友城 $(touch hole) 'a'.xlsx"
    table.touch()
    log = tmp_path / "log"
    subprocess.run(["sh", PROJECT / ".ci/desktop/install", program(tmp_path / "fmap-studio"), prefix], check=True)
    program(prefix / "bin/fmap")
    subprocess.run(["gio", "launch", prefix / ENTRY, table], cwd=tmp_path, env={**os.environ, "LOG": str(log)}, check=True, timeout=60)
    wait_for_file(log)
    assert log.read_text().splitlines() == [str(prefix / "bin/fmap"), "studio", str(table)]
    assert not (tmp_path / "hole").exists()


def wait_for_file(path):
    subprocess.run(["sh", "-c", 'until [ -e "$1" ]; do sleep 0.05; done', "sh", path], check=True, timeout=20)


# macOS

COMMAND = PROJECT / ".ci/desktop/fmap.command"


@pytest.mark.parametrize("is_own", [False, True])
def test_a_mac_gets_the_file_among_its_applications(tmp_path, is_own):
    mac = program(tmp_path / "bin/uname")
    mac.write_text("#!/bin/sh\necho Darwin\n")
    home, root = tmp_path / "home", tmp_path / "root"
    prefix = home / ".local" if is_own else "/usr/local"
    environment = {"PATH": f"{mac.parent}:{os.environ['PATH']}", "HOME": str(home)}
    script = ["sh", PROJECT / ".ci/desktop/install"]
    subprocess.run([*script, mac, prefix, root], env=environment, check=True)
    placed = root / (f"{home}/Applications".lstrip("/") if is_own else "Applications") / "fmap.command"
    assert placed.read_bytes() == COMMAND.read_bytes() and os.access(placed, os.X_OK)
    assert not list(root.rglob("*.desktop"))
    subprocess.run([*script, "--remove", prefix, root], env=environment, check=True)
    assert not placed.exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_double_click_on_a_mac_opens_the_studio_beside_the_file(tmp_path, name):
    folder = tmp_path / name
    beside = program(folder / "fmap")
    shutil.copy(COMMAND, folder)
    log = tmp_path / "log"
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LOG": str(log)}
    subprocess.run([folder / "fmap.command"], cwd=tmp_path, env=environment, check=True)
    assert log.read_text().splitlines() == [str(beside), "studio"]
    assert not (tmp_path / "hole").exists()


def test_a_double_click_on_a_mac_opens_the_installed_one_or_says_what_to_do(tmp_path):
    command = shutil.copy(COMMAND, tmp_path)
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "my home"), "LOG": str(tmp_path / "log")}
    if not any(os.path.exists(f"{folder}/bin/fmap") for folder in ["/opt/homebrew", "/usr/local"]):
        done = subprocess.run([command], env=environment, capture_output=True, text=True)
        assert done.returncode == 1 and "README.zh.md" in done.stdout and "README.md" in done.stdout
        own = program(tmp_path / "my home/.local/bin/fmap")
        subprocess.run([command], env=environment, check=True)
        assert (tmp_path / "log").read_text().splitlines() == [str(own), "studio"]
    text = COMMAND.read_text()
    assert "/opt/homebrew/bin/fmap" in text and "/usr/local/bin/fmap" in text
