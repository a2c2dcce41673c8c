"""What a visitor does with the page in Firefox and in WebKit: listens to its story, searches, filters, reads, shares."""

import time

import pytest

from pages import SET, listed

ROWS = "[...document.querySelectorAll('tbody tr')].filter((row) => !row.hidden).map((row) => row.dataset.city).sort()"
# Lets the clocks of the page go ten times as fast from now on.
HURRY = "() => { const wait = window.setTimeout; window.setTimeout = (act, time, ...more) => wait(act, time / 10, ...more); }"
# A city of the story is then told of so long, with time to spare; seconds.
TOLD = 0.6
WHO = "document.querySelector('.who').textContent"
TELLS = "document.querySelector('.fmap').classList.contains('telling')"
SELECTED = "[...document.querySelectorAll('.offers [aria-selected=true]')].map((option) => option.textContent).join()"
FRAME = "document.querySelector('iframe').getBoundingClientRect().height"


def test_the_story_starts_pauses_goes_on_and_ends(browser, site):
    browser.open(site.address("map.html#lang=en"))
    browser.run(HURRY)
    browser.click(".story")
    assert browser.run(TELLS) and browser.is_seen(".teller") and browser.run("document.activeElement.className") == "rest"
    first = browser.run(WHO)
    browser.wait(f"(first) => {WHO} !== first", first)
    browser.click(".rest")
    who = browser.run(WHO)
    assert browser.run("document.activeElement.className") == "go" and not browser.is_seen(".rest")
    time.sleep(TOLD)
    assert browser.run(WHO) == who
    browser.click(".teller .back")
    assert browser.run(WHO) != who
    browser.click(".teller .on")
    assert browser.run(WHO) == who
    browser.click(".go")
    assert browser.run(WHO) != who and browser.is_seen(".rest")
    # Whoever touches something wants to look.
    browser.click("h1")
    who = browser.run(WHO)
    time.sleep(TOLD)
    assert browser.run(WHO) == who and browser.is_seen(".go")
    browser.click(".teller .end")
    assert not browser.run(TELLS) and not browser.is_seen(".teller") and browser.run("document.activeElement.className").startswith("story")


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_the_kiosk_fills_its_window_until_somebody_comes(browser, site, size):
    browser.size(*size)
    browser.open(site.address("map.html#kiosk"))
    assert browser.run(TELLS) and browser.is_seen(".teller")
    box = "(({ left, top, width, height }) => [left, top, width, height])(document.querySelector('.fmap').getBoundingClientRect())"
    whole = "document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"
    assert browser.run(box) == [0, 0, *size] and browser.run(whole)
    browser.click("#city-chicago-us .hit")
    assert not browser.run(TELLS) and not browser.is_seen(".teller") and not browser.is_seen(".card")
    assert browser.run(ROWS) == sorted(row["id"] for row in listed(2021))
    assert browser.run(box) == [0, 0, *size] and browser.run(whole) and browser.is_seen("#agreements tbody tr")
    browser.click("#city-chicago-us .hit")
    assert browser.text(".card h2") == "芝加哥"


def test_the_search_offers_what_may_be_meant(browser, site):
    browser.open(site.address("map.html#lang=en"))
    field, isOpen = "input[type=search]", "document.querySelector('[role=combobox]').getAttribute('aria-expanded') === 'true'"
    browser.write(field, "jap")
    assert browser.run(isOpen) and browser.text(".offers li").startswith("Japan")
    browser.press("ArrowDown")
    assert browser.run(SELECTED).startswith("Japan")
    browser.press("Escape")
    assert not browser.run(isOpen) and not browser.is_seen(".offers") and browser.run(f"document.querySelector('{field}').value") == "jap"
    browser.write(field, "chic")
    browser.press("ArrowDown", "Enter")
    assert browser.text(".card h2") == "Chicago" and browser.run(f"document.querySelector('{field}').value") == ""
    browser.write(field, "turin")
    browser.click(".offers li")
    assert browser.text(".card h2") == "Turin" and not browser.is_seen(".offers")
    assert len(browser.run(ROWS)) == len(listed(2021))


def test_counters_filter_and_are_kept_in_the_address(browser, site):
    browser.open(site.address("map.html#lang=en"))
    whole, asia = browser.run(ROWS), sorted(row["id"] for row in listed(2021, "--continent", "Asia"))
    assert not browser.is_seen(".countries")
    browser.click(".continents [value=Asia]")
    assert browser.run(ROWS) == asia and browser.run("location.hash") == "#lang=en&continent=Asia"
    assert browser.run("+document.querySelector('.continents [value=Asia] .count').textContent") == len(asia)
    browser.click(".countries [value=JP]")
    japan = [city for city in asia if city.endswith("-jp")]
    assert browser.run(ROWS) == japan and "country=JP" in browser.run("location.hash")
    browser.open(site.address("map.html#lang=en&continent=Asia&country=JP"))
    assert browser.run(ROWS) == japan
    browser.click(".countries [value=JP]")
    browser.click(".continents [value=Asia]")
    assert browser.run(ROWS) == whole and browser.run("location.hash") == "#lang=en"


def test_a_frame_keeps_its_height_and_opens_the_city_of_its_host(browser, site):
    browser.open(site.address("embed/embed.html#city=chicago-us&lang=en"), wait="iframe")
    browser.run("document.querySelector('iframe').scrollIntoView()")
    height = browser.run(FRAME)
    assert height == browser.run("+document.querySelector('iframe').getAttribute('height')") >= 300
    browser.enter("iframe")
    browser.see(".card:not([hidden])")
    assert browser.text(".card h2") == "Chicago"
    browser.run("window.isSame = true")
    told = "(year) => (new URLSearchParams(location.hash.slice(1)).get('year') || '2021') === String(year)"
    for year in (1980, 1985, 1998, 2013, 2021):
        browser.run(SET, ".time input", year)
        browser.leave()
        browser.wait(told, year)
        assert browser.run(FRAME) == height, year
        # The driver of WebKit loses a frame when the address around it changes; what is in the frame stays.
        browser.enter("iframe")
        assert browser.run("isSame && document.documentElement.scrollWidth <= innerWidth"), year
    assert browser.said() == []
    browser.leave()


def test_large_words_are_large_everywhere_and_kept(browser, site):
    browser.open(site.address("map.html#lang=en"))
    size = "parseFloat(getComputedStyle(document.querySelector('.summary')).fontSize)"
    usual = browser.run(size)
    browser.click(".large")
    assert browser.run(size) == pytest.approx(1.4 * usual, abs=0.1) and "text=large" in browser.run("location.hash")
    browser.open_framed(site.address("map.html#lang=en&text=large"), 360, 740)
    assert browser.run("document.querySelector('.large').getAttribute('aria-pressed')") == "true"
    assert browser.run(size) == pytest.approx(1.4 * usual, abs=0.1) and browser.run("document.documentElement.scrollWidth") <= 360


def test_where_nothing_can_be_copied_the_link_is_there_to_be_taken_by_hand(browser, site):
    # As the page writes it.
    browser.open(site.address("map.html#year=1998&lang=en"))
    browser.run("() => { Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }); }")
    browser.click("[data-take=link]")
    field = "document.querySelector('.take textarea')"
    assert browser.is_seen(".take dialog") and browser.run(f"{field}.value === location.href && {field}.value.includes('year=1998')")
    assert browser.run(f"{field}.value.slice({field}.selectionStart, {field}.selectionEnd) === {field}.value")
    browser.press("Escape")
    browser.wait("!document.querySelector('.take dialog').open")
    browser.click("[data-take=link]")
    browser.click(".take .close")
    assert not browser.is_seen(".take dialog")
