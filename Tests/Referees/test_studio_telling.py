"""What the studio's page tells of a list: in plain words, counted right, at the place where it is mended, and only what is true."""

import pytest

from studio import studio
from test_studio_page import SCRIPT, begin, drop, expect, go, node, open_page, project, row_of, workbook


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("studio")) as running:
        yield running


@pytest.fixture()
def page(browser, server):
    page = open_page(browser, server)
    yield page
    page.close()


def opened(page, text, hub="沈阳", name="友城.csv"):
    """Drops a table and says its hub."""
    drop(page, name, text if isinstance(text, bytes) else text.encode())
    page.wait_for_selector("#hub-name")
    page.fill("#hub-name", hub)
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet")


def cell(page, row, column):
    page.click(f".sheet [data-row='{row}'][data-column='{column}']")


# Countries and languages

def test_a_part_of_china_is_hinted_at_in_its_cell(page):
    opened(page, "城市,国家,时间\n札幌,日本,1980\n台北,台湾,1998\n香港,中国香港,1999\n")
    box = page.inner_text(".doubts")
    assert "写法不同：“台湾”" in box and "公开前请改为“中国台湾”" in box and "前后不一" not in box
    assert "中国香港”" not in box
    page.click(".doubts button:has-text('B3')")
    assert "公开前请改为“中国台湾”" in page.inner_text(".panel")


def test_what_a_language_lacks_is_told_with_the_way_to_it(page):
    begin(page)
    go(page, "map")
    assert page.locator("[for='title-zh'] em").inner_text() == "必填", "it is the only title"
    page.click("text=中文和英文")
    page.wait_for_selector(".warnings li:has-text('英文缺：标题')")
    told = page.inner_text(".warnings")
    assert "个城市名" in told and "个国名" in told and "城市（英文）" in told
    # It is needed in one language alone.
    assert page.locator("[for='title-en'] em").count() == 0
    page.fill("#title-en", "The Friends of Shenyang")
    page.press("#title-en", "Tab")
    page.wait_for_selector(".warnings li:has-text('英文缺：标题')", state="detached")
    go(page, "save")
    assert "英文缺：" in page.inner_text(".missing")
    page.click(".missing [data-key=missing-names-en]")
    page.wait_for_selector(".sheet")


def test_a_list_in_both_languages_lacks_nothing(page):
    opened(page, "城市,City,国家,Country,日期\n札幌,Sapporo,日本,Japan,1980\n")
    go(page, "map")
    page.click("text=中文和英文")
    for title in ("title-zh", "title-en", "hub-zh", "hub-en", "kind-"):
        for field in page.locator(f"[id^='{title}'][type=text], input[id^='{title}']:not([type])").all():
            if not field.input_value():
                field.fill("X")
                field.press("Tab")
    page.wait_for_selector(".warnings:not(:has-text('缺'))")


# The list

DOUBTS = "城市,国家,时间,怪列,又一列\n札幌,日本,1980,a,b\n济州道,韩国,2000,a,b\n里昂,法兰西玛,1990,a,b\n"


def test_as_many_notes_are_there_as_are_told_whatever_is_shown(page):
    opened(page, DOUBTS)
    def box():
        count = int("".join(filter(str.isdigit, page.inner_text(".doubts h2"))))
        return count, page.locator(".doubts li").count()
    all_told = box()
    assert all_told[0] == all_told[1] > 0
    text = page.inner_text(".doubts")
    assert "怪列、又一列" in text and "KR" not in text and "来源" not in text
    page.click("[data-key=chip-unknown]")
    page.wait_for_selector("[data-key=chip-unknown][aria-pressed=true]")
    assert box() == all_told


def test_a_region_and_an_unknown_country_are_called_so(page):
    opened(page, DOUBTS)
    assert "1" in page.inner_text("[data-key=chip-region]") and "1" in page.inner_text("[data-key=chip-unknown]")
    assert "1处未找到" in page.inner_text(".sentence") and "1处是省、州、郡" in page.inner_text(".sentence")
    row = page.locator(".sheet tbody tr:has-text('里昂')")
    assert "国名没有认出" in row.inner_text()
    assert "unknown" in row.locator("td:has-text('法兰西玛')").get_attribute("class")
    assert "unknown" not in (row.locator("td:has-text('里昂')").first.get_attribute("class") or "")
    cell(page, 3, 0)
    assert "这是省、州、郡，不是城市" in page.inner_text(".panel")


def test_of_a_region_without_places_no_number_is_told(page):
    opened(page, "国名,都市名,提携日\n日本,札幌,1970.5.1\nインドネシア,バンテン州,1993.12.7\n")
    page.wait_for_selector("[data-key=chip-region]")
    cell(page, 3, 0)
    said = page.inner_text(".panel")
    assert "请改成一座城市，或用下面的办法指出一个地点" in said and "0个" not in said
    assert page.query_selector(".candidate") is None and page.query_selector("[data-key=填经纬度]")


def test_all_that_is_left_is_told(page):
    opened(page, "城市,国家,时间\n柏林,德国,1994\n札幌,日本,03/04/1998\n")
    words = page.inner_text(".chips strong")
    assert "1行有错误要改" in words and "没有要回答" not in words
    opened(page, "城市,国家,时间\n札幌,日本,1998\n", name="b.csv")
    page.wait_for_selector(".chips strong.none:has-text('没有要回答的了')")


def test_a_date_with_two_readings_is_mended_by_a_click(page):
    opened(page, "城市,国家,时间\n札幌,日本,03/04/1998\n都灵,意大利,二〇〇三年五月\n")
    assert page.inner_text(".doubts").index("在这里改就行") < page.inner_text(".doubts").index("Excel")
    cell(page, 2, 3)
    panel = page.inner_text(".panel")
    assert panel.index("是哪一天") < panel.index("Excel")
    page.click(".panel button:has-text('1998-04-03')")
    page.wait_for_selector(".sheet td.corrected:has-text('1998-04-03')")
    page.wait_for_selector(".chips strong.none")
    assert page.locator(".sheet td.error").count() == 0
    assert '"is": "1998-04-03"' in page.evaluate("JSON.parse(sessionStorage['fmap-work']).past.slice(-1)[0].text")


def test_dates_that_may_be_meant():
    assert node(["edit"], "['03/04/1998', '3.4.1998', '1981.1', '13/04/1998', 'x', '5/5/1998'].map(datesOf)") == [
        ["1998-04-03", "1998-03-04"], ["1998-04-03", "1998-03-04"], ["1981-01", "1981-10"], ["1998-04-13"], [], ["1998-05-05"]]


def test_what_was_answered_and_corrected_is_called_so(page):
    opened(page, "城市,国家,时间\n哈哈某城,格鲁吉亚,1998\n札幌市区,日本,1999\n")
    cell(page, 2, 0)
    page.click("text=填经纬度")
    page.fill("#coordinate", "41.65, 41.64")
    page.click("text=就用这里")
    expect(page, "画在您选定的地方", ".panel")
    assert "没有找到" not in page.inner_text(".panel")
    below = page.evaluate("""() => {
      const [now, next] = ['.panel .now', '.panel .now + .row'].map((one) => document.querySelector(one).getBoundingClientRect());
      return next.top - now.bottom;
    }""")
    assert below >= 8
    cell(page, 3, 1)
    page.keyboard.press("F2")
    page.keyboard.type("札幌")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet td.corrected:has-text('札幌')")
    cell(page, 3, 0)
    assert page.inner_text("#place-title") == "第3行 札幌"


def test_a_table_of_pairs_tells_its_columns(page):
    opened(page, "city1,country1,city2,country2,year,eu\n沈阳,中国,札幌,日本,1980,1\n", name="pairs.csv")
    head = page.inner_text(".sheet thead")
    assert "第一座城市：城市" in head and "第二座城市：国家" in head and "结好时间" in head
    assert head.count("没有认出") == 1
    cell(page, 0, 1)
    assert page.locator(".panel select").count() == 0 and "两座城市" in page.inner_text(".panel")


def test_kinds_that_nobody_has_written_are_told(page):
    opened(page, "城市,国家,时间\n札幌,日本,1998\n")
    assert "表里没有写关系类别" in page.inner_text(".doubts")
    page.click("[data-key=to-kinds]")
    page.wait_for_selector(".kind")
    go(page, "list")
    opened(page, "城市,国家,关系,时间\n札幌,日本,姐妹城,1998\n大阪,日本,友好城市,1999\n", name="b.csv")
    page.wait_for_selector(".doubts:has-text('姐妹城')")
    assert "没有写关系类别" not in page.inner_text(".doubts")


# The hub

def test_a_hub_is_asked_for_in_the_language_of_the_list(page):
    drop(page, "dalian-zh.csv", "城市,国家,时间\n札幌,日本,1998\n".encode())
    page.wait_for_selector("#hub-name")
    assert page.input_value("#hub-name") == "" and "请用中文写" in page.inner_text(".guess")
    page.fill("#hub-name", "大连")
    page.keyboard.press("Enter")
    page.wait_for_selector(".sheet")
    assert project(page)["title"] == {"zh": "大连的朋友"}


def test_a_title_follows_the_name_of_the_hub(page):
    opened(page, "City,Country,Date\nSapporo,Japan,1998\n", hub="广州", name="list.csv")
    before = project(page)["title"]
    assert before["en"].endswith("广州")
    go(page, "map")
    page.fill("#hub-en", "Guangzhou")
    page.press("#hub-en", "Tab")
    assert project(page)["title"]["en"] == before["en"].replace("广州", "Guangzhou")


def test_a_hub_that_is_not_known_can_be_shown_on_the_map(page):
    drop(page, "友城.csv", "城市,国家,时间\n札幌,日本,1998\n".encode())
    page.wait_for_selector("#hub-name")
    page.fill("#hub-name", "沈阴")
    page.keyboard.press("Enter")
    page.wait_for_selector(".question .pick svg")
    assert "没有找到“沈阴”" in page.inner_text(".question") and "名称,纬度,经度" not in page.inner_text("body")
    page.click(".question .pick svg", position={"x": 250, "y": 60})
    page.click("text=就用这里")
    page.wait_for_selector(".sheet")
    assert project(page)["hub"]["names"] == {"zh": "沈阴"}


# Map and look

def test_this_year_can_be_chosen_and_is_shown_as_of_today(page):
    opened(page, "城市,国家,时间\n札幌,日本,1998\n都灵,意大利,2017\n")
    go(page, "look")
    # The day of the program's clock, see studio.py.
    assert page.get_attribute("#year", "max") == "2026" and page.input_value("#year") == "2017"
    with page.expect_request(lambda request: request.url.endswith("/api/draw") and '"2026-11-23"' in (request.post_data or "")):
        page.evaluate("""() => { const year = document.querySelector('#year'); year.value = 2026;
          year.dispatchEvent(new Event('input')); }""")


def test_a_colour_is_called_by_what_one_sees(page):
    begin(page)
    go(page, "map")
    told = page.locator(".contrast").all_inner_texts()
    assert told and all("看得清" in words and not any(map(str.isdigit, words)) for words in told)
    page.evaluate("""() => { const colour = document.querySelector('input[type=color]'); colour.value = '#eef4f7';
      colour.dispatchEvent(new Event('input')); colour.dispatchEvent(new Event('change')); }""")
    page.wait_for_selector(".contrast.bad:has-text('几乎看不见')")
    go(page, "look")
    page.wait_for_selector(".warnings li:has-text('几乎看不见')")


def test_a_new_kind_is_called_in_the_language_of_the_map(page):
    begin(page)
    go(page, "map")
    page.click("text=中文和英文")
    page.click("text=+ 增加一类")
    kind = project(page)["relations"][-1]
    assert kind["names"]["zh"].startswith("新类别") and kind["names"]["en"].startswith("New kind")


def test_a_place_is_picked_in_its_country(page):
    opened(page, "城市,国家,时间\n哈哈某城,加拿大,1998\n")
    cell(page, 2, 0)
    with page.expect_response(lambda answer: answer.url.endswith("/api/places")) as answer:
        page.click("text=在地图上点")
    west, south, east, north = answer.value.json()["around"]
    assert -141 < west < -110 and -80 < east < -52 and 41 < south < 50 < north < 84
    page.wait_for_timeout(300)
    page.click(".pick svg", position={"x": 230, "y": 140})
    assert "西经" in page.inner_text(".panel .told") and "北纬" in page.inner_text(".panel .told")


def test_a_part_of_the_world_has_a_name(page):
    begin(page)
    go(page, "look")
    page.click("[data-key=region-own]")
    page.select_option("#region-part", label="欧洲")
    assert project(page)["look"]["region"] == "-12,33,42,62"
    assert page.input_value("#region-west") == "-12"


def test_parts_of_the_world_are_those_of_the_catalogue():
    import re

    source = (SCRIPT.parents[1] / "Cartography/Layout/Region.swift").read_text()
    catalogue = {name: ",".join(sides) for name, *sides in re.findall(
        r'Region\("([a-z-]+)", west: (\S+), south: (\S+), east: (\S+), north: (\S+)\)', source)}
    assert catalogue == node(["look"], "REGIONS") and len(catalogue) == 10


def test_the_first_picture_is_that_of_an_example(page):
    page.wait_for_selector("figcaption:has-text('沈阳友城示例')")
    page.wait_for_selector(".picture img[src]")
    page.click("button:has-text('沈阳友城示例')")
    page.wait_for_selector(".sheet")
    assert "英文缺" not in page.inner_text("main")


def test_the_data_table_is_called_what_it_is(page):
    begin(page)
    go(page, "save")
    row = page.locator(".save-row:has([data-key=save-table])").inner_text()
    assert "数据表（标准格式）" in row and "不是您原来的版式" in row
