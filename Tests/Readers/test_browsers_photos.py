"""A hundred cities with a hundred photos, in Firefox and in WebKit: each is seen whole, as it was held, in every window."""

import os
import time

import pytest

from pages import GROUND, SKY, near

# How many photos are asked for at once: a browser gives a script half a minute.
BATCH = 25
# The map is at its place, and the page has scrolled to it, so long after a city was chosen; seconds.
FLOWN = 1.5
# Colours in the upper and the lower part of a photo, how its sides stand to each other, and whether other parts hold it.
LOOK = """const look = async (photo, ...parts) => {
  await photo.decode();
  await new Promise((go) => requestAnimationFrame(go));
  const canvas = document.createElement("canvas"), brush = canvas.getContext("2d"), size = 20;
  canvas.width = canvas.height = size;
  brush.drawImage(photo, 0, 0, size, size);
  const colour = (y) => [...brush.getImageData(2, y, 1, 1).data].slice(0, 3), boxes = [photo, ...parts].map(boxOf);
  const [{ width, height }] = boxes, holds = (a, b) => a.left <= b.left + 1 && a.right >= b.right - 1 && a.top <= b.top + 1 && a.bottom >= b.bottom - 1;
  const isWhole = boxes.slice(1).every((box, n) => holds(box, boxes[n]));
  return { top: colour(3), bottom: colour(size - 4), shape: width / height, width, isWhole };
}, boxOf = (node) => node.getBoundingClientRect ? node.getBoundingClientRect() : node;"""
# Opens the card of each city by its button in the list, and looks while the map is on its way there.
CARDS = f"""async (cities) => {{
  {LOOK}
  const found = [], card = document.querySelector(".card"), stage = document.querySelector(".stage");
  for (const city of cities) {{
    document.querySelector(`[data-show="${{city}}"]`).click();
    const photo = await look(card.querySelector("img"), card, stage);
    found.push({{ ...photo, city: card.querySelector("h2").textContent }});
  }}
  return found;
}}"""
# Looks at the photo in the larger view, and turns to the next, so many times.
LARGE = f"""async (count) => {{
  {LOOK}
  const found = [], larger = document.querySelector(".larger");
  for (let n = 0; n < count; n += 1) {{
    const image = larger.querySelector("img"), screen = {{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }};
    const photo = await look(image, larger.querySelector(".frame"), screen);
    found.push({{ ...photo, pixels: [image.naturalWidth, image.naturalHeight], city: larger.querySelector("h2").textContent }});
    larger.querySelector('[data-turn="1"]').click();
  }}
  return found;
}}"""
OPEN = "document.querySelector('.larger').hasAttribute('open')"
THUMB = "document.activeElement.matches('.thumb') && document.activeElement.closest('tr').dataset.city"


def visit(browser, site, width):
    """Opens the page by an address at which this browser has seen nothing."""
    path = f"{type(browser).__name__}-{width}"
    os.symlink("site", site.folder / path)
    address = site.address(f"{path}/index.html#lang=en")
    if width < 500:
        browser.open_framed(address, width, 740)
    else:
        browser.size(width, {768: 1024, 1280: 800}.get(width, 1080))
        browser.open(address)


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_a_hundred_photos_are_whole_in_card_and_larger_view(browser, photo_site, width):
    visit(browser, photo_site, width)
    assert browser.run("innerWidth") == width
    photos = {photo.name: photo for photo in photo_site.photos}
    ids = [photo.city for photo in photos.values()]
    assert len(ids) == len(photos) == 100
    in_cards = [found for n in range(0, 100, BATCH) for found in browser.run(CARDS, ids[n : n + BATCH])]
    assert_whole(in_cards, photos, least=100)
    browser.run("document.querySelector('.card [data-view]').click()")
    browser.wait(OPEN)
    larger = [found for _ in range(0, 100, BATCH) for found in browser.run(LARGE, BATCH)]
    assert_whole(larger, photos, least=200)
    assert all(tuple(found["pixels"]) == photos[found["city"]].size for found in larger)
    assert browser.run("document.documentElement.scrollWidth") <= width


def assert_whole(found, photos, least):
    assert sorted(it["city"] for it in found) == sorted(photos)
    for it in found:
        photo = photos[it["city"]]
        assert it["isWhole"] and it["width"] >= least, it
        assert near(it["top"], SKY) and near(it["bottom"], GROUND), it
        assert it["shape"] == pytest.approx(photo.size[0] / photo.size[1], abs=0.02), it


def test_the_larger_view_turns_by_keys_and_back_closes_it_alone(browser, photo_site):
    browser.open(photo_site.address("site/index.html#lang=en"))
    order = browser.run("[...document.querySelectorAll('tbody tr')].filter((row) => !row.hidden).map((row) => row.dataset.city)")
    title, here = lambda: browser.text(".larger h2"), {photo.city: photo.name for photo in photo_site.photos}
    browser.run("window.isSame = true")
    browser.click(f"tr[data-city={order[0]}] .thumb")
    assert browser.run(OPEN) and title() == here[order[0]] and "100" in browser.text(".position")
    browser.press("ArrowRight", "ArrowRight")
    assert title() == here[order[2]]
    browser.press("ArrowLeft")
    assert title() == here[order[1]]
    browser.press("Escape")
    browser.wait(f"!{OPEN}")
    assert browser.run(THUMB) == order[1] and not browser.is_seen(".card")
    browser.click(f"tr[data-city={order[0]}] .thumb")
    browser.press("ArrowLeft")
    assert title() == here[order[-1]]
    browser.back()
    browser.wait(f"!{OPEN}")
    assert browser.run("isSame && location.hash") == "#lang=en" and browser.run(THUMB) == order[-1]
    # Out of the card it leads back to the card.
    browser.run("(city) => document.querySelector(`[data-show=${city}]`).click()", order[3])
    browser.see(".card .thumb")
    browser.click(".card .thumb")
    assert browser.run(OPEN) and title() == here[order[3]]
    browser.click(".larger .close")
    browser.wait(f"!{OPEN}")
    assert browser.is_seen(".card") and browser.run("!!document.activeElement.closest('.card')")


def test_what_is_chosen_in_the_list_is_seen_on_the_map(browser, photo_site):
    browser.size(1280, 800)
    browser.open(photo_site.address("site/index.html#lang=en"))
    box = "(({ top, bottom }) => [top, bottom])(document.querySelector('.stage').getBoundingClientRect())"
    for city in ("town-11-de", "town-15-ar", "town-90-ar", "town-6-de"):
        browser.click(f"[data-show={city}]")
        time.sleep(FLOWN)
        top, bottom = browser.run(box)
        assert top > -1 and bottom < 801 and browser.is_seen(".card"), city


def test_the_wall_has_three_views_and_a_narrow_window_tiles_alone(browser, photo_site):
    browser.open(photo_site.address("site/index.html#lang=en"))
    assert browser.run("document.querySelector('main').firstElementChild.id") == "agreements"
    row = "getComputedStyle(document.querySelector('tbody tr')).display"
    lines = "new Set([...document.querySelectorAll('tbody tr')].map((tile) => Math.round(tile.getBoundingClientRect().top))).size"
    assert browser.run("document.querySelector('[name=view]:checked').value") == "row" and browser.run(lines) == 1
    browser.click("label[for=view-tiles]")
    assert browser.run(row) == "block" and 20 <= browser.run(lines) <= 50
    browser.press("ArrowRight")
    assert browser.run("document.querySelector('[name=view]:checked').value") == "table"
    assert browser.run(row) == "table-row" and browser.is_seen("thead")
    assert browser.run("(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('.scroll'))")
    browser.size(901, 800)
    assert browser.run(row) == "table-row" and browser.is_seen("label[for=view-tiles]")
    browser.size(900, 800)
    browser.wait(f"{row} === 'block'")
    assert not browser.is_seen("label[for=view-tiles]") and browser.run(lines) > 20
    assert browser.run("document.documentElement.scrollWidth") <= 900
