"""An XML parser and the table itself judge what is in the SVG."""

import calendar
import datetime
import gzip
import re
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import render, run, table
from svgpath import samples, subpaths

NS = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "metadata", "defs", "clipPath", "mask", "radialGradient", "stop", "rect", "g", "path", "circle", "text", "tspan"}
ATTRIBUTES = {
    "viewBox", "lang", "role", "aria-labelledby", "font-family", "fill-rule", "id", "class", "clip-path", "d", "cx", "cy", "r",
    "x", "y", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "font-size",
    "font-weight", "aria-hidden", "opacity", "mask", "maskUnits", "gradientUnits", "offset", "stop-color", "stop-opacity", "width", "height", "text-anchor", "{http://www.w3.org/XML/1998/namespace}space",
}  # fmt: skip


def last_day(text):
    """The day from which a date counts: the last one that it may mean."""
    parts = [int(part) for part in text.removeprefix("../").split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return datetime.date(year, month, day)


def in_force(on):
    """Relations by city on a day, worked out from the table alone: the later agreement replaces the earlier."""
    latest = {}
    for row in table():
        start = last_day(row["established"])
        key = row["city_en"], row["country_code"]
        if start <= on and start >= latest.get(key, (start, ""))[0]:
            latest[key] = start, row["relation"]
    return [relation for _, relation in latest.values()]


def links(svg):
    root = ElementTree.fromstring(svg)
    return [e for e in root.iter(NS + "path") if (e.get("id") or "").startswith("link-")]


@pytest.mark.parametrize("year", range(1980, 2022))
def test_every_year_shows_what_the_table_says(year):
    expected = in_force(datetime.date(year, 12, 31))
    svg = render("--year", year, "--basemap", "none", "--lang", "en")
    drawn = [e.get("data-relation") for e in links(svg)]
    assert sorted(drawn) == sorted(expected)
    listed = run("list", "cities", "--year", year)[1].decode().splitlines()[1:]
    assert sorted(line.split("\t")[5] for line in listed) == sorted(expected)
    legend = dict(re.findall(r'<text class="count (sister|cooperative)"[^>]*>(\d+)</text>', svg))
    assert {kind: int(count) for kind, count in legend.items()} == {
        kind: expected.count(kind) for kind in ("sister", "cooperative")
    }


@pytest.mark.parametrize("day, sister, cooperative", [("2021-12-31", 23, 14), ("2021-10-25", 22, 15), ("1980-12-31", 1, 0)])
def test_days_that_are_published(day, sister, cooperative):
    drawn = [e.get("data-relation") for e in links(render("--date", day))]
    assert (drawn.count("sister"), drawn.count("cooperative")) == (sister, cooperative)


def test_before_the_first_agreement_there_is_a_warning():
    code, output, errors = run("render", "--year", "1979", "-o", "-")
    assert code == 0 and errors.startswith("fmap: warning: --year: no agreement before 1980")
    assert links(output.decode()) == []


@pytest.mark.parametrize("prefix", ["", "a-"])
def test_only_what_a_strict_page_allows(prefix):
    root = ElementTree.fromstring(render(*(["--id-prefix", prefix] if prefix else [])))
    ids = []
    for element in root.iter():
        assert element.tag.removeprefix(NS) in ELEMENTS
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES or re.fullmatch(r"data-[a-z]+", name), name
            assert "javascript:" not in value and "http" not in value
        if "id" in element.attrib:
            ids.append(element.get("id"))
    assert len(ids) == len(set(ids)) and all(i.startswith(prefix) for i in ids)
    assert all(name in ids for name in root.get("aria-labelledby").split())
    for element in root.iter():
        for reference in (element.get(name) for name in ("clip-path", "mask", "fill")):
            if (reference or "").startswith("url"):
                assert re.fullmatch(r"url\(#(.*)\)", reference)[1] in ids


def test_groups_stand_in_painting_order():
    root = ElementTree.fromstring(render())
    names = [e.get("class") for e in root if e.tag == NS + "g"]
    # An inset's ground lies under the links of the world, which it never covers, its marks above them.
    assert names == ["sea", "graticule", "land", "inset", "links", "cities", "labels", "inset", "legend timeline", "legend", "caption"]
    grounds, marks = (e for e in root if e.get("class") == "inset")
    assert {e.get("data-inset") for e in (grounds, marks)} == {"seongnam-kr"}
    # Its sea and its land.
    assert [e.get("class") for e in grounds] == ["locator", "land", "land"]
    assert [e.get("class") for e in marks] == ["links", "cities", "labels", "frame"]


def test_an_inset_repeats_marks_under_ids_of_its_own():
    root = ElementTree.fromstring(render())
    marks = [e for e in root if e.get("class") == "inset"][1]
    ids = [e.get("id") for e in marks.iter() if e.get("id")]
    assert "inset-seongnam-kr-city-daegu-kr" in ids and "inset-seongnam-kr-link-daegu-kr" in ids
    assert all(e.get("data-inset") == "seongnam-kr" for e in marks.iter() if e.get("data-city"))
    # Only what belongs to its own cities; and the hub, which lies elsewhere, is on the map alone.
    assert {e.get("data-city").rsplit("-", 1)[1] for e in marks.iter() if e.get("data-city")} == {"kr"}
    assert not any("chicago" in i or "hub" in i for i in ids)


def test_insets_may_be_chosen_or_left_out():
    assert 'class="inset"' not in render("--inset", "none")
    svg = render("--inset=-12,34,42,62", "--inset", "124,33,131,39")
    assert set(re.findall(r'<g class="inset" data-inset="([^"]+)"', svg)) == {"dusseldorf-de", "seongnam-kr"}
    # A second region with the same cities has ids of its own.
    svg = render("--inset", "124,33,131,39", "--inset", "122,32,133,40", "--width", "3840", "--height", "2160")
    assert set(re.findall(r'<g class="inset" data-inset="([^"]+)"', svg)) == {"seongnam-kr", "region-2"}
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    code, _, errors = run("render", "--inset", "1,2,3", "-o", "-")
    assert code == 2 and errors.startswith('fmap: error: --inset: not a region: "1,2,3"; use auto, none, or')


def test_links_carry_their_facts():
    found = {e.get("id"): e for e in links(render())}
    sapporo = found["link-sapporo-jp"]
    assert sapporo.get("class") == "link sister"
    assert sapporo.get("data-established") == sapporo.get("data-from") == "1980-11-18"
    assert sapporo.get("data-until") is None and sapporo.find(NS + "title").text
    assert found["link-katowice-pl"].get("data-established") == "2007-06"
    assert found["link-katowice-pl"].get("data-from") == "2007-06-30"
    assert found["link-daejeon-kr-2"].get("data-city") == "daejeon-kr"


def test_every_name_has_its_halo_beneath_it():
    """Halos stand in a group of their own before the names, carry neither their class nor their city, and lie where names do."""
    root = ElementTree.fromstring(render("--lang", "en"))
    layers = [e for e in root.iter(NS + "g") if e.get("class") == "labels"]
    assert len(layers) == 2
    for layer in layers:
        groups = [e for e in layer if e.get("class") == "halos"]
        assert len(groups) == 1 and groups[0].get("aria-hidden") == "true" and groups[0].get("fill") == "none"
        children = list(layer)
        names = [e for e in children if e.tag == NS + "text"]
        assert children.index(groups[0]) < children.index(names[0])
        place = lambda e: ["".join(e.itertext())] + [e.get(a) for a in ("x", "y", "text-anchor", "font-size", "font-weight")]
        # Only names with a link or a coast below them have one.
        known = [place(e) for e in names]
        assert len(names) > 10 and 3 <= len(groups[0]) < len(names) and all(place(e) in known for e in groups[0])
        for halo in groups[0]:
            assert halo.get("class") == "halo" and halo.get("stroke") and not halo.get("data-city") and not halo.get("fill")
        assert all("label" in e.get("class").split() and not e.get("stroke") for e in names)


def test_links_of_an_inset_end_at_its_frame():
    root = ElementTree.fromstring(render("--inset=-12,34,42,62"))
    ground, marks = (e for e in root if e.get("class") == "inset")
    frame = next(e for e in marks.iter(NS + "path") if e.get("class") == "frame").get("d")
    corners = samples(subpaths(frame)[0])
    (left, right), (top, bottom) = [(min(c[i] for c in corners), max(c[i] for c in corners)) for i in (0, 1)]
    inside = [e for e in marks.iter(NS + "path") if "link" in e.get("class", "").split()]
    # Its own eight cities' links: Düsseldorf, Turin, Thessaloniki, Lille, Katowice, Belfast, Minsk, Braga.
    assert len(inside) == 8
    for link in inside:
        for part in subpaths(link.get("d")):
            for x, y in samples(part):
                assert left - 0.1 <= x <= right + 0.1 and top - 0.1 <= y <= bottom + 0.1, link.get("id")


def test_no_sign_that_nobody_knows():
    """That a city is close to the antipode is said in words."""
    svg = render()
    assert "≈" not in svg and "接近对跖点" in svg


def test_it_is_small():
    bytes_ = render().encode()
    assert len(render("--inset", "none").encode()) <= 215_000
    assert len(bytes_) <= 260_000
    assert len(gzip.compress(bytes_, 9)) <= 78_000


def test_same_input_same_bytes(tmp_path):
    assert render() == render() == render(cwd=tmp_path)


def test_numbers_have_one_decimal_at_most():
    root = ElementTree.fromstring(render())
    for element in root.iter():
        for name in ("d", "x", "y", "cx", "cy", "r", "stroke-width", "font-size", "viewBox"):
            assert not re.search(r"\.\d\d", element.get(name, "")), (element.tag, name)
            assert "-0 " not in element.get(name, "") + " "
