"""The wall of a hundred photos in Chromium: whole on every window, nothing jumps, the larger view, three views, paper."""

import subprocess
import time
import types

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from conftest import run
from photo_site import LONG_NAME, photo_table
from visits import Quiet, served, visit, visitor

SIZES = [(360, 740), (768, 1024), (1280, 800), (1920, 1080)]
# What a first visit may load before anybody scrolls: the page itself, and the photos near the window; bytes.
MOST_AT_FIRST = 1_500_000

# Of all photos that a selector finds: whether they are loaded, their boxes, those of the given parent, and how their sides stand.
PHOTOS = """async (selector) => {
  const whole = async (photo) => {
    photo.loading = 'eager';
    await photo.decode();
    const {left, top, right, bottom, width, height} = photo.getBoundingClientRect();
    const frame = photo.parentNode.getBoundingClientRect(), tile = photo.closest('tr, .card, .larger').getBoundingClientRect();
    // A photo that is contained in its box keeps its shape; any other has that of its box.
    const isKept = getComputedStyle(photo).objectFit === 'contain';
    const isIn = [frame, tile].every((box) => left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1);
    return {width: photo.naturalWidth, height: photo.naturalHeight, shape: isKept ? photo.naturalWidth / photo.naturalHeight : width / height,
            isIn, isWide: width >= 40 && height >= 40, left, top, right, bottom};
  };
  return Promise.all([...document.querySelectorAll(selector)].map(whole));
}"""
JUMPS = """() => {
  window.jumps = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) jumps.push([entry.value, ...entry.sources.map((s) => s.node && s.node.nodeName)]);
  }).observe({type: 'layout-shift', buffered: true});
}"""


@pytest.fixture(scope="module")
def wall(tmp_path_factory):
    """The site: its address, its photos, and the bytes that were asked for since they were last forgotten."""
    folder = tmp_path_factory.mktemp("wall")
    photos = photo_table(folder)
    code, _, errors = run("render", "--data", folder / "table.csv", "-o", "site/", cwd=folder)
    assert code == 0, errors
    code, _, errors = run("render", "-o", "site/built-in.html", cwd=folder)
    assert code == 0, errors
    page = next(name for name in ("index.html", "map.html") if (folder / "site" / name).exists())
    sent = {}

    class Counting(Quiet):
        def send_response(self, code, message=None):
            sent[self.path] = sent.get(self.path, 0)
            super().send_response(code, message)

        def copyfile(self, source, outputfile):
            data = source.read()
            sent[self.path] = sent.get(self.path, 0) + len(data)
            outputfile.write(data)

    with served(folder / "site", Counting) as root:
        yield types.SimpleNamespace(address=f"{root}/{page}", built_in=f"{root}/built-in.html", photos=photos, sent=sent, folder=folder)


def choose_view(page, name):
    page.locator(f"label[for=view-{name}]").click()


def is_shape_of(found, size):
    return found["shape"] == pytest.approx(size[0] / size[1], rel=0.03)


def assert_whole(found, photo):
    assert found["width"] > 0 and found["isIn"] and found["isWide"] and is_shape_of(found, photo.size), (photo, found)


def no_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def names_of_tiles(page):
    return page.eval_on_selector_all("tbody tr", "rows => rows.filter((r) => !r.hidden).map((r) => r.dataset.agreement)")


def open_first(page):
    page.locator("tbody .thumb").first.click()
    expect(page.locator(".larger")).to_be_visible()


def heading(page):
    return page.locator(".larger h2").text_content()


# MARK: Photos are whole


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_photo_is_whole_in_its_tile(browser, wall, size):
    page = visit(browser, f"{wall.address}#lang=en", size)
    by_row = {photo.agreement: photo for photo in wall.photos}
    views = ["tiles"] if size[0] <= 900 else ["row", "tiles", "table"]
    for view in views:
        if size[0] > 900:
            choose_view(page, view)
        found = page.evaluate(PHOTOS, "tbody .thumb img")
        order = page.eval_on_selector_all("tbody .thumb", "thumbs => thumbs.map((t) => t.dataset.view)")
        assert len(found) == len(order) == 100
        for photo, name in zip(found, order):
            assert_whole(photo, by_row[name])
        assert no_sideways(page), view
    assert page.said == []


@pytest.mark.parametrize("size", [*SIZES, (844, 390)], ids=str)
def test_every_photo_is_whole_in_its_card(browser, wall, size):
    page = visit(browser, f"{wall.address}#lang=en", size)
    for photo in wall.photos[:12]:
        page.evaluate("(city) => document.querySelector(`[data-show='${city}']`).click()", photo.agreement)
        expect(page.locator(".card h2")).to_have_text(photo.name)
        [found] = page.evaluate(PHOTOS, ".card img")
        assert_whole(found, photo)
    # From the map: the city that has the tab stop.
    page.keyboard.press("Escape")
    city = page.locator(".cities > .city[tabindex='0']")
    city.focus()
    page.keyboard.press("Enter")
    name = page.locator(".card h2").text_content()
    [found] = page.evaluate(PHOTOS, ".card img")
    assert_whole(found, next(photo for photo in wall.photos if photo.name == name))


@pytest.mark.parametrize("size", [*SIZES, (844, 390)], ids=str)
def test_every_photo_is_whole_in_the_larger_view(browser, wall, size):
    page = visit(browser, f"{wall.address}#lang=en", size)
    open_first(page)
    by_name = {photo.name: photo for photo in wall.photos}
    seen = set()
    for _ in range(8):
        [found] = page.evaluate(PHOTOS, ".larger img")
        photo = by_name[heading(page)]
        assert_whole(found, photo)
        assert 0 <= found["left"] and found["right"] <= size[0] and 0 <= found["top"] and found["bottom"] <= size[1]
        # One large photo in memory, and nothing of the view out of the window.
        assert page.locator(".larger img").count() == 1
        boxes = page.eval_on_selector_all(".larger button, .larger h2", "all => all.map((n) => n.getBoundingClientRect().toJSON())")
        assert all(box["bottom"] <= size[1] and box["right"] <= size[0] and box["height"] > 0 for box in boxes), boxes
        seen.add(photo.name)
        page.keyboard.press("ArrowRight")
    assert len(seen) == 8


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_jumps_and_little_is_loaded_at_first(browser, wall, size):
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.add_init_script(f"({JUMPS})()")
    wall.sent.clear()
    page.goto(wall.address, wait_until="networkidle")
    page.wait_for_selector(".ready")
    page.wait_for_timeout(300)
    sent = dict(wall.sent)
    photos = [path for path in sent if "/photos/" in path]
    print(f"{size}: {sum(sent.values()):,} bytes, {len(photos)} photos at first")
    assert 0 < sum(sent.values()) <= MOST_AT_FIRST and len(photos) < 100
    assert all(path.endswith("-480.jpg") for path in photos), photos
    # All others as they come into sight.
    for step in range(1, 40):
        page.evaluate("(at) => scrollTo(0, at)", step * size[1] * 0.8)
        page.wait_for_timeout(20)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("jumps") == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_jumps_where_the_page_comes_bit_by_bit(browser, wall, size):
    class Slow(Quiet):
        def copyfile(self, source, outputfile):
            data = source.read()
            step = -(-len(data) // 20)
            for start in range(0, len(data), step):
                outputfile.write(data[start : start + step])
                outputfile.flush()
                time.sleep(0.05 if self.path.endswith(".html") else 0)

    page = visitor(browser, size)
    page.add_init_script(f"({JUMPS})()")
    with served(wall.folder / "site", Slow) as root:
        page.goto(f"{root}/index.html", wait_until="networkidle")
        page.wait_for_selector(".ready")
        page.wait_for_timeout(300)
        assert page.evaluate("jumps") == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_says_the_same_before_its_script_comes(browser, wall, lang):
    page = visitor(browser, java_script_enabled=False)
    page.goto(f"{wall.address}")
    before = page.locator(f".summary [lang|={lang}]").text_content()
    assert before == visit(browser, f"{wall.address}#lang={lang}").locator(".summary").text_content()


# MARK: The larger view


@pytest.mark.parametrize("how", ["click", "Enter", "Space", "tap", "card"])
def test_the_larger_view_opens(browser, wall, how):
    page = visit(browser, f"{wall.address}#lang=en", (1280, 800), has_touch=True)
    thumb = page.locator("tbody .thumb").nth(2)
    row = page.locator("tbody tr").nth(2)
    if how == "click":
        thumb.click()
    elif how == "tap":
        thumb.tap()
    elif how == "card":
        page.evaluate("(city) => document.querySelector(`[data-show='${city}']`).click()", row.get_attribute("data-city"))
        page.locator(".card .thumb").click()
    else:
        thumb.focus()
        page.keyboard.press(how)
    expect(page.locator(".larger")).to_be_visible()
    assert heading(page) == row.locator("[data-show] .t[lang=en]").text_content()
    assert page.evaluate("document.querySelector('.larger').contains(document.activeElement)")
    expect(page.locator(".larger [role=status]")).to_have_text(f"Photo 3 of 100: {heading(page)}")
    assert page.locator(".larger .credit").text_content().startswith("Photo: Friend ")


def swipe(page, *points):
    """A finger that goes along points, as the browser itself gets it."""
    client = page.context.new_cdp_session(page)
    for kind, at in zip(["touchStart", *["touchMove"] * (len(points) - 1)], points):
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at[0], "y": at[1]}]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_the_next_and_the_previous_photo(browser, wall):
    page = visit(browser, f"{wall.address}#lang=en", (390, 844), has_touch=True, is_mobile=True)
    names = page.eval_on_selector_all("tbody tr", "rows => rows.map((r) => r.querySelector('[data-show] .t[lang=en]').textContent)")
    page.locator("tbody .thumb").first.tap()
    position = page.locator(".larger [role=status]")
    expect(position).to_contain_text("Photo 1 of 100")
    page.locator(".larger [data-turn='1']").tap()
    assert heading(page) == names[1]
    page.keyboard.press("ArrowRight")
    assert heading(page) == names[2]
    page.keyboard.press("ArrowLeft")
    page.locator(".larger [data-turn='-1']").tap()
    assert heading(page) == names[0]
    # To the left is on, to the right is back; from the first one to the last.
    swipe(page, (300, 400), (240, 400), (180, 402), (120, 402))
    expect(position).to_contain_text("Photo 2 of 100")
    swipe(page, (100, 400), (160, 400), (220, 402), (290, 402))
    expect(position).to_contain_text("Photo 1 of 100")
    page.keyboard.press("ArrowLeft")
    expect(position).to_have_text(f"Photo 100 of 100: {names[-1]}")
    # A finger that goes up, or that comes from the edge, as for the browser's own Back, turns nothing.
    swipe(page, (200, 500), (190, 420), (170, 330), (150, 250))
    swipe(page, (5, 400), (80, 400), (160, 402), (220, 402))
    page.wait_for_timeout(100)
    expect(position).to_contain_text("Photo 100 of 100")
    assert page.locator(".larger img").count() == 1


@pytest.mark.parametrize("how", ["Escape", "close", "back"])
def test_the_larger_view_closes_and_the_page_stays(browser, wall, how):
    page = visit(browser, f"{wall.address}#lang=en", (1280, 800))
    page.goto(f"{wall.address}?second#lang=en")
    page.wait_for_selector(".ready")
    for nth in (1, 3):
        thumb = page.locator("tbody .thumb").nth(nth)
        thumb.click()
        expect(page.locator(".larger")).to_be_visible()
        if how == "Escape":
            page.keyboard.press("Escape")
        elif how == "close":
            page.locator(".larger .close").click()
        else:
            page.evaluate("history.back()")
        expect(page.locator(".larger")).to_be_hidden()
        assert page.url.startswith(f"{wall.address}?second") and page.locator(".larger img").count() == 0
        expect(thumb).to_be_focused()
    # However often photos were opened, one Back leaves the page.
    page.go_back()
    assert page.url.startswith(f"{wall.address}#")


def test_focus_returns_to_the_photo_that_was_seen_last(browser, wall):
    page = visit(browser, f"{wall.address}#lang=en")
    open_first(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator("tbody .thumb").nth(1)).to_be_focused()


def test_a_photo_leads_to_its_city_on_the_map(browser, wall):
    page = visit(browser, f"{wall.address}#lang=en")
    open_first(page)
    name = heading(page)
    page.locator(".larger .onMap").click()
    expect(page.locator(".larger")).to_be_hidden()
    expect(page.locator(".card")).to_be_visible()
    assert page.locator(".card h2").text_content() == name
    expect(page.locator(".stage")).to_be_in_viewport()
    assert page.evaluate("document.activeElement.dataset.city") == page.locator("tbody tr").first.get_attribute("data-city")


@pytest.mark.parametrize("size", [(390, 844), (1280, 800)], ids=str)
def test_from_a_photo_far_below_the_way_leads_up_to_the_map(browser, wall, size):
    page = visit(browser, f"{wall.address}#lang=en", size, has_touch=size[0] < 900)
    if size[0] > 900:
        choose_view(page, "tiles")
    thumb = page.locator("tbody .thumb").nth(60)
    thumb.scroll_into_view_if_needed()
    thumb.click()
    page.locator(".larger .onMap").click()
    expect(page.locator(".card h2")).to_be_in_viewport()
    page.wait_for_timeout(800)
    expect(page.locator(".card h2")).to_be_in_viewport()
    expect(page.locator(".map")).to_be_in_viewport()


def test_what_a_photo_shows_is_said_in_each_language(browser, wall):
    page = visit(browser, f"{wall.address}#lang=en")
    for lang in ("en", "zh"):
        page.locator(f".switches [data-to={lang}]").click()
        said = page.eval_on_selector_all("tbody .thumb", "all => Object.fromEntries(all.map((t) => [t.dataset.view, t.firstElementChild.alt]))")
        assert said == {photo.agreement: photo.words[lang] for photo in wall.photos}
        open_first(page)
        assert page.locator(".larger img").get_attribute("alt") in said.values()
        page.keyboard.press("Escape")


# MARK: The wall


def test_the_wall_is_in_step(browser, wall):
    page = visit(browser, f"{wall.address}#lang=en")
    assert len(names_of_tiles(page)) == 100
    page.evaluate("() => { const s = document.querySelector('.time input'); s.value = 1990; s.dispatchEvent(new Event('input')); }")
    # Towns are of 1980 to 2019, twice each up to 1999.
    assert set(names_of_tiles(page)) == {photo.agreement for n, photo in enumerate(wall.photos) if n % 40 <= 10}
    page.locator(".filters input[name=relation][value=cooperative]").uncheck()
    assert set(names_of_tiles(page)) == {photo.agreement for n, photo in enumerate(wall.photos) if n % 40 <= 10 and n % 2 == 0}
    page.locator("input[type=search]").fill("Japan")
    left = {photo.agreement for n, photo in enumerate(wall.photos) if n % 40 <= 10 and n % 2 == 0 and n % 5 == 1}
    assert left and set(names_of_tiles(page)) == left
    # The larger view goes through what is there alone.
    page.keyboard.press("Escape")
    page.locator("tbody tr:not([hidden]) .thumb").first.click()
    expect(page.locator(".larger [role=status]")).to_contain_text(f"of {len(left)}:")


@pytest.mark.parametrize("view", ["tiles", "table"])
def test_each_head_moves_the_tiles(browser, wall, view):
    page = visit(browser, f"{wall.address}#lang=en")
    choose_view(page, view)
    before = names_of_tiles(page)
    for column in range(5):
        page.locator("th button").nth(column).click()
        keys = page.evaluate("""(column) => [...document.querySelectorAll('tbody tr')].map((r) => r.cells[column].dataset.sort
          || [...r.cells[column].querySelectorAll('.t[lang=en]')].map((n) => n.textContent).join(''))""", column)  # fmt: skip
        collated = page.evaluate("(keys) => keys.sort(new Intl.Collator('en', {numeric: true}).compare)", keys)
        assert keys == collated, column
        assert page.locator("th").nth(column).get_attribute("aria-sort") == "ascending"
        top = page.eval_on_selector_all("tbody tr", "rows => rows.map((r) => [r.getBoundingClientRect().top, r.getBoundingClientRect().left])")
        assert top == sorted(top)
    assert names_of_tiles(page) != before


@pytest.mark.parametrize("has_script", [True, False])
def test_where_there_is_room_there_are_three_views(browser, wall, has_script):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=has_script)
    page = context.new_page()
    page.goto(wall.address)
    tops = lambda: page.eval_on_selector_all("tbody tr", "rows => rows.slice(0, 30).map((r) => Math.round(r.getBoundingClientRect().top))")  # noqa: E731
    lefts = lambda: page.eval_on_selector_all("tbody tr", "rows => rows.slice(0, 30).map((r) => Math.round(r.getBoundingClientRect().left))")  # noqa: E731
    assert page.locator("#view-row").is_checked() and len(set(tops())) == 1 and len(set(lefts())) == 30
    choose_view(page, "tiles")
    assert 1 < len(set(tops())) < 30 and 1 < len(set(lefts())) < 30
    page.locator("#view-tiles").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#view-table").is_checked() and len(set(tops())) == 30 and len(set(lefts())) == 1
    assert page.locator("tbody tr:visible").count() == 100 and page.locator("tbody td:visible").count() == 600


@pytest.mark.parametrize("width", [320, 390, 900])
def test_in_a_narrow_window_there_are_tiles_alone(browser, wall, width):
    page = visit(browser, f"{wall.address}#lang=en", (width, 800))
    assert page.locator(".view + label:visible").count() == 0 and no_sideways(page)
    assert page.locator("tbody tr").first.evaluate("r => getComputedStyle(r).display") == "block"
    # The longest name breaks within its tile.
    row = page.locator("tbody tr", has_text=LONG_NAME)
    assert row.evaluate("r => r.scrollWidth <= r.clientWidth + 1 && r.getBoundingClientRect().right <= innerWidth")
    row.locator(".thumb").click()
    assert heading(page) == LONG_NAME and page.locator(".larger").evaluate("v => v.scrollWidth <= v.clientWidth")


def test_the_wall_comes_first_where_there_is_room(browser, wall):
    top = lambda page, part: page.locator(part).evaluate("n => n.getBoundingClientRect().top + scrollY")  # noqa: E731
    wide = visit(browser, wall.address, (1280, 800))
    assert top(wide, "#agreements") < top(wide, ".stage") < 800
    assert wide.evaluate("document.querySelector('#agreements').compareDocumentPosition(document.querySelector('.stage'))") & 4
    phone = visit(browser, wall.address, (390, 844))
    assert top(phone, ".stage") < top(phone, "#agreements")
    without = visit(browser, wall.built_in, (1280, 800))
    assert top(without, ".stage") < top(without, "#agreements")


@pytest.mark.parametrize(("width", "words"), [(1280, 16), (1920, 16), (2560, 20), (3840, 28)])
def test_words_grow_with_a_wall(browser, wall, width, words):
    page = visit(browser, f"{wall.built_in}#lang=en", (width, width * 9 // 16))
    size = "(selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
    assert page.evaluate(size, "html") == pytest.approx(words) and page.evaluate(size, ".filters button") == pytest.approx(words)
    # The hub's name as it is on the screen; on a smaller map it is smaller.
    seen = page.evaluate(size, ".map .label.hub") * page.evaluate("document.querySelector('.map').getScreenCTM().a")
    usual = page.locator(".map .label.hub").first.evaluate("n => parseFloat(getComputedStyle(n).getPropertyValue('--size'))")
    assert seen == pytest.approx(usual * words / 16, rel=0.2) if width >= 1920 else seen <= usual
    page.locator(".switches .large").click()
    assert page.evaluate(size, "html") == pytest.approx(1.4 * words) and no_sideways(page)


def test_without_script_the_wall_is_there(browser, wall):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(wall.address)
    assert page.locator("tbody tr:visible").count() == 100 and page.locator(".stage .map").is_visible()
    assert page.locator("tbody .thumb img").count() == 100 and page.locator(".larger").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# MARK: Paper


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()


def facts_of(pdf, *words):
    return subprocess.run([*words, pdf], capture_output=True, check=True).stdout.decode()


def test_photos_are_on_paper(browser, wall, tmp_path):
    page = visit(browser, f"{wall.address}#lang=en")
    page.evaluate("Promise.all([...document.querySelectorAll('.thumb img')].map((i) => { i.loading = 'eager'; return i.decode(); }))")
    page.pdf(path=tmp_path / "wall.pdf", format="A4")
    images = facts_of(tmp_path / "wall.pdf", "pdfimages", "-list").splitlines()[2:]
    assert len(images) >= 100
    assert "https://example.org/" in text_of(tmp_path / "wall.pdf")


# MARK: For everybody

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_on_the_wall(browser, wall, lang, shade):
    page = visit(browser, f"{wall.address}#lang={lang}", color_scheme=shade)
    for view in ("row", "tiles", "table"):
        choose_view(page, view)
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, (view, found.generate_report())
    open_first(page)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.said == []
