"""What the studio says of files that were given, and of what was saved: each gets an answer where one looks, in plain words."""

import re

import pytest

from studio import running, take, wait_for  # noqa: F401
from test_studio_page import LISTS, begin, drop, expect, go, open_page, project, save, server, status  # noqa: F401
from test_studio_work import first_map, png


def fault(page):
    """The red box above everything."""
    page.wait_for_selector(".fault")
    return page.inner_text(".fault")


WORD = b"PK\x03\x04word"
OLD = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
SECRET = OLD + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize("name, content, said", [
    ("坏的表.xlsx", b"PK\x03\x04half", "文件已损坏"), ("旧表.xls", OLD, "Excel 97–2003"), ("加密.xlsx", SECRET, "密码"), ("空.csv", b"", "表格为空"),
    ("只有表头.csv", b"City,Country\n", "表格为空"), ("报告.docx", WORD, "这不是表格，也不是照片"), ("照片.heic", b"x", "JPG 或 PNG"),
])
def test_what_cannot_be_opened_is_told_at_the_top_and_the_list_stays(browser, server, name, content, said):  # noqa: F811
    page = open_page(browser, server)
    drop(page, name, content)
    text = fault(page)
    assert f"“{name}”没有打开" in text and said in text and "zip" not in text and said in status(page)
    # Nothing is asked before, and nothing was added.
    assert page.locator("#hub-name").count() == 0
    page.click("[data-key=fault-close]")
    assert page.locator(".fault").count() == 0
    begin(page)
    before = project(page)
    go(page, "look")
    drop(page, name, content)
    assert f"下面仍是原来的 {LISTS['zh'][0]}" in fault(page) and project(page) == before
    # The next file that opens takes it away.
    drop(page, *LISTS["en"][:2])
    page.wait_for_selector(".fault", state="detached")


PHOTOS = "City,Country,Date,Photo\nChicago,USA,1985-05-17,芝加哥.png\nTurin,Italy,1985-05-17,都灵.png\n".encode()


def test_every_photo_that_was_dropped_gets_an_answer(browser, server):  # noqa: F811
    page = open_page(browser, server)
    drop(page, "友城.csv", PHOTOS, 芝加哥=png("red"), IMG_0001=png("blue"))
    page.wait_for_selector("#hub-name")
    page.fill("#hub-name", "沈阳")
    page.keyboard.press("Enter")
    expect(page, "照片已配上1张", ".change")
    told = page.inner_text(".change")
    assert "还有1张用不上" in told and "都灵.png" in told and "没有用到：IMG_0001.png" in told and "照片已配上1张" in status(page)
    # The one that is missing comes later, together with something that is no photo.
    drop(page, "说明.docx", WORD, 都灵=png("green"))
    expect(page, "照片已配上2张", ".change")
    told = page.inner_text(".change")
    assert "用不上" not in told and "IMG_0001.png" in told and "说明.docx" in told and page.locator(".fault").count() == 0


def test_photos_of_a_table_without_a_column_for_them(browser, server):  # noqa: F811
    page = open_page(browser, server)
    begin(page)
    drop(page, "a.png", png("red"))
    expect(page, "加一列“照片”", ".change")


def test_the_server_tells_which_files_are_photos(running):  # noqa: F811
    table, text = first_map(running, PHOTOS.decode(), "友城.csv")
    red = take(running, png("red"), "a.png")
    told = running.json("POST", "/api/photos", {"map": text, "table": table, "files": {"芝加哥.png": red, "x/IMG.png": red}})
    assert told["used"] == ["芝加哥.png"] and told["unused"] == ["x/IMG.png"] and len(told["problems"]) == 1
    assert told["problems"][0]["found"] == "都灵.png" and told["problems"][0]["messageZh"]
    assert running.ask("POST", "/api/photos", {"map": text, "table": "0" * 64})[0] == 410


# What is saved

def test_a_reload_leaves_the_last_step_as_it_was(browser, server):  # noqa: F811
    page = open_page(browser, server)
    begin(page)
    go(page, "look")
    page.wait_for_selector("#year")
    page.click("[data-key=year-back]")
    year = page.input_value("#year")
    go(page, "save")
    expect(page, f"{year}年", ".lead")
    kinds = page.locator("[data-key^=save-]").count()
    page.reload()
    page.wait_for_selector("[data-key=save-gif]")
    assert page.locator("[data-key^=save-]").count() == kinds and f"{year}年" in page.inner_text(".lead")
    go(page, "look")
    page.reload()
    page.wait_for_selector("#year")
    assert page.input_value("#year") == year


def pages(content):
    """The size of a PDF, in points."""
    return [tuple(round(float(number)) for number in found) for found in re.findall(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+)", content)]


def test_a_pdf_is_as_the_preview_where_nothing_else_is_chosen(browser, server):  # noqa: F811
    page = open_page(browser, server)
    begin(page)
    go(page, "look")
    page.check("input[name=purpose][value=paper]")
    page.select_option("#paper", "A0")
    go(page, "save")
    assert page.inner_text("[data-key=pdf-paper] option:checked") == "与预览相同（A0 横向）"
    assert pages(save(page, "pdf")[1]) == [(3370, 2384)]
    page.select_option("[data-key=pdf-paper]", "A3-portrait")
    assert pages(save(page, "pdf")[1])[0][0] in (841, 842)


def test_the_lines_for_a_web_page_are_shown_where_one_looks(browser, server):  # noqa: F811
    page = open_page(browser, server)
    begin(page)
    go(page, "save")
    page.click("[data-key=save-embed]")
    page.wait_for_selector(".snippet textarea")
    lines = [field.input_value() for field in page.locator(".snippet textarea").all()]
    assert len(lines) == 2 and lines[0].startswith("<img src=\"map.svg\"") and lines[1].startswith("<iframe src=\"index.html\"")
    # Nothing but markup is in the fields, what stands around them is Chinese, and nothing says that a file was saved.
    assert all(line.strip().startswith("<") and line.strip().endswith(">") for line in lines)
    assert re.search("[\u4e00-\u9fff]", page.inner_text(".snippet .note")) and "已保存" not in status(page)
    assert page.locator(".records li").count() == 0
    assert page.evaluate("""() => { const box = document.activeElement.getBoundingClientRect();
      return document.activeElement.matches('.snippet textarea') && box.top >= 0 && box.bottom <= innerHeight; }""")


def test_a_size_has_its_limits_beside_it(browser, server):  # noqa: F811
    page = open_page(browser, server)
    begin(page)
    go(page, "look")
    page.check("input[name=purpose][value=own]")
    assert page.input_value("#size-width") == "1920" and "16384" in page.inner_text("#size-width-help")
    page.fill("#size-width", "99999")
    page.locator("#size-width").blur()
    assert page.input_value("#size-width") == "16384"
    expect(page, "只能从 360 到 16384")
    go(page, "save")
    # A sharpness that makes too much of it is not offered.
    assert page.locator("[data-key=scale] option").count() == 1 and "16384×" in page.inner_text(".save-row >> nth=0")
    go(page, "look")
    page.fill("#size-width", "5000")
    page.locator("#size-width").blur()
    go(page, "save")
    assert page.locator("[data-key=scale] option").count() == 3


def test_what_was_saved_is_listed_by_name_and_time(browser, server):  # noqa: F811
    page = open_page(browser, server)
    begin(page)
    go(page, "save")
    assert "编号" not in page.inner_text(".records") and "还没有保存过" in page.inner_text(".records")
    name, _ = save(page, "svg")
    expect(page, name)
    line = page.inner_text(".records li")
    assert line.startswith(name) and re.search(r"\d\d:\d\d", line) and "指纹" not in page.inner_text(".records")


# Small windows, and the other language

def test_on_a_phone_the_sheet_begins_with_what_is_used(browser, server):  # noqa: F811
    page = open_page(browser, server, (390, 844))
    begin(page)
    assert not page.is_visible(".sheet th.head >> nth=0") and page.is_visible(".sheet th.head >> nth=1")
    page.focus(".sheet [tabindex='0']")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.column") == "2"
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.dataset.column") == "0"
    taken = page.evaluate("document.querySelector('.bottom').offsetHeight + Math.max(0, document.querySelector('.top').getBoundingClientRect().bottom)")
    page.evaluate("scrollTo(0, 400)")
    taken = page.evaluate("document.querySelector('.bottom').offsetHeight + Math.max(0, document.querySelector('.top').getBoundingClientRect().bottom)")
    assert taken < 160, taken


def test_nothing_stays_in_the_language_before(browser, server):  # noqa: F811
    page = open_page(browser, server)
    begin(page)
    page.click("[data-key=undo]")
    expect(page, "已撤销")
    page.click("[data-key=language]")
    assert not re.search("[\u4e00-\u9fff]", status(page).replace(LISTS["zh"][0], ""))
    # What the program says begins as a sentence does.
    drop(page, "bad.xlsx", b"PK\x03\x04half")
    assert "The file is damaged" in fault(page)


# The first stream of messages breaks off after three seconds, as it does where a computer sleeps for a moment.
BREAK = """(() => {
  const ask = window.fetch;
  window.streams = 0;
  window.fetch = async (path, ...more) => {
    const answer = await ask(path, ...more);
    if (path !== "/api/events" || window.streams++) return answer;
    const { value } = await answer.body.getReader().read();
    return new Response(new ReadableStream({ start: (stream) => { stream.enqueue(value); setTimeout(() => stream.close(), 3000); } }));
  };
})()"""


def test_a_short_break_says_nothing(browser, server):  # noqa: F811
    page = open_page(browser, server)
    page.add_init_script(BREAK)
    page.reload()
    page.wait_for_selector(".ways button.main")
    page.evaluate("""() => {
      window.told = [];
      new MutationObserver(() => window.told.push(document.querySelector('.status').textContent))
        .observe(document.querySelector('.status'), { childList: true });
    }""")
    begin(page)
    wait_for(lambda: page.evaluate("window.streams > 1"))
    page.wait_for_timeout(500)
    told = page.evaluate("window.told")
    assert any("读了" in text for text in told) and not any("接上" in text or "关闭" in text for text in told), told
