"""Two renderers that know nothing of each other must see the same picture in the SVG."""

import io
import re
import subprocess

from PIL import Image, ImageChops, ImageStat

from conftest import render
from test_browser import as_markup, open_page, picture


def test_chromium_and_librsvg_agree_where_there_are_no_words(browser):
    svg = re.sub(r"<text.*?</text>", "", render(), flags=re.S)
    other = subprocess.run(["rsvg-convert", "--width", "1920"], input=svg.encode(), capture_output=True, check=True).stdout
    page, _ = open_page(browser, as_markup(svg))
    difference = ImageChops.difference(picture(page), Image.open(io.BytesIO(other)).convert("RGB"))
    assert max(ImageStat.Stat(difference).mean) <= 1.5
    far = difference.convert("L").point(lambda v: 255 if v > 32 else 0).histogram()[255]
    assert far < 0.02 * 1920 * 1080
