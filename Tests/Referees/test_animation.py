"""Chromium's own clock judges the animated SVG: at every moment it must look like the still of its year."""

import json

import pytest
from PIL import ImageChops

from conftest import render, run
from test_browser import as_markup, open_page, picture

AT = """async milliseconds => {
  const animations = document.getAnimations();
  for (const animation of animations) {
    animation.pause();
    animation.currentTime = milliseconds;
  }
  await Promise.all(animations.map(animation => animation.ready));
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


@pytest.fixture(scope="module")
def timeline(tmp_path_factory):
    """The animated SVG, and when each year begins in milliseconds."""
    folder = tmp_path_factory.mktemp("frames")
    code, svg, errors = run("animate", "-o", "-")
    assert code == 0, errors
    assert run("animate", "--basemap", "none", "-o", folder)[0] == 0
    begins, now = {}, 0
    for frame in json.loads((folder / "frames.json").read_text(encoding="utf-8"))["frames"]:
        begins[frame["year"]] = now * 10
        now += frame["centiseconds"]
    return svg.decode(), begins


def differs(a, b):
    return ImageChops.difference(picture(a), picture(b)).getbbox() is not None


@pytest.mark.parametrize("year", [1980, 1985, 1998, 2013, 2020, 2021])
def test_each_year_looks_like_its_still(browser, timeline, year):
    svg, begins = timeline
    moving, said = open_page(browser, as_markup(svg))
    # A third of a second after its beginning everything has faded in, and no year is shorter.
    moving.evaluate(AT, begins[year] + 350)
    still, _ = open_page(browser, as_markup(render("--year", year)))
    assert said == [] and not differs(moving, still)


def test_at_rest_and_for_readers_who_want_no_motion_it_is_the_last_year(browser, timeline):
    svg, _ = timeline
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    calm = context.new_page()
    calm.set_content(as_markup(svg))
    assert calm.evaluate("document.getAnimations().length") == 0
    still, _ = open_page(browser, as_markup(render("--year", 2021)))
    assert not differs(calm, still)


def test_it_is_small(timeline):
    assert len(timeline[0].encode()) <= 300_000
