"""The studio's page in Chromium: the way from a list to the finished picture, by mouse, by keys and for everybody; and its script's
own arithmetic in node."""

import io
import json
import re
import subprocess
import zipfile

import openpyxl
import pytest
from PIL import Image
from axe_playwright_python.sync_playwright import Axe

from conftest import PROJECT, run
from studio import studio, wait_for
from visits import visitor

SCRIPT = PROJECT / "Sources/CStudio/script"
STEPS = ["list", "map", "look", "save"]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# Targets below 44 pixels; a label is the target of its box.
SMALL = """() => [...document.querySelectorAll('button, a.button, select, input, summary, .steps a')].filter((node) => {
  const box = (node.closest('label.choice') || node).getBoundingClientRect();
  return node.offsetParent && box.width && (box.height < 43.4 || box.width < 43.4);
}).map((node) => node.outerHTML.slice(0, 90))"""


# Lists of the shapes of real ones. In each a place is to be chosen, and one is not found.

def workbook(*rows):
    file, book = io.BytesIO(), openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


ZH = workbook(
    ["沈阳市国际友好城市一览表"], ["序号", "城 市", "国家", "结好签字时间"], [1, "札幌市", "日本", "1980年11月18日"],
    [2, "斯普林菲尔德", "美国", "1985年5月17日"], [3, "都灵", "意大利", "1985年5月17日"], [4, "圣何塞", "美国", "1990年6月"])
EN = workbook(
    ["NO.", "City", "Country", "Date"], [1, "Fukuoka", "Japan", "1979.05.02"], [2, "Springfield", "the United States of America", "1981.12.08"],
    [3, "Manila", "Philippines", "1982.11.05"], [4, "Qwertzburg", "Germany", "1986.05.12"])
CELLS = "Sister city\nWarsaw (Poland) 1960\nSpringfield (USA) 1973\nMilan (Italy) 1973\nQwertzburg (Germany) 1980\n".encode()
DE = "\ufeffStadt;Land;seit\nKrakau;Republik Polen;1973\nSpringfield;USA;1987\nBologna;Italienische Republik;1962\nQwertzburg;Frankreich;1981\n".encode()
JA = "国名,都市名,提携日\n米国,スプリングフィールド,1961.12.18\n日本,札幌,1970.5.1\n中国,天津,1993.12.7\n日本,存在市,1998.4.1\n".encode("shift_jis")
LISTS = {
    "zh": ("沈阳友城表.xlsx", ZH, "沈阳"), "en": ("guangzhou.xlsx", EN, "Guangzhou"), "cells": ("list.csv", CELLS, "Chicago, Illinois"),
    "de": ("partner.csv", DE, "Leipzig"), "ja": ("提携.csv", JA, "Incheon"),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("studio")) as running:
        yield running


def open_page(browser, server, size=(1280, 900), language="zh-CN", **options):
    """The page at its beginning. Whatever its console says against it or its policy is a fault."""
    page = visitor(browser, size, locale=language, accept_downloads=True, **options)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(f"http://127.0.0.1:{server.port}/#{server.secret}")
    page.wait_for_selector(".ways button.main")
    return page


def drop(page, name, content, **photos):
    """Lets a file go on the page, as a hand does; perhaps with photos."""
    data = page.evaluate_handle(
        """(files) => {
          const data = new DataTransfer();
          for (const [name, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name));
          return data;
        }""", [[name, list(content)], *[[f"{stem}.png", list(photo)] for stem, photo in photos.items()]])
    page.dispatch_event("main", "drop", {"dataTransfer": data})


def begin(page, shape="zh"):
    """Drops a list and says its hub."""
    name, content, hub = LISTS[shape]
    drop(page, name, content)
    page.wait_for_selector("#hub-name")
    page.fill("#hub-name", hub)
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet")


def go(page, step):
    page.click(f"[data-key=step-{step}]")
    page.wait_for_selector(f"[data-key=step-{step}][aria-current]")


def status(page):
    return page.inner_text(".status")


def expect(page, text, selector=".status"):
    """Waits until a part of the page says something."""
    page.wait_for_selector(f"{selector}:has-text('{text}')")


def row_of(page, kind):
    """The row of the first place of a grade."""
    return int(page.get_attribute(f".sheet td.place.{kind} >> nth=0", "data-row"))


def project(page):
    """The map.json that the page has now."""
    return json.loads(page.evaluate("(() => { const w = JSON.parse(sessionStorage['fmap-work']); return w.past[w.at].text; })()"))


def save(page, kind):
    """What one gets by a button of the last step."""
    with page.expect_download(timeout=120_000) as waiting:
        page.click(f"[data-key=save-{kind}]")
    return waiting.value.suggested_filename, open(waiting.value.path(), "rb").read()


# The journey

@pytest.mark.parametrize("shape", LISTS)
def test_an_officer_comes_from_a_list_to_the_finished_picture(browser, server, tmp_path, shape):
    page = open_page(browser, server)
    begin(page, shape)
    expect(page, "待选择")
    assert "1处待选择" in page.inner_text(".sentence") and "1处未找到" in page.inner_text(".sentence")
    # One answer by mouse, one by keys.
    page.click(f".sheet [data-row='{row_of(page, 'choose')}'][data-column='0']")
    page.click(".candidate >> nth=0")
    expect(page, "还差1处")
    unknown = row_of(page, "unknown")
    page.focus(".sheet [tabindex='0']")
    while (at := int(page.evaluate("document.activeElement.dataset.row"))) != unknown:
        page.keyboard.press("ArrowDown" if at < unknown else "ArrowUp")
    page.keyboard.press("Enter")
    page.click("text=填经纬度")
    page.keyboard.type("北纬37.34度 西经121.89度")
    page.wait_for_selector("text=就用这里")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page, "没有要回答的了")
    # What was done stays said: the way to the place is closed, and nothing more is told of its surroundings.
    page.wait_for_timeout(500)
    assert "没有要回答的了" in page.inner_text(".status") and page.query_selector("#coordinate") is None
    answers = project(page)["answers"]
    assert len(answers) == 2 and answers[1]["from"] == "typed" and answers[1]["longitude"] == -121.89
    go(page, "look")
    page.check("input[name=theme][value=exhibition]")
    go(page, "save")
    assert save(page, "pdf")[1].startswith(b"%PDF-") and save(page, "gif")[1].startswith(b"GIF89a")
    _, picture = save(page, "svg")
    name, folder = save(page, "folder")
    assert name.endswith(".zip")
    zipfile.ZipFile(io.BytesIO(folder)).extractall(tmp_path)
    code, svg, errors = run("render", next(tmp_path.rglob("map.json")), "-o", "-")
    assert code == 0 and svg == picture, errors
    assert len(page.query_selector_all(".records li")) == 4
    assert page.said == []
    assert all(re.match(rf"(blob:)?http://127\.0\.0\.1:{server.port}/", url) for url in page.asked), page.asked


def test_the_preview_is_the_picture_that_is_saved(browser, server):
    page = open_page(browser, server)
    drawn = []

    def pass_on(route):
        answer = route.fetch()
        drawn.append(answer.body())
        route.fulfill(response=answer)

    page.route("**/api/draw", pass_on)
    begin(page)
    go(page, "look")
    page.check("input[name=purpose][value=upright]")
    shape = "(() => { const { naturalWidth: w, naturalHeight: h } = document.querySelector('.picture img'); return h / w; })()"
    wait_for(lambda: page.evaluate(shape) > 1.5)
    shown = drawn[-1]
    go(page, "save")
    assert save(page, "svg")[1] == shown and b'viewBox="0 0 1080 1920"' in shown


def hub(page, name="沈阳"):
    page.wait_for_selector("#hub-name")
    page.fill("#hub-name", name)
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet")


def test_a_saved_folder_opens_as_it_was_with_its_photos(browser, server):
    page = open_page(browser, server)
    photo = io.BytesIO()
    Image.new("RGB", (640, 360), "red").save(photo, "png")
    drop(page, "沈阳.csv", "城市,国家,照片\n札幌,日本,photos/a.png\n斯普林菲尔德,美国,\n".encode(), a=photo.getvalue())
    hub(page)
    page.wait_for_selector(".sheet td.place.choose")
    page.click(f".sheet [data-row='{row_of(page, 'choose')}'][data-column='0']")
    page.click(".candidate >> nth=1")
    expect(page, "没有要回答的了")
    go(page, "save")
    assert "photos/sapporo-jp.jpg" in zipfile.ZipFile(io.BytesIO(save(page, "page")[1])).namelist()
    name, folder = save(page, "folder")
    assert set(zipfile.ZipFile(io.BytesIO(folder)).namelist()) == {"map.json", "沈阳.csv", "photos/a.png"}
    before = project(page)
    again = open_page(browser, server)
    drop(again, name, folder)
    again.wait_for_selector(".sheet td.place.answered")
    assert project(again) == before and "没有要回答的了" in again.inner_text(".chips")
    go(again, "save")
    assert save(again, "folder")[1] == folder
    assert page.said == [] and again.said == []


def test_one_bad_row_never_stops_the_others(browser, server):
    page = open_page(browser, server)
    drop(page, "a.csv", "城市,国家,日期\n札幌,日本,1980\n都灵,意大利,1985.13\n".encode())
    hub(page)
    expect(page, "1行有错误", ".sentence")
    assert "1座城市已画在图上" in page.inner_text(".sentence")
    page.wait_for_selector(".preview:not(.is-busy) img:not([hidden])")
    page.click(".chip.wrong")
    page.wait_for_selector(".sheet tbody tr >> nth=0")
    assert len(page.query_selector_all(".sheet tbody tr")) == 1
    page.click(".sheet [data-row='3'][data-column='3']")
    expect(page, "这一行不画", ".panel")
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("1985-12")
    page.keyboard.press("Enter")
    expect(page, "2座城市已画在图上", ".sentence")
    assert page.said == []


@pytest.mark.parametrize("n", [0, 1])
def test_a_sample_opens_at_once(browser, server, n):
    page = open_page(browser, server)
    page.click(f".beginning h2 + .ways button >> nth={n}")
    page.wait_for_selector(".sheet td.place")
    assert "已画在图上" in page.inner_text(".sentence") and page.said == []


def test_a_long_text_does_not_fill_the_sheet_and_is_whole_in_the_row_that_is_looked_at(browser, server):
    page = open_page(browser, server)
    page.click(".beginning h2 + .ways button >> nth=0")
    page.wait_for_selector(".sheet td.long")
    heights = "() => [...document.querySelectorAll('.sheet tbody tr')].map((row) => row.getBoundingClientRect().height)"
    assert max(page.evaluate(heights)) < 60
    cell = page.locator(".sheet td.long").first
    assert cell.evaluate("(cell) => cell.scrollWidth > cell.clientWidth") and "https://" in cell.inner_text()
    cell.click()
    page.wait_for_selector(".sheet tr.open")
    assert page.locator(".sheet tr.open td.long").evaluate("(cell) => cell.scrollWidth <= cell.clientWidth + 1")


# By keys

def test_it_is_done_by_keys_alone(browser, server):
    page = open_page(browser, server)
    begin(page)
    page.wait_for_selector(".sheet td.place.choose")
    row = row_of(page, "choose")
    page.focus(".sheet [tabindex='0']")
    for _ in range(20):
        if page.evaluate("document.activeElement.dataset.row") == str(row):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "radio"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("2")
    expect(page, f"第{row}行")
    # The focus stays in its row, and Esc closes the panel.
    assert page.evaluate("document.activeElement.dataset.row") == str(row)
    assert "您已选定" in page.inner_text(f".sheet [data-row='{row}'][data-column='0']")
    page.keyboard.press("Escape")
    assert page.query_selector(".candidate") is None
    page.keyboard.press("Control+z")
    expect(page, "已撤销")
    expect(page, "待选择", f".sheet [data-row='{row}'][data-column='0']")
    page.keyboard.press("Control+Shift+z")
    expect(page, "已重做")
    expect(page, "您已选定", f".sheet [data-row='{row}'][data-column='0']")
    # A cell is written in, and the office's words are told.
    page.keyboard.press("End")
    page.keyboard.press("F2")
    page.keyboard.type("1986")
    page.keyboard.press("Enter")
    page.wait_for_selector(f".sheet [data-row='{row}'] small")
    correction = project(page)["answers"][-1]
    assert correction["column"] == "established" and correction["was"] == "1985年5月17日" and correction["is"] == "1986"
    assert page.evaluate("document.activeElement.dataset.row") == str(row + 1)
    assert page.said == []


def test_back_goes_one_step_back_and_loses_nothing(browser, server):
    page = open_page(browser, server)
    begin(page)
    page.click("[data-key=next]")
    page.fill("#title-zh", "沈阳与世界")
    page.click("[data-key=next]")
    page.go_back()
    page.wait_for_selector("#title-zh")
    assert page.input_value("#title-zh") == "沈阳与世界" and project(page)["title"]["zh"] == "沈阳与世界"
    page.go_back()
    page.wait_for_selector(".sheet")


def test_the_secret_leaves_the_address_and_a_reload_keeps_the_work(browser, server):
    page = open_page(browser, server)
    assert server.secret not in page.url and page.context.cookies() == []
    begin(page)
    page.reload()
    page.wait_for_selector(".sheet")
    assert server.secret not in page.url and page.inner_text("h1") == LISTS["zh"][0]
    assert not any(server.secret in url.split("#")[0] for url in page.asked)


# Undo, columns, paste

def test_an_undone_step_is_not_destroyed_by_a_new_one(browser, server):
    page = open_page(browser, server)
    begin(page)
    go(page, "map")
    for name in ["甲", "乙"]:
        page.fill("#title-zh", name)
        page.click("h1")
        wait_for(lambda: project(page)["title"]["zh"] == name)
        go(page, "look")
        go(page, "map")
    page.click("[data-key=undo]")
    page.fill("#subtitle-zh", "丙")
    page.click("h1")
    wait_for(lambda: project(page).get("subtitle") == {"zh": "丙"})
    seen = []
    for _ in range(2):
        page.click("[data-key=undo]")
        seen.append(project(page)["title"]["zh"])
    assert seen == ["甲", "乙"]


def test_a_column_is_named_and_a_table_pasted(browser, server):
    page = open_page(browser, server)
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.setData('text/plain', '城市\\t国家\\t哪一年\\n札幌\\t日本\\t1980\\n都灵\\t意大利\\t1985\\n');
      document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
    }""")
    page.wait_for_selector("#hub-name")
    page.fill("#hub-name", "沈阳")
    page.keyboard.press("Enter")
    page.wait_for_selector(".unnamed select")
    page.select_option(".unnamed select", "established")
    page.wait_for_selector(".head.date")
    assert project(page)["columns"] == {"哪一年": "established"} and page.query_selector(".unnamed") is None


def test_what_a_table_says_is_text(browser, server):
    page = open_page(browser, server)
    evil = "<img src=x onerror=alert(1)>"
    drop(page, "a.csv", f"City,Country,Note\nSapporo,Japan,{evil}\nTurin,Italy,\"\"\"><script>alert(2)</script>\"\n".encode())
    page.wait_for_selector("#hub-name")
    page.fill("#hub-name", "沈阳")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet")
    assert evil in page.inner_text(".sheet") and page.query_selector(".sheet img, .sheet script") is None
    assert page.said == []


# It follows its table and its program

def test_it_follows_the_table(browser, tmp_path):
    table = tmp_path / "沈阳友城表.xlsx"
    table.write_bytes(ZH)
    with studio(tmp_path, table) as server:
        page = visitor(browser, (1280, 900), locale="zh-CN")
        page.goto(f"http://127.0.0.1:{server.port}/#{server.secret}")
        page.wait_for_selector("#hub-name")
        assert page.input_value("#hub-name") == "沈阳"
        page.keyboard.press("Enter")
        page.wait_for_selector(".sheet td.place.choose")
        row = row_of(page, "choose")
        page.click(f".sheet [data-row='{row}'][data-column='0']")
        page.keyboard.press("1")
        expect(page, "还差1处")
        book = openpyxl.load_workbook(table)
        for count, city in enumerate(["川崎", "仁川", "杜塞尔多夫"], 5):
            book.active.append([count, city, {"川崎": "日本", "仁川": "韩国"}.get(city, "德国"), f"{1990 + count}年"])
            book.save(table)
            expect(page, f"读了{count}行", ".sentence")
            assert "表格已更新" in status(page)
            # Answer, focus and panel stay.
            assert page.evaluate("document.activeElement.dataset.key") == f"cell-{row}-0"
            assert "您已选定" in page.inner_text(f".sheet [data-row='{row}'][data-column='0']")
        go(page, "save")
        page.click("text=存在旁边")
        expect(page, "已存在表格旁边")
        kept = json.loads((tmp_path / "沈阳友城表.fmap.json").read_text(encoding="utf-8"))
        assert kept == project(page) and openpyxl.load_workbook(table).active.max_row == 9
        assert page.said == []


def test_a_program_that_has_ended_is_told(browser, tmp_path):
    with studio(tmp_path) as server:
        page = open_page(browser, server)
        begin(page)
        go(page, "save")
        server.end()
        page.wait_for_selector(".bar:not([hidden])")
        button = page.locator("[data-key=save-png]")
        assert button.get_attribute("aria-disabled") == "true" and "程序已关闭" in button.get_attribute("title")
        button.click(force=True)
        expect(page, "程序已关闭")
        # All is there still.
        go(page, "list")
        assert page.inner_text("h1") == LISTS["zh"][0] and page.is_visible(".sheet")


def test_many_pages_of_one_program_work_beside_each_other(browser, tmp_path):
    """A browser has six connections to one program; each page listens to it."""
    with studio(tmp_path) as server:
        first = open_page(browser, server)
        pages = [first] + [first.context.new_page() for _ in range(8)]
        for page in pages[1:]:
            page.goto(f"http://127.0.0.1:{server.port}/#{server.secret}")
            page.wait_for_selector(".picture img:not([hidden])", timeout=20_000)
        # Another one listens once that which did is closed.
        first.close()
        begin(pages[-1])
        server.end()
        for page in pages[1:]:
            page.wait_for_selector(".bar:not([hidden])", timeout=30_000)


def test_the_address_of_a_new_program_may_be_opened_in_the_same_page(browser, tmp_path):
    with studio(tmp_path) as server:
        page = open_page(browser, server)
        begin(page)
        port = server.port
        go(page, "map")
    with studio(tmp_path, "--port", port) as server:
        expect(page, "程序重新打开过", ".bar")
        page.evaluate(f"location.hash = '#{server.secret}'")
        page.wait_for_selector(".bar", state="hidden")
        assert server.secret not in page.url and page.url.endswith("#map")
        # What was dropped is sent again.
        go(page, "list")
        page.click("[data-key=chip-settled]")
        page.wait_for_selector("[data-key=chip-settled][aria-pressed=true]")
        page.wait_for_selector(".preview:not(.is-busy) figcaption button")


def test_one_request_that_fails_is_not_the_end(browser, server):
    page = open_page(browser, server)
    begin(page)
    page.route("**/api/review", lambda route: route.abort())
    page.click("[data-key=chip-settled]")
    page.wait_for_selector(".bar:not([hidden])")
    page.unroute("**/api/review")
    # The next word of the program says that it is there.
    page.wait_for_selector(".bar", state="hidden")
    page.wait_for_selector("[data-key=chip-settled][aria-pressed=true]")


def test_a_file_is_called_by_what_was_asked_for(browser, server):
    page = open_page(browser, server)
    begin(page)
    go(page, "look")
    page.wait_for_selector("#year")
    page.click("[data-key=year-back]")
    year = page.input_value("#year")
    go(page, "save")
    page.wait_for_timeout(1000)
    # The year is moved, and the look is changed, while one waits.
    page.evaluate("""() => {
      const ask = window.fetch;
      window.fetch = (path, ...more) => (path === "/api/draw" && !window.late
        ? new Promise((done) => { window.late = () => done(ask(path, ...more)); }) : ask(path, ...more));
    }""")
    page.click("[data-key=save-png]")
    go(page, "look")
    page.click("[data-key=year-back]")
    page.check("input[name=purpose][value=wall]")
    go(page, "save")
    with page.expect_download(timeout=60_000) as waiting:
        page.evaluate("window.late()")
    assert waiting.value.suggested_filename == f"沈阳友城表-{year}.png"
    expect(page, f"{year}年 · 3840×2160", ".records")


def test_who_leaves_a_field_by_pressing_a_button_has_pressed_it(browser, server):
    page = open_page(browser, server)
    begin(page)
    # From a cell that was written in to another one.
    row = row_of(page, "choose")
    page.dblclick(f".sheet [data-row='{row}'][data-column='4']")
    page.keyboard.type("1986")
    page.click(f".sheet [data-row='{row + 1}'][data-column='3']")
    assert page.evaluate("document.activeElement.dataset.key") == f"cell-{row + 1}-3"
    assert project(page)["answers"][-1]["is"] == "1986"
    # From a field to the button that takes its change back, which was not there when it was pressed.
    go(page, "map")
    before = page.input_value("#title-zh")
    page.fill("#title-zh", "沈阳与世界")
    page.click("[data-key=undo]")
    expect(page, "已撤销：标题")
    assert page.input_value("#title-zh") == before
    page.fill("#title-zh", "世界与沈阳")
    page.click("[data-key=next]")
    page.wait_for_selector("[data-key=step-look][aria-current]")
    assert project(page)["title"]["zh"] == "世界与沈阳"


def test_a_stopped_job_does_not_end_the_next_one(browser, server):
    page = open_page(browser, server)
    begin(page)
    go(page, "save")
    page.wait_for_selector("[data-key=save-gif]")
    page.click("[data-key=save-gif]")
    page.wait_for_selector("[data-key=stop-gif]")
    page.wait_for_selector("progress")
    page.click("[data-key=stop-gif]")
    with page.expect_download(timeout=120_000) as waiting:
        page.click("[data-key=save-frames]")
        page.wait_for_timeout(700)
        # It still runs: nothing else is begun, and nothing is told of the other one.
        assert page.query_selector("[data-key=stop-frames]") or "已保存" in status(page)
        assert "不在" not in status(page)
    assert waiting.value.suggested_filename.endswith(".zip")


def test_what_cannot_be_taken_up_again_is_asked_about(browser, server):
    page = open_page(browser, server)
    begin(page)
    go(page, "map")
    page.fill("#title-zh", "沈阳与世界")
    page.locator("#title-zh").blur()
    go(page, "save")
    # A picture has none of the answers; the map folder has.
    save(page, "svg")
    expect(page, "已保存")
    page.click(".switches button >> nth=2")
    page.wait_for_selector("#end-dialog")
    page.click("#end-dialog button >> nth=0")
    save(page, "folder")
    expect(page, "已保存到下载文件夹：沈阳友城表-地图文件包.zip")
    assert page.evaluate("(() => { const e = new Event('beforeunload', { cancelable: true }); return dispatchEvent(e); })()")


def test_the_focus_is_never_lost(browser, server):
    page = open_page(browser, server)
    lost = "document.activeElement === document.body"
    begin(page)
    assert not page.evaluate(lost)
    go(page, "map")
    page.fill("#title-zh", "沈阳与世界")
    page.locator("#title-zh").blur()
    page.focus("[data-key=undo]")
    for _ in range(6):
        if page.query_selector("[data-key=undo]") is None:
            break
        page.focus("[data-key=undo]")
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
        assert not page.evaluate(lost)
    assert page.query_selector("[data-key=undo]") is None


def test_beside_the_picture_stands_what_is_of_the_picture(browser, server):
    page = open_page(browser, server)
    begin(page)
    go(page, "look")
    # What is to be looked at in the table is one sentence, with the way there.
    expect(page, "名单里有", ".warnings")
    assert "place_from" not in page.inner_text(".warnings") and page.locator(".warnings li").count() == 1
    page.click(".warnings [data-key=to-list]")
    page.wait_for_selector(".sheet")


def test_the_colours_of_a_theme_are_not_found_fault_with(browser, server):
    page = open_page(browser, server)
    begin(page)
    go(page, "look")
    page.check("input[name=theme][value=house]")
    for base in ["dark", "print", "contrast", "exhibition", "light"]:
        page.select_option("#house-base", base)
        page.wait_for_selector(f"#house-base option[value={base}]:checked", state="attached")
        assert page.locator(".house .contrast").count() == 3 and page.locator(".house .contrast.bad").count() == 0, base


def test_a_size_that_cannot_be_is_shown_as_what_is_drawn(browser, server):
    page = open_page(browser, server)
    begin(page)
    go(page, "look")
    page.check("input[name=purpose][value=own]")
    page.fill("#size-width", "8")
    page.locator("#size-width").blur()
    assert page.input_value("#size-width") == "360" and project(page)["look"]["width"] == 360


def test_all_that_is_said_is_said_in_the_language_that_was_chosen(browser, server):
    page = open_page(browser, server, language="en-US")
    page.click("[data-key=language]")
    assert page.text_content(".skip") == "跳到内容" and "松开" in page.text_content(".drop-sign")


# For everybody

def look_at(page, name):
    result = Axe().run(page, options=RULES).response
    assert result["passes"], name
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in result["violations"]] == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert page.evaluate(SMALL) == [], name


@pytest.mark.parametrize("width,language,scheme", [(1280, "zh-CN", "light"), (360, "en-US", "light"), (1920, "en-US", "dark"), (360, "zh-CN", "dark")])
@pytest.mark.parametrize("is_large", [False, True], ids=["usual", "large"])
def test_everybody_can_use_every_step(browser, server, width, language, scheme, is_large):
    page = open_page(browser, server, (width, 900), language, color_scheme=scheme)
    if is_large:
        page.click(".switches button >> nth=0")
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == pytest.approx(1.4 * 17, abs=0.1)
    look_at(page, "begin")
    begin(page)
    page.wait_for_selector(".sheet td.place.choose")
    look_at(page, "list")
    page.click(f".sheet [data-row='{row_of(page, 'choose')}'][data-column='0']")
    for way in range(3):
        page.click(f".ways-row button >> nth={way}")
        look_at(page, f"place, way {way}")
    page.click(".sheet [data-row='0'][data-column='2']")
    look_at(page, "column")
    go(page, "map")
    page.click("[data-key^='+'] >> nth=0")
    look_at(page, "map")
    go(page, "look")
    for choice in ["theme][value=house", "region][value=own", "purpose][value=paper"]:
        page.check(f"input[name={choice}]")
    look_at(page, "look")
    go(page, "save")
    look_at(page, "save")
    assert page.said == []


def test_it_speaks_both_languages(browser, server):
    page = open_page(browser, server, language="en-US")
    begin(page)
    for step in STEPS:
        go(page, step)
        texts = {}
        for language in ["en", "zh-Hans"]:
            if page.get_attribute("html", "lang") != language:
                page.click("[data-key=language]")
            texts[language] = page.inner_text("h1, .foot") + page.inner_text(".top")
        assert texts["en"] != texts["zh-Hans"] and not re.search(r"\b[a-z]+\.[a-z]+\b", texts["en"].replace(LISTS["zh"][0], ""))


# The script without a page

def node(files, code):
    """What the page's files say in node, where no document is."""
    text = "".join((SCRIPT / f"{name}.js").read_text(encoding="utf-8") for name in files)
    program = f'"use strict"; const document = {{ documentElement: {{}} }};{text}\nconsole.log(JSON.stringify({code}));'
    done = subprocess.run(["node", "-"], input=program, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("39.0997, -94.5786", (39.0997, -94.5786)), ("39°5′59″N 94°34′43″W", (39.0997, -94.5786)), ("北纬39.1度 西经94.6度", (39.1, -94.6)),
        ("N39.1 W94.6", (39.1, -94.6)), ("东经116.4°，北纬39.9°", (39.9, 116.4)), ("116.4E, 39.9N", (39.9, 116.4)),
        ("39 6 0 N, 94 35 0 W", (39.1, -94.5833)), ("33°52′12″S, 151°12′E", (-33.87, 151.2)), ("39,1; -94,58", (39.1, -94.58)),
        ("121.5 31.2", (31.2, 121.5)), ("纬度：31.2 经度：121.5", (31.2, 121.5)), ("40°26'46\"N 79°58'56\"W", (40.4461, -79.9822)),
        ("３９．１，－９４．５８", (39.1, -94.58)), ("31.2", None), ("95, 200", None), ("Kansas", None), ("10N 20N", None), ("10°75′N 20°E", None),
    ],
)
def test_a_coordinate_is_read_in_any_usual_form(text, expected):
    found = node(["angle"], f"(() => {{ const clamp = 0; return coordinateOf({json.dumps(text)}); }})()")
    assert (found and (found["latitude"], found["longitude"])) == expected


def test_one_colour_serves_all_themes():
    themes = (PROJECT / "Sources/Cartography/Look/Theme.swift").read_text(encoding="utf-8")
    grounds = node(["dom", "angle", "land", "colours"], "THEMES")
    for name, (sea, land) in grounds.items():
        assert re.search(rf'"{name}"[^\[]*\[0x{sea[1:]}, 0x{land[1:]},', themes), name
    for colour in ["#D6332A", "#0E79B3", "#FFFFFF", "#000000", "#808080", "#00FF00", "#FFEE88"]:
        ramps = node(["dom", "angle", "land", "colours"], f"rampsOf({json.dumps(colour)}, 'none')")
        for theme, ramp in ramps.items():
            assert min(contrast(one, ground) for one in ramp for ground in grounds[theme]) >= 3.8, (colour, theme)


def contrast(a, b):
    def luminance(colour):
        parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted([luminance(a), luminance(b)])
    return (light + 0.05) / (dark + 0.05)


def test_the_small_maps_have_all_land():
    path = json.dumps(str(PROJECT / "geodata/natural-earth/ne_110m_land.shp"))
    read = f"(() => {{ const d = require('fs').readFileSync({path}); return readLand(new DataView(d.buffer, d.byteOffset, d.length)); }})()"
    rings = node(["dom", "angle", "land"], f"{read}.map(({{ ring, box }}) => [ring.length, ring[0], ring[ring.length - 1], box])")
    assert len(rings) == 128 and all(first == last for _, first, last, _ in rings)
    assert all(-180.1 <= box["west"] <= box["east"] <= 180.1 and -90.1 <= box["south"] <= box["north"] <= 90 for *_, box in rings)


def test_all_words_are_there_in_both_languages():
    parts = [f"words/{part.stem}" for part in sorted((SCRIPT / "words").glob("*.js"))]
    words = node(["words", *parts], "WORDS")
    for key, both in words.items():
        assert len(both) == 2 and all(both), key
        names = [set(re.findall(r"\{(\w+)\}", text)) for text in both]
        assert names[0] == names[1], key
        assert re.search(r"[\u4e00-\u9fff]", both[0]) or not re.search(r"[a-z]{3}", re.sub(r"{.*?}", "", both[0])), key
    code = "".join(file.read_text(encoding="utf-8") for file in SCRIPT.glob("*.js"))
    asked = re.findall(r'(?:word|counted)\("([\w.]+)"', code) + re.findall(r'"(did\.[\w.]+)"', code)
    assert len(asked) > 150 and set(asked) <= words.keys()
    # What no office says stands nowhere.
    said = " ".join(both[0] for both in words.values())
    assert not re.search("渲染|导出|映射|字段|数据源|缓存|编码|投影|置信度|锚点|嵌套|服务器|您必须|！", said)
