"""What `make bench` says of what it has measured: quartiles, ratios, the table, the plot, and what others do not draw. No time is
measured here but that of a sleep, against a bound that no busy machine breaks."""

import pathlib
import re
import sys
import xml.etree.ElementTree as tree

import pytest

from conftest import PROJECT

BENCHMARKS = PROJECT / "Tests/Benchmarks"
sys.path.insert(0, str(BENCHMARKS))
import bench  # noqa: E402
import figures  # noqa: E402
import inputs  # noqa: E402
import peers  # noqa: E402
import plot  # noqa: E402
import report  # noqa: E402
from contest import Contest, Entry, compete  # noqa: E402
from measuring import Failed, measure  # noqa: E402
from page_documents import topology  # noqa: E402
from peers import BY_NAME, PEERS, Missing, Peer, bundle  # noqa: E402
from rows import ROWS, WORDS  # noqa: E402


def played(name, *values, measure="cpu", **more):
    """An entry that takes what is said, round by round, the one to warm up first."""
    return Entry(name, lambda number: {measure: values[number]}, **more)


def failing(_):
    raise Failed("exit code 3: no | land")


# Figures

@pytest.mark.parametrize("values, quartiles", [
    ([1, 2, 3, 4, 5], (2, 3, 4)), ([5, 1, 4, 2, 3], (2, 3, 4)), ([10, 20], (12.5, 15, 17.5)), ([7], (7, 7, 7)),
])  # fmt: skip
def test_quartiles_lie_between_the_smallest_and_the_largest(values, quartiles):
    assert figures.quartiles(values) == quartiles


def test_a_ratio_is_taken_round_by_round():
    # A round in which both were twice as slow makes no difference.
    assert figures.ratios([3, 6, 3], [1, 2, 1]) == (3, 3, 3)
    # The ratios are 4, 1 and 10; that of the medians would be 2.
    assert figures.ratios([4, 4, 20], [1, 4, 2])[1] == 4
    assert figures.ratios([1, 2], [0, 2]) is None and figures.ratios([1], [1, 1]) is None and figures.ratios([], []) is None


@pytest.mark.parametrize("value, written", [
    (0, "0"), (0.0123, "0.012"), (1.234, "1.23"), (12.34, "12.3"), (123.4, "123"), (1234.5, "1,234"), (99.96, "100.0"),
])  # fmt: skip
def test_a_number_has_three_digits(value, written):
    assert figures.number(value) == written


def test_a_ratio_is_written_with_its_quartiles_where_they_differ():
    assert figures.times((4.7, 4.74, 4.85)) == "4.74× (4.70–4.85)"
    assert figures.times((2.001, 2.002, 2.003)) == "2.00×"


def test_sizes_are_written_as_people_say_them():
    assert [figures.size(count) for count in (950, 314_290, 2_170_446)] == ["950 B", "314 kB", "2.17 MB"]


# Contests

def test_the_first_round_warms_up_and_the_entries_take_turns():
    order = []

    def entry(name):
        return Entry(name, lambda number: order.append((number, name)) or {"cpu": 100 if number == 0 else 1})

    outcome = compete(Contest("c", [entry("a"), entry("b")]), 3)
    assert order == [(0, "a"), (0, "b"), (1, "b"), (1, "a"), (2, "a"), (2, "b"), (3, "b"), (3, "a")]
    assert outcome.results[0].medians == {"cpu": 1}, "nothing of the first round is counted"


def test_who_fails_is_told_and_the_others_go_on():
    outcome = compete(Contest("c", [played("fmap", 9, 2, 2), Entry("x", failing), played("y", 9, 4, 6)]), 2)
    assert [bool(result.failure) for result in outcome.results] == [False, True, False]
    assert outcome.results[2].ratios["cpu"] == (2.25, 2.5, 2.75)
    assert "| **failed:** exit code 3: no \\| land |" in report.table([outcome])
    assert bench.has_failed([outcome], []) and not bench.has_failed([], [("page", "not here", "no Chromium")])


def test_who_is_not_here_is_told_and_is_no_failure(monkeypatch):
    def learn():
        raise Missing("no package of that name")

    monkeypatch.setitem(BY_NAME, "absent", Peer("absent", "a program", learn))
    outcome = compete(Contest("c", [played("fmap", 1, 1), Entry("absent", failing)]), 1)
    assert outcome.results[1].missing == "no package of that name" and not bench.has_failed([outcome], [])
    assert "|  | absent | not here: no package of that name |" in report.table([outcome])


def test_without_the_first_entry_the_others_have_figures_but_no_ratios():
    outcome = compete(Contest("c", [Entry("fmap", failing), played("d3-geo", 1, 5, 7)]), 2)
    assert outcome.results[1].medians == {"cpu": 6} and not outcome.results[1].ratios


def test_what_a_program_makes_is_weighed(tmp_path):
    file = tmp_path / "x"
    file.write_bytes(b"a" * 10_000)
    [result] = compete(Contest("c", [played("fmap", 1, 1, files=[file])]), 1).results
    assert result.bytes == 10_000 and 0 < result.gz < 100


# Programs

def test_a_whole_tree_of_processes_is_measured():
    burn = f"{sys.executable} -c 'sum(range(3_000_000))'"
    alone, twice = measure(["sh", "-c", burn]), measure(["sh", "-c", f"{burn}; {burn} | cat"])
    assert twice["cpu"] > 1.3 * alone["cpu"] > 0
    held = measure([sys.executable, "-c", "x = b'a' * 200_000_000"])
    assert 200 < held["peak"] < 260
    # This process holds more than that, which is not counted as theirs.
    assert measure(["true"])["peak"] < 20


def test_a_sleep_takes_time_and_no_processor():
    found = measure(["sleep", "0.3"])
    assert found["wall"] >= 300 and found["cpu"] < 150


def test_a_program_that_fails_says_why():
    with pytest.raises(Failed, match="sh, exit code 3: no land"):
        measure(["sh", "-c", "echo no land >&2; exit 3"])
    with pytest.raises(Failed, match="no-such-program, exit code 127"):
        measure(["no-such-program"])


def test_a_program_without_end_is_ended(monkeypatch):
    monkeypatch.setattr("measuring.PATIENCE", 0.2)
    with pytest.raises(Failed, match="exit code -9"):
        measure(["sh", "-c", "sleep 60 & wait"])


def test_a_file_that_is_not_there_is_missing():
    with pytest.raises(Missing, match="no Python package nobody_has_this"):
        bundle("nobody_has_this", "x.js")
    with pytest.raises(Missing, match="no x.js in pytest"):
        bundle("pytest", "x.js")


def test_node_without_its_library_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("NODE_PATH", str(tmp_path))
    with pytest.raises(Missing, match="Node does not find d3-geo"):
        peers.d3()


# Rows

def test_every_row_has_its_maker():
    assert list(bench.MAKERS.keys() ^ set(WORDS)) == [] and len(set(WORDS)) == len(WORDS)


def test_every_row_names_what_others_leave_out():
    known = {peer.name for peer in PEERS}
    for row in ROWS:
        assert set(row.limits) <= known - {"fmap"}, row.word
        assert all(len(text) > 20 for text in row.limits.values()), row.word


@pytest.mark.parametrize("word", ["still", "bare", "pixels", "timeline", "growth", "names"])
def test_nobody_takes_part_whose_limits_are_not_named(word, tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "write_table", lambda count, path: path.write_bytes((inputs.GEODATA / "friendships.csv").read_bytes()))
    monkeypatch.setattr(inputs.synthetic_table, "write", lambda count, path: inputs.write_table(count, path))
    for contest in bench.MAKERS[word](inputs.Inputs(tmp_path)):
        first, *others = [entry.peer or entry.name for entry in contest.entries]
        assert first == "fmap" and set(others) - {"fmap"} == set(next(row for row in ROWS if row.word == word).limits)
        assert all(path.is_relative_to(tmp_path) for entry in contest.entries for path in entry.files), "nothing is written elsewhere"


def test_words_choose_rows_in_the_order_of_the_table(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["bench.py", "growth", "still", "--quick"])
    assert bench.arguments() == (["still", "growth"], 3)
    monkeypatch.setattr(sys, "argv", ["bench.py"])
    assert bench.arguments() == (WORDS, 9)


@pytest.mark.parametrize("words", [["stil"], ["--rounds", "0"]])
def test_wrong_usage_measures_nothing(words, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["bench.py", *words])
    with pytest.raises(SystemExit) as end:
        bench.arguments()
    assert end.value.code == 2 and "growth" in capsys.readouterr().err if words == ["stil"] else end.value.code == 2


# Report and plot

@pytest.fixture
def outcomes(monkeypatch):
    # Whatever is installed here.
    monkeypatch.setattr(Peer, "found", property(lambda self: ("1.0", None)))
    still = Contest("a map", [played("fmap", 9, 10, 20), played("d3-geo", 9, 50, 100), played("GMT", 9, 5, 10),
                              played("fmap check", 9, 1, 1, peer="fmap")], measures={"cpu": "cpu, ms"})
    page = Contest("a page", [played("fmap", 9, 1, 1, measure="ready"), played("Plotly page", 9, 3, 5, measure="ready")],
                   measures={"ready": "ready, ms"}, plotted=("ready",))  # fmt: skip
    return [compete(still, 2), compete(page, 2)]


def test_the_report_is_a_table_with_versions_and_limits(outcomes):
    text = report.document(outcomes, ["still", "page"], [("land", "failed", "no land")])
    assert "| a map | fmap | 15.0 (12.5–17.5) | – | – |" in text
    assert "|  | d3-geo | 75.0 · 5.00× | – | – |" in text and "|  | GMT | 7.50 · 0.500× | – | – |" in text
    assert "|  | Plotly page | 4.00 · 4.00× (3.50–4.50) | – | – |" in text
    assert re.search(r"^a map: 2 rounds, load \d+\.\d to \d+\.\d\.$", text, flags=re.M)
    assert "**land: failed:** no land" in text
    for words in ["- d3-geo, JavaScript in Node", "  - Plotly page: land of 1:110m", "  - Cartopy: names beside", " cores, "]:
        assert words in text
    # Every row of a table has as many cells as its head.
    for block in re.findall(r"(?:^\|.*\n)+", text, flags=re.M):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1


def test_the_plot_has_a_dot_for_each_ratio_where_it_belongs(outcomes):
    names = {"s": "http://www.w3.org/2000/svg"}
    root = tree.fromstring(plot.plot(outcomes))
    words = [text.text for text in root.iterfind("s:text", names)]
    assert "a map" in words and "a page: ready" in words and {"d3-geo", "GMT", "Plotly", "5.00×", "4.00×"} <= set(words)
    assert "fmap check" not in words, "it is not another's"
    low, high, place = plot.scale(list(plot.dots(outcomes)))
    assert (low, high) == (0.5, 5)
    # As far from 1 to 2 as from 2 to 4, as a logarithm has it.
    assert place(2) - place(1) == pytest.approx(place(4) - place(2)) and place(high) == plot.WIDTH - plot.RIGHT
    circles = [float(circle.get("cx")) for circle in root.iterfind("s:circle", names)]
    assert circles.count(pytest.approx(place(5), abs=0.1)) == 1, "that of d3-geo, beside the one of the legend"


def test_every_program_of_the_plot_has_a_sign_of_its_own():
    others = {name.removesuffix(" page") for row in ROWS for name in row.limits}
    assert len(others) <= len(plot.LOOKS) == len({kind for _, kind in plot.LOOKS})


def test_a_plot_of_nothing_says_so():
    assert "nothing was compared" in plot.plot([])


# What others are given

def test_a_city_is_the_same_for_all(tmp_path):
    [first, *_] = inputs.rows_of(inputs.GEODATA / "friendships.csv")
    made = inputs.city(first)
    assert made["name"] == first["city_en"] and made["longitude"] == float(first["longitude"])
    assert str(made["year"]) == first["established"][:4] and made["id"].endswith(first["country_code"].lower())


def test_forty_names_have_no_coordinates():
    rows = inputs.rows_of(inputs.NAMES)
    assert len(rows) == len({row["City"] for row in rows}) == 40 and list(rows[0]) == ["City", "Country", "Date"]


def test_land_as_topology_has_an_arc_for_each_outer_ring():
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    land = {"features": [{"geometry": {"type": "Polygon", "coordinates": [ring, ring]}},
                         {"geometry": {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}}]}  # fmt: skip
    made = topology(land)
    assert made["arcs"] == [ring] * 3
    assert made["objects"]["land"]["geometries"] == [{"type": "MultiPolygon", "arcs": [[[0]], [[1]], [[2]]]}]


def test_every_package_is_pinned():
    lines = [line for line in (BENCHMARKS / "requirements.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines and all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in lines)


def test_files_of_the_benchmark_are_short():
    for path in pathlib.Path(BENCHMARKS).rglob("*.*"):
        assert path.suffix not in (".py", ".js", ".sh") or len(path.read_text().splitlines()) <= 200, path
