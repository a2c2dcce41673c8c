"""Chromium judges the SVG as part of a page, and measures its words."""

import io

import pytest
from PIL import Image, ImageChops

from conftest import render

POLICY = "default-src 'none'"
PAGES = [(lang, theme, size) for lang in ("zh", "en", "zh+en") for theme, size in (("light", (1920, 1080)), ("dark", (800, 450)))]
PAGES += [("zh+en", "dark", (1920, 1080)), ("en", "light", (800, 450)), ("en", "light", (3840, 2160)), ("zh", "light", (1280, 720))]


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


MEASURE = """() => [...document.querySelectorAll('text')].map(text => {
  const box = text.getBBox(), size = parseFloat(text.getAttribute('font-size'));
  const baseline = parseFloat(text.getAttribute('y'));
  return {words: text.textContent, x: box.x, y: baseline - 0.86 * size, right: box.x + box.width,
          bottom: baseline + 0.22 * size, kind: text.getAttribute('class') || ''};
})"""
MARKERS = """() => [...document.querySelectorAll('.cities > g:not(.accent)')].map(marker => {
  const box = marker.getBBox();
  return {words: marker.id, x: box.x, y: box.y, right: box.x + box.width, bottom: box.y + box.height, kind: 'marker'};
})"""


def overlaps(a, b):
    return a["x"] < b["right"] and b["x"] < a["right"] and a["y"] < b["bottom"] and b["y"] < a["bottom"]


@pytest.mark.parametrize("lang, theme, size", PAGES)
def test_words_cover_nothing_and_leave_nothing(browser, lang, theme, size):
    """The boxes are as wide as the browser sets the words, and as high as their strokes."""
    svg = render("--lang", lang, "--theme", theme, "--width", size[0], "--height", size[1])
    page, _ = open_page(browser, as_markup(svg), POLICY, size)
    words, markers = page.evaluate(MEASURE), page.evaluate(MARKERS)
    page.close()
    assert len(words) > 20 and len(markers) == 36
    for index, word in enumerate(words):
        assert word["x"] >= 0 and word["right"] <= size[0] and word["y"] >= 0 and word["bottom"] <= size[1], word
        for other in words[:index]:
            assert not overlaps(word, other), (word, other)
        for marker in markers:
            assert not overlaps(word, marker), (word, marker)
