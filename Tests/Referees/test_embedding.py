"""The page in frames, shared, taken along and in large text, in Chromium; its HTML by html5lib, its pictures by librsvg."""

import csv
import functools
import io
import re
import shutil
import subprocess

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from conftest import run
from visits import opened, served, visit

@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("embedding")
    for arguments in (["-o", folder, "--url", "https://example.org/friends/map.html"], ["-o", folder / "grow", "--frame-height", "grow"]):
        code, _, errors = run("embed", *arguments)
        assert code == 0, errors
    return folder


@pytest.fixture(scope="module")
def site(folder):
    with served(folder) as address:
        yield address


@functools.cache
def printed(*arguments):
    """The markup of the frame that the program prints, and the policy with it."""
    code, out, errors = run("embed", *arguments)
    assert code == 0, errors
    policy, markup = re.search(r"^iframe: .*\nContent-Security-Policy: (.*)\n.*\n\n(.*\n<script>.*</script>)", out.decode(), re.M).groups()
    return policy, markup.replace('loading="lazy" ', "")


def host(browser, site, column, hash="", grows=False, sandbox=False, extra=""):
    """A page with a column and the frame in it as the program prints it, under just the policy that it prints."""
    policy, markup = printed(*(["--frame-height", "grow"] if grows else []))
    if sandbox:
        markup = markup.replace(" data-fmap", ' sandbox="allow-scripts" data-fmap')
    page = browser.new_context(viewport={"width": column + 40, "height": 900}).new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    body = f'<!doctype html><title>Host</title><body>{extra}<table width="{column}"><td>{markup}</table><p id="below">Below'
    page.route("**/host.html*", lambda route: route.fulfill(
        body=body, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": f"default-src 'none'; {policy}"}))  # fmt: skip
    page.goto(f"{site}/host.html{hash}")
    page.frame_locator("iframe >> nth=0").locator(".ready").wait_for()
    page.inside = page.frames[1]
    return page


SET_YEAR = "year => { const s = document.querySelector('.time input'); s.value = year; s.dispatchEvent(new Event('input')); }"


@pytest.mark.parametrize("grows", [False, True])
@pytest.mark.parametrize("column", [520, 1000])
def test_a_frame_is_as_high_in_every_year(browser, site, column, grows):
    page = host(browser, site, column, grows=grows)
    page.wait_for_timeout(500)
    heights, inner, below = set(), set(), set()
    for year in range(1980, 2022):
        page.inside.evaluate(SET_YEAR, year)
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        heights.add(page.locator("iframe").bounding_box()["height"])
        inner.add(page.inside.evaluate("document.documentElement.scrollHeight"))
        below.add(page.locator("#below").bounding_box()["y"])
    if grows:
        # As high as the page; a line more where the summary of a year is longer.
        assert max(heights) - min(heights) <= 60 and max(heights) == max(inner) and max(heights) < 2200
    else:
        assert heights == {800} and len(below) == 1
        assert max(inner) - min(inner) <= 60 and max(inner) < 2200
    box = page.inside.locator(".scroll").evaluate("e => [e.scrollHeight > e.clientHeight, getComputedStyle(e).overflowY]")
    assert box == [True, "auto"] and page.said == []
    assert page.locator("iframe").bounding_box()["width"] <= column
    assert page.inside.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("sandbox", [False, True])
def test_the_address_of_the_host_reaches_the_frame_and_comes_back(browser, site, sandbox):
    page = host(browser, site, 1000, "#city=chicago-us&lang=en&token=secret", sandbox=sandbox)
    name = page.inside.locator(".card h2")
    expect(name).to_have_text("Chicago")
    assert page.inside.evaluate("self.origin === 'null'") == sandbox
    assert "secret" not in page.inside.evaluate("location.href")
    page.evaluate("location.hash = 'city=turin-it&lang=zh'")
    expect(name).to_have_text("都灵")
    # What is done in the frame can be shared by the address of the host; what else that says stays.
    page.evaluate("location.hash = 'lang=en&token=secret'")
    expect(page.inside.locator("h1")).to_have_text("Our Friends Are All Over the World", use_inner_text=True)
    page.inside.locator(".previous").click()
    page.wait_for_function("location.hash === '#token=secret&year=2020&lang=en'")
    # A place of the host's own says nothing to the map.
    page.evaluate("location.hash = 'below'")
    page.wait_for_timeout(200)
    expect(page.inside.locator(".time output")).to_have_text("2020")
    page.inside.locator(".previous").click()
    page.wait_for_timeout(200)
    assert page.evaluate("location.hash") == "#below" and page.said == []


def names_in_frame(browser, site, state):
    """Which part of the map a frame shows, and where its names are, after it was shown."""
    page, said = browser.new_page(viewport={"width": 1100, "height": 900}), []
    page.on("console", lambda message: said.append(message.text))
    body = f'<!doctype html><title>Host</title><iframe {state} src="map.html#lang=en&city=chicago-us" width="1000" height="800"></iframe>'
    page.route("**/host.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{site}/host.html")
    page.frame_locator("iframe").locator(".ready").wait_for(state="attached")
    # A flight to the city would be over.
    page.wait_for_timeout(900)
    page.evaluate("document.querySelector('iframe').hidden = false")
    page.frame_locator("iframe").locator(".card").wait_for()
    page.wait_for_timeout(300)
    found = page.frames[1].evaluate("""() => [document.querySelector('.map').getAttribute('viewBox'),
      ...[...document.querySelectorAll('.labels[lang=en] .label')].map((name) => [name.getAttribute('x'), getComputedStyle(name).display].join())]""")
    page.close()
    assert said == []
    return found


def test_a_frame_that_is_shown_later_is_as_any_other(browser, site):
    """Such as one behind a tab of its host: until then nothing in it has any size."""
    later = names_in_frame(browser, site, "hidden")
    assert later == names_in_frame(browser, site, "") and len(later) > 30


def test_messages_of_others_count_for_nothing(browser, site):
    page = host(browser, site, 1000)
    page.inside.evaluate("window.dispatchEvent(new MessageEvent('message', {data: {fmap: 'hash', hash: 'city=chicago-us'}, source: window}))")
    page.evaluate("postMessage({fmap: 'state', hash: 'city=chicago-us'}, '*'); postMessage({fmap: 'height', height: 400}, '*')")
    page.wait_for_timeout(200)
    assert page.inside.locator(".card").is_hidden() and page.evaluate("location.hash") == ""
    assert page.locator("iframe").get_attribute("height") == "800"


def test_two_frames_have_no_say_over_the_address(browser, site):
    page = host(browser, site, 1000, "#lang=en", extra='<iframe src="map.html" data-fmap></iframe>')
    page.inside.locator(".previous").click()
    page.wait_for_timeout(200)
    assert page.inside.locator(".time output").inner_text() == "2020" and page.evaluate("location.hash") == "#lang=en"


def test_the_html_is_valid(folder):
    for name in ("map.html", "embed.html"):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        document = parser.parse((folder / name).read_text(encoding="utf-8"))
        assert parser.errors == [], name
        for tag in ("iframe", "img", "source"):
            for element in document.iter(tag):
                sizes = [element.get(side, "0") for side in ("width", "height")]
                assert all(size.isdigit() for size in sizes), (name, tag, sizes)
        ids = [element.get("id") for element in document.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name
        assert all("alt" in image.attrib for image in document.iter("img"))


def test_a_phone_gets_the_upright_picture_and_nothing_moves(browser, site):
    for width, name, shape in ((390, "map-2021-upright.svg", 1050 / 390), (1280, "map-2021.svg", 9 / 16)):
        page = opened(browser, f"{site}/embed.html", (width, 800))
        image = page.locator("picture img")
        assert image.evaluate("i => i.currentSrc").endswith(name)
        box = image.bounding_box()
        assert abs(box["height"] / box["width"] - shape) < 0.01


def test_where_its_style_is_blocked_the_page_is_legible(browser, site):
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.route("**/map.html", lambda route: route.fulfill(
        response=route.fetch(), headers={"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'"}))  # fmt: skip
    page.goto(f"{site}/map.html")
    assert page.locator(".ready").count() == 0
    boxes = page.evaluate("[...document.querySelectorAll('svg:not(.map svg):not(.map):not(.strip)')].map((s) => s.getBoundingClientRect()).map((b) => [b.width, b.height])")
    assert len(boxes) > 5 and max(max(box) for box in boxes) <= 56
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shown = lambda selector: page.evaluate("(s) => [...document.querySelectorAll(s)].filter((m) => m.getClientRects().length).length", selector)
    # Agreements that another one has replaced, rings of other years, and the other language are not there.
    assert shown(".cities > .city") == 37 and shown(".cities > .accent") == 1
    assert shown(".labels:lang(zh) .label") > 30 and shown(".labels:lang(en) .label") == 0
    black = "[...document.querySelectorAll('.strip [fill], .sample [fill], .key [fill]')].filter((m) => getComputedStyle(m).fill === 'rgb(0, 0, 0)').length"
    assert page.evaluate(black) == 0
    assert page.locator(".card").is_hidden() and page.locator(".take dialog").is_hidden()


def take(page, name):
    page.locator(f"[data-take={name}]").click()
    expect(page.locator(".take dialog")).to_be_visible()


def saved(page, ending):
    with page.expect_download() as download:
        page.locator(f"[data-ending={ending}]").click()
    return download.value.suggested_filename, download.value.path()


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_the_picture_is_what_is_seen_and_stands_alone(browser, site, size, tmp_path):
    page = visit(browser, f"{site}/map.html#lang=en&year=1999", size, color_scheme="dark")
    view = page.evaluate("document.querySelector('.map').getAttribute('viewBox')")
    take(page, "picture")
    name, svg = saved(page, "svg")
    assert name == "Our Friends Are All Over the World-1999.svg"
    text = svg.read_text(encoding="utf-8")
    assert "var(" not in text and "<script" not in text and "class=" not in text and "data-" not in text and "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "Our Friends Are All Over the World 1999" in text and "At the end of 1999" in text
    assert ">Chicago<" in text and ">芝加哥<" not in text and ">Karachi<" not in text
    # What the table says of its last year is not said of another.
    assert "announced" not in text and "Natural Earth" in text
    assert shutil.which("rsvg-convert"), "rsvg-convert is in the package librsvg2-bin"
    (tmp_path / "a.svg").write_text(text, encoding="utf-8")
    subprocess.run(["rsvg-convert", tmp_path / "a.svg", "-o", tmp_path / "a.png"], check=True)
    _, png = saved(page, "png")
    with Image.open(png) as drawn, Image.open(tmp_path / "a.png") as other:
        assert drawn.width == 3840 and drawn.size == (2 * other.width, 2 * other.height)
        # The dark sea, in both; links in the colour of their kind.
        ground = [picture.convert("RGB").getpixel((5, 5)) for picture in (drawn, other)]
        assert ground[0] == ground[1] and max(ground[0]) < 80
        assert len(set(drawn.convert("RGB").resize((960, 600)).getdata())) > 500
    image = page.locator(".take dialog img")
    assert image.evaluate("i => i.naturalWidth") == 3840 and image.get_attribute("src").startswith("blob:")
    assert image.get_attribute("alt").startswith("At the end of 1999")
    assert "press and hold" in page.locator(".take dialog").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator(".take dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.dataset.take") == "picture"
    # The map on the page is as it was.
    assert page.evaluate("document.querySelector('.map').getAttribute('viewBox')") == view and page.said == []
    assert page.evaluate("document.querySelector('.map').clientWidth") <= size[0]


def test_a_browser_without_a_canvas_gives_the_drawing(browser, site):
    page = visit(browser, f"{site}/map.html#lang=en")
    page.evaluate("HTMLCanvasElement.prototype.getContext = () => null")
    take(page, "picture")
    assert page.locator("[data-ending=png]").is_hidden() and "cannot make a PNG" in page.locator(".take dialog").inner_text()
    assert page.locator(".take dialog img").evaluate("i => i.naturalWidth") == 1920


def test_the_table_is_what_is_shown_and_no_cell_runs(browser, site, tmp_path):
    head = "city_en,city_zh,country_code,country_en,country_zh,continent,latitude,longitude,relation,established,source,note"
    (tmp_path / "table.csv").write_text(
        f'{head}\n"=HYPERLINK(""x"")",镇,JP,@Japan,日本,Asia,36,138,sister,1990,https://example.org/,"-1, +2"\n', encoding="utf-8")  # fmt: skip
    code, _, errors = run("render", "--data", tmp_path / "table.csv", "-o", tmp_path / "page.html")
    assert code == 0, errors
    for address, count in ((f"{site}/map.html#lang=en&relation=cooperative&year=2013", 9), ((tmp_path / "page.html").as_uri() + "#lang=en", 1)):
        page = visit(browser, address)
        take(page, "table")
        name, path = saved(page, "csv")
        text = path.read_bytes().decode("utf-8")
        assert name.endswith(".csv") and text.startswith("\ufeff") and "\r\n" in text
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert rows[0] == ["City", "Country", "Relation", "Agreed", "Distance", "Source and notes"]
        shown = page.evaluate("[...document.querySelectorAll('tbody tr')].filter((r) => !r.hidden).length")
        assert len(rows) - 1 == shown and all("http" in row[5] for row in rows[1:])
        assert not any(cell.lstrip(" \"'").startswith(tuple("=+-@")) and not cell.startswith("'") for row in rows for cell in row)
        assert page.locator(".take textarea").input_value().startswith('"City"') and page.said == []
        if count == 1:
            assert rows[1][:2] == ["'=HYPERLINK(\"x\")", "'@Japan"]


def test_a_link_is_copied_and_said(browser, site):
    page = visit(browser, f"{site}/map.html#lang=en&year=1999", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-take=link]").click()
    expect(page.locator("[data-told=copied]")).to_be_visible()
    # The address of the page on the web, which this one knows.
    assert page.evaluate("navigator.clipboard.readText()") == "https://example.org/friends/map.html#year=1999&lang=en"
    assert "The link is copied." in page.locator(".summary").inner_text()
    page.locator(".previous").click()
    assert "The link is copied." not in page.locator(".summary").inner_text()


def test_where_nothing_works_it_is_said_in_words(browser, site):
    page = host(browser, site, 1000, "#lang=en", sandbox=True)
    inside = page.frame_locator("iframe")
    inside.locator("[data-take=link]").click()
    expect(inside.locator(".take textarea")).to_have_value("https://example.org/friends/map.html#lang=en")
    assert inside.locator(".take textarea").evaluate("t => t.selectionEnd - t.selectionStart === t.value.length")
    expect(inside.locator(".take dialog")).to_contain_text("If nothing happens")
    inside.locator(".take .close").click()
    inside.locator("[data-take=picture]").click()
    expect(inside.locator(".take dialog img")).to_be_visible()
    assert inside.locator(".take dialog img").evaluate("i => i.decode().then(() => i.naturalWidth)") == 3840
    inside.locator(".take .close").click()
    inside.locator("[data-take=paper]").click()
    expect(inside.locator("[data-told=unprinted]")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_large_text_is_large_everywhere_and_kept_in_the_address(browser, site, lang):
    page = visit(browser, f"{site}/map.html#lang={lang}", (360, 740))
    size = "(s) => parseFloat(getComputedStyle(document.querySelector(s)).fontSize)"
    parts = [".summary", "td", "button", ".about"]
    before = [page.evaluate(size, part) for part in parts]
    names = "[...document.querySelectorAll('.map .label')].map((l) => l.getBoundingClientRect().height).filter((h) => h)[0]"
    name = page.evaluate(names)
    page.locator(".large").click()
    assert [round(page.evaluate(size, part) / old, 2) for part, old in zip(parts, before)] == [1.4] * len(parts)
    assert round(page.evaluate(names) / name, 1) == 1.4
    assert "text=large" in page.evaluate("location.hash")
    page.reload()
    page.wait_for_selector(".ready")
    assert page.locator(".large").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".scroll").evaluate("e => e.scrollWidth <= e.clientWidth")
    boxes = page.evaluate("[...document.querySelectorAll('.filters input[type=checkbox]')].map((b) => b.getBoundingClientRect().width)")
    assert len(set(boxes)) == 1
    low = page.evaluate("""[...document.querySelectorAll('button, input[type=search], select')].map((b) => [b.className, b.getBoundingClientRect().height])
      .filter(([, height]) => height && height < 60)""")
    assert low == [], low
    take(page, "picture")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 320])
def test_large_text_cuts_no_counter_on_a_phone(browser, site, lang, width):
    page = visit(browser, f"{site}/map.html#lang={lang}&text=large&continent=Asia", (width, 740))
    script = """[...document.querySelectorAll('.counters button, .filters label, .filters .count')].filter((e) => e.offsetParent)
      .map((e) => [e.textContent, e.getBoundingClientRect()]).map(([text, {left, right}]) => [text, left, right])"""
    found = page.evaluate(script)
    assert len(found) >= 20 and all(left >= 0 and right <= width for _, left, right in found), found
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", ["picture", "table"])
def test_axe_finds_no_violation_in_dialogs_and_large_text(browser, site, lang, shade, part):
    page = visit(browser, f"{site}/map.html#lang={lang}&text=large", (390, 844), color_scheme=shade)
    take(page, part)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()


def test_the_head_promises_only_what_is_there(browser, site, folder):
    page = visit(browser, f"{site}/map.html")
    meta = page.evaluate("Object.fromEntries([...document.querySelectorAll('meta[property]')].map((m) => [m.getAttribute('property'), m.content]))")
    assert meta["og:image"] == "https://example.org/friends/map.png" and (folder / "map.png").exists()
    assert meta["og:url"] == "https://example.org/friends/map.html" and meta["og:locale"] == "zh_CN"
    assert "37" in page.evaluate("document.querySelector('meta[name=description]').content")
    icon = page.evaluate("""new Promise((done) => { const i = new Image(); i.onload = () => done(i.naturalWidth > 0); i.onerror = () => done(false);
      i.src = document.querySelector('link[rel=icon]').href; })""")
    assert icon and page.said == []
    bare = visit(browser, f"{site}/grow/map.html")
    assert bare.locator("meta[property='og:image'], link[rel=canonical]").count() == 0
