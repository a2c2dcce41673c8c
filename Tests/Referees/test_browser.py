"""Chromium judges the SVG as part of a page, and measures its words."""

import io

import pytest
from PIL import Image, ImageChops

from conftest import render
from populated_places import write_table

POLICY = "default-src 'none'"
PAGES = [(lang, theme, size) for lang in ("zh", "en", "zh+en") for theme, size in (("light", (1920, 1080)), ("dark", (800, 450)))]
PAGES += [(lang, "light", (3840, 2160)) for lang in ("zh", "en", "zh+en")]
PAGES += [("zh+en", "exhibition", (1080, 1920)), ("en", "light", (1080, 1080)), ("zh", "print", (4961, 3508)), ("zh", "contrast", (1280, 720))]


def picture(page):
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def open_page(browser, html, policy=None, size=(1920, 1080)):
    """A page served with a policy; whatever the browser reports is gathered."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    headers = {"Content-Type": "text/html; charset=utf-8"}
    if policy:
        headers["Content-Security-Policy"] = policy
    page.route("**/*", lambda route: route.fulfill(body=html, headers=headers))
    page.goto("http://map.test/")
    return page, said


def as_markup(svg):
    # The body's margin is a presentation attribute too: a style would break the policy.
    return f'<!doctype html><html><body marginwidth="0" marginheight="0" topmargin="0" leftmargin="0">{svg}</body></html>'


def test_a_strict_policy_changes_nothing_and_reports_nothing(browser):
    html = as_markup(render())
    strict, said = open_page(browser, html, POLICY)
    free, _ = open_page(browser, html)
    assert said == []
    assert ImageChops.difference(picture(strict), picture(free)).getbbox() is None


def test_it_looks_the_same_as_markup_and_as_a_picture(browser):
    svg = render()
    inline, _ = open_page(browser, as_markup(svg), POLICY)
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.route("http://map.test/", lambda r: r.fulfill(body=as_markup('<img src="map.svg">'), content_type="text/html"))
    page.route("http://map.test/map.svg", lambda r: r.fulfill(body=svg, content_type="image/svg+xml"))
    page.goto("http://map.test/")
    difference = ImageChops.difference(picture(inline), picture(page)).convert("L").point(lambda v: 255 if v > 24 else 0)
    assert difference.histogram()[255] < 1920 * 1080 / 1000


# Everything that must not cover another thing, by the browser's own boxes in the units of the page.
MEASURE = """() => {
  const box = (element, kind) => {
    const b = element.getBBox();
    return {kind, words: (element.textContent || element.id).slice(0, 30), city: element.dataset.city || '',
            x: b.x, y: b.y, right: b.x + b.width, bottom: b.y + b.height};
  };
  const all = (selector, kind) => [...document.querySelectorAll(selector)].map(e => box(e, kind));
  const words = all('text:not(.halo)', 'words');
  const leaders = [...document.querySelectorAll('.leader')].map(path => {
    const [x1, y1, x2, y2] = [0, path.getTotalLength()].flatMap(at => [path.getPointAtLength(at).x, path.getPointAtLength(at).y]);
    return {city: path.dataset.city, line: [x1, y1, x2, y2], inset: path.dataset.inset || ''};
  });
  return {words, leaders, frames: all('path.frame', 'inset'),
          markers: all('.cities > g:not(.accent)', 'marker').concat(all('.legend > g', 'marker'))};
}"""


def overlaps(a, b):
    return a["x"] < b["right"] and b["x"] < a["right"] and a["y"] < b["bottom"] and b["y"] < a["bottom"]


def crosses(line, box):
    """Whether a segment enters a box, by trying points of it."""
    x1, y1, x2, y2 = line
    return any(
        box["x"] < x1 + (x2 - x1) * t / 200 < box["right"] and box["y"] < y1 + (y2 - y1) * t / 200 < box["bottom"]
        for t in range(201)
    )


def within(inner, outer):
    return outer["x"] <= inner["x"] and inner["right"] <= outer["right"] and outer["y"] <= inner["y"] and inner["bottom"] <= outer["bottom"]


def letters(word):
    """What letters cover of the box of their line, which is 1.448 em high: from 0.8 em above the baseline to 0.1 em below."""
    em = (word["bottom"] - word["y"]) / 1.448
    return word | {"y": word["y"] + 0.36 * em, "bottom": word["bottom"] - 0.19 * em}


def assert_nothing_is_covered(browser, svg, size):
    """Words, markers, leaders and insets against each other; gives how many cities are named."""
    page, said = open_page(browser, as_markup(svg), POLICY, size)
    found = page.evaluate(MEASURE)
    page.close()
    assert said == []
    words, markers, frames = [letters(word) for word in found["words"]], found["markers"], found["frames"]
    for index, word in enumerate(words):
        assert within(word, {"x": 0, "y": 0, "right": size[0], "bottom": size[1]}), word
        for other in words[:index]:
            # What stands beneath a name is part of it: the boxes of its lines are higher than their letters.
            if word["city"] and word["city"] == other["city"]:
                continue
            assert not overlaps(word, other), (word, other)
        for marker in markers:
            assert not overlaps(word, marker), (word, marker)
        for frame in frames:
            assert within(word, frame) or not overlaps(word, frame), (word, frame)
    for leader in found["leaders"]:
        for word in words:
            assert not crosses(leader["line"], word), (leader, word)
        for marker in markers:
            own = marker["x"] - 3 <= leader["line"][0] <= marker["right"] + 3 and marker["y"] - 3 <= leader["line"][1] <= marker["bottom"] + 3
            # In the columns of an inset one may pass over a marker, where cities lie upon each other.
            assert own or leader["inset"] or not crosses(leader["line"], marker), (leader, marker)
    for frame in frames:
        assert within(frame, {"x": 0, "y": 0, "right": size[0], "bottom": size[1]})
        for other in frames:
            assert frame is other or not overlaps(frame, other)
    return len({word["city"] for word in words if word["city"]} - {"shenyang-cn"})


@pytest.mark.parametrize("lang, theme, size", PAGES)
def test_words_cover_nothing_and_leave_nothing(browser, lang, theme, size):
    svg = render("--lang", lang, "--theme", theme, "--width", size[0], "--height", size[1])
    named = assert_nothing_is_covered(browser, svg, size)
    # On the standard page and on a wall every city has its name.
    assert named == 37 if size[0] >= 1920 else named >= 25


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160)], ids=str)
@pytest.mark.parametrize("count, least", [(100, 85), (243, 146)])
def test_many_cities_are_named(browser, tmp_path, count, least, size):
    """Natural Earth's populated places as partners: at least 85 % of 100 and 60 % of 243 have a name on the page."""
    write_table(count, tmp_path / "table.csv")
    svg = render("--lang", "en", "--data", tmp_path / "table.csv", "--width", size[0], "--height", size[1])
    assert assert_nothing_is_covered(browser, svg, size) >= least


def test_both_languages_cover_nothing(browser):
    assert assert_nothing_is_covered(browser, render("--labels", "both"), (1920, 1080)) == 37
