"""Finding a city on the interactive page: what search finds, suggestions, counters, the map's flight; in Chromium."""

import csv
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import run, table
from visits import visit

# What is typed, some cities that it must find, and some that it must not.
BUILT_IN = {
    "zhijiage": ("chicago-us", "turin-it"), "zjg": ("chicago-us", "turin-it"), "zhi jia ge": ("chicago-us", "turin-it"),
    "杜塞爾多夫": ("dusseldorf-de", "turin-it"), "Düsseldorf": ("dusseldorf-de", "turin-it"),
    "dusseldorf": ("dusseldorf-de", "turin-it"), "Yaounde": ("yaounde-cm", "turin-it"), "Yaoundé": ("yaounde-cm", "turin-it"),
    "德國": ("dusseldorf-de", "chicago-us"), "美國": ("chicago-us", "dusseldorf-de"), "deguo": ("dusseldorf-de", "chicago-us"),
    "USA": ("chicago-us", "dusseldorf-de turin-it"), "usa": ("chicago-us", "dusseldorf-de"), "U.S.": ("chicago-us", "ufa-ru"),
    "U.S.A.": ("chicago-us", "ufa-ru"), "US": ("chicago-us", "turin-it lille-fr"), "america": ("chicago-us monterrey-mx", "turin-it"),
    "United States of America": ("chicago-us", "monterrey-mx"), "UK": ("belfast-gb", "turin-it"),
    "Great Britain": ("belfast-gb", "turin-it"), "美利坚": ("chicago-us", "monterrey-mx"),
    "俄国": ("ufa-ru irkutsk-ru", "minsk-by"), "Korea": ("gumi-kr", "sapporo-jp"), "ROK": ("gumi-kr", "sapporo-jp"),
    "KOR": ("gumi-kr", "turin-it"),
    "欧洲": ("dusseldorf-de turin-it", "chicago-us sapporo-jp"), "歐洲": ("turin-it", "sapporo-jp"), "ouzhou": ("turin-it", "sapporo-jp"),
    "Europe": ("dusseldorf-de turin-it", "chicago-us"), "europa": ("", "dusseldorf-de turin-it"),
    "1985": ("chicago-us turin-it", "lille-fr dusseldorf-de"), "1985-09": ("chicago-us", "turin-it"),
    "友好城市": ("chicago-us", "lille-fr"), "友好合作": ("lille-fr", "chicago-us"), "sister": ("chicago-us", "lille-fr"),
    "states of": ("", "turin-it"), "qwxz": ("", "chicago-us turin-it"),
}  # fmt: skip

# Places as the gazetteer has them, for a table that is made in the test.
PLACES = {
    "Chongqing": ("重庆", "China", "中国"), "Chengdu": ("成都", "China", "中国"), "Xiamen": ("厦门", "China", "中国"),
    "Nagasaki": ("长崎", "Japan", "日本"), "Osaka": ("大阪", "Japan", "日本"), "Berlin": ("柏林", "Germany", "德国"),
    "Taipei": ("台北", "Taiwan, China", "中国台湾"),
}  # fmt: skip
MADE = {
    "chongqing": ("重庆", "成都 厦门"), "chengdu": ("成都", "重庆"), "changqi": ("长崎", "柏林 大阪"), "zhangqi": ("长崎", "柏林"),
    "xiamen": ("厦门", "柏林"), "bolin": ("柏林", "大阪"), "bailin": ("柏林", "大阪"), "daban": ("大阪", "柏林"),
    "cq": ("重庆 长崎", "成都 厦门 柏林 大阪"), "cd": ("成都", "重庆 长崎"), "xm": ("厦门", "柏林"), "bl": ("柏林", "厦门 大阪"),
    "db": ("大阪", "柏林 厦门"), "重慶": ("重庆", "成都"), "長崎": ("长崎", "成都"), "德國": ("柏林", "大阪"),
    "TWN": ("", "台北 柏林"), "Taiwan": ("台北", "柏林"), "Formosa": ("", "台北"), "ROC": ("", "台北"),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("find") / "map.html"
    code, _, errors = run("render", "-o", path)
    assert code == 0, errors
    return path.as_uri()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A page of real cities whose coordinates the program finds itself."""
    folder = tmp_path_factory.mktemp("made")
    with open(folder / "table.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["city_en", "city_zh", "country_en", "country_zh", "established"])
        rows.writerows([city, zh, country, land, 1980 + n] for n, (city, (zh, country, land)) in enumerate(PLACES.items()))
    code, _, errors = run("render", "--data", folder / "table.csv", "-o", folder / "map.html")
    assert code in (0, 1) and (folder / "map.html").exists(), errors
    return folder / "map.html"


def shown(page):
    return set(page.evaluate("[...document.querySelectorAll('tbody tr')].filter((r) => !r.hidden).map((r) => r.dataset.city)"))


def view(page):
    return [float(number) for number in page.locator(".map").get_attribute("viewBox").split()]


def landed(page):
    """The part of the map that is seen when it rests."""
    page.evaluate("""async () => {
      const box = () => document.querySelector('.map').getAttribute('viewBox'), rest = () => new Promise((done) => setTimeout(done, 700));
      for (let before = ''; before !== box(); await rest()) before = box();
    }""")
    return view(page)


def offers(page):
    return page.evaluate("[...document.querySelectorAll('[role=option]')].filter((o) => o.offsetParent).map((o) => o.innerText.replace(/\\s+/g, ' ').trim())")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_typed_finds_just_its_cities(browser, built, lang):
    page = visit(browser, f"{built}#lang={lang}")
    search = page.locator("input[type=search]")
    for word, (wanted, others) in BUILT_IN.items():
        search.fill(word)
        found = shown(page)
        assert set(wanted.split()) <= found and not set(others.split()) & found, (word, found)
    search.fill("qwxz")
    assert shown(page) == set()


def test_cities_with_several_readings_are_found_by_each(browser, made):
    page = visit(browser, f"{made.as_uri()}#lang=zh")
    search = page.locator("input[type=search]")
    names = "[...document.querySelectorAll('tbody tr')].filter((r) => !r.hidden).map((r) => r.querySelector('td [lang|=zh]').textContent)"
    assert len(page.evaluate(names)) == len(PLACES)
    for word, (wanted, others) in MADE.items():
        search.fill(word)
        found = set(page.evaluate(names))
        assert set(wanted.split()) <= found and not set(others.split()) & found, (word, found)


def test_short_names_of_countries_are_found_and_never_shown(browser, built, made):
    html = made.read_text(encoding="utf-8")
    aliases = re.search(r'data-aliases="([^"]*)"', html)[1]
    assert "DE:de|deu" in aliases and not re.search(r"\b(TW|HK|MO|US):", aliases)
    page = visit(browser, f"{built}#lang=en")
    page.locator("input[type=search]").fill("usa")
    assert offers(page)[0] == "United States 1 city"
    assert "usa" not in page.locator("body").inner_text().lower()


def test_suggestions_are_a_combobox(browser, built):
    page = visit(browser, f"{built}#lang=zh")
    search, options = page.get_by_role("combobox", name="查找城市"), page.get_by_role("option")
    expect(search).to_have_attribute("aria-expanded", "false")
    assert search.get_attribute("aria-controls") == page.get_by_role("listbox", include_hidden=True).get_attribute("id")
    search.press_sequentially("d")
    expect(search).to_have_attribute("aria-expanded", "true")
    assert offers(page)[0] == "杜塞尔多夫 Düsseldorf · 德国" and len(offers(page)) == 8
    assert all(option.bounding_box()["height"] >= 44 for option in options.all())
    assert search.get_attribute("aria-activedescendant") is None
    for key, n in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 7), ("ArrowDown", 0)):
        search.press(key)
        expect(options.nth(n)).to_have_attribute("aria-selected", "true")
        assert page.locator("[aria-selected=true]").count() == 1
        assert search.get_attribute("aria-activedescendant") == options.nth(n).get_attribute("id")
        assert search.evaluate("(input) => input === document.activeElement")
    search.press("Escape")
    assert offers(page) == [] and search.input_value() == "d"
    search.press("ArrowDown")
    search.press("ArrowDown")
    search.press("Enter")
    assert page.locator(".card h2").inner_text() == "杜塞尔多夫" and offers(page) == [] and len(shown(page)) == 37
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.type") == "search" and page.locator(".card").is_hidden()


@pytest.mark.parametrize(("lang", "word", "first"), [
    ("zh", "德国", "德国 1座城市"), ("zh", "deguo", "德国 1座城市"), ("zh", "欧洲", "欧洲 9座城市"), ("en", "eur", "Europe 9 cities"),
    ("en", "sister", "Sister cities 23 cities"), ("en", "1985", "1985 5 cities"), ("en", "in", "Incheon 仁川 · South Korea"),
    ("zh", "zhijiage", "芝加哥 Chicago · 美国"), ("en", "UK", "United Kingdom 1 city"), ("zh", "大", "大邱 Daegu · 韩国"),
])  # fmt: skip
def test_the_first_suggestion_is_what_is_meant(browser, built, lang, word, first):
    page = visit(browser, f"{built}#lang={lang}")
    page.locator("input[type=search]").fill(word)
    assert offers(page)[0] == first, offers(page)


def test_countries_kinds_and_years_filter(browser, built):
    page = visit(browser, f"{built}#lang=en")
    search, hash = page.locator("input[type=search]"), lambda: page.evaluate("location.hash")
    rows = [row for row in table() if row["country_code"] == "JP"]
    search.fill("japan")
    page.get_by_role("option").first.click()
    assert len(shown(page)) == len(rows) and "country=JP" in hash() and search.input_value() == ""
    assert page.locator(".countries button:visible").inner_text().split() == ["Japan", str(len(rows))]
    search.fill("1985")
    search.press("ArrowDown")
    search.press("Enter")
    assert page.locator(".time output").inner_text() == "1985" and len(shown(page)) == 2
    page.goto(f"{built}#lang=en&year=2021&country=")
    search.fill("sister")
    search.press("Enter")
    assert offers(page) and shown(page) and page.locator(".card").is_hidden()
    search.press("Enter")
    assert "relation=sister" in hash() and page.locator("input[name=relation]:checked").count() == 1


def test_half_a_word_of_an_input_method_suggests_nothing(browser, built):
    page = visit(browser, f"{built}#lang=zh")
    page.locator("input[type=search]").focus()
    keys = page.context.new_cdp_session(page)
    for part in ("z", "zh", "zhi"):
        keys.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
        assert offers(page) == [] and len(shown(page)) == 37, part
    keys.send("Input.insertText", {"text": "芝"})
    page.wait_for_selector("[role=option]")
    assert offers(page)[0].startswith("芝加哥")
    # Over an open list the next word is composed, and its keys are the input method's.
    keys.send("Input.imeSetComposition", {"text": "jia", "selectionStart": 3, "selectionEnd": 3})
    assert offers(page)[0].startswith("芝加哥") and shown(page) == {"chicago-us"}


def test_what_was_found_is_told_once(browser, built):
    page = visit(browser, f"{built}#lang=en")
    page.evaluate("""() => { window.told = []; new MutationObserver(() => told.push(document.querySelector('.summary').textContent))
      .observe(document.querySelector('.summary'), { childList: true }); }""")
    page.locator("input[type=search]").press_sequentially("chicago", delay=60)
    page.wait_for_function("() => told.length > 0")
    page.wait_for_timeout(900)
    told = page.evaluate("told")
    assert len(told) == 1 and "1 city" in told[0], told
    assert page.locator("[aria-live=polite]").count() == 1


@pytest.mark.parametrize("size", [(320, 560), (390, 844), (844, 390)])
def test_on_a_phone_the_list_stays_in_the_window_and_off_the_input(browser, built, size):
    page = visit(browser, f"{built}#lang=zh", size, has_touch=True, is_mobile=True)
    search = page.locator("input[type=search]")
    for place in ("start", "center", "end"):
        search.evaluate("(input, block) => { input.blur(); input.scrollIntoView({ block }); }", place)
        search.tap()
        search.fill("")
        search.press_sequentially("d")
        field, box = search.bounding_box(), page.get_by_role("listbox").bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= size[1] + 1, (place, box)
        assert box["y"] >= field["y"] + field["height"] or box["y"] + box["height"] <= field["y"], (place, box, field)
        assert 0 <= box["x"] and box["x"] + box["width"] <= size[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.get_by_role("option").first.tap()
    assert page.locator(".card h2").inner_text() == "杜塞尔多夫"


def test_the_map_flies_to_the_city(browser, built):
    page = visit(browser, f"{built}#lang=en", (1280, 900))
    page.evaluate("""() => { window.seen = []; new MutationObserver(() => seen.push(+document.querySelector('.map').getAttribute('viewBox').split(' ')[2]))
      .observe(document.querySelector('.map'), { attributes: true, attributeFilter: ['viewBox'] }); }""")
    page.locator("input[type=search]").fill("gumi")
    page.keyboard.press("Enter")
    left, top, width, height = landed(page)
    seen = page.evaluate("seen")
    assert seen[-1] == width < 200 and sum(width < w < 1900 for w in seen) > 1, seen
    assert all(a >= b for a, b in zip(seen, seen[1:])), seen
    inside = page.evaluate("""([left, top, width, height]) => [...document.querySelectorAll('.cities > .city:not(.off) circle:last-child')]
      .map((c) => [+c.getAttribute('cx') - left, +c.getAttribute('cy') - top]).filter(([x, y]) => x > 0 && x < width && y > 0 && y < height).length""",
      [left, top, width, height])
    assert inside >= 4
    label = page.locator('.labels[lang=en] .label[data-city="gumi-kr"]').bounding_box()
    card = page.locator(".card").bounding_box()
    assert label["width"] > 10 and (label["x"] >= card["x"] + card["width"] or label["x"] + label["width"] <= card["x"])
    assert page.said == []


def test_a_hand_stops_the_flight(browser, built):
    for act in (lambda page: page.mouse.wheel(0, 1), lambda page: page.keyboard.press("Shift"), lambda page: page.mouse.down()):
        page = visit(browser, f"{built}#lang=en", (1280, 900))
        # A flight of six seconds: the hand of a test is slow where a machine is busy.
        page.evaluate("() => { const next = requestAnimationFrame; window.requestAnimationFrame = (act) => next((now) => act(now / 10)); }")
        page.mouse.move(5, 5)
        page.locator("input[type=search]").fill("gumi")
        page.keyboard.press("Enter")
        page.wait_for_function("() => +document.querySelector('.map').getAttribute('viewBox').split(' ')[2] < 1900")
        act(page)
        assert landed(page)[2] > 80


@pytest.mark.parametrize("city", ["dusseldorf-de", "yaounde-cm", "la-plata-ar"])
def test_the_card_stays_on_the_map_while_this_flies(browser, built, city):
    """Also while its city is far outside of the part that is shown."""
    page = visit(browser, f"{built}#lang=en&city=gumi-kr", (1280, 900))
    assert landed(page)[2] < 200
    page.evaluate("""() => { window.out = []; new MutationObserver(() => {
      const [map, card] = [".stage", ".card"].map((part) => document.querySelector(part).getBoundingClientRect());
      out.push(Math.max(map.left - card.left, card.right - map.right, map.top - card.top, card.bottom - map.bottom));
    }).observe(document.querySelector('.map'), { attributes: true, attributeFilter: ['viewBox'] }); }""")
    page.locator(f"[data-show={city}]").click()
    landed(page)
    out = page.evaluate("out")
    assert len(out) > 1 and max(out) <= 0, out


def test_with_reduced_motion_it_is_one_step(browser, built):
    page = visit(browser, f"{built}#lang=en", reduced_motion="reduce")
    page.locator("input[type=search]").fill("gumi")
    page.keyboard.press("Enter")
    assert view(page)[2] < 200
    assert view(page) == landed(page)


def test_an_address_flies_only_to_a_city_on_which_others_lie(browser, built):
    assert landed(visit(browser, f"{built}#city=chicago-us"))[2] == 1920
    assert landed(visit(browser, f"{built}#city=gumi-kr"))[2] < 200


COUNTERS = """(row) => Object.fromEntries([...document.querySelectorAll(`.${row} button`)].filter((b) => b.offsetParent)
  .map((b) => [b.value, [+b.querySelector('.count').textContent, b.getAttribute('aria-pressed')]]))"""


def test_counters_are_filters_in_step_with_year_kind_and_search(browser, built):
    page = visit(browser, f"{built}#lang=en")
    counters = lambda row: page.evaluate(COUNTERS, row)
    expected = {}
    for row in table():
        expected.setdefault(row["continent"], set()).add((row["city_en"], row["country_code"]))
    assert {name: count for name, (count, _) in counters("continents").items()} == {name: len(cities) for name, cities in expected.items()}
    assert counters("countries") == {}
    before = [box.bounding_box()["x"] for box in page.locator(".continents button").all()]
    page.locator(".continents [value=Europe]").click()
    assert counters("continents")["Europe"] == [9, "true"] and counters("continents")["Asia"][0] == 20
    land = counters("countries")
    assert sum(count for count, _ in land.values()) == 9 == len(shown(page)) and land["RU"] == [1, "false"]
    box = landed(page)
    assert box[2] < 600
    page.locator(".countries [value=RU]").click()
    assert shown(page) == {"ufa-ru"} and "continent=Europe&country=RU" in page.evaluate("location.hash")
    page.locator(".countries [value=RU]").click()
    assert len(shown(page)) == 9 and "country" not in page.evaluate("location.hash")
    page.locator(".continents [value=Europe]").click()
    assert len(shown(page)) == 37 and counters("countries") == {} and landed(page)[2] == 1920
    page.locator("input[type=search]").fill("chicago")
    assert {name: count for name, (count, _) in counters("continents").items()} == {
        "Asia": 0, "Europe": 0, "Africa": 0, "North America": 1, "South America": 0}  # fmt: skip
    assert page.locator(".continents .none").count() == 4
    page.locator("input[type=search]").fill("")
    assert [box.bounding_box()["x"] for box in page.locator(".continents button").all()] == before
    page.locator("input[value=cooperative]").uncheck()
    page.evaluate("() => { const s = document.querySelector('.time input'); s.value = 1985; s.dispatchEvent(new Event('input')); }")
    assert [count for count, _ in counters("continents").values()] == [2, 2, 0, 1, 0]


def test_the_address_keeps_continent_and_country(browser, built):
    page = visit(browser, f"{built}#lang=en&continent=Asia&country=JP")
    assert shown(page) == {"sapporo-jp", "kawasaki-jp", "hamamatsu-jp", "sasebo-jp"}
    assert page.locator("[aria-pressed=true]:visible").evaluate_all("(all) => all.map((b) => b.value).filter(Boolean)") == ["Asia", "JP"]
    page.goto(f"{built}#lang=en&country=ZZ")
    assert len(shown(page)) == 37


def test_many_countries_stay_in_one_row_on_a_phone(browser, built):
    page = visit(browser, f"{built}#lang=zh&continent=Asia", (390, 844))
    for row in (".continents", ".countries"):
        box = page.locator(row).bounding_box()
        assert box["height"] < 64 and box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".map").bounding_box()["y"] < 844 and page.locator(".find").bounding_box()["y"] > page.locator(".map").bounding_box()["y"]
    last = page.locator(".countries button:visible").last
    last.focus()
    assert last.bounding_box()["x"] + last.bounding_box()["width"] <= 391


def test_of_one_continent_its_countries_are_there_at_once(browser, tmp_path):
    rows = "Lyon,France\nMilan,Italy\nRome,Italy\n"
    (tmp_path / "table.csv").write_text(f"City,Country\n{rows}", encoding="utf-8")
    assert run("render", "--data", tmp_path / "table.csv", "--hub", "Berlin", "--lang", "en", "-o", tmp_path / "map.html")[0] == 0
    page = visit(browser, (tmp_path / "map.html").as_uri())
    assert page.evaluate(COUNTERS, "countries") == {"IT": [2, "false"], "FR": [1, "false"]} and page.evaluate(COUNTERS, "continents") == {}
    page.locator("[value=IT]").click()
    assert shown(page) == {"milan-it", "rome-it"} and page.locator("[value=FR]").is_visible()
    page.locator("input[type=search]").fill("1985")
    assert offers(page) == []


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_the_list_open(browser, built, lang, shade, width):
    page = visit(browser, f"{built}#lang={lang}&continent=Europe&year=1990", (width, 900), color_scheme=shade)
    page.locator("input[type=search]").fill("d")
    page.keyboard.press("ArrowDown")
    assert offers(page)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    assert found.violations_count == 0, found.generate_report()
