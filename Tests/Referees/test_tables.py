"""Tables as offices save them: whatever the format, the map is the same; tables of other cities; GDAL reads the export."""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import threading
import zipfile

import openpyxl
import pytest

from conftest import FMAP, PROJECT, run
from make_workbooks import Partial, save_openpyxl, save_xlsxwriter

FIXTURES = PROJECT / "Tests/Fixtures"
CHINESE = dict(
    city_en="英文名", city_zh="城市", city_local="当地名称", country_code="国家代码", country_en="国家英文名", country_zh="国家", continent="大洲",
    latitude="纬度", longitude="经度", relation="关系", established="缔结日期", ended="结束日期", source="来源", confidence="可信度", note="备注",
)  # fmt: skip
CONTINENTS = {"Asia": "亚洲", "Europe": "欧洲", "Africa": "非洲", "North America": "北美洲", "South America": "南美洲"}
RELATIONS = {"sister": "友好城市", "cooperative": "友好合作关系城市"}


def plain():
    with open(PROJECT / "geodata/friendships.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def chinese(rows):
    """The same in the words of a Chinese office: headers, continents, kinds, dates, full-width digits."""
    head, wide = rows[0], str.maketrans("0123456789.", "０１２３４５６７８９．")
    result = [[CHINESE[name] for name in head]]
    for row in rows[1:]:
        cells = dict(zip(head, row))
        cells["continent"], cells["relation"] = CONTINENTS[cells["continent"]], RELATIONS[cells["relation"]]
        parts = cells["established"].removeprefix("../").split("-")
        prefix = "../" if cells["established"].startswith("../") else ""
        cells["established"] = prefix + "".join(str(int(n)) + unit for n, unit in zip(parts, "年月日"))
        cells["latitude"] = cells.get("latitude", "").translate(wide)
        result.append([cells[name] for name in head])
    return result


def western(rows):
    """Decimal commas, and dates with points or slashes."""
    head = rows[0]
    change = {"latitude": (".", ","), "longitude": (".", ","), "established": ("-", "/"), "ended": ("-", ".")}
    return [head] + [[cell.replace(*change[name]) if name in change else cell for name, cell in zip(head, row)] for row in rows[1:]]


def text(rows, separator=",", end="\r\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerows(rows)
    return out.getvalue()


def dates(rows):
    """Dates as a workbook has them, as exactly as they are known."""
    column = rows[0].index("established")
    result = [rows[0]]
    for row in rows[1:]:
        row, parts = list(row), row[column].split("-")
        if not row[column].startswith(".."):
            numbers = [int(n) for n in parts]
            row[column] = datetime.date(*numbers) if len(numbers) == 3 else Partial(*numbers)
        for name in {"latitude", "longitude"} & set(rows[0]):
            cell = row[rows[0].index(name)]
            row[rows[0].index(name)] = float(cell) if cell else None
        result.append([cell if cell != "" else None for cell in row])
    return result


FORMATS = {
    "utf-8": lambda: text(plain()).encode(),
    "bom, lf": lambda: b"\xef\xbb\xbf" + text(plain(), end="\n").encode(),
    "cr": lambda: text(plain(), end="\r").encode(),
    "semicolons": lambda: text(western(plain()), ";").encode(),
    "sep line": lambda: b"sep=;\r\n" + text(western(plain()), ";").encode(),
    "unicode text": lambda: b"\xff\xfe" + text(western(plain()), "\t").encode("utf-16-le"),
    "utf-16 be": lambda: text(plain(), "\t").encode("utf-16-be"),
    "gb18030": lambda: text(chinese(plain())).encode("gb18030"),
    "chinese, tabs": lambda: text(chinese(plain()), "\t").encode(),
    "title and blank lines": lambda: ("友城一览\r\n\r\n" + text([row + ["", ""] for row in plain()]) + ",,,\r\n\r\n").encode(),
    "columns in another order": lambda: text([row[::-1] for row in plain()]).encode(),
    "openpyxl": lambda path: save_openpyxl(path, dates(plain())),
    "xlsxwriter": lambda path: save_xlsxwriter(path, dates(plain())),
    "chinese workbook": lambda path: save_openpyxl(path, [["友城一览"], []] + chinese(plain())),
    "1904": lambda path: save_openpyxl(path, dates(plain()), date1904=True),
    "behind a hidden sheet": lambda path: save_xlsxwriter(path, dates(plain()), hidden=("Old",)),
}


def saved(name, folder):
    """The table saved in a format."""
    make = FORMATS[name]
    if make.__code__.co_argcount:
        make(str(folder / "table.xlsx"))
        return folder / "table.xlsx"
    (folder / "table.csv").write_bytes(make())
    return folder / "table.csv"


def scene(table):
    code, out, errors = run("render", "--data", table, "-o", "-", "--quiet")
    assert code == 0, errors
    return re.sub(r"<metadata>.*?</metadata>", "", out.decode(), flags=re.S)


@pytest.fixture(scope="module")
def built_in():
    code, out, errors = run("render", "-o", "-", "--quiet")
    assert code == 0, errors
    return re.sub(r"<metadata>.*?</metadata>", "", out.decode(), flags=re.S)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_table_gives_the_same_scene(tmp_path, built_in, name):
    assert scene(saved(name, tmp_path)) == built_in


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_list_without_coordinates_gives_the_same_scene(tmp_path, monkeypatch, name):
    """Codes and places are found alike, however the list was saved."""
    found = {"country_code", "latitude", "longitude"}
    kept = [index for index, column in enumerate(plain()[0]) if column not in found]
    rows = [[row[index] for index in kept] for row in plain()]
    monkeypatch.setitem(globals(), "plain", lambda: rows)
    (tmp_path / "usual").mkdir()
    usual = scene(saved("utf-8", tmp_path / "usual"))
    assert "GeoNames" in usual and usual.count('class="city') > 20
    assert scene(saved(name, tmp_path)) == usual


@pytest.mark.parametrize("name", FORMATS)
def test_check_finds_nothing_wrong_in_it(tmp_path, name):
    code, out, errors = run("check", "--strict", "--data", saved(name, tmp_path))
    assert code == 0 and errors == "", out.decode()


@pytest.mark.parametrize("city, rows, links, countries", [("gisborne", 7, 6, 5), ("kosice", 22, 22, 16), ("busan", 42, 42, 31)])
def test_tables_of_other_cities(city, rows, links, countries):
    """Counted in the tables by hand: agreements, those with a date, countries of the dated ones."""
    folder = FIXTURES / city
    code, out, errors = run("check", "--map", folder / "map.json")
    assert code == 0, out.decode()
    code, out, errors = run("export", "json", "--map", folder / "map.json", "-o", "-", "--quiet")
    document = json.loads(out)
    assert len(document["agreements"]) == rows
    dated = [agreement for agreement in document["agreements"] if "from" in agreement]
    places = {place["id"]: place for place in document["cities"]}
    assert len(dated) == links and len({places[a["city"]]["country_code"] for a in dated}) == countries
    code, out, errors = run("render", "--map", folder / "map.json", "-o", "-", "--quiet")
    assert code == 0, errors
    svg = out.decode()
    now = [agreement for agreement in dated if "until" not in agreement]
    # The plain links of the world, an inset's aside.
    assert len(re.findall(r'<path id="link-', svg)) == len(now)
    for agreement in now:
        assert f'id="city-{agreement["id"]}"' in svg


def test_the_hub_at_the_edge_of_the_world_is_in_the_middle_of_its_map():
    """178°E on a map centred on 180°: its links cross the antimeridian, and no link is cut."""
    code, out, errors = run("render", "--map", FIXTURES / "gisborne/map.json", "-o", "-", "--quiet")
    svg = out.decode()
    hub = float(re.search(r'<g id="hub-gisborne-nz".*?cx="([\d.]+)"', svg, re.S)[1])
    assert 900 < hub < 960
    for path in re.findall(r'<path id="link-[^>]* d="([^"]*)"', svg):
        assert path.lower().count("m") == 1


def test_faults_of_a_workbook_are_told_by_the_name_of_the_cell(tmp_path):
    """The table of faults as a workbook says the same as the text, but for what a workbook cannot hold."""
    with open(FIXTURES / "faults/table.csv", encoding="utf-8", newline="") as file:
        rows = [[None if re.search(r"[\x00-\x1f]", cell) else cell or None for cell in row[:13]] for row in csv.reader(file)]
    save_openpyxl(str(tmp_path / "table.xlsx"), rows)
    (tmp_path / "map.json").write_text((FIXTURES / "faults/map.json").read_text(encoding="utf-8"), encoding="utf-8")
    code, out, _ = run("check", "--map", tmp_path / "map.json", "--data", tmp_path / "table.xlsx", "--lang", "en")
    assert code == 1
    found = [line for line in out.decode().splitlines() if ": table.xlsx:" in line]

    def as_cells(line):
        line = re.sub(r"table\.csv:(\d+):(\d+)", lambda m: f"table.xlsx:{chr(64 + int(m[2]))}{m[1]}", line)
        return re.sub(r"\bline (\d+)", r"row \1", line)

    wanted = [as_cells(line) for line in (FIXTURES / "faults/check-en.txt").read_text(encoding="utf-8").splitlines() if ": table.csv:" in line]
    # The control character of row 18 and the surplus field of row 19 are not to be had in a workbook.
    wanted = [line for line in wanted if not re.search(r":[A-Z]+1[89]:", line)]
    assert [line for line in found if not re.search(r":[A-Z]+1[89]:", line)] == wanted and len(wanted) > 30


def test_sheets_are_chosen_by_name(tmp_path):
    path = tmp_path / "table.xlsx"
    save_xlsxwriter(str(path), dates(plain()), sheet="友城", hidden=("Old",))
    assert run("list", "cities", "--data", path, "--sheet", "友城")[0] == 0
    code, _, errors = run("list", "cities", "--data", path, "--sheet", "Nothing")
    assert code == 1 and 'there is no sheet "Nothing"; the workbook has "Old", "友城"' in errors
    code, _, errors = run("list", "cities", "--data", path, "--sheet", "Old")
    assert code == 1 and "empty table" in errors
    code, _, errors = run("list", "cities", "--data", PROJECT / "geodata/friendships.csv", "--sheet", "x")
    assert code == 2 and "not a workbook" in errors


def test_what_a_reader_of_the_sheet_does_not_see_is_told(tmp_path):
    """Hidden rows and further sheets."""
    book = openpyxl.Workbook()
    book.active.title = "友城"
    for row in plain():
        book.active.append(row)
    for row in (5, 6, 9):
        book.active.row_dimensions[row].hidden = True
    book.create_sheet("Other")
    book.create_sheet("Old").sheet_state = "hidden"
    book.save(tmp_path / "t.xlsx")
    code, out, _ = run("check", "--data", tmp_path / "t.xlsx", "--lang", "en")
    assert code == 0
    assert 'warning: t.xlsx: hidden rows are read, too: "5, 6, 9"; unhide them' in out.decode()
    assert 'note: t.xlsx: read the sheet "友城" of 2: "友城, Other"; --sheet NAME reads another' in out.decode()
    assert 'note: t.xlsx: hidden sheets are not read: "Old"; --sheet NAME reads another' in out.decode()
    assert "read the sheet" not in run("check", "--data", tmp_path / "t.xlsx", "--sheet", "友城", "--lang", "en")[1].decode()


def test_merged_cells_hold_for_all_their_rows(tmp_path, built_in):
    """Country and continent are merged over the rows of one country, as in printed lists."""
    rows = plain()
    head, body = rows[0], sorted(rows[1:], key=lambda row: row[rows[0].index("country_code")])
    book = openpyxl.Workbook()
    for row in [head] + body:
        book.active.append([cell or None for cell in row])
    for name in ("country_code", "country_en", "country_zh", "continent"):
        column, start = head.index(name), 0
        for index in range(1, len(body) + 1):
            if index == len(body) or body[index][column] != body[start][column]:
                if index - start > 1:
                    book.active.merge_cells(start_row=start + 2, end_row=index + 1, start_column=column + 1, end_column=column + 1)
                start = index
    book.save(tmp_path / "merged.xlsx")
    code, out, errors = run("export", "csv", "--data", tmp_path / "merged.xlsx", "-o", "-", "--quiet")
    assert code == 0, errors
    read = list(csv.reader(io.StringIO(out.decode("utf-8-sig"))))
    columns = [head.index(name) for name in read[0]]
    wanted = [[row[column] for column in columns] for row in body]
    for name in ("latitude", "longitude"):
        # Coordinates stand on the first row of a city only, and are written out in all.
        at = read[0].index(name)
        for row in wanted + read[1:]:
            row[at] = ""
    assert read[1:] == wanted


@pytest.mark.parametrize("sheet", ["FriendshipAgreements", "沈阳市国际友好城市一览表（总）", "ZZZZZZZZZZZZZZZZZZZZ1"])
def test_a_fault_of_a_whole_sheet_is_checked_too(tmp_path, sheet):
    """Its place is the sheet's name, however long."""
    save_xlsxwriter(str(tmp_path / "whole.xlsx"), plain(), sheet=sheet)
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as whole, zipfile.ZipFile(tmp_path / "cut.xlsx", "w") as cut:
        for name in whole.namelist():
            content = whole.read(name)
            cut.writestr(name, content[: len(content) // 2] if name.endswith("sheet1.xml") else content)
    code, out, errors = run("check", "--data", tmp_path / "cut.xlsx")
    assert code == 1 and errors == "" and f"error: cut.xlsx:{sheet}: " in out.decode()


def test_formulas_that_failed_matter_only_in_columns_that_are_read(tmp_path):
    rows = [row + ["helper"] if index == 0 else row + ["=1/0"] for index, row in enumerate(plain())]
    save_openpyxl(str(tmp_path / "a.xlsx"), rows)
    assert run("list", "cities", "--data", tmp_path / "a.xlsx")[0] == 0
    rows = plain()
    rows[3][rows[0].index("latitude")] = "=1/0"
    save_openpyxl(str(tmp_path / "b.xlsx"), rows)
    code, _, errors = run("list", "cities", "--data", tmp_path / "b.xlsx")
    assert code == 1 and errors.count("error") == 1
    assert "b.xlsx:H4: the formula was never calculated; open the workbook in Excel or LibreOffice, and save it" in errors


@pytest.mark.parametrize("kind, words", [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "xls"), (b"PK\x03\x04nothing", "damaged"), (b"", "empty"), (b"not a zip", "not an Excel workbook"),
])  # fmt: skip
def test_what_is_no_workbook_is_told_apart(tmp_path, kind, words):
    (tmp_path / "table.xlsx").write_bytes(kind)
    code, _, errors = run("render", "--data", tmp_path / "table.xlsx", cwd=tmp_path)
    assert code == 1 and words in errors and ";" in errors or kind == b""
    assert not (tmp_path / "out").exists()


# Names of cities in the languages of their countries; every encoding has its own.
NAMES = {
    "shift_jis": ("日本", ["札幌", "川崎", "堺市", "大阪", "つくば", "さいたま"]),
    "euc-kr": ("한국", ["부산", "성남", "대전", "인천", "광주", "수원", "울산"]),
    "big5": ("臺灣", ["臺北", "高雄", "臺中", "臺南", "基隆", "嘉義"]),
    "windows-1251": ("Россия", ["Иркутск", "Москва", "Владивосток", "Уфа"]),
    "windows-1252": ("Deutschland", ["Düsseldorf", "Köln", "Görlitz", "Nürnberg"]),
    "windows-1250": ("Polska", ["Łódź", "Kraków", "Wrocław", "Gdańsk"]),
}


def table_of_names(country, names):
    head = "city_en,city_local,country_code,country_en,continent,latitude,longitude,relation,established,source"
    rows = [f"City{n},{name},ZZ,{country},Asia,{30 + n},{100 + n},sister,{1990 + n},https://example.org/" for n, name in enumerate(names)]
    return "\n".join([head] + rows) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_other_encodings_are_asked_about_with_the_right_reading(tmp_path, name):
    country, names = NAMES[name]
    path, text = tmp_path / "t.csv", table_of_names(country, names)
    path.write_bytes(text.encode(name))
    code, out, errors = run("list", "cities", "--data", path)
    assert code == 1 and "the encoding is not clear" in errors, errors
    assert any(f'"{word}" ({name})' in errors for word in names + [country]), errors
    assert run("export", "csv", "--data", path, "--encoding", name, "-o", tmp_path / "out.csv", "--quiet")[0] == 0
    assert [row["city_local"] for row in csv.DictReader(open(tmp_path / "out.csv", encoding="utf-8-sig"))] == names


@pytest.mark.parametrize("name, word", [("euc-kr", "부산"), ("euc-kr", "포항시"), ("big5", "高雄市"), ("big5", "巴黎"), ("shift_jis", "川崎")])
def test_one_word_is_not_enough_to_be_chinese(tmp_path, name, word):
    """Nothing else in the file speaks for Chinese."""
    (tmp_path / "t.csv").write_bytes(table_of_names("Land", [word]).encode(name))
    code, out, errors = run("list", "cities", "--data", tmp_path / "t.csv")
    assert code == 1 and f'"{word}" ({name})' in errors, errors


@pytest.mark.parametrize("names", [
    ["上海", "与Kobe", "K市", "南京", "堺市"], ["首尔"], ["沈阳", "大阪", "釜山", "蔚山", "仁川", "大田", "光州", "水原", "伊尔库茨克"],
])  # fmt: skip
def test_chinese_with_a_latin_word_in_it_is_chinese(tmp_path, names):
    (tmp_path / "t.csv").write_bytes(table_of_names("国家", names).encode("gb18030"))
    code, out, errors = run("list", "cities", "--data", tmp_path / "t.csv")
    assert code == 0 and 'read as GB18030: "' in errors, errors


@pytest.mark.parametrize("data, options", [
    (lambda t: b"\xfe\xff" + t.encode("utf-16-be"), ["--encoding", "utf-16"]), (lambda t: b"\xff\xfe" + t.encode("utf-16-le"), ["--encoding", "utf-16"]),
    (lambda t: t.encode("utf-16-le"), []), (lambda t: t.encode("utf-16-be"), []), (lambda t: b"\xef\xbb\xbf" + t.encode(), ["--encoding", "utf-8"]),
])  # fmt: skip
def test_utf_16_is_known_with_and_without_its_mark(tmp_path, data, options):
    text = table_of_names("日本", ["札幌"]).replace("city_en", "英文名").replace("city_local", "当地名称")
    # The first characters of the file are Chinese.
    (tmp_path / "t.csv").write_bytes(data(text))
    code, out, errors = run("list", "cities", "--data", tmp_path / "t.csv", *options)
    assert code == 0 and b"City0" in out, errors


def test_gdal_reads_the_export(tmp_path):
    """Names, numbers and places as they are; lines that never run across the map."""
    code, _, errors = run("export", "geojson", "-o", tmp_path / "f.geojson")
    assert code == 0, errors
    said = subprocess.run(["ogrinfo", "-al", tmp_path / "f.geojson"], capture_output=True, text=True, check=True)
    assert "ERROR" not in said.stderr and "Warning" not in said.stderr
    assert "Feature Count: 77" in said.stdout
    assert said.stdout.count("POINT (") == 38 and said.stdout.count("MULTILINESTRING (") == 3
    rows = plain()
    for row in rows[1:]:
        cells = dict(zip(rows[0], row))
        assert f"city_en (String) = {cells['city_en']}" in said.stdout and f"city_zh (String) = {cells['city_zh']}" in said.stdout
    # As GDAL itself sees lengths on the globe: every link is as long as its great circle.
    csv_text = subprocess.run(
        ["ogr2ogr", "-f", "CSV", "/vsistdout/", tmp_path / "f.geojson", "-dialect", "SQLite", "-sql",
         "SELECT km, ST_Length(geometry, 1) / 1000 AS length FROM f WHERE kind = 'link'"], capture_output=True, text=True)  # fmt: skip
    if csv_text.returncode == 0 and "length" in csv_text.stdout:
        for row in csv.DictReader(io.StringIO(csv_text.stdout)):
            assert abs(float(row["length"]) / float(row["km"]) - 1) < 0.006


def test_a_file_that_changes_while_it_is_read_is_not_believed(tmp_path):
    path = tmp_path / "big.csv"
    path.write_text("x" * 1000 + "\n", encoding="utf-8")
    with open(path, "ab") as file:
        file.truncate(200_000_000)
    stop = threading.Event()

    def scribble():
        with open(path, "r+b") as file:
            while not stop.is_set():
                file.seek(0)
                file.write(os.urandom(8))
                file.flush()

    thread = threading.Thread(target=scribble)
    thread.start()
    try:
        done = subprocess.run([FMAP, "check", "--data", path], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    finally:
        stop.set()
        thread.join()
    assert done.returncode == 1 and "changed while it was read" in done.stdout + done.stderr
