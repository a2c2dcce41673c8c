"""The pages of the others: everything within one file, as fmap's is."""

import json
import pathlib

from inputs import HUB, city, rows_of
from peers import echarts_file, plotly_file

PAGES = pathlib.Path(__file__).resolve().parent / "pages"
# Plotly asks for all of these, and draws the first two.
LAYERS = "land coastlines ocean lakes rivers countries subunits".split()


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def agreements(table):
    """Longitude, latitude, year, kind and name of each."""
    for row in map(city, rows_of(table)):
        yield [row["longitude"], row["latitude"], row["year"], 0 if row["relation"] == "sister" else 1, row["name"]]


def written(path, table, bundle, name, land):
    """A page of a bundle of script and a script of ours."""
    data = f"const ROWS={compact(list(agreements(table)))},HUB={compact(HUB)},LAND={compact(land)};"
    scripts = [bundle.read_text("utf-8"), data, *((PAGES / file).read_text("utf-8") for file in (f"{name}.js", "controls.js"))]
    body = "".join("<script>" + script.replace("</script", "<\\/script") + "</script>\n" for script in scripts)
    path.write_text((PAGES / "page.html").read_text("utf-8") + body, "utf-8")
    return path


def echarts_page(inputs, table):
    land = json.loads(inputs.geojson("50m").read_text("utf-8"))
    return written(inputs.folder / f"echarts-{table.stem}.html", table, echarts_file(), "echarts", land)


def plotly_page(inputs, table):
    land = topology(json.loads(inputs.geojson("110m").read_text("utf-8")))
    return written(inputs.folder / f"plotly-{table.stem}.html", table, plotly_file(), "plotly", land)


def topology(land):
    """Land as a TopoJSON in which each outer ring is an arc of its own."""
    arcs = []
    for feature in land["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        arcs += [polygon[0] for polygon in polygons]
    areas = {"type": "MultiPolygon", "arcs": [[[index]] for index in range(len(arcs))]}
    lines = {"type": "MultiLineString", "arcs": [[index] for index in range(len(arcs))]}
    shapes = {"land": [areas], "coastlines": [lines]}
    return {"type": "Topology", "arcs": arcs, "objects": {
        name: {"type": "GeometryCollection", "geometries": shapes.get(name, [])} for name in LAYERS}}  # fmt: skip
