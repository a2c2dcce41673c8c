"""Programs in which people open the SVG: every name must stand in each of them where it stands in fmap's own picture.

They are many packages, so `make test-readers` is a word of its own. A reader that is missing fails its test.
"""

import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import numpy
import pytest
from PIL import Image, ImageFont

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FMAP = os.environ.get("FMAP", str(PROJECT / ".build/release/fmap"))
NS = "{http://www.w3.org/2000/svg}"
SIZE = (1920, 1080)


def libreoffice(svg, png):
    options = ",".join(f'"Pixel{side}":{{"type":"long","value":"{length}"}}' for side, length in zip(("Width", "Height"), SIZE))
    profile = f"-env:UserInstallation={(png.parent / 'libreoffice').as_uri()}"
    call("soffice", profile, "--headless", "--convert-to", f"png:draw_png_Export:{{{options}}}", "--outdir", png.parent / "office", svg)
    shutil.move(png.parent / "office" / (svg.stem + ".png"), png)


def cairosvg(svg, png):
    call(sys.executable, "-c", "import cairosvg, sys; cairosvg.svg2png(url=sys.argv[1], write_to=sys.argv[2], output_width=1920)", svg, png)


def qt(svg, png):
    program = """
import sys
from PyQt5.QtGui import QGuiApplication, QImage, QPainter
from PyQt5.QtSvg import QSvgRenderer
app = QGuiApplication([])
image = QImage(1920, 1080, QImage.Format_RGB32)
painter = QPainter(image)
QSvgRenderer(sys.argv[1]).render(painter)
painter.end()
image.save(sys.argv[2])
"""
    call(sys.executable, "-c", program, svg, png, environment={"QT_QPA_PLATFORM": "offscreen"})


def inkscape(svg, png):
    call("inkscape", svg, "-o", png, "-w", SIZE[0])


def librsvg(svg, png):
    call("rsvg-convert", "-w", SIZE[0], svg, "-o", png)


def chromium(svg, png):
    name = next((n for n in ("chromium", "chromium-browser", "google-chrome") if shutil.which(n)), "chromium")
    call(name, "--headless", "--no-sandbox", "--hide-scrollbars", f"--screenshot={png}", f"--window-size={SIZE[0]},{SIZE[1]}", svg.as_uri())


def firefox(svg, png):
    name = next((n for n in ("firefox-esr", "firefox") if shutil.which(n)), "firefox-esr")
    call(name, "--headless", "--profile", folder(png.parent / "firefox"), "--screenshot", png, "--window-size", f"{SIZE[0]},{SIZE[1]}", svg.as_uri())


def folder(path):
    path.mkdir(exist_ok=True)
    return path


def call(*words, environment={}):
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=180, env={**os.environ, **environment})
    assert done.returncode == 0, done.stderr[-2000:]


READERS = [libreoffice, cairosvg, qt, inkscape, librsvg, chromium, firefox]
MAPS = {
    "zh": ["--lang", "zh"], "zh+en": [], "en": ["--lang", "en"], "both": ["--lang", "en", "--labels", "both", "--theme", "dark"],
}  # fmt: skip


@pytest.fixture(scope="module", params=MAPS)
def drawn(request, tmp_path_factory):
    """A map as SVG and as fmap's own PNG, in a folder of its own."""
    place = tmp_path_factory.mktemp(request.param)
    subprocess.run([FMAP, "render", *MAPS[request.param], "-o", "map.svg", "-o", "map.png"], cwd=place, check=True, capture_output=True)
    return place


def pixels(path):
    return numpy.asarray(Image.open(path).convert("RGB").resize(SIZE), dtype=int)


@functools.cache
def font(size):
    path = subprocess.run(["fc-match", "-f", "%{file}", "Noto Sans CJK SC"], capture_output=True, text=True, check=True).stdout
    return ImageFont.truetype(path, round(size))


def names(svg):
    """For each name its words, its colour and the box around it."""
    for element in ElementTree.parse(svg).iter(NS + "text"):
        classes = (element.get("class") or "").split()
        if "label" not in classes:
            continue
        words, size = "".join(element.itertext()), float(element.get("font-size"))
        width = font(size).getlength(words) * (1.06 if element.get("font-weight") else 1)
        x, y = float(element.get("x")), float(element.get("y"))
        left = x - {"end": width, "middle": width / 2}.get(element.get("text-anchor"), 0)
        color = [int(element.get("fill")[i : i + 2], 16) for i in (1, 3, 5)]
        yield words, numpy.array(color), tuple(map(round, (left, y - 0.9 * size, left + width, y + 0.25 * size)))


def ink(picture, box, color):
    """Where a box has the colour of the words: how much nearer to it than to the ground, which is the box's usual colour."""
    left, top, right, bottom = box
    part = picture[max(0, top) : bottom, max(0, left) : right]
    ground = numpy.median(part.reshape(-1, 3), axis=0)
    way = color - ground
    return numpy.clip(((part - ground) @ way) / (way @ way), 0, 1)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_every_name_is_there(drawn, reader):
    """In each name's box there is about as much ink as in fmap's picture, and in the same columns."""
    png = drawn / f"{reader.__name__}.png"
    reader(drawn / "map.svg", png)
    ours, theirs = pixels(drawn / "map.png"), pixels(png)
    found = list(names(drawn / "map.svg"))
    assert len({words for words, _, _ in found}) >= 38
    lost = []
    for words, color, box in found:
        mine, other = ink(ours, box, color), ink(theirs, box, color)
        # Faces differ in weight and width; a name that is gone or half covered has a small part of its ink.
        share = other.sum() / mine.sum()
        if not 0.6 < share < 1.7 or other.max() < 0.6:
            lost.append((words, round(float(share), 2), round(float(other.max()), 2)))
    assert not lost, lost


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_nothing_is_drawn_where_nothing_is(drawn, reader):
    """Away from words, few pixels show what ours has nowhere near: no link of an inset runs on across the map."""
    png = drawn / f"{reader.__name__}.png"
    if not png.exists():
        reader(drawn / "map.svg", png)
    ours, theirs = pixels(drawn / "map.png"), pixels(png)
    # Readers round a line to other pixels, and one begins its dashes elsewhere.
    shifted = [numpy.roll(ours, (dy, dx), (0, 1)) for dy in range(-2, 3) for dx in range(-2, 3)]
    differs = numpy.min([numpy.abs(other - theirs).max(axis=2) for other in shifted], axis=0) > 96
    for element in ElementTree.parse(drawn / "map.svg").iter(NS + "text"):
        size, x, y = (float(element.get(name)) for name in ("font-size", "x", "y"))
        width = 1.4 * font(size).getlength("".join(element.itertext()))
        left = x - {"end": width, "middle": width / 2}.get(element.get("text-anchor"), 0)
        differs[max(0, int(y - 1.2 * size)) : int(y + 0.5 * size), max(0, int(left - 6)) : int(left + width + 6)] = False
    assert differs.mean() < 0.0003, differs.mean()
