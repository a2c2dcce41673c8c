"""What the referees of story and kiosk share: a table of eight cities, some with photos, its pages, and a clock that a test moves."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import run
from PIL import Image
from visits import visitor

LOOK = ["--basemap", "none"]
HEAD = (
    "city_en,city_zh,country_code,country_en,country_zh,continent,latitude,longitude,relation,established,"
    "source,photo,photo_alt_en,photo_alt_zh,photo_credit"
)
# Name, its Chinese form, country, continent, year, whether it has a photo. Not in the order of years.
CITIES = [
    ("Third", "三市", "JP,Japan,日本,Asia", "35,139", 1990, True), ("First", "一市", "US,United States,美国,North America", "40,-90", 1981, True),
    ("Second", "二市", "DE,Germany,德国,Europe", "52,13", 1985, False), ("Fourth", "四市", "FR,France,法国,Europe", "47,2", 1990, True),
    ("Fifth", "五市", "BR,Brazil,巴西,South America", "-20,-45", 1996, False), ("Sixth", "六市", "KE,Kenya,肯尼亚,Africa", "-1,36", 2001, True),
    ("Seventh", "七市", "AU,Australia,澳大利亚,Oceania", "-33,150", 2004, False), ("Eighth", "八市", "IT,Italy,意大利,Europe", "43,11", 2010, True),
]  # fmt: skip
IN_ORDER = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth"]
YEAR = {name: year for name, *_, year, _ in CITIES}
CHINESE = {name: chinese for name, chinese, *_ in CITIES}
PICTURED = {name for name, *_, has in CITIES if has}
PHOTO, NAME = 6000, 3500
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}

# What is told: names, years, picture, and which marks of the map stand out.
TOLD = """() => {
  const teller = document.querySelector('.teller'), part = (name) => teller.querySelector(name), seen = (m) => m.getBoundingClientRect().width;
  const photo = part('.frame img'), marks = [...document.querySelectorAll('.map .current')];
  return {
    isOpen: !teller.hidden, isResting: !part('.go').hidden, year: part('.when').textContent, city: part('.who').textContent,
    about: part('.what').textContent, credit: part('.credit').textContent, alt: photo && photo.alt, src: photo && photo.src,
    mapYear: document.querySelector('.time output').textContent, slider: document.querySelector('.time input').value,
    marked: [...new Set(marks.map((m) => m.dataset.city))], isSeen: marks.some((m) => m.matches('.city') && !m.matches('.off') && seen(m)),
    photos: document.querySelectorAll('.frame img').length, live: teller.querySelector('figcaption').getAttribute('aria-live'),
    summary: document.querySelector('.summary').getAttribute('aria-live'),
  };
}"""


def make(folder):
    """The table beside its photos; a page in a folder, one for a kiosk, and one of the same cities without dates."""
    rows, undated = [HEAD], [HEAD.replace("established,", "")]
    for number, (name, chinese, country, place, year, has) in enumerate(CITIES):
        photo = f"{name}.jpg" if has else ""
        if has:
            size = (300, 200) if number % 2 else (200, 300)
            Image.new("RGB", size, (40 + 20 * number, 120, 200 - 20 * number)).save(folder / photo)
        words = f"https://example.org/,{photo},Square of {name},{chinese}广场,Office {number}" if has else "https://example.org/,,,,"
        kind = "sister" if number % 3 else "cooperative"
        rows.append(f"{name},{chinese},{country},{place},{kind},{year},{words}")
        undated.append(f"{name},{chinese},{country},{place},{kind},{words}")
    (folder / "table.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "undated.csv").write_text("\n".join(undated) + "\n", encoding="utf-8")
    pages = {"site/": [], "kiosk/": ["--kiosk"], "slow/": ["--kiosk", "--reset", "90"], "never/": ["--kiosk", "--reset", "0"]}
    for place, words in pages.items():
        code, _, errors = run("render", "--data", folder / "table.csv", *LOOK, *words, "-o", f"{folder}/{place}")
        assert code == 0, errors
    code, _, errors = run("render", "--data", folder / "undated.csv", *LOOK, "-o", f"{folder}/undated/")
    assert code == 0, errors
    code, _, errors = run("render", "-o", folder / "map.html")
    assert code == 0, errors
    return folder


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    return make(tmp_path_factory.mktemp("told"))


def visit(browser, told, place, hash="lang=en", size=(1280, 900), **options):
    """A page whose clock stands still until a test moves it."""
    page = visitor(browser, size, **options)
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    address = told / place / ("" if place.endswith(".html") else "index.html")
    page.goto(f"{address.as_uri()}#{hash}")
    page.wait_for_selector(".ready")
    return page


def state(page):
    return page.evaluate(TOLD)


def until(page, condition):
    """Waits in the test's own time: the page's clock stands, and its policy forbids what Playwright would wait by."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def time_of(city):
    return PHOTO if city in PICTURED else NAME


def no_violation(page):
    # Words that are still coming are pale. axe waits by the page's clock.
    page.wait_for_timeout(900)
    page.clock.resume()
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()
    assert page.said == []
