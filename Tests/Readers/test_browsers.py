"""The interactive page in Firefox and in WebKit, of which Safari and GNOME's browser are made, as in Chromium.

What one browser could do differently is tried in each: `Referees/test_page.py` looks closer, in Chromium alone.
"""

import pytest

from pages import HEAD, SET, fmap, listed

SHOWN = """() => {
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((mark) => getComputedStyle(mark).display !== 'none');
  return {
    cities: seen('.cities > .city').map((mark) => mark.dataset.city).sort(),
    links: seen('.links .link').length,
    rows: seen('tbody tr').map((row) => row.dataset.city).sort(),
    summary: document.querySelector('.summary').textContent,
  };
}"""
ROWS = f"({SHOWN})().rows"
VIEW = "document.querySelector('.map').getAttribute('viewBox').split(' ').map(Number)"
CARD = ".card:not([hidden])"
FOCUSED = "document.activeElement.id || document.activeElement.dataset.show"
EVIL = "<script>alert(1)</script> \"'&]]> <img src=x onerror=alert(2)>"


def test_a_browser_tells_what_goes_wrong(session, site):
    """Else no other test could fail for it."""
    site.write(
        "wrong.html", "<!doctype html><meta charset='utf-8'><meta http-equiv='Content-Security-Policy' content=\"default-src 'none';"
        " script-src 'unsafe-inline'\"><title>Wrong</title><style>p { color: red }</style><body class='ready'><script>nothing()</script>",
    )  # fmt: skip
    words = "\n".join(session.complaints(site.address("wrong.html")))
    assert "nothing" in words and "Content" in words and "style" in words
    session.open(site.address("wrong.html"))
    session.said()
    session.run("() => { document.onclick = () => nothing(); }")
    assert session.said() == []
    session.click((200, 200))
    assert len(session.said()) == 1
    session.run("() => { document.body.innerHTML = '<img src=\"elsewhere.png\">'; }")
    session.wait("document.images[0].complete")
    assert any("img-src" in word or "image" in word for word in session.said())


@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize("page", ["map.html", "embed/map.html", "embed/embed.html", "strict/map.html"])
def test_it_loads_without_a_complaint(browser, site, page, scheme):
    assert browser.complaints(site.address(page, scheme)) == []


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_every_year_shows_what_the_program_lists(browser, site, scheme):
    browser.open(site.address("map.html#lang=en", scheme))
    for year in range(1980, 2022):
        browser.run(SET, ".time input", year)
        shown, ids = browser.run(SHOWN), sorted(row["id"] for row in listed(year))
        assert shown["cities"] == shown["rows"] == ids and shown["links"] == len(ids), year
        assert str(year) in shown["summary"] and str(len(ids)) in shown["summary"]


def test_the_language_changes_without_a_reload(browser, site):
    browser.open(site.address("map.html"))
    names = "[...document.querySelectorAll('.labels')].filter((g) => getComputedStyle(g).display !== 'none').map((g) => g.getAttribute('lang'))"
    assert browser.run("document.documentElement.lang") == "zh-Hans" and browser.text("h1").startswith("我们的朋友遍天下")
    assert browser.run(names) == ["zh-Hans"]
    browser.run("window.isSame = true")
    browser.click("[data-to=en]")
    assert browser.run("document.documentElement.lang") == "en" and browser.text("h1") == "Our Friends Are All Over the World"
    assert browser.run(names) == ["en"]
    assert browser.run("document.title") == "Our Friends Are All Over the World" and browser.run("isSame && location.hash") == "#lang=en"


def test_the_slider_goes_by_key(browser, site):
    browser.open(site.address("map.html#lang=en"))
    browser.run("document.querySelector('.time input').focus()")
    browser.press(*["ArrowLeft"] * 23)
    assert browser.text(".time output") == "1998" and "year=1998" in browser.run("location.hash")
    assert browser.run(ROWS) == sorted(row["id"] for row in listed(1998))
    browser.press("Home")
    assert browser.text(".time output") == "1980" and browser.run(ROWS) == ["sapporo-jp"]


def test_playing_ends_by_itself(browser, site):
    browser.open(site.address("map.html#lang=en&year=2019"))
    browser.click(".play")
    pressed = "document.querySelector('.play').getAttribute('aria-pressed')"
    assert browser.run(pressed) == "true"
    browser.wait("document.querySelector('.time output').textContent === '2021'")
    browser.wait(f"{pressed} === 'false'")
    assert len(browser.run(ROWS)) == len(listed(2021))


def test_a_card_opens_by_mouse_and_closes(browser, site):
    browser.open(site.address("map.html#lang=en"))
    browser.hover("#city-chicago-us .hit")
    browser.see(CARD)
    assert browser.text(".card h2") == "Chicago" and "1985-09-05" in browser.text(".card") and not browser.is_seen(".card .close")
    browser.hover((5, 5))
    browser.wait("document.querySelector('.card').hidden")
    browser.click("#city-la-plata-ar .hit")
    browser.hover((5, 5))
    assert browser.text(".card h2") == "La Plata" and "city=la-plata-ar" in browser.run("location.hash")
    browser.click(".card .close")
    assert not browser.is_seen(".card") and browser.run("location.hash") == "#lang=en"


def test_a_card_opens_by_key_and_leads_back_to_its_city(browser, site):
    browser.open(site.address("map.html#lang=en"))
    browser.run("document.querySelector('#city-sapporo-jp').focus()")
    browser.press("ArrowRight", "ArrowRight", "Enter")
    assert browser.text(".card h2") == "Düsseldorf" and browser.is_seen(".card .close")
    browser.press("Tab")
    assert browser.run("!!document.activeElement.closest('.card')")
    browser.press("Escape")
    assert not browser.is_seen(".card") and browser.run(FOCUSED) == "city-dusseldorf-de"


def test_from_the_list_to_the_card_and_back(browser, site):
    browser.open(site.address("map.html#lang=en"))
    browser.run("document.querySelector('[data-show=turin-it]').focus()")
    browser.press("Enter")
    assert browser.text(".card h2") == "Turin" and browser.run(FOCUSED) == "city-turin-it"
    browser.press("Escape")
    assert not browser.is_seen(".card") and browser.run(FOCUSED) == "turin-it"


def test_search_finds_however_it_is_written(browser, site, photo_site):
    for page, path, words in (
        (site, "map.html", {"zhijiage": "chicago-us", "dusseldorf": "dusseldorf-de", "杜塞爾多夫": "dusseldorf-de", "zjg": "chicago-us"}),
        (photo_site, "site/index.html", {"bolin": "berlin-de", "daban": "osaka-jp", "Osaka": "osaka-jp"}),
    ):
        browser.open(page.address(path))
        for word, city in words.items():
            browser.run(SET, "input[type=search]", word)
            assert browser.run(ROWS) == [city], word
    browser.open(site.address("map.html#lang=en"))
    browser.run(SET, "input[type=search]", "德國")
    assert browser.run(ROWS) == ["dusseldorf-de"]
    browser.write("input[type=search]", "CHICA")
    browser.press("Enter")
    assert browser.text(".card h2") == "Chicago"


def test_filters_agree_with_the_program(browser, site):
    browser.open(site.address("map.html#lang=en"))
    ids = lambda *options: sorted(row["id"] for row in listed(2021, *options))
    browser.click("input[value=sister]")
    assert browser.run(ROWS) == ids("--relation", "cooperative") and "relation=cooperative" in browser.run("location.hash")
    browser.click("input[value=sister]")
    browser.click(".continents [value=Africa]")
    assert browser.run(ROWS) == ids("--continent", "Africa")


def test_keys_and_buttons_zoom(browser, site):
    browser.open(site.address("map.html#lang=en"))
    whole = browser.run(VIEW)
    browser.run("document.querySelector('#city-chicago-us').focus()")
    browser.press("+", "+")
    assert browser.run(VIEW)[2] == pytest.approx(whole[2] / 1.6**2, abs=0.1)
    browser.press("-")
    assert browser.run(VIEW)[2] == pytest.approx(whole[2] / 1.6, abs=0.1)
    browser.press("0")
    assert browser.run(VIEW) == whole
    browser.press("Escape")
    for button, factor in (("[data-zoom='1.6']", 1.6), ("[data-zoom='0.625']", 1), (".tools [data-box]", None), (".tools > :last-child", 1)):
        browser.click(button)
        width = browser.run(VIEW)[2]
        assert width == pytest.approx(whole[2] / factor, abs=0.1) if factor else width < whole[2] / 2


def test_a_drag_moves_the_zoomed_map(browser, site):
    browser.open(site.address("map.html#lang=en"))
    browser.click(".tools [data-box]")
    before = browser.run(VIEW)
    browser.drag((300, 450), (280, 440), (240, 420))
    after = browser.run(VIEW)
    assert after[:2] != before[:2] and after[2] == before[2] and "city=" not in browser.run("location.hash")


def test_an_address_is_loaded_changed_and_gone_back_to(browser, site):
    browser.open(site.address("map.html#lang=en&year=1998&city=chicago-us"))
    assert browser.text(".card h2") == "Chicago" and browser.text(".time output") == "1998"
    assert browser.run(ROWS) == sorted(row["id"] for row in listed(1998))
    # Back to a page that its visitor has not touched leads no button of WebKit.
    browser.click("h1")
    browser.run("() => { location.hash = '#lang=en&year=1985&city=turin-it'; }")
    browser.wait("document.querySelector('.time output').textContent === '1985'")
    assert browser.text(".card h2") == "Turin"
    browser.back()
    browser.wait("document.querySelector('.time output').textContent === '1998'")
    assert browser.text(".card h2") == "Chicago" and len(browser.run(ROWS)) == len(listed(1998))


def test_it_works_beside_its_assets_under_a_strict_policy(browser, site):
    for scheme in ("http", "file"):
        browser.open(site.address("strict/map.html#lang=en&year=2013", scheme))
        assert browser.run(ROWS) == sorted(row["id"] for row in listed(2013))
        assert browser.run("getComputedStyle(document.querySelector('.visually-hidden, .card')).position") == "absolute"


def test_on_a_phone_the_map_comes_first_and_a_finger_opens_the_card(browser, site, photo_site):
    tops = "(...parts) => parts.map((part) => document.querySelector(part).getBoundingClientRect().top)"
    # Of these two the second has a wall, which comes first where there is room.
    for address in (site.address("map.html#lang=en"), photo_site.address("site/index.html#lang=en")):
        browser.open_framed(address, 360, 740)
        assert browser.run("innerWidth") == 360 and browser.run("document.documentElement.scrollWidth") <= 360
        assert browser.run("document.querySelector('main').lastElementChild.id") == "agreements"
        map_top, search_top, list_top = browser.run(tops, ".map", "input[type=search]", "#agreements")
        assert map_top < 220 < list_top and map_top < search_top < 740 - 44
    browser.open_framed(site.address("map.html#lang=en"), 360, 740)
    browser.click("#city-belfast-gb .hit", "touch")
    browser.see(CARD)
    assert browser.text(".card h2") == "Belfast"
    browser.click(".card .close", "touch")
    assert not browser.is_seen(".card")


def test_who_wants_it_still_and_dark_has_it_so(kind, site):
    browser = kind(is_still=True, is_dark=True)
    try:
        browser.open(site.address("map.html#lang=en"))
        moving = """[...document.querySelectorAll('*')].filter((node) => {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(node);
          return parseFloat(transitionDuration) > 0.01 || animationName !== 'none' && parseFloat(animationDuration) > 0.01;
        }).length"""
        assert browser.run("matchMedia('(prefers-reduced-motion: reduce)').matches") and browser.run(moving) == 0
        assert browser.run("document.querySelector('.shade').getAttribute('aria-pressed')") == "true"
        assert max(map(int, browser.run("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"))) < 80
        assert browser.said() == []
    finally:
        browser.quit()


def test_hostile_words_are_words(browser, site):
    quoted = EVIL.replace('"', '""')
    site.write("evil.csv", f'{HEAD},note\n"Town {quoted}","镇{quoted}",JP,"Land {quoted}",国,Asia,40,140,sister,1990,'
                           f'https://example.org/?a=1&b="x,"{quoted}"\n')  # fmt: skip
    fmap("render", "--data", "evil.csv", "-o", "evil.html", cwd=site.folder)
    assert browser.complaints(site.address("evil.html#lang=en")) == []
    browser.open(site.address("evil.html#lang=en"))
    browser.click("tbody button")
    assert EVIL in browser.text(".card") and browser.run("document.querySelectorAll('body script').length") == 1
    assert not browser.is_seen("img")
