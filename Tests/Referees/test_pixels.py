"""The PNG that cairo draws against the SVG as librsvg and Chromium see it, and the PDF as Poppler does."""

import io
import math
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from conftest import render, run
from svgpath import samples, subpaths
from test_browser import as_markup, open_page, picture

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = [
    ["--year", "2021"],
    ["--year", "1999", "--theme", "dark", "--central-meridian", "0"],
    ["--year", "2021", "--width", "1280", "--height", "720", "--lang", "en"],
]
BOXES = """() => [...document.querySelectorAll('text')].map(text => {
  const box = text.getBoundingClientRect();
  return [box.left - 3, box.top - 3, box.right + 3, box.bottom + 3];
})"""


def pixels(*arguments):
    code, png, errors = run("render", "--format", "png", "-o", "-", *arguments)
    assert code == 0, errors
    return Image.open(io.BytesIO(png)).convert("RGB")


def through_librsvg(svg):
    done = subprocess.run(["rsvg-convert"], input=svg.encode(), capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def sized(svg):
    """librsvg takes the page's size from width and height; a viewBox alone leaves it open."""
    width, height = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups()
    return svg.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)


def far(difference, levels, mask=None):
    """How many pixels differ by more than some levels in any channel."""
    largest = ImageChops.lighter(ImageChops.lighter(*difference.split()[:2]), difference.split()[2])
    if mask:
        largest.paste(0, mask=mask)
    return sum(largest.histogram()[levels + 1 :])


def words(browser, svg, size):
    """Where the page has words: there each program has its own font engine."""
    page, _ = open_page(browser, as_markup(svg), size=size)
    mask = Image.new("L", size, 0)
    for box in page.evaluate(BOXES):
        ImageDraw.Draw(mask).rectangle(box, fill=255)
    page.close()
    return mask


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_librsvg_sees_the_same_pixels(browser, look):
    svg, ours = sized(render(*look)), pixels(*look)
    mask = words(browser, svg, ours.size)
    covered = mask.histogram()[255] / (ours.width * ours.height)
    assert covered < 0.25
    difference = ImageChops.difference(ours, through_librsvg(svg))
    assert far(difference, 8, mask) <= 0.005 * (1 - covered) * ours.width * ours.height


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_chromium_sees_the_same_pixels(browser, look):
    svg, ours = render(*look), pixels(*look)
    mask = words(browser, svg, ours.size)
    page, _ = open_page(browser, as_markup(svg), size=ours.size)
    difference = ImageChops.difference(ours, picture(page))
    page.close()
    share = 1 - mask.histogram()[255] / (ours.width * ours.height)
    assert far(difference, 32, mask) <= 0.01 * share * ours.width * ours.height
    assert max(ImageStat.Stat(difference, ImageChops.invert(mask)).mean) <= 1.0
    # Words stand at the same places; only their edges are smoothed in another way.
    assert max(ImageStat.Stat(difference, mask).mean) <= 10


def link_samples(svg):
    """Points along the links of the map with the reach of their fade and how wide they are, by the SVG alone."""
    root = ElementTree.fromstring(svg)
    radii = {e.get("id"): float(e.get("r")) for e in root.iter(SVG + "radialGradient")}
    centers = {e.get("id"): (float(e.get("cx")), float(e.get("cy"))) for e in root.iter(SVG + "radialGradient")}
    layer = next(e for e in root if e.get("class") == "links")
    for group in layer.iter(SVG + "g"):
        fade = (re.match(r"url\(#(.*)\)", group.get("mask", "")) or [None, None])[1]
        for link in group.findall(SVG + "path"):
            for part in subpaths(link.get("d")):
                for point in samples(part, 8):
                    yield link, point, fade and (centers[fade + "-paint"], radii[fade + "-paint"])


@pytest.mark.parametrize("theme", ["light", "dark", "exhibition"])
def test_links_pale_as_in_librsvg(theme):
    """Along every link the PNG has the pixels that librsvg makes of the mask; close to the hub less of the colour is left."""
    look = ["--year", "2021", "--theme", theme, "--basemap", "none", "--labels", "none"]
    svg, ours = sized(render(*look)), pixels(*look)
    theirs = through_librsvg(svg)
    sea = ours.getpixel((700, 1075))
    shares, count = {"near": [], "far": []}, 0
    for link, (x, y), fade in link_samples(svg):
        if fade is None or link.get("stroke-dasharray") or not (2 < x < 1917):
            continue
        at = (int(x), int(y))
        assert max(abs(a - b) for a, b in zip(ours.getpixel(at), theirs.getpixel(at))) <= 16, (link.get("id"), at)
        (cx, cy), radius = fade
        away = math.hypot(x - cx, y - cy) / radius
        color = tuple(int(link.get("stroke")[i : i + 2], 16) for i in (1, 3, 5))
        channel = max(range(3), key=lambda i: abs(color[i] - sea[i]))
        left = (theirs.getpixel(at)[channel] - sea[channel]) / (color[channel] - sea[channel])
        if 0.15 < away < 0.4:
            shares["near"].append(left)
        elif away > 1.1:
            shares["far"].append(left)
        count += 1
    assert count > 200
    mean = {key: sum(values) / len(values) for key, values in shares.items()}
    # A thin line seldom fills its pixel: what counts is how much of it is left against elsewhere, 0.3 + 0.7 of the way.
    assert 0.3 <= mean["near"] / mean["far"] <= 0.75, mean


def test_no_element_is_missing():
    """Every link, city and name is taken out of the SVG in turn; where that is seen, the PNG must have the element."""
    svg, ours = sized(render("--basemap", "none")), pixels("--basemap", "none")
    whole = through_librsvg(svg)
    root = ElementTree.fromstring(svg)
    groups = [g for g in root.iter(SVG + "g") if g.get("class") in ("links", "cities", "labels", "legend", "caption")]
    elements = [(group, child) for group in groups for child in group]
    assert len(elements) > 100
    for group, element in elements:
        index = list(group).index(element)
        group.remove(element)
        without = through_librsvg(ElementTree.tostring(root, encoding="unicode"))
        group.insert(index, element)
        seen = ImageChops.difference(whole, without).convert("L").point(lambda v: 255 if v > 24 else 0)
        if not seen.getbbox():
            continue  # Another element covers all of it.
        box = seen.getbbox()
        mask = seen.crop(box)
        ours_to_whole = ImageStat.Stat(ImageChops.difference(ours.crop(box), whole.crop(box)), mask).sum
        ours_to_without = ImageStat.Stat(ImageChops.difference(ours.crop(box), without.crop(box)), mask).sum
        assert sum(ours_to_whole) < 0.85 * sum(ours_to_without), (ours_to_whole, ours_to_without, box, ElementTree.tostring(element, encoding="unicode")[:200])


def test_the_scale_gives_the_same_picture_with_more_pixels():
    small, large = pixels(), pixels("--scale", "2")
    assert large.size == (3840, 2160)
    difference = ImageChops.difference(small, large.resize(small.size, Image.Resampling.BOX))
    assert max(ImageStat.Stat(difference).mean) <= 1.0


def test_a_png_tells_its_resolution(tmp_path):
    assert run("render", "--dpi", "300", "-o", tmp_path / "a.png")[0] == 0
    assert Image.open(tmp_path / "a.png").info["dpi"] == pytest.approx((300, 300), abs=0.02)
    assert "dpi" not in Image.open(io.BytesIO(run("render", "--format", "png", "-o", "-")[1])).info


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_the_widest_picture_has_16384_pixels():
    image = pixels("--width", "16384", "--height", "9216", "--basemap", "none")
    assert image.size == (16384, 9216)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "map.pdf"
    code, _, errors = run("render", "-o", path)
    assert code == 0, errors
    return path


def test_a_pdf_holds_text_as_text_with_its_fonts(pdf):
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True, text=True).stdout
    for word in ("我们的朋友遍天下", "Our Friends Are All Over the World", "札幌", "2021", "Friendly cooperative cities"):
        assert word in text
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert fonts and all(re.search(r"\byes +yes +yes\b", line) for line in fonts)
    images = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, check=True, text=True).stdout
    assert len(images.splitlines()) == 2


def test_a_pdf_looks_like_the_png(browser, pdf):
    done = subprocess.run(["pdftoppm", "-r", "96", "-png", pdf], capture_output=True, check=True)
    ours = pixels()
    difference = ImageChops.difference(Image.open(io.BytesIO(done.stdout)).convert("RGB"), ours)
    # Words stand at the same places; only their edges are smoothed in another way.
    mask = words(browser, render(), ours.size)
    assert max(ImageStat.Stat(difference, ImageChops.invert(mask)).mean) <= 1.5
    assert max(ImageStat.Stat(difference, mask).mean) <= 12


def test_a_pdf_is_as_large_as_its_resolution_says(tmp_path):
    path = tmp_path / "a3.pdf"
    assert run("render", "--width", "4961", "--height", "3508", "--dpi", "300", "-o", path)[0] == 0
    info = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True).stdout
    width, height = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+)", info).groups())
    # A3 is 420 × 297 mm.
    assert (width / 72 * 25.4, height / 72 * 25.4) == pytest.approx((420, 297), abs=0.1)
    assert re.search(r"Title: +我们的朋友遍天下", info)


def test_a_pdf_is_tagged_and_says_where_it_is_cut(pdf, tmp_path):
    info = subprocess.run(["pdfinfo", "-box", pdf], capture_output=True, check=True, text=True).stdout
    assert re.search(r"^Tagged: +yes$", info, flags=re.M)
    structure = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, check=True, text=True)
    assert not structure.stderr
    kinds = [line.split()[0] for line in structure.stdout.splitlines() if line.split() and not line.lstrip().startswith('"')]
    assert kinds[:3] == ["Document", "Figure", "Sect"] and kinds.count("H1") == 1
    assert re.search(r"H1 \(block\)\n +\"我们的朋友遍天下", structure.stdout)

    path = tmp_path / "press.pdf"
    assert run("render", "--page", "A3", "--bleed", "3mm", "-o", path)[0] == 0
    done = subprocess.run(["pdfinfo", "-box", path], capture_output=True, check=True, text=True)
    assert not done.stderr
    box = lambda name: [float(n) / 72 * 25.4 for n in re.search(name + r": +([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+)", done.stdout).groups()]
    # A3 in the middle of a sheet of 436 × 313 mm, its bleed 3 mm around it; whole pixels of 300 dpi are 0.04 mm more.
    for name, edges in [("MediaBox", (0, 0, 436, 313)), ("BleedBox", (5, 5, 431, 308)), ("TrimBox", (8, 8, 428, 305))]:
        assert box(name) == pytest.approx(edges, abs=0.1), name


def test_a_bleed_changes_nothing_in_the_picture(tmp_path):
    page = ("render", "--width", "1200", "--height", "700", "--dpi", "254")
    assert run(*page, "-o", tmp_path / "a.png")[0] == run(*page, "--bleed", "3", "-o", tmp_path / "b.png")[0] == 0
    with Image.open(tmp_path / "a.png") as a, Image.open(tmp_path / "b.png") as b:
        # Ten pixels are a millimetre: 3 of bleed and 5 for the marks.
        assert b.size == (1200 + 160, 700 + 160)
        difference = ImageChops.difference(a.convert("RGB"), b.convert("RGB").crop((80, 80, 1280, 780)))
        assert difference.getbbox() is None
        sea = a.convert("RGB").getpixel((2, 2))
        assert b.convert("RGB").getpixel((51, 51)) == sea and b.convert("RGB").getpixel((48, 200)) == (255, 255, 255)
