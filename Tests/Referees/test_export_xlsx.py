"""openpyxl reads the workbook that fmap exports for review."""

import csv
import io
import re
import zipfile

import openpyxl
import pytest

from conftest import run

HUB = ("--hub", "Guangzhou")
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Y"
LIST = [
    ["City", "Country", "Date", "Note"], ["Vienna", "Austria", "2001", "'=quoted"], ["Columbus", "United States", "1999", "_x0041_"],
    ["Bavaria", "Germany", "2003", "沈阳" * 20], ["Paris", "France", "1998", "=HYPERLINK(\"https://example.org\")"],
    ["Qwertzuiop", "France", "1997", ""], ["=1+1", "Japan", "2001-05", "+1"], [LONG, "Wales", "1990", "@x"],
    ["Cambridge", "", "1995", "a;=b"],
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("review")
    with open(folder / "list.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(LIST)
    code, _, errors = run("export", "xlsx", "list.csv", *HUB, "-o", "review.xlsx", cwd=folder)
    assert code == 0, errors
    return folder


@pytest.fixture(scope="module")
def sheet(folder):
    return openpyxl.load_workbook(folder / "review.xlsx").active


def rows(sheet):
    header, *rest = [list(row) for row in sheet.iter_rows()]
    names = [cell.value for cell in header]
    return [dict(zip(names, row)) for row in rest]


def test_cells_are_texts_and_coordinates_numbers(sheet):
    for row in rows(sheet):
        for name, cell in row.items():
            if cell.value is None:
                continue
            assert cell.data_type == ("n" if name in ("latitude", "longitude") else "s"), (name, cell.value)
            assert name in ("latitude", "longitude") or cell.number_format == "@", name
    assert "=1+1" in [row["city_en"].value for row in rows(sheet)]
    assert LONG in [row["city_en"].value for row in rows(sheet)]


def test_what_must_be_answered_comes_first_and_says_so_in_word_colour_and_note(sheet):
    found = rows(sheet)
    words = [row["place_from"].value for row in found]
    undrawn = [word for word in words if not word.startswith("GeoNames: ")]
    assert words[: len(undrawn)] == undrawn and {"choose", "region", "unknown"} == set(undrawn)
    assert {"GeoNames: one"} <= set(words[len(undrawn) :])
    for row, word in zip(found, words):
        cell = row["place_from"]
        fill = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type else None
        assert fill == {"choose": "F8CBAD", "region": "FFC7CE", "unknown": "FFC7CE", "GeoNames: largest": "FFF2CC"}.get(word), word
        assert (row["latitude"].value is None) == (word in undrawn)
    columbus = next(row for row in found if row["city_en"].value == "Columbus")["place_from"].comment.text
    lines = columbus.splitlines()
    assert any(line.startswith("1 Columbus, Ohio, US, 39.96") for line in lines) and any(line.startswith("2 Columbus, Georgia, US, 32.46") for line in lines)
    assert [int(line.split()[0]) for line in lines if re.match(r"\d", line)] == list(range(1, sum(bool(re.match(r"\d", line)) for line in lines) + 1))


def test_the_header_stays_is_bold_and_explains_the_answers(sheet):
    assert sheet.freeze_panes == "A2"
    header = next(sheet.iter_rows())
    assert all(cell.font.bold for cell in header)
    note = next(cell for cell in header if cell.value == "place_from").comment.text
    assert all(word in note for word in ["choose", "48.2, 16.37", "Columbus, Ohio", "GeoNames, CC BY 4.0", "编号"])


def test_columns_are_as_wide_as_their_texts_within_reason(sheet):
    width = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in next(sheet.iter_rows())}
    assert 60 <= width["city_en"] < 64 and 60 <= width["note"] < 64 and 8 <= width["latitude"] < 14


def test_the_same_list_gives_the_same_bytes_with_no_clock_in_them(folder):
    code, output, _ = run("export", "xlsx", "list.csv", *HUB, "-o", "-", cwd=folder)
    assert code == 0 and output == (folder / "review.xlsx").read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(output))
    assert book.properties.created.year == book.properties.modified.year == 2000
    with zipfile.ZipFile(io.BytesIO(output)) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert not [part.filename for part in archive.infolist() if "external" in part.filename.lower()]
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_it_reads_back_as_the_csv_does(folder):
    for kind in ("csv", "json"):
        outputs = [run("export", kind, name, *HUB, "-o", "-", cwd=folder)[1] for name in ("list.csv", "review.xlsx")]
        assert outputs[0] == outputs[1] and len(outputs[0]) > 200


def test_an_answer_in_the_workbook_is_drawn(folder):
    book = openpyxl.load_workbook(folder / "review.xlsx")
    answers = {"Columbus": "Columbus, Ohio", "Bavaria": "48.14, 11.58", "Cambridge": 2}
    for row in rows(book.active):
        if row["city_en"].value in answers:
            row["place_from"].value = answers[row["city_en"].value]
    book.save(folder / "answered.xlsx")
    code, output, errors = run("export", "csv", "answered.xlsx", *HUB, "-o", "-", cwd=folder)
    assert code == 0, errors
    drawn = {row["city_en"]: row for row in csv.DictReader(io.StringIO(output.decode("utf-8-sig"))) if row["latitude"]}
    assert {"Columbus", "Bavaria", "Vienna", "Paris"} <= set(drawn)
    assert abs(float(drawn["Columbus"]["latitude"]) - 39.96) < 0.01 and drawn["Bavaria"]["longitude"] == "11.58"
