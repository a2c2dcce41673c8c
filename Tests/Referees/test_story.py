"""The story in Chromium: which cities it tells of and when, who stops it, what is read aloud, and where it stands."""

import pytest
from telling import CHINESE, IN_ORDER, PICTURED, YEAR, no_violation, state, time_of, told, until, visit  # noqa: F401

# What a screen reader would be given: each change of a live region that is not off, once for a whole region that is atomic.
HEAR = """() => {
  window.heard = [];
  for (const region of document.querySelectorAll('[aria-live], [role=status], [role=alert]')) {
    new MutationObserver(() => {
      const live = region.getAttribute('aria-live');
      if (live !== 'off' && region.textContent.trim() && region.offsetParent) window.heard.push(region.textContent.trim());
    }).observe(region, { childList: true, characterData: true, subtree: true });
  }
}"""
COVERS = """() => {
  const [a, b] = ['.teller', '.stage'].map((name) => document.querySelector(name).getBoundingClientRect());
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}"""


def start(browser, told, place="site/", **options):  # noqa: F811
    page = visit(browser, told, place, **options)
    page.locator(".story").click()
    # The map comes to the top of the window, smoothly.
    page.wait_for_timeout(600)
    return page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_tells_of_every_city_in_the_order_of_years_and_rests_at_the_last(browser, told, lang):  # noqa: F811
    page = start(browser, told, hash=f"lang={lang}")
    for n, city in enumerate(IN_ORDER):
        now, name = state(page), city if lang == "en" else CHINESE[city]
        assert (now["city"], now["year"], now["mapYear"], now["slider"]) == (name, *[str(YEAR[city])] * 3)
        assert now["isSeen"] and [id.split("-")[0] for id in now["marked"]] == [city.lower()]
        alt = f"Square of {city}" if lang == "en" else f"{CHINESE[city]}广场"
        assert now["alt"] == (alt if city in PICTURED else None)
        assert (f"{city.lower()}-" in now["src"]) if city in PICTURED else now["src"] is None
        assert ("Office" in now["credit"]) == (city in PICTURED) and now["photos"] == (city in PICTURED)
        assert str(YEAR[city]) in now["about"] and not now["isResting"]
        if n < len(IN_ORDER) - 1:
            page.clock.run_for(time_of(city) - 200)
            assert state(page)["city"] == name
            page.clock.run_for(200)
        else:
            page.clock.run_for(60_000)
    now = state(page)
    assert now["isOpen"] and now["isResting"] and now["city"] == (IN_ORDER[-1] if lang == "en" else CHINESE[IN_ORDER[-1]])
    assert page.evaluate("document.activeElement.className") == "go" and page.said == []


def test_the_built_in_map_tells_of_all_its_cities_without_a_photo(browser, told):  # noqa: F811
    page = start(browser, told, "map.html")
    rows = page.evaluate("[...document.querySelectorAll('tbody tr')].map((r) => r.dataset.city)")
    page.locator(".teller .rest").click()
    seen, years = [], []
    for _ in rows:
        now = state(page)
        seen += now["marked"]
        years.append(int(now["year"]))
        assert now["photos"] == 0 and now["isSeen"] and now["mapYear"] == now["year"]
        page.locator(".teller .on").click()
    assert sorted(seen) == sorted(rows) and years == sorted(years)


def test_keys_reach_the_pause_first_and_the_focus_returns(browser, told):  # noqa: F811
    page = visit(browser, told, "site/")
    page.locator(".story").focus()
    page.keyboard.press("Enter")
    focused = "document.activeElement.className"
    assert page.evaluate(focused) == "rest"
    page.locator("[data-to=en]").evaluate("node => node.blur()")
    page.locator(".story").focus()
    first = "[...document.querySelectorAll('.teller button')].filter((b) => b.offsetParent)[0].className"
    assert page.evaluate(first) == "rest"
    page.locator(".teller .rest").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "go" and state(page)["isResting"]
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "rest" and not state(page)["isResting"]
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate(focused) == "end" and not state(page)["isResting"]
    page.keyboard.press("Enter")
    assert page.evaluate(focused).split(" ")[0] == "story" and not state(page)["isOpen"] and state(page)["photos"] == 0


@pytest.mark.parametrize("touch", ["pointer", "key", "wheel", "reader", "slider"])
def test_whoever_touches_something_stops_it_for_good(browser, told, touch):  # noqa: F811
    page = start(browser, told)
    if touch == "pointer":
        page.locator("h1").click()
    elif touch == "key":
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("ArrowDown")
    elif touch == "wheel":
        page.mouse.move(5, 5)
        page.mouse.wheel(0, 10)
        page.wait_for_timeout(200)
    elif touch == "reader":
        page.locator(".continents button").first.evaluate("node => node.click()")
    else:
        page.locator(".time input").evaluate("node => { node.value = 1999; node.dispatchEvent(new Event('input', { bubbles: true })); }")
    assert state(page)["isResting"]
    before = state(page)
    page.clock.run_for(60_000)
    assert state(page) == before


def test_it_goes_on_back_and_round(browser, told):  # noqa: F811
    page = start(browser, told)
    page.locator(".teller .on").click()
    assert state(page)["city"] == "Second" and state(page)["isResting"]
    page.locator(".teller .back").click()
    page.locator(".teller .back").click()
    assert state(page)["city"] == "Eighth" and state(page)["mapYear"] == "2010"
    page.locator(".teller .on").click()
    assert state(page)["city"] == "First"
    page.locator(".teller .go").click()
    assert state(page)["city"] == "Second"
    page.clock.run_for(3600)
    assert state(page)["city"] == "Third"


def test_filters_and_search_are_followed(browser, told):  # noqa: F811
    page = visit(browser, told, "site/", "lang=en&continent=Europe")
    page.locator(".story").click()
    names = []
    for _ in range(4):
        names.append(state(page)["city"])
        page.locator(".teller .on").click()
    assert names == ["Second", "Fourth", "Eighth", "Second"]
    page.locator("input[type=search]").fill("italy")
    page.locator(".teller .on").click()
    assert state(page)["city"] == "Eighth"
    page.locator("input[type=search]").fill("nowhere at all")
    page.locator(".teller .on").click()
    assert not state(page)["isOpen"] and page.said == []
    # From a year that somebody has chosen, on.
    page.goto(page.url.split("#")[0] + "#lang=en&year=1990")
    page.reload()
    page.wait_for_selector(".ready")
    page.locator(".story").click()
    assert state(page)["city"] == "Third"


def test_the_years_and_the_story_never_run_both(browser, told):  # noqa: F811
    page = start(browser, told)
    page.locator(".play").click()
    assert state(page)["isResting"] and page.locator(".play").get_attribute("aria-pressed") == "true"
    page.locator(".teller .go").click()
    assert page.locator(".play").get_attribute("aria-pressed") == "false"
    page.clock.run_for(2000)
    assert (state(page)["city"], state(page)["mapYear"]) == ("Second", "1985")


@pytest.mark.parametrize("way", ["end", "Escape"])
def test_a_table_without_dates_is_told_too(browser, told, way):  # noqa: F811
    page = start(browser, told, "undated/")
    names = []
    for _ in IN_ORDER:
        now = state(page)
        names.append(now["city"])
        assert now["year"] == "" and now["isSeen"]
        page.clock.run_for(time_of(now["city"]) + 50)
    assert sorted(names) == sorted(IN_ORDER) and state(page)["isResting"] and page.said == []
    if way == "end":
        page.locator(".teller .end").click()
    else:
        page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className.split(' ')[0]") == "story"
    assert not state(page)["isSeen"]


def test_who_wants_no_movement_steps_by_hand(browser, told):  # noqa: F811
    page = start(browser, told, reduced_motion="reduce")
    assert state(page)["isResting"] and page.evaluate("document.activeElement.className") == "go"
    assert page.locator(".teller figure").evaluate("node => getComputedStyle(node).animationName") == "none"
    page.clock.run_for(60_000)
    assert state(page)["city"] == "First"


def test_what_passes_is_not_read_aloud_and_what_is_chosen_is_once(browser, told):  # noqa: F811
    page = visit(browser, told, "site/")
    page.evaluate(HEAR)
    page.locator(".story").click()
    page.clock.run_for(30_000)
    assert state(page)["city"] != "First" and page.evaluate("heard") == []
    page.locator(".teller .rest").click()
    assert page.evaluate("heard") == []
    for _ in range(2):
        page.evaluate("heard.length = 0")
        page.locator(".teller .on").click()
        heard = page.evaluate("heard")
        assert len(heard) == 1 and state(page)["city"] in heard[0]
    assert page.locator(".teller figcaption").get_attribute("aria-atomic") == "true"
    page.locator(".teller .end").click()
    assert state(page)["summary"] == "polite"


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_map_and_teller_never_lie_on_each_other(browser, told, width):  # noqa: F811
    page = start(browser, told, size=(width, 900))
    for _ in IN_ORDER:
        page.locator(".teller .on").click()
        until(page, "[...document.querySelectorAll('.frame img')].every((photo) => photo.complete)")
        assert not page.evaluate(COVERS), state(page)["city"]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_while_it_is_told_and_while_it_rests(browser, told, width, shade):  # noqa: F811
    page = start(browser, told, size=(width, 900), color_scheme=shade, reduced_motion="reduce")
    no_violation(page)
    page.locator(".teller .go").click()
    no_violation(page)


def test_in_a_wide_window_the_story_has_the_place_of_a_wall_that_comes_first(browser, told):  # noqa: F811
    page = start(browser, told, size=(1280, 900))
    assert page.locator("[data-first] #agreements").is_hidden()
    page.wait_for_timeout(600)
    top, bottom = page.evaluate("() => { const box = document.querySelector('.board').getBoundingClientRect(); return [box.top, box.bottom]; }")
    assert 0 <= top < 120 and bottom <= 900
    page.locator(".teller .end").click()
    assert page.locator("#agreements").is_visible()


def test_language_card_and_larger_view_while_it_is_told(browser, told):  # noqa: F811
    page = start(browser, told, size=(800, 900))
    page.locator("[data-to=zh]").click()
    now = state(page)
    assert (now["city"], now["alt"], now["isResting"]) == ("一市", "一市广场", True) and "美国" in now["about"]
    # A card of another city closes when the story goes on.
    page.locator("tbody button[data-show]:visible").first.click()
    assert page.locator(".card").is_visible()
    page.locator(".teller .on").click()
    assert page.locator(".card").is_hidden() and state(page)["city"] == "二市"
    page.locator(".teller .back").click()
    page.locator("tbody .thumb:visible").first.click()
    now = state(page)
    assert now["photos"] == 1 and not now["isOpen"] and page.locator(".larger").is_visible()
    page.keyboard.press("Escape")
    until(page, "!document.querySelector('.larger').open")
    assert page.locator(".summary").get_attribute("aria-live") == "polite" and page.said == []


def test_a_mouse_that_passes_over_the_map_takes_nothing_away(browser, told):  # noqa: F811
    page = start(browser, told)
    page.locator(".teller .on").click()
    told_of = state(page)["marked"]
    spots = page.locator(".map .city:not(.off) .hit")
    spots.first.hover(force=True)
    page.mouse.move(2, 2)
    page.clock.run_for(1000)
    assert state(page)["marked"] == told_of
