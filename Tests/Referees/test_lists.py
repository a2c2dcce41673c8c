"""Lists of partner cities as offices have them, without coordinates: read with --hub, and judged by tables that have them.

The cities and dates are those of the built-in table and of Wikidata (Cologne, CC0); only the shapes are those of real lists.
"""

import csv
import io
import math
import re
import xml.etree.ElementTree

import openpyxl
import pytest
from playwright.sync_api import expect

from conftest import PROJECT, render, run, table

SVG = "{http://www.w3.org/2000/svg}"
HUB = "Shenyang, China"
ROWS = {row["city_en"]: row for row in table()}
SISTERS = [row for row in table() if row["relation"] == "sister" and "-" in row["established"][4:] and row["latitude"]]


def kilometres(a, b):
    (x1, y1), (x2, y2) = [[math.radians(float(number)) for number in place] for place in (a, b)]
    return 6371 * math.acos(min(1, math.sin(y1) * math.sin(y2) + math.cos(y1) * math.cos(y2) * math.cos(x1 - x2)))


def draw(path, *arguments, hub=HUB, code=0):
    """What fmap makes of a list: the map as a tree, the table with all that was found, and what was said."""
    done, svg, said = run("render", path, "--hub", hub, "-o", "-", *arguments)
    assert done == code, said
    if code:
        return said
    done, exported, _ = run("export", "csv", path, "--hub", hub, "-o", "-")
    assert done == 0
    # Cities that are not drawn stand in the table, too, without coordinates.
    rows = [row for row in csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))) if row["latitude"]]
    return xml.etree.ElementTree.fromstring(svg), rows, said


def places(rows):
    return [(row["longitude"], row["latitude"]) for row in rows]


def assert_near(rows, expected):
    """Every row in its order within 25 km of the place that it is known to have."""
    assert len(rows) == len(expected)
    for row, known in zip(rows, expected):
        here, there = (row["longitude"], row["latitude"]), (known["longitude"], known["latitude"])
        assert kilometres(here, there) <= 25, (row, known["city_en"])
        assert row["country_code"] == known["country_code"]


def title(svg):
    return svg.find(f"{SVG}title").text


def description(svg):
    return svg.find(f"{SVG}desc").text


def ids(svg):
    return {node.get("data-city") for node in svg.iter() if (node.get("id") or "").startswith("city-")}


def write(path, rows, encoding="utf-8"):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def test_two_tables_in_one_sheet_with_a_heading_for_each_kind(tmp_path):
    """Traditional and simplified countries, names with 市 and in two scripts, repeated header rows."""
    sisters = [ROWS[name] for name in ("Sapporo", "Kawasaki", "Düsseldorf", "Turin")]
    friends = [row for row in table() if row["relation"] == "cooperative" and row["latitude"]][:4]
    traditional = {"德国": "德國", "意大利": "義大利"}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"沈阳市友好城市（{len(sisters)}个）"])
    header = ["序号", "城市", "国家", "结好时间"]
    sheet.append(header)
    for number, row in enumerate(sisters, 1):
        name = f"{row['city_zh']}市 {row['city_en']}" if number % 2 else row["city_zh"] + "市\n" + row["city_en"]
        if number == 3:
            sheet.append(header)
        sheet.append([number, name, traditional.get(row["country_zh"], row["country_zh"]), row["established"]])
    sheet.append([f"友好合作关系城市（{len(friends)}个）"])
    sheet.append(header)
    for number, row in enumerate(friends, 1):
        sheet.append([number, f"{row['city_zh']} {row['city_en']}", row["country_zh"], row["established"].removeprefix("../")])
    book.save(tmp_path / "list.xlsx")
    svg, rows, said = draw(tmp_path / "list.xlsx", "--lang", "zh")
    assert_near(rows, sisters + friends)
    assert [row["relation"] for row in rows] == ["sister"] * 4 + ["cooperative"] * 4
    assert [row["city_zh"] for row in rows[:2]] == ["札幌市", "川崎市"]
    assert "查找地点 8 个" in said and "未查到 0" in said
    assert "友好城市4座" in description(svg) and "友好合作关系城市4座" in description(svg), description(svg)


def test_merged_country_cells(tmp_path):
    """A country over all its cities, in Japanese."""
    japan = [ROWS["Sapporo"], ROWS["Kawasaki"]]
    korea = [row for row in table() if row["country_code"] == "KR" and row["city_en"] in ("Seongnam", "Daejeon", "Ulsan", "Incheon")]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["国名", "都市名", "提携日"])
    for country, rows in (("日本", japan), ("韓国", korea)):
        first = sheet.max_row + 1
        for row in rows:
            year, month, day = (row["established"] + "-1-1").split("-")[:3]
            sheet.append([country if sheet.max_row + 1 == first else None, row["city_zh"], f"{year}. {int(month)}.{int(day)}"])
        if len(rows) > 1:
            sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=1, end_column=1)
    book.save(tmp_path / "list.xlsx")
    svg, rows, _ = draw(tmp_path / "list.xlsx", "--lang", "ja")
    assert_near(rows, japan + korea)
    assert {row["country_ja"] for row in rows} == ({"日本", "韓国"} if korea else {"日本"})


def test_no_country_column_searches_the_world_and_says_so(tmp_path):
    known = [ROWS[name] for name in ("Sapporo", "Düsseldorf", "Turin", "Chicago")]
    path = write(tmp_path / "list.csv", [["City", "Partner since"]] + [[row["city_en"].upper(), row["established"][:4]] for row in known])
    svg, rows, said = draw(path, "--lang", "en")
    assert_near(rows, known)
    assert "places looked up: 4;" in said
    # The table has no words for countries, so none is counted or printed.
    assert "to 4 cities, as of" in description(svg) and "countr" not in description(svg)


def test_one_cell_a_bullet(tmp_path):
    known = [ROWS[name] for name in ("Sapporo", "Düsseldorf", "Turin", "Chicago")]
    bullets = [f"{row['city_en']} ({row['country_en']}) {row['established'][:4]}" for row in known]
    svg, rows, _ = draw(write(tmp_path / "list.csv", [["Sister Cities"], ["City"]] + [[text] for text in bullets]), "--lang", "en")
    assert_near(rows, known)
    assert [row["established"] for row in rows] == [row["established"][:4] for row in known]
    assert ids(svg) == {"sapporo-jp", "dusseldorf-de", "turin-it", "chicago-us"}


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-8-sig"])
def test_a_german_list_with_words_around_the_years(tmp_path, encoding):
    known = [ROWS[name] for name in ("Düsseldorf", "Turin", "Sapporo")]
    german = {"Düsseldorf": "Bundesrepublik Deutschland", "Turin": "Italienische Republik", "Sapporo": "Japan"}
    lines = [["Partnerstädte", "", ""], ["Stadt", "Land", "seit"]]
    for row in known:
        lines.append([row["city_en"], german[row["city_en"]], f"seit {row['established'][:4]} (erneuert 2019)"])
    arguments = ["--encoding", encoding] if encoding == "windows-1252" else []
    path = write(tmp_path / "list.csv", lines, encoding)
    done, svg, said = run("render", path, "--hub", HUB, "-o", "-", *arguments)
    assert done == 0, said
    svg = xml.etree.ElementTree.fromstring(svg)
    assert ids(svg) == {"dusseldorf-de", "turin-it", "sapporo-jp"}
    done, exported, _ = run("export", "csv", path, "--hub", HUB, "-o", "-", *arguments)
    # Cities that are not drawn stand in the table, too, without coordinates.
    rows = [row for row in csv.DictReader(io.StringIO(exported.decode("utf-8-sig"))) if row["latitude"]]
    assert_near(rows, known)
    assert [row["established"] for row in rows] == [row["established"][:4] for row in known]
    # The list is German, so is its map.
    assert title(svg).startswith("Die Freunde von ") and "Partnerstädte" in description(svg)


def test_shift_jis_and_code_page_949(tmp_path):
    """Era years beside Western ones; country, province and city in one Korean string."""
    japanese = [["都市名", "国名", "提携年月"], ["札幌市", "日本", "1980(昭和55)年11月締結"], ["川崎市", "日本", "1981(昭和56)年8月締結"]]
    svg, rows, said = draw(write(tmp_path / "ja.csv", japanese, "shift_jis"))
    assert_near(rows, [ROWS["Sapporo"], ROWS["Kawasaki"]])
    assert [row["established"] for row in rows] == ["1980-11", "1981-08"]
    assert "read as SHIFT_JIS" in said and "の友好都市" in title(svg)
    korean = [["도시명", "결연일"], ["일본 홋카이도 삿포로시", "1980. 11. 18."], ["미국 시카고", "1985.6"], ["몽골 돈드고비 아이막", "2001"]]
    svg, rows, said = draw(write(tmp_path / "ko.csv", korean, "cp949"))
    assert rows[0]["city_ko"] == "삿포로시" and rows[0]["country_ko"] == "일본"
    assert_near(rows, [ROWS["Sapporo"], ROWS["Chicago"]])
    assert 'a region and no place: "돈드고비 아이막, 몽골"' in said
    assert "ko.csv:4:1: not drawn" in said


def test_an_undated_export_with_coordinates(tmp_path):
    known = SISTERS[:5]
    lines = [["city", "country", "destinationlat", "destinationlong"]]
    lines += [[row["city_en"], row["country_en"], row["latitude"], row["longitude"]] for row in known]
    out = io.StringIO()
    csv.writer(out, delimiter="\t").writerows(lines)
    (tmp_path / "list.tsv").write_text(out.getvalue())
    svg, rows, said = draw(tmp_path / "list.tsv", "--lang", "en")
    assert [(float(x), float(y)) for x, y in places(rows)] == [(float(r["longitude"]), float(r["latitude"])) for r in known]
    assert "place" not in said.replace("place_from", "")
    assert "Places: GeoNames" not in xml.etree.ElementTree.tostring(svg, "unicode")
    assert not any(node.get("data-from") for node in svg.iter())


def test_colognes_own_coordinates(tmp_path):
    """All 25 partners of Cologne by name and country alone, within 25 km of Wikidata's points."""
    with open(PROJECT / "Tests/Fixtures/gazetteer/cologne.csv", encoding="utf-8", newline="") as file:
        known = [dict(zip(("city_en", "country", "latitude", "longitude"), row)) for row in csv.reader(file)][1:]
    assert len(known) == 25
    names = write(tmp_path / "cologne.csv", [["City", "Country"]] + [[row["city_en"], row["country"]] for row in known])
    done, out, said = run("export", "csv", names, "--hub", "Cologne, Germany", "-o", "-")
    assert done == 0, said
    rows = {row["city_en"]: row for row in csv.DictReader(io.StringIO(out.decode("utf-8-sig"))) if row["latitude"]}
    assert len(rows) >= 23
    far = {n: kilometres(*places([rows[n], k])) for k in known if (n := k["city_en"]) in rows}
    assert max(far.values()) <= 25, far
    missing = {k["city_en"] for k in known} - set(rows)
    assert all(f'"{name}' in said for name in missing), said


WORDS = {
    "de": ("Die Freunde von", "Partnerstadt", "Gezeigte Städte", "Weltkarte"),
    "fr": ("Les amis de", "Ville partenaire", "villes affichées", "Carte du monde"),
    "es": ("Los amigos de", "Ciudad asociada", "ciudades mostradas", "Mapa del mundo"),
    "ja": ("の友好都市", "パートナー都市", "表示都市数", "世界地図"),
    "ko": ("의 친구들", "파트너", "표시된 도시", "세계 지도"),
    "ru": ("Друзья", "Город", "показано городов", "Карта мира"),
}


@pytest.mark.parametrize("lang", WORDS)
def test_map_and_page_speak_the_language(tmp_path, lang):
    path = write(tmp_path / "list.csv", [["City", "Country", "Date"], ["Sapporo", "Japan", "1980-11-18"], ["Turin", "Italy", "2010"]])
    svg = render(path, "--hub", HUB, "--lang", lang)
    heading, _, shown, map_word = WORDS[lang]
    assert heading in svg and map_word in svg and shown.lower() in svg.lower()
    tree = xml.etree.ElementTree.fromstring(svg)
    space = "{http://www.w3.org/XML/1998/namespace}"
    assert tree.get("lang", tree.get(space + "lang")) == lang
    # No sentence of the program is left in English.
    for english in ("As of", "World map", "agreed", "New this year", "Partner cit", "great-circle"):
        assert english not in svg, english
    page = render(path, "--hub", HUB, "--lang", lang, "--format", "html")
    assert f'<html lang="{lang}">' in page and heading in page
    assert f'lang="{lang}"' in page.split("<table")[1]
    body = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.S)
    for english in ("At the end of", "Agreements", "Search", "World map"):
        assert english not in body, english


BAD = [
    ("no city", "Qwxyzzy,Germany,1990", "list.csv:2:1: not drawn, no place of that name"),
    ("no country", "Lyon,Atlantis,1990", 'list.csv:2:1: not drawn, unknown country: "Atlantis"'),
    ("misspelled country", "Lyon,Franse,1990", 'unknown country: "Franse"; did you mean France?'),
    ("wrong country", "Paris,Japan,1990", "there is 1 Paris, Île-de-France, FR, 48.853 2.349"),
    ("several", "Springfield,USA,1990", "list.csv:2:1: not drawn, several places of that name"),
    ("region", "Mombasa County,Kenya,1990", "list.csv:2:1: not drawn, a region and no place"),
    ("Arabic", "القاهرة,مصر,1990", "list.csv:2:1: not drawn, no place of that name"),
    ("Hebrew", "תל אביב,ישראל,1990", "list.csv:2:1: not drawn, no place of that name"),
    ("Thai", "กรุงเทพมหานคร,ไทย,1990", "list.csv:2:1: not drawn, no place of that name"),
    ("Georgian", "თბილისი,საქართველო,1990", "list.csv:2:1: not drawn, no place of that name"),
    ("300 letters", "Lyon" * 75 + ",France,1990", "a text of 300 letters"),
]


@pytest.mark.parametrize("row, said", [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_what_is_not_known_is_named_and_never_drawn(tmp_path, row, said):
    path = tmp_path / "list.csv"
    path.write_text(f"City,Country,Date\n{row}\nMilan,Italy,1991\n")
    svg, rows, told = draw(path, "--lang", "en", hub="Berlin")
    assert said in told, told
    assert ids(svg) == {"milan-it"} and len(rows) == 1
    if row.startswith("Paris"):
        assert "-95." not in told
    code, _, _ = run("check", path, "--hub", "Berlin", "--strict")
    assert code == 1


WRONG = [
    ("no header", "Lyon,France,1990\nMilan,Italy,1991\n", "list.csv:1:1: no column with the names of cities"),
    ("empty", "", "list.csv: empty table"),
    ("blank lines", "\n\n  \n", "no column with the names of cities"),
    ("NUL", "City,Country,Date\nMi\0lan,Italy,1990\n", "list.csv:2:1: control character"),
    ("301 letters", "City,Country,Date\n" + "L" * 301 + ",France,1990\n", "list.csv:2:1: a text of 301 letters"),
    ("twice", "City,Country,Date\nLyon,France,1990\nLyon,France,1990\n", "list.csv:3:3: duplicate agreement"),
    ("date", "City,Country,Date\nLyon,France,03/04/1998\n", "list.csv:2:3: ambiguous date"),
    ("era", "City,Country,Date\nLyon,France,昭和32年\n", "list.csv:2:3: a year of an era"),
]


@pytest.mark.parametrize("text, said", [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_said_with_its_place(tmp_path, text, said):
    (tmp_path / "list.csv").write_text(text)
    assert said in draw(tmp_path / "list.csv", hub="Berlin", code=1)


def test_only_a_header_and_empty_rows(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("City,Country,Date\n")
    svg, rows, _ = draw(path, hub="Berlin")
    assert rows == [] and ids(svg) == set()
    path.write_text("City,Country,Date\n\nLyon,France,1990\n,,\n  ,  , \n\u3000,,\nMilan,Italy,1991\n\n")
    svg, rows, _ = draw(path, hub="Berlin")
    assert ids(svg) == {"lyon-fr", "milan-it"}


@pytest.mark.parametrize("hub, said", [
    ("", "not a city and its coordinates"), (",", "not a city and its coordinates"), ("A,B,C,D", "not a city and its coordinates"), ("  ", "not a city"),
    ("Ber\u202elin", "invisible characters"), ("Ber\x01lin", "invisible characters"), ("Ber\x7flin", "invisible characters"),
    ("Xqzvw", "no place of that name"), ("Springfield", "several places of that name"), ("Springfield, USA", "near Columbus"),
    ("Paris, Japan", "there is Paris, Île-de-France, FR"), ("Paris, Nowhereland", "several places of that name"), ("Berlin,91,13", "latitude out of range"),
    ("x" * 301, "a text of 301 letters"), ("Berlin,Germany,Europe", "not a city and its coordinates"),
])  # fmt: skip
def test_hubs_that_are_not_known_or_not_one(tmp_path, hub, said):
    path = write(tmp_path / "list.csv", [["City", "Country"], ["Lyon", "France"]])
    told = draw(path, hub=hub, code=2)
    assert told.startswith("fmap: error: --hub: ") and said in told, told


@pytest.mark.parametrize("hub, place", [
    ("Paris, Texas", (-95.556, 33.661)), ("Springfield, Illinois", (-89.644, 39.802)), ("Springfield, IL", (-89.644, 39.802)),
    ("Paris", (2.349, 48.853)), ("大连, 中国", (121.602, 38.912)), ("München", (11.575, 48.137)), ("Москва", (37.616, 55.752)),
    ("Berlin/柏林", (13.411, 52.524)), ("Haifa, IL", (34.989, 32.816)),
])  # fmt: skip
def test_hubs_are_found_where_they_lie(tmp_path, hub, place):
    path = write(tmp_path / "list.csv", [["City", "Country"], ["Lyon", "France"]])
    code, out, said = run("export", "geojson", path, "--hub", hub, "-o", "-")
    assert code == 0, said
    found = re.search(r'"coordinates":\[(-?[\d.]+),(-?[\d.]+)\]', out.decode()).groups()
    assert kilometres(found, place) < 25


def test_hong_kong_macao_and_taiwan(tmp_path):
    lines = [["City", "Country", "Date"], ["Hong Kong", "China", "1990"], ["Macau", "Macao", "1991"], ["Taipei", "Taiwan", "1992"]]
    path = write(tmp_path / "list.csv", lines)
    for hub in ("Guangzhou", "Guangzhou,23.13,113.26"):
        svg, rows, _ = draw(path, "--lang", "en", hub=hub)
        assert [row["country_code"] for row in rows] == ["CN"] * 3
        assert "to 3 cities, as of" in description(svg), "none of them is a country"
    _, rows, _ = draw(path, hub="Berlin")
    assert [row["country_code"] for row in rows] == ["CN", "MO", "TW"] or [row["country_code"] for row in rows][1:] == ["MO", "TW"]
    # A code that the table itself gives stays, and a name without that of the country is hinted at.
    path = write(tmp_path / "codes.csv", [["City", "Country code", "Country"], ["Taipei", "TW", "Taiwan"]])
    _, rows, _ = draw(path, hub="Guangzhou")
    assert rows[0]["country_code"] == "TW"
    _, said, _ = run("check", path, "--hub", "Guangzhou")
    assert 'published in China write it: "Taiwan"; write Taiwan, China' in said.decode()


def test_russia_and_turkey_lie_in_two_continents(tmp_path):
    expected = {"Irkutsk": "Asia", "Kazan": "Europe", "Ufa": "Europe", "Yekaterinburg": "Asia", "Vladivostok": "Asia", "Istanbul": "Europe",
                "Bursa": "Asia", "Edirne": "Europe"}  # fmt: skip
    turkish = ("Istanbul", "Bursa", "Edirne")
    path = write(tmp_path / "list.csv", [["City", "Country"]] + [[city, "Turkey" if city in turkish else "Russia"] for city in expected])
    _, rows, _ = draw(path, hub="Berlin")
    assert {row["city_en"]: row["continent"] for row in rows} == expected


def test_two_kinds_for_one_city_and_the_same_city_twice(tmp_path):
    lines = [["City", "Country", "Kind", "Date"], ["Lyon", "France", "Friendship city", "1990"], ["Lyon", "France", "Sister city", "1995"]]
    svg, rows, _ = draw(write(tmp_path / "list.csv", lines), "--lang", "en", hub="Berlin")
    assert ids(svg) == {"lyon-fr"}
    assert [(row["relation"], row["established"]) for row in rows] == [("cooperative", "1990"), ("sister", "1995")]
    assert "1 city in 1 country" in description(svg) and "1 Sister city" in description(svg)


def test_a_person_chooses_by_number_or_name(tmp_path):
    path = tmp_path / "list.csv"
    for answer, area in (("3", (-89.644, 39.802)), ("Chicago", (-87.65, 41.85))):
        path.write_text(f"City,Country,place_from\nSpringfield,USA,{answer}\n")
        _, rows, _ = draw(path, hub="Berlin")
        assert kilometres(places(rows)[0], area) < 25
    for answer in ("0", "99", "-1", "-9223372036854775808", "9999999999999999999999", "Qwxyzzy"):
        path.write_text(f"City,Country,place_from\nSpringfield,USA,{answer}\n")
        _, rows, said = draw(path, hub="Berlin")
        assert rows == [] and "several places of that name" in said


@pytest.mark.parametrize("lang", ["en", "zh", "ja"])
def test_what_is_exported_draws_the_same_without_a_guess(tmp_path, lang):
    lines = {
        "en": [["City", "Country", "Date"], ["Sapporo", "Japan", "1980-11-18"], ["Turin", "Italy", "2010"], ["Springfield", "USA", "1999"]],
        "zh": [["城市", "国家", "结好时间"], ["札幌市 Sapporo", "日 本", "1980年11月18日"], ["都灵", "義大利", "2010"]],
        "ja": [["都市名", "国名", "提携日"], ["札幌市", "日本", "1980. 11.18"], ["シカゴ", "米国", "1985(昭和60)年6月"]],
    }[lang]
    path, again = write(tmp_path / "list.csv", lines), tmp_path / "t.csv"
    hub = "瀋陽" if lang == "ja" else "Shenyang"
    first = render(path, "--hub", hub, "--lang", lang)
    assert run("export", "csv", path, "--hub", hub, "-o", again)[0] == 0
    code, second, said = run("render", again, "--hub", hub, "--lang", lang, "-o", "-")
    assert code == 0 and not re.search(r"(only one of that name: |by far the largest: |唯一同名 |远大于其他同名地点 )[1-9]", said), said
    second = second.decode()
    assert "GeoNames" in first and "GeoNames" in second

    def drawn(svg):
        tree = xml.etree.ElementTree.fromstring(svg)
        for parent in list(tree.iter()):
            for node in list(parent):
                name = node.tag.removeprefix(SVG)
                if name in ("metadata", "desc") or "caption" in (node.get("class") or ""):
                    parent.remove(node)
        return xml.etree.ElementTree.tostring(tree, "unicode")

    if lang != "en":
        assert drawn(first) == drawn(second)
    # Springfield was not drawn before; it is not in the export, and its being missing is no longer told.
    assert ids(xml.etree.ElementTree.fromstring(first)) == ids(xml.etree.ElementTree.fromstring(second))


def test_thousands_of_names_that_nobody_knows(tmp_path):
    """Seconds and memory are not judged by the clock: only the first names have suggestions, which is what takes time."""
    names = ["".join(chr(97 + (i * 7919 >> 3 * k) % 26) for k in range(8)) + "q" for i in range(3000)]
    names = ["Marseillle", *names, "Strasbourh"]
    path = write(tmp_path / "list.csv", [["City", "Country"]] + [[name, "France"] for name in names])
    code, out, said = run("check", path, "--hub", "Berlin", "--json")
    assert code == 0, said
    assert out.decode().count("no place of that name") > 2000
    assert "there is 1 Marseille, " in out.decode() and "Strasbourg, " not in out.decode()


@pytest.mark.parametrize("count, code", [(10_000, 0), (10_001, 1), (150_000, 1)])
def test_of_cities_that_nobody_knows_there_is_an_end(tmp_path, count, code):
    """Each takes a thousand bytes, so that those of a long file would fill the memory."""
    path = write(tmp_path / "list.csv", [["City"]] + [["Qwertz"]] * count)
    done, out, said = run("check", path, "--hub", "Berlin", "--json")
    assert done == code, said
    assert out.decode().count("more than 10000 cities whose place is not known") == code
    assert "list.csv:10003:" not in out.decode()


def test_a_country_that_nobody_knows_is_looked_for_once(tmp_path):
    lines = [["City", "Country"]] + [[f"Lyon {i}", "Franse" if i < 5000 else f"Atlantis {i}"] for i in range(6000)]
    code, out, said = run("check", write(tmp_path / "list.csv", lines), "--hub", "Berlin", "--json")
    assert code == 0, said
    assert out.decode().count("did you mean France?") == 5000 and out.decode().count("unknown country") == 6000


@pytest.fixture
def undated(tmp_path):
    return write(tmp_path / "list.csv", [["City", "Country"], ["Lyon", "France"], ["Milan", "Italy"], ["Tokyo", "Japan"]])


def test_an_undated_table_speaks_of_no_year(undated):
    svg = render(undated, "--hub", "Berlin", "--lang", "en")
    tree = xml.etree.ElementTree.fromstring(svg)
    words = " ".join(text for node in tree.iter() if node.tag != f"{SVG}metadata" for text in [node.text or ""])
    assert not re.search(r"\b(19|20)\d\d\b", words), words
    assert "New this year" not in svg and "≤" not in svg
    for arguments in (["render", undated, "--year", "2020", "-o", "-"], ["render", undated, "--date", "2020-01-01", "-o", "-"],
                      ["animate", undated]):  # fmt: skip
        code, _, said = run(*arguments, "--hub", "Berlin")
        assert code == 2 and "the table has no dates" in said


def test_the_page_of_an_undated_table(undated, tmp_path, browser):
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "map.html"
    code, _, said = run("render", undated, "--hub", "Berlin", "--lang", "en+de", "-o", path)
    if code == 2:
        code, _, said = run("render", undated, "--hub", "Berlin", "--lang", "en", "-o", path)
    assert code == 0, said
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(path.as_uri())
    expect(page.locator(".summary")).to_contain_text("3 cities")
    assert not page.locator(".time").is_visible()
    text = page.locator("body").inner_text()
    assert page.locator(".summary").inner_text().startswith("The map shows 3 cities in 3 countries: 3 Partner cities")
    assert not re.search(r"\b(19|20)\d\d\b", text), text
    page.locator("input[type=search]").fill("lyon")
    expect(page.locator(".summary")).to_contain_text("1 city")
    page.locator("input[type=search]").fill("qqqq")
    expect(page.locator(".summary")).to_contain_text("No city matches")
    page.locator("input[type=search]").fill("")
    found = Axe().run(page).response["violations"]
    assert found == [], [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found]
    assert told == []


def test_the_page_of_a_list_without_countries_counts_none(tmp_path, browser):
    path = write(tmp_path / "list.csv", [["City", "Date"], ["Lyon", "1990"], ["Tokyo", "1991"]])
    code, _, said = run("render", path, "--hub", "Berlin", "--lang", "en", "-o", tmp_path / "map.html")
    assert code == 0, said
    page = browser.new_page()
    page.goto((tmp_path / "map.html").as_uri())
    expect(page.locator(".summary")).to_contain_text("2 cities")
    assert page.locator(".summary").inner_text() == "At the end of 1991 the map shows 2 cities: 2 Partner cities."


def shown(path, hub, *arguments):
    """The rows that are drawn, and all that fmap check says."""
    _, rows, _ = draw(path, hub=hub)
    code, said, _ = run("check", path, "--hub", hub, "--lang", "en", *arguments)
    assert code == 0, said
    return [value for row in rows for key, value in row.items() if key.startswith("city_")], said.decode()


HEADED = {
    "Polish": ("Miasta partnerskie Krakowa", "Miasta Bliźniacze", ["Norymberga (Niemcy)", "Kijów (Ukraina)"]),
    "Italian": ("Gemellaggi", "Patti di amicizia", ["Reims (Francia) dal 1954", "Sydney (Australia)dal 1991"]),
    "French": ("Jumelages", "Villes jumelles", ["Dresde - Allemagne", "Ramat Gan - Israël"]),
    "Russian": ("Города-побратимы Твери", "Города-партнёры", ["Дулут, США, Миннесота", "Оснабрюк, Германия[7]"]),
    "Japanese": ("東京都の姉妹都市", "友好都市", ["パリ（フランス）", "北京（中国）"]),
    "German": ("Partnerstädte", "Städtefreundschaften", ["Boston (USA), 5908 km entfernt, seit 1960", "Lyon (Frankreich), 300 km entfernt, seit 1962"]),
}


@pytest.mark.parametrize("title, heading, cities", HEADED.values(), ids=HEADED)
def test_a_list_of_one_column_with_headings(tmp_path, title, heading, cities):
    """No line is lost: each is a heading, drawn, or told as not drawn."""
    lines = [title, cities[0], "", heading, cities[1], "Xqwzzy"]
    path = tmp_path / "list.csv"
    path.write_text("".join(f'"{line}"\n' for line in lines))
    drawn, said = shown(path, "Rome")
    told = said.count("place found,") + said.count("not drawn,")
    assert told == 3 and 'not drawn, no place of that name: "Xqwzzy"' in said, said
    assert heading not in said and "unknown column" not in said
    assert not any(mark in name for name in drawn for mark in ("[", "km", "("))


def test_continents_and_countries_as_headings(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Partnerstädte\nEuropa\nFrankreich\nParis\nLyon\nItalien\nTurin\nAsien\nSingapur\nJapan\nNara\n")
    _, rows, _ = draw(path, hub="Berlin")
    found = {row["city_de"]: row["country_code"] for row in rows}
    # Singapore is a country, but a city, too; below Italy it is none, and is told.
    assert found == {"Paris": "FR", "Lyon": "FR", "Turin": "IT", "Nara": "JP"}
    assert "Singapur" in run("check", path, "--hub", "Berlin", "--lang", "en")[1].decode()


def test_a_kind_in_a_row_of_data_is_no_header(tmp_path):
    path = write(tmp_path / "list.csv", [["A", "B", "C"], ["Hiroshima", "Daegu", "姉妹都市"], ["Hagi", "Ulsan", "姉妹都市"]])
    assert "list.csv:1:1: no column with the names of cities" in draw(path, hub="Berlin", code=1)


def test_a_list_without_countries_says_where_it_was_looked_for(tmp_path):
    path = write(tmp_path / "list.csv", [["City", "Date"], ["Lyon", "1990"], ["Tokyo", "1991"]])
    words = {"en": "cities without a country, each looked for in the whole world: 2", "zh": "没有注明国家、因而在全世界范围查找的城市：2 个"}
    for lang, sentence in words.items():
        _, said, _ = run("check", path, "--hub", "Berlin", "--lang", lang)
        assert sentence in said.decode()
    _, _, said = run("render", path, "--hub", "Berlin", "-o", "-")
    assert words["en"] in said or words["zh"] in said
    path = write(tmp_path / "whole.csv", [["City", "Country"], ["Lyon", "France"], ["Tokyo", "Japan"]])
    assert "whole world" not in run("check", path, "--hub", "Berlin", "--lang", "en")[1].decode()


def test_a_column_of_states_tells_places_apart(tmp_path):
    path = write(tmp_path / "list.csv", [["City", "State", "Country"], ["Springfield", "Illinois", "USA"], ["Columbus", "Georgia", "USA"],
                                         ["Portland", "Oregon", "USA"], ["Lyon", "", "France"]])  # fmt: skip
    _, rows, _ = draw(path, hub="Berlin")
    expected = [(-89.644, 39.802), (-84.988, 32.461), (-122.676, 45.523), (4.847, 45.749)]
    assert len(rows) == 4 and all(kilometres(here, there) < 25 for here, there in zip(places(rows), expected))


PAIRS = ["Stadt 1,Land 1,Stadt 2,Land 2,Jahr", "都市1,国1,都市2,国2,提携日", "도시1,국가1,도시2,국가2,체결일", "城市1,国家1,城市2,国家2,日期",
         "ciudad origen,país origen,ciudad destino,país destino,año", "ville A,pays A,ville B,pays B,année"]  # fmt: skip


@pytest.mark.parametrize("header", PAIRS)
def test_pairs_in_every_language(tmp_path, header):
    path = tmp_path / "pairs.csv"
    path.write_text(header + "\nBerlin,Germany,Paris,France,1987\nMadrid,Spain,Berlin,Germany,1988\nRome,Italy,Paris,France,1956\n")
    svg, rows, _ = draw(path, hub="Berlin")
    assert ids(svg) == {"paris-fr", "madrid-es"} and [row["established"] for row in rows] == ["1987", "1988"]


def test_russia_and_turkey_by_coordinates_of_their_own(tmp_path):
    lines = [["City", "Country", "Latitude", "Longitude"], ["Ufa", "Russia", "54.74", "55.97"], ["Tyumen", "Russia", "57.15", "65.53"],
             ["Çanakkale", "Turkey", "40.15", "26.41"], ["Edirne", "Turkey", "41.68", "26.56"]]  # fmt: skip
    _, rows, _ = draw(write(tmp_path / "list.csv", lines), hub="Berlin")
    assert [row["continent"] for row in rows] == ["Europe", "Asia", "Asia", "Europe"]


def test_a_month_that_is_two_is_asked(tmp_path):
    path = write(tmp_path / "list.csv", [["City", "Country", "Date"], ["Lyon", "France", "18 listopada 1990"]])
    assert "list.csv:2:3: ambiguous date, month 10 or 11" in draw(path, hub="Berlin", code=1)
    path = write(tmp_path / "list.csv", [["Miasto", "Kraj", "Data podpisania"], ["Lyon", "Francja", "18 listopada 1990"]])
    assert draw(path, hub="Berlin")[1][0]["established"] == "1990-11-18"
