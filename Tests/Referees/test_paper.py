"""The page of the built-in map on paper, as Poppler reads what Chromium prints. Photos on paper are the matter of test_wall.py."""

import re
import subprocess

import pytest

from conftest import run
from visits import visit

each_side = pytest.mark.parametrize("is_on_its_side", [False, True], ids=["upright", "on its side"])


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("paper")
    code, _, errors = run("render", "-o", "map.html", cwd=folder)
    assert code == 0, errors
    return (folder / "map.html").as_uri()


def said_of(pdf, *words):
    return subprocess.run([*words, pdf, "-"] if words[0] == "pdftotext" else [*words, pdf], capture_output=True, check=True).stdout.decode()


def sheets_of(pdf):
    return int(said_of(pdf, "pdfinfo").split("Pages:")[1].split()[0])


def words_on(pdf, sheet):
    """The words of a sheet, each with its left, top, right and bottom edge in points."""
    told = said_of(pdf, "pdftotext", "-bbox", "-f", str(sheet), "-l", str(sheet))
    found = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', told)
    return [(word, *map(float, edges)) for *edges, word in found]


@each_side
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_built_in_cities_fit_on_three_sheets(browser, address, tmp_path, lang, is_on_its_side):
    page = visit(browser, f"{address}#lang={lang}")
    page.pdf(path=tmp_path / "map.pdf", format="A4", landscape=is_on_its_side)
    assert sheets_of(tmp_path / "map.pdf") <= 3
    text = "".join(said_of(tmp_path / "map.pdf", "pdftotext", "-layout").split())
    sources = page.eval_on_selector_all("tbody tr:not([hidden]) td:last-child a", "links => links.map((a) => a.getAttribute('href'))")
    assert len(sources) >= 37
    for source in sources:
        # A long one is broken, and its lines may have those of other cells between them.
        assert "".join(source.split())[:12] in text, source
    assert text.count("://") >= 37


@each_side
@pytest.mark.parametrize("width", [390, 1280])
def test_title_map_and_table_keep_clear_of_where_printers_do_not_reach(browser, address, tmp_path, width, is_on_its_side):
    """Printers leave some 5 mm, 14 points, white on every side. The map has its names, whatever window it is printed from."""
    page = visit(browser, f"{address}#lang=zh", (width, 800))
    page.pdf(path=tmp_path / "map.pdf", format="A4", landscape=is_on_its_side)
    across, down = (842, 595) if is_on_its_side else (595, 842)
    for sheet in range(1, sheets_of(tmp_path / "map.pdf") + 1):
        for word, left, top, right, bottom in words_on(tmp_path / "map.pdf", sheet):
            assert left >= 14 and top >= 14 and right <= across - 14 and bottom <= down - 14, (sheet, word)
    first = [word for word, *_ in words_on(tmp_path / "map.pdf", 1)]
    text = " ".join(first)
    # One that stands far from all others is named on the map; the key is below it.
    assert all(words in text for words in ("我们的朋友遍天下", "雅温得", "友好合作关系城市", "37座城市"))
    # The head of the table is on a sheet with its first row.
    assert ("友城一览" in text) == ("1980年11月18日结好" in text)


@pytest.mark.parametrize("shown", ["", "&city=chicago-us", "&year=1985"])
@pytest.mark.parametrize("width", [390, 768])
def test_names_stand_on_paper_where_they_stand_in_a_wide_window(browser, address, tmp_path, width, shown):
    found = []
    for size in [(width, 800), (1920, 1080)]:
        page = visit(browser, f"{address}#lang=zh{shown}", size)
        page.pdf(path=tmp_path / "map.pdf", format="A4", landscape=True)
        found.append(sorted(words_on(tmp_path / "map.pdf", 1)))
        # The window has again what it had before.
        assert (page.evaluate("innerWidth"), page.locator(".map.small").count()) == (size[0], int(size[0] < 700))
    assert [word for word, *_ in found[0]] == [word for word, *_ in found[1]] and len(found[0]) > 10
    for (word, *ours), (_, *theirs) in zip(*found):
        assert all(abs(a - b) < 1 for a, b in zip(ours, theirs)), (word, ours, theirs)
