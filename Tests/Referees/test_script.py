"""The page's script without a page: its name placer, boxes in and places out, in node."""

import json
import pathlib
import re
import subprocess

import pytest

from conftest import PROJECT, run

SCRIPT = PROJECT / "Sources/CPage/script"
# Markers are ten wide; letters reach 0.9 of their size above the baseline and 0.3 below.
RIGHT, LEFT, ABOVE, BELOW = (111, 106, "start"), (89, 106, "end"), (100, 89, "middle"), (100, 123, "middle")


def place(names, boxes=(), edges=(0, 1000), scale=1):
    """The places that the script gives names; nothing but its one file is there, least of all a document."""
    code = (SCRIPT / "names.js").read_text(encoding="utf-8")
    program = f'"use strict";{code}\nconsole.log(JSON.stringify(placeNames(...{json.dumps([names, list(boxes), edges, scale])})));'
    done = subprocess.run(["node", "-"], input=program, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def city(x=100, y=100, width=40):
    return {"spot": [x, y], "size": 16, "width": width, "distance": 11}


def at(place):
    return place["x"], place["y"], place["anchor"]


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_a_name_alone_stands_at_the_right():
    (found,) = place([city()])
    assert at(found) == RIGHT and not found["isCrowded"]
    assert found["box"] == pytest.approx([111, 106 - 14.4, 151, 106 + 4.8])


def test_what_a_city_is_called_at_other_times_stands_at_the_same_place():
    """The name that is not there today takes no room from the one that is; the hub's lines each have their own."""
    first, second = ({**city(), "city": "a-jp"} for _ in range(2))
    here, there, other = place([first, second, {**city(), "city": "b-jp"}])
    assert at(here) == at(there) == RIGHT and not there["isCrowded"] and at(other) == LEFT


@pytest.mark.parametrize(
    ("taken", "expected"),
    [([], RIGHT), ([RIGHT], LEFT), ([RIGHT, LEFT], ABOVE), ([RIGHT, LEFT, ABOVE], BELOW)],
    ids=["nothing", "right", "right and left", "all but below"],
)
def test_it_takes_the_first_side_that_is_free(taken, expected):
    spots = {RIGHT: [130, 95, 131, 96], LEFT: [70, 95, 71, 96], ABOVE: [100, 80, 101, 81]}
    (found,) = place([city()], [spots[side] for side in taken])
    assert at(found) == expected and not found["isCrowded"]


def test_without_a_free_side_it_is_crowded_and_takes_no_room():
    wall = [60, 95, 150, 96], [60, 80, 150, 81], [60, 118, 150, 119]
    crowded, next_one = place([city(), city(y=150)], wall)
    assert at(crowded) == RIGHT and crowded["isCrowded"]
    assert not next_one["isCrowded"]
    # What would have stood where the crowded one does stands there.
    first, second = place([city(width=400), city(x=120)], [], edges=(0, 300))
    assert first["isCrowded"] and at(second) == (131, 106, "start")


def test_the_edges_of_the_map_are_no_place():
    assert at(place([city(x=970, y=100)])[0]) == (959, 106, "end")
    assert at(place([city(x=20, y=100)])[0]) == (31, 106, "start")
    # Names that touch edge or neighbour are still free.
    assert at(place([city(x=949, y=100)])[0]) == (960, 106, "start")


def test_earlier_names_are_served_first():
    first, second = place([city(), city(x=130)])
    assert at(first) == RIGHT and at(second) == (141, 106, "start") or not overlap(first["box"], second["box"])
    first, second = place([city(), city(x=112)], [])
    assert not overlap(first["box"], second["box"]) and not second["isCrowded"]


def test_no_two_places_overlap_where_cities_are_many():
    names = [city(x=50 + 37 * n % 900, y=50 + 53 * n % 300, width=20 + 11 * n % 70) for n in range(120)]
    places = [found for found in place(names) if not found["isCrowded"]]
    assert 20 < len(places) < 120
    for index, found in enumerate(places):
        assert all(not overlap(found["box"], other["box"]) for other in places[:index])


def test_everything_is_scaled_but_the_spot():
    (found,) = place([city()], scale=0.5)
    assert at(found) == (105.5, 103, "start")
    assert found["box"] == pytest.approx([105.5, 103 - 7.2, 125.5, 103 + 2.4])


def test_the_hub_gives_way_to_none_and_others_to_it():
    hub = [{"spot": [100, 100], "size": 20, "width": 50, "distance": 19, "isHub": True, "em": 16, "line": n} for n in (0, 1)]
    first, second, other = place([*hub, city(x=70)], [[60, 90, 80, 100]])
    assert at(first) == (81, 106, "end") and at(second) == (81, 126, "end")
    assert not first["isCrowded"] and not second["isCrowded"]
    assert not overlap(other["box"], first["box"]) and not overlap(other["box"], second["box"])


def test_the_page_hands_over_sizes_and_widths(tmp_path):
    """Letters are as wide as in Noto Sans CJK, with a tenth added, and bold ones with 16 hundredths: 明斯克 is three ems of 16, 札幌 two bold ones, 沈阳 two
    bold ones of 24."""
    assert run("render", "-o", tmp_path / "map.html")[0] == 0
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    labels = [line for line in page.splitlines() if line.startswith('<text class="label')]
    assert labels and all('data-width="' in line for line in labels)
    assert [line for line in labels if ">明斯克<" in line and 'data-width="53"' in line]
    assert [line for line in labels if ">札幌<" in line and 'data-width="38"' in line]
    assert [line for line in labels if ">沈阳<" in line and 'data-width="56"' in line]
    assert 'data-look="[[16,12],[24,20],5]"' in page
    assert ".fmap .label{--size:16px}.fmap .label.hub{--size:24px}" in page


def test_no_file_of_script_and_style_is_left_out():
    """Each stands once in the page that it is for; the page of many maps has some of a map's page, too."""
    parts = (SCRIPT.parent / "cpage.c").read_text().split("static const unsigned char index_style_bytes")
    page, index = [re.findall(r'^#embed "(.+?)"', part, flags=re.M) for part in parts]
    files = [*SCRIPT.rglob("*.js"), *(SCRIPT.parent / "style").rglob("*.css")]
    names = {str(file.relative_to(SCRIPT.parent)) for file in files}
    own = {name for name in names if "/index/" in name}
    assert len(page) == len(set(page)) and set(page) == names - own
    assert len(index) == len(set(index)) and own <= set(index) <= names


def test_a_frame_hands_on_all_that_an_address_says():
    """The keys of the page's address and those of the script around its frame are the same."""
    own = re.search(r"ADDRESS_KEYS = (\[.*?\])", (SCRIPT / "address.js").read_text(encoding="utf-8")).group(1)
    code, out, errors = run("embed")
    assert code == 0, errors
    assert json.loads(re.search(r"keys=(\[.*?\])", out.decode()).group(1)) == json.loads(own)
