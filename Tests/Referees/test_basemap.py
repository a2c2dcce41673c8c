"""GDAL judges the reading of land: what it converts looks the same, and what it projects is refused."""

import json
import re
import subprocess

import pytest
from PIL import Image, ImageChops

from conftest import PROJECT, render, run
from svgpath import samples, subpaths

LAND = PROJECT / "geodata/natural-earth/ne_110m_land.shp"
TURNS = [150, 0, -100]


def convert(to, *options, source=LAND):
    """Converts land with GDAL; the ending tells the format."""
    formats = {".geojson": "GeoJSON", ".json": "GeoJSON", ".shp": "ESRI Shapefile"}
    subprocess.run(["ogr2ogr", "-f", formats[to.suffix], *options, str(to), str(source)], check=True)
    return to


def picture(land, meridian=150):
    """The map without the facts about its files."""
    return re.sub(r"<metadata>.*?</metadata>", "", render("--basemap", land, "--central-meridian", meridian), flags=re.S)


def expect_same(land, other, meridian=150):
    """GDAL's text rounds the last digits, by which a corner may fall to the other side of a tenth of a pixel."""
    ours, theirs = (re.split(r'(?<= d=")([^"]*)(?=")', picture(path, meridian)) for path in (land, other))
    assert ours[::2] == theirs[::2]
    for a, b in zip(ours[1::2], theirs[1::2]):
        if a != b:
            a, b = ([samples(part) for part in subpaths(d)] for d in (a, b))
            assert list(map(len, a)) == list(map(len, b))
            assert all(abs(p[i] - q[i]) < 0.11 for r, t in zip(a, b) for p, q in zip(r, t) for i in (0, 1))


@pytest.mark.parametrize("meridian", TURNS)
@pytest.mark.parametrize("options", ["", "-nlt MULTIPOLYGON", "-dim XYZ", "-lco WRITE_BBOX=YES"])
def test_geojson_looks_like_the_shapefile(tmp_path, meridian, options):
    land = convert(tmp_path / "land.geojson", *options.split())
    expect_same(land, LAND, meridian)


@pytest.mark.parametrize("options", ["", "-dim XYZ", "-dim XYM"])
def test_there_and_back_is_the_same(tmp_path, options):
    middle = convert(tmp_path / "land.json")
    land = convert(tmp_path / "back.shp", *options.split(), source=middle)
    assert (tmp_path / "back.prj").exists()
    expect_same(land, LAND)


def pixels(land, path):
    code, _, errors = run("render", "--basemap", land, "--labels", "none", "--inset", "none", "-o", path)
    assert code == 0, errors
    return Image.open(path).convert("RGB")


def test_rings_the_other_way_round_and_seven_decimals_look_the_same(tmp_path):
    """RFC 7946 wants outer rings counterclockwise; where a ring begins decides which corners are left out."""
    land = convert(tmp_path / "land.geojson", "-lco", "RFC7946=YES")
    assert '"crs"' not in land.read_text(encoding="utf-8")
    change = ImageChops.difference(pixels(land, tmp_path / "a.png"), pixels(LAND, tmp_path / "b.png"))
    strong = sum(max(pixel) > 48 for pixel in change.getdata())
    assert strong < 0.0002 * change.width * change.height


def refused(land):
    code, output, errors = run("render", "--basemap", land, "-o", "-")
    assert code == 1 and output == b"" and errors.count("\n") == 1
    return errors


@pytest.mark.parametrize("system", ["EPSG:3857", "ESRI:54030", "EPSG:8857"], ids=["Mercator", "Robinson", "Equal Earth"])
def test_projected_land_is_refused(tmp_path, system):
    # Mercator has no place for the pole.
    cut = ["-clipsrc", "-180", "-80", "180", "84", "-t_srs", system]
    land = convert(tmp_path / "land.shp", *cut)
    assert re.match(r'fmap: error: land\.prj: the land is projected, not in degrees: ".+"; export .*EPSG:4326', refused(land))
    (tmp_path / "land.prj").unlink()
    assert "is not longitude and latitude; export it in degrees" in refused(land)
    if system == "EPSG:3857":
        named = convert(tmp_path / "land.geojson", *cut)
        assert 'land.geojson: crs: not in WGS 84 degrees: "urn:ogc:def:crs:EPSG::3857"; export' in refused(named)


def test_degrees_of_another_kind_are_refused(tmp_path):
    """EPSG:4807 counts grads from Paris; only the statement is looked at, so that no shift of datum is needed."""
    land = convert(tmp_path / "land.shp", "-a_srs", "EPSG:4807")
    assert 'land.prj: longitudes are not counted from Greenwich: "Paris"; export' in refused(land)


@pytest.mark.parametrize("system", ["EPSG:4326", "EPSG:4269", "EPSG:4490"], ids=["WGS 84", "NAD 83", "CGCS 2000"])
def test_degrees_of_any_datum_are_taken(tmp_path, system):
    land = convert(tmp_path / "land.shp", "-a_srs", system)
    assert picture(land) == picture(LAND)


@pytest.mark.parametrize("version", ["wkt1", "wkt_esri", "wkt2_2015", "wkt2_2019"])
def test_every_edition_of_the_statement_is_understood(tmp_path, version):
    convert(tmp_path / "land.shp")
    for system, is_taken in (("EPSG:4326", True), ("EPSG:4807", False), ("EPSG:4902", False), ("EPSG:3857", False)):
        text = subprocess.run(["gdalsrsinfo", "-o", version, system], capture_output=True, check=True, text=True).stdout
        (tmp_path / "land.prj").write_text(text, encoding="utf-8")
        code, _, errors = run("render", "--basemap", tmp_path / "land.shp", "-o", "-")
        assert (code == 0) == is_taken, (version, system, errors)


def polygons(path, *rings):
    """A GeoJSON of polygons without holes, each by its outer ring."""
    features = [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring + ring[:1]]}} for ring in rings]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


@pytest.mark.parametrize("gap", [0.0001, 0.001, 0.01, 0.05])
@pytest.mark.parametrize("turn", [0, 180])
def test_land_cut_beside_the_antimeridian_has_no_coast_there(tmp_path, gap, turn):
    """A block across ±180°, whole and as a file that is cut at ±(180° - gap), in longitudes about 0 and from 0 to 360."""
    whole = polygons(tmp_path / "whole.geojson", [[170, 10], [190, 10], [190, 50], [170, 50]])
    if turn:
        # Cut at Greenwich, where longitudes of 0 to 360 end.
        whole = polygons(tmp_path / "whole.geojson", [[-10, 10], [10, 10], [10, 50], [-10, 50]])
    at = 180 - gap
    east = [[170 + turn, 10], [at + turn, 10], [at + turn, 50], [170 + turn, 50]]
    west = [[turn - at, 10], [turn - 170, 10], [turn - 170, 50], [turn - at, 50]]
    cut = polygons(tmp_path / "cut.geojson", east, west)
    change = ImageChops.difference(pixels(cut, tmp_path / "a.png"), pixels(whole, tmp_path / "b.png"))
    assert sum(max(pixel) > 8 for pixel in change.getdata()) == 0


def test_a_cap_of_land_reaches_the_pole(tmp_path):
    """Land from 80° N to the pole: below the heading everything down to 80° is land, with no coast before the pole."""
    cap = polygons(tmp_path / "cap.geojson", [[x, 80] for x in range(-180, 181, 10)] + [[180, 90], [-180, 90]])
    picture = pixels(cap, tmp_path / "cap.png")
    # The map of 1920 by 1080 has its 90° at 110 and its 80° at 172; a link and its edges may run across.
    column = [picture.getpixel((700, y)) for y in range(106, 206)]
    land = max(set(column[10:50]), key=column[10:50].count)
    assert column[6:9] == [land] * 3 and column[6:62].count(land) >= 50 and land not in column[68:]
