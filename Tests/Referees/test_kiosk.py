"""The page as a kiosk, in Chromium: its window, its loop, its visitors, how it begins anew, and that nothing leads away."""

import pytest
from telling import IN_ORDER, no_violation, state, time_of, told, visit  # noqa: F401

# What reaches beyond the window, or scrolls it.
BEYOND = """() => [...document.querySelectorAll('.fmap, .fmap > *, main > *, .board > *, .teller *, .filters *')].filter((node) => {
  const box = node.getBoundingClientRect(), own = node.closest('.counters, .map, .offers');
  const isHidden = !box.width || own || node.closest('[hidden], .skip, legend');
  return !isHidden && (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1);
}).map((node) => node.className || node.localName)"""
SCROLLS = """() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth
  || document.body.scrollTop > 0 || document.scrollingElement.scrollTop > 0"""
# Targets below 44 pixels; the whole of a tile is the target of its city's name, and a label that of its box.
SMALL = """() => [...document.querySelectorAll('.fmap button, .fmap input')].filter((node) => {
  const target = node.closest('label, tr') || node, box = target.getBoundingClientRect();
  return node.offsetParent && box.width && (box.height < 43.9 || box.width < 43.9);
}).map((node) => node.className || node.textContent)"""
# Links that a hand or a key could follow to another document.
AWAY = """() => [...document.querySelectorAll('a[href]')].filter((link) => {
  const isHere = link.getAttribute('href').startsWith('#');
  return !isHere && (link.offsetParent || link.getClientRects().length);
}).map((link) => link.href)"""
# All that a visitor can change.
FIRST = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    lang: document.body.dataset.lang, html: document.documentElement.lang, theme: document.body.dataset.theme || '',
    size: document.documentElement.style.fontSize, large: document.documentElement.className,
    box: document.querySelector('.map').getAttribute('viewBox'), words: document.querySelector('[type=search]').value,
    kinds: all('input[name=relation]').map((box) => box.checked), pressed: all('[aria-pressed=true]').map((b) => b.value || b.dataset.to),
    rows: all('tbody tr').map((row) => row.dataset.agreement), hidden: all('tbody tr[hidden]').length,
    open: all('dialog[open], .card:not([hidden]), .offers:not([hidden]), .notice:not([hidden])').map((node) => node.className),
    scrolls: all('.scroll, .counters, body').map((node) => [node.scrollTop, node.scrollLeft]), photos: all('.frame img').length,
    told: document.querySelector('.who').textContent, isTold: !document.querySelector('.teller').hidden,
    year: document.querySelector('.time output').textContent,
  };
}"""
SCREENS = [(1920, 1080), (3840, 2160), (1080, 1920)]


def touch(page):
    page.locator(".stage").click(position={"x": 30, "y": 30})


def quiet(page, seconds):
    page.clock.run_for(seconds * 1000)


@pytest.mark.parametrize("place,hash", [("kiosk/", "lang=en"), ("site/", "kiosk&lang=en"), ("map.html", "kiosk&lang=zh")])
@pytest.mark.parametrize("size", SCREENS)
def test_it_fills_its_window_and_no_more(browser, told, size, place, hash):  # noqa: F811
    page = visit(browser, told, place, hash, size, has_touch=True)
    for _ in IN_ORDER:
        assert page.evaluate(BEYOND) == [] and not page.evaluate(SCROLLS) and page.evaluate(SMALL) == []
        page.clock.run_for(time_of(state(page)["city"]) + 20)
    board = page.locator(".board").bounding_box()
    assert board["width"] == size[0]
    touch(page)
    page.wait_for_timeout(100)
    assert page.evaluate(BEYOND) == [] and not page.evaluate(SCROLLS) and page.evaluate(SMALL) == []
    assert page.locator("#agreements").is_visible() and page.said == []


def test_words_grow_with_the_screen(browser, told):  # noqa: F811
    sizes = [
        visit(browser, told, "kiosk/", size=size).evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        for size in [(1280, 720), *SCREENS]
    ]
    assert sizes == pytest.approx([16, 18, 36, 18])


def test_it_is_no_kiosk_unless_it_is_told_so(browser, told):  # noqa: F811
    page = visit(browser, told, "site/")
    assert not page.evaluate("document.body.classList.contains('kiosk')") and not state(page)["isOpen"]
    quiet(page, 200)
    assert not state(page)["isOpen"] and page.locator(".notice").is_hidden() and page.locator(".whole-screen").is_hidden()


def test_its_story_begins_by_itself_and_loops(browser, told):  # noqa: F811
    page = visit(browser, told, "kiosk/")
    names = []
    for _ in range(10):
        now = state(page)
        names.append(now["city"])
        assert now["isOpen"] and not now["isResting"] and now["isSeen"] and now["photos"] <= 1
        page.clock.run_for(time_of(now["city"]) + 20)
    assert names == (IN_ORDER + IN_ORDER)[:10] and page.locator(".notice").is_hidden()


@pytest.mark.parametrize("where", [".stage", ".teller figcaption", "footer"])
def test_a_touch_ends_the_story_and_does_nothing_else(browser, told, where):  # noqa: F811
    page = visit(browser, told, "kiosk/", has_touch=True)
    page.locator(where).tap()
    assert not state(page)["isOpen"] and state(page)["mapYear"] == "2010" and state(page)["photos"] == 0
    assert page.locator("#agreements").is_visible() and page.locator(".card").is_hidden()
    quiet(page, 30)
    assert not state(page)["isOpen"]


def test_who_chooses_a_language_while_it_is_told_has_it(browser, told):  # noqa: F811
    page = visit(browser, told, "kiosk/", "")
    page.locator("[data-to=en]").click()
    assert not state(page)["isOpen"] and page.evaluate("document.body.dataset.lang") == "en"


def test_it_asks_before_it_begins_anew_and_any_touch_stays(browser, told):  # noqa: F811
    page = visit(browser, told, "kiosk/")
    touch(page)
    notice = page.locator(".notice")
    assert notice.get_attribute("role") == "alert"
    quiet(page, 39)
    assert notice.is_hidden()
    quiet(page, 2)
    assert notice.is_visible() and notice.locator("button").bounding_box()["height"] >= 44
    quiet(page, 10)
    assert int(notice.locator(".left").text_content()) in range(8, 11)
    # A hand on its way is an answer, and the question stays long enough for it to press nothing that lies below.
    page.mouse.move(300, 300)
    assert notice.is_visible()
    notice.locator("button").click()
    assert notice.is_hidden() and not state(page)["isOpen"]
    quiet(page, 41)
    assert notice.is_visible()
    touch(page)
    assert notice.is_hidden()
    quiet(page, 59)
    assert notice.is_visible() and not state(page)["isOpen"]
    quiet(page, 2)
    assert notice.is_hidden() and state(page)["isOpen"] and not state(page)["isResting"]


def test_it_begins_anew_with_everything_as_at_first(browser, told):  # noqa: F811
    page = visit(browser, told, "kiosk/", "lang=en")
    first = page.evaluate(FIRST)
    touch(page)
    page.locator("[data-to=zh]").click()
    page.locator(".large").click()
    page.locator("input[name=relation]").first.uncheck()
    page.locator(".continents button[value=Europe]").click()
    page.locator("[data-zoom='1.6']").click()
    page.locator("input[type=search]").fill("f")
    page.locator(".previous").click()
    page.evaluate("document.body.dataset.theme = 'dark'; document.querySelector('.scroll').scrollTop = 50")
    assert page.evaluate(FIRST)["hidden"] > 0
    page.mouse.click(5, 5)
    quiet(page, 61)
    assert page.evaluate(FIRST) == first and page.said == []
    assert page.evaluate("document.activeElement.localName") == "h1"


def test_a_photo_that_was_left_open_is_asked_about_and_closed(browser, told):  # noqa: F811
    page = visit(browser, told, "kiosk/")
    first = page.evaluate(FIRST)
    touch(page)
    page.locator("tbody .thumb").first.click()
    quiet(page, 45)
    button = page.locator(".notice button")
    assert button.is_visible()
    # The photo is the top of everything, and the question above it.
    button.click()
    assert page.locator(".notice").is_hidden() and page.locator(".larger").is_visible()
    quiet(page, 61)
    assert page.locator(".larger").is_hidden() and page.evaluate(FIRST) == first
    touch(page)
    quiet(page, 45)
    assert page.locator(".notice button").is_visible()


@pytest.mark.parametrize("place,asked,reset", [("slow/", 72, 91), ("never/", None, None)])
def test_the_house_says_when_it_begins_anew(browser, told, place, asked, reset):  # noqa: F811
    page = visit(browser, told, place)
    touch(page)
    quiet(page, 68)
    assert page.locator(".notice").is_hidden()
    quiet(page, (asked or 400) - 68)
    assert page.locator(".notice").is_visible() == bool(asked)
    quiet(page, (reset or 500) - (asked or 400))
    assert state(page)["isOpen"] == bool(reset)


@pytest.mark.parametrize("by", ["keys", "reader"])
def test_keys_and_screen_readers_are_never_hurried(browser, told, by):  # noqa: F811
    page = visit(browser, told, "kiosk/")
    touch(page)
    if by == "keys":
        page.keyboard.press("Tab")
    else:
        # A press as assistive technology makes it: trusted, and with no pointer.
        session = page.context.new_cdp_session(page)
        page.evaluate("document.querySelector('[data-to=en]').addEventListener('click', (event) => { window.pressed = event.detail; })")
        page.evaluate("document.querySelector('[data-to=en]').focus()")
        for kind in ("rawKeyDown", "char", "keyUp"):
            session.send("Input.dispatchKeyEvent", {"type": kind, "key": " ", "code": "Space", "text": " ", "windowsVirtualKeyCode": 32})
        assert page.evaluate("pressed") == 0
    quiet(page, 300)
    assert page.locator(".notice").is_hidden() and not state(page)["isOpen"]
    touch(page)
    quiet(page, 61)
    assert state(page)["isOpen"]


def test_it_waits_while_years_and_story_run(browser, told):  # noqa: F811
    page = visit(browser, told, "kiosk/")
    touch(page)
    page.locator(".story").click()
    quiet(page, 70)
    assert page.locator(".notice").is_hidden() and state(page)["isOpen"]
    touch(page)
    quiet(page, 30)
    page.locator(".play").click()
    quiet(page, 20)
    assert page.locator(".notice").is_hidden()


def test_who_wants_no_movement_begins_at_rest_and_once(browser, told):  # noqa: F811
    page = visit(browser, told, "kiosk/", reduced_motion="reduce")
    assert state(page)["isOpen"] and state(page)["isResting"]
    page.locator(".teller .on").click()
    quiet(page, 61)
    assert state(page)["city"] == "First"
    # The same photo stays: nothing is built anew.
    page.evaluate("document.querySelector('.frame img').id = 'mine'")
    quiet(page, 200)
    assert page.locator("#mine").count() == 1 and page.locator(".notice").is_hidden()


@pytest.mark.parametrize("place,hash", [("kiosk/", "lang=en"), ("map.html", "kiosk&lang=en")])
def test_nothing_leads_away(browser, told, place, hash):  # noqa: F811
    page = visit(browser, told, place, hash)
    assert page.evaluate(AWAY) == []
    touch(page)
    assert page.evaluate(AWAY) == []
    page.locator("tbody [data-show]").first.click()
    page.wait_for_selector(".card:not([hidden])")
    assert page.evaluate(AWAY) == []
    if place == "kiosk/":
        page.locator("tbody .thumb").first.click()
        assert page.locator(".larger").is_visible() and page.evaluate(AWAY) == []
    assert page.locator(".take").is_hidden() and not any(link.is_visible() for link in page.locator(".skip").all())
    prevented = "new Promise((done) => { addEventListener('contextmenu', (event) => done(event.defaultPrevented), { once: true }); \
      document.querySelector('.map').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })); })"
    assert page.evaluate(prevented)


@pytest.mark.parametrize("can", [True, False])
def test_the_whole_screen_is_offered_where_there_is_one(browser, told, can):  # noqa: F811
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(f"Object.defineProperty(Document.prototype, 'fullscreenEnabled', {{ get: () => {str(can).lower()} }})")
    page.goto((told / "kiosk/index.html").as_uri())
    page.wait_for_selector(".ready")
    assert page.locator(".whole-screen").is_visible() == can
    context.close()


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (390, 844)])
def test_axe_finds_nothing(browser, told, size, shade):  # noqa: F811
    page = visit(browser, told, "kiosk/", size=size, color_scheme=shade)
    no_violation(page)
    touch(page)
    no_violation(page)
    page.clock.pause_at(10_000_000)
    quiet(page, 2)
    page.evaluate("document.querySelector('.notice').hidden = false")
    no_violation(page)
