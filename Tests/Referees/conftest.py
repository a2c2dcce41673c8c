"""What all referees share: the program under test, the real table, and a browser."""

import csv
import json
import os
import pathlib
import shutil
import subprocess

import pytest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FMAP = os.environ.get("FMAP", str(PROJECT / ".build/release/fmap"))


def run(*arguments, cwd=None):
    """Runs the program; gives exit code, standard output as bytes and standard error as text."""
    # The language of messages and the day of the run are those of the tests.
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1795392000"}
    done = subprocess.run([FMAP, *map(str, arguments)], capture_output=True, cwd=cwd, stdin=subprocess.DEVNULL, env=environment)
    return done.returncode, done.stdout, done.stderr.decode()


def render(*arguments, cwd=None):
    """The SVG of a map as text; the run must succeed."""
    code, output, errors = run("render", "-o", "-", *arguments, cwd=cwd)
    assert code == 0, errors
    return output.decode()


def table():
    """The rows of the real table."""
    with open(PROJECT / "geodata/friendships.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hub():
    """Longitude and latitude of the hub."""
    data = json.loads((PROJECT / "geodata/map.json").read_text(encoding="utf-8"))["hub"]
    return data["longitude"], data["latitude"]


def chromium():
    """The path of the system's Chromium; nothing is downloaded."""
    names = ["chromium", "chromium-browser", "google-chrome"]
    places = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"]
    path = os.environ.get("FMAP_CHROMIUM") or next(
        (found for found in map(shutil.which, names) if found), next((p for p in places if os.path.exists(p)), None)
    )
    assert path, "no Chromium found; install it, or set FMAP_CHROMIUM"
    return path


@pytest.fixture(scope="session")
def browser():
    """Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--force-color-profile=srgb"])
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def pages_of_a_test_are_closed(request):
    """One browser serves all tests, and keeps what nobody closes: some hundred pages would take the memory of a whole machine."""
    if "browser" not in request.fixturenames:
        yield
        return
    browser = request.getfixturevalue("browser")
    before = list(browser.contexts)
    yield
    for context in browser.contexts:
        if context not in before:
            context.close()
