"""PROJ judges the geometry: great circles on the sphere, the projection, and the places on the page."""

import math
import re
import subprocess

import pyproj
import pytest
from PIL import Image

from conftest import hub, render, run, table
from svgpath import samples, subpaths

RADIUS = 6371008.8
SPHERE = pyproj.Geod(a=RADIUS, b=RADIUS)
WIDTH, TOP = 1920.0, 110.0
LINK = re.compile(r'<path id="link-[^"]*" class="link[^>]*data-city="([^"]*)"[^>]* d="([^"]*)"')
CITY = re.compile(r'<g id="city-[^"]*"[^>]*data-city="([^"]*)"[^>]*>.*?<(circle|path)([^>]*)/>', re.S)
PLACES = {row["city_en"]: (float(row["longitude"]), float(row["latitude"])) for row in table()}


def slug_places():
    """The places by id: plain letters of the English name, and the country."""
    import unicodedata

    result = {}
    for row in table():
        plain = unicodedata.normalize("NFD", row["city_en"].lower())
        plain = "".join(c for c in plain if not unicodedata.combining(c))
        name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        result[f'{name}-{row["country_code"].lower()}'] = (float(row["longitude"]), float(row["latitude"]))
    return result


def page(longitude, latitude, meridian):
    """Where PROJ's equirectangular projection and the documented page put a place."""
    plane = pyproj.Proj(f"+proj=eqc +lat_ts=30 +lon_0={meridian} +R=1")
    x, y = plane(longitude, latitude)
    scale = WIDTH / (2 * math.pi * math.cos(math.radians(30)))
    return WIDTH / 2 + x * scale, TOP + (math.pi / 2 - y) * scale


def offset(svg_markers, meridian):
    """The page's own offset: the map is as wide as the page within a pixel, and 90°N lies near y = 110."""
    dx = [x - page(*place, meridian)[0] for place, (x, y) in svg_markers]
    dy = [y - page(*place, meridian)[1] for place, (x, y) in svg_markers]
    return sorted(dx)[len(dx) // 2], sorted(dy)[len(dy) // 2]


def markers(svg):
    places = slug_places()
    found = []
    for city, shape, attributes in CITY.findall(svg):
        if shape == "circle":
            point = tuple(float(re.search(rf'{name}="([^"]*)"', attributes)[1]) for name in ("cx", "cy"))
        else:
            corners = [s[0] for s in subpaths(re.search(r' d="([^"]*)"', attributes)[1])[0]]
            point = tuple(sum(c[i] for c in corners[:4]) / 4 for i in (0, 1))
        found.append((places[city], point))
    return found


@pytest.mark.parametrize("meridian", [150, 0, -100, 37.5, 180])
def test_markers_and_links_agree_with_proj(meridian):
    # Names, behind which links are broken, are the matter of test_picture.py.
    svg = render("--central-meridian", meridian, "--labels", "none")
    points = markers(svg)
    assert len(points) == 37
    dx, dy = offset(points, meridian)
    assert abs(dx) < 1 and abs(dy) < 2
    for place, (x, y) in points:
        px, py = page(*place, meridian)
        assert math.hypot(x - dx - px, y - dy - py) < 0.5, place
    places = slug_places()
    links = LINK.findall(svg)
    assert len(links) == 37
    for city, data in links:
        check_link(places[city], data, meridian, dx, dy, [point for place, point in points if place != places[city]])


def check_link(place, data, meridian, dx, dy, passed=()):
    """Every point of the link lies within half a pixel of the true curve, and every point of the curve of the link, but for the gaps
    around the markers that it only passes."""
    true = to_the_edge([page(lon, lat, meridian) for lon, lat in arc(place)])
    drawn = [(x - dx, y - dy) for part in subpaths(data) for x, y in samples(part)]
    for point in drawn:
        assert distance(point, true) < 0.5, (place, point)
    lines = [samples(part) for part in subpaths(data)]
    for point in true[:: max(1, len(true) // 200)]:
        best = min(distance(point, [(x - dx, y - dy) for x, y in line]) for line in lines)
        # 5 for the marker, 2.5 for the gap.
        is_gap = any(math.hypot(x - dx - point[0], y - dy - point[1]) < 8 for x, y in passed)
        assert best < 0.5 or is_gap, (place, point)


def arc(place, step=15_000):
    """The great circle from the hub by PROJ, a point every 15 km, ends included."""
    return great_circle(hub(), place, step)


def to_the_edge(points):
    """A line of points with the points on both edges put in where it leaves the map."""
    result = points[:1]
    for (ax, ay), (bx, by) in zip(points, points[1:]):
        if abs(bx - ax) > WIDTH / 2:
            edge, turn = (WIDTH, WIDTH) if ax > bx else (0, -WIDTH)
            y = ay + (by - ay) * (edge - ax) / (bx + turn - ax)
            result += [(edge, y), (edge - turn, y)]
        result.append((bx, by))
    return result


def distance(point, line):
    """From a point to a line of points; steps across the whole map are where the line is cut and do not count."""
    best = math.inf
    for (ax, ay), (bx, by) in zip(line, line[1:]):
        if abs(bx - ax) > WIDTH / 2:
            continue
        vx, vy, wx, wy = bx - ax, by - ay, point[0] - ax, point[1] - ay
        squared = vx * vx + vy * vy
        t = min(1, max(0, (vx * wx + vy * wy) / squared)) if squared else 0
        best = min(best, math.hypot(wx - t * vx, wy - t * vy))
    return best


@pytest.mark.parametrize("meridian", range(-180, 180, 3))
def test_no_stroke_runs_across_the_map(meridian):
    """Only near a pole is a long step east or west true; there the line runs along the top of the map."""
    svg = render("--central-meridian", meridian, "--basemap", "none", "--labels", "none")
    stops = [point for _, point in markers(svg)]
    for city, data in LINK.findall(svg):
        parts = subpaths(data)
        assert parts, city
        for part in parts:
            points = samples(part)
            for (ax, ay), (bx, by) in zip(points, points[1:]):
                assert abs(bx - ax) < WIDTH / 4 or max(ay, by) < TOP + 20, (city, meridian)
        turns = 0
        for part, after in zip(parts, parts[1:]):
            (ex, ey), (sx, sy) = samples(part)[-1], samples(after)[0]
            # A gap begins and ends at markers that the link passes; else the line goes on at the other edge, or behind a gap there.
            gaps = [any(abs(math.hypot(x - a, y - b) - 7.5) < 0.2 for a, b in stops) for x, y in ((ex, ey), (sx, sy))]
            if all(gaps) and abs(ex - sx) < WIDTH / 2:
                continue
            turns += 1
            near = 15 if any(gaps) else 0.5
            assert min(ex, sx) <= near and max(ex, sx) >= WIDTH - near, (city, meridian, ex, sx)
            assert abs(ey - sy) <= near, (city, meridian)
        assert turns <= 1, city


def test_the_two_cities_near_the_antipode_leave_on_opposite_sides():
    svg = render()
    links = dict(LINK.findall(svg))
    tops = {}
    for city, place in (("la-plata-ar", PLACES["La Plata"]), ("florida-uy", PLACES["Florida"])):
        tops[city] = max(lat for _, lat in arc(place, step=2_000))
        drawn = min(y for part in subpaths(links[city]) for _, y in samples(part))
        assert abs(drawn - page(0, tops[city], 0)[1]) < 1.5
        assert re.search(rf'id="link-{city}".*?<title>[^<]*close to the antipode', svg, re.S)
    assert 82.5 < tops["la-plata-ar"] < 83.5 and 88.3 < tops["florida-uy"] < 88.5
    ends = {city: samples(subpaths(links[city])[0]) for city in tops}
    at = lambda city: next(x for x, y in ends[city] if y < 200)
    assert (at("la-plata-ar") - ends["la-plata-ar"][0][0]) * (at("florida-uy") - ends["florida-uy"][0][0]) < 0


HUBS = {
    "Auckland": (-36.8485, 174.7633), "Ushuaia": (-54.8019, -68.3030), "Perth": (-31.9505, 115.8605),
    "Guangzhou": (23.1291, 113.2644), "Christchurch": (-43.5321, 172.6362), "Suva": (-18.1416, 178.4415),
    "Quito": (-0.1807, -78.4678), "Longyearbyen": (78.2232, 15.6267), "McMurdo": (-77.8419, 166.6863),
}  # fmt: skip
FAR = {
    "Buenos Aires": (-34.6037, -58.3816, "AR"), "Mendoza": (-32.8895, -68.8458, "AR"), "Rosario": (-32.9468, -60.6393, "AR"),
    "Santiago": (-33.4489, -70.6693, "CL"), "Concepción": (-36.8201, -73.0444, "CL"), "Cape Town": (-33.9249, 18.4241, "ZA"),
    "Shanghai": (31.2304, 121.4737, "CN"), "Hobart": (-42.8821, 147.3272, "AU"), "London": (51.5074, -0.1278, "GB"),
    "Vancouver": (49.2827, -123.1207, "CA"), "Apia": (-13.8333, -171.7667, "WS"),
}  # fmt: skip


@pytest.fixture(scope="module")
def southern(tmp_path_factory):
    """The folder of a map of each hub with cities of the far south among its partners."""
    folder = tmp_path_factory.mktemp("south")
    for name, (latitude, longitude) in HUBS.items():
        assert run("init", folder / name, "--hub", f"{name},{latitude},{longitude},XX,Country")[0] == 0
        lines = ["city_en,country_code,country_en,continent,latitude,longitude,relation,established,source"]
        for index, (city, (lat, lon, code)) in enumerate(FAR.items()):
            kind = "partner"
            lines.append(f"{city},{code},Country {code},Asia,{lat},{lon},{kind},{2000 + index},https://example.org/")
        (folder / name / "friendships.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("page", [(), ("--width", 1080, "--height", 1920), ("--width", 1280, "--height", 720)])
@pytest.mark.parametrize("name", HUBS)
def test_no_link_leaves_the_map(southern, name, page):
    """Nothing lies outside of the rectangle to which the links are clipped, and every city lies within it."""
    svg = render("--map", southern / name / "map.json", "--inset", "none", *page)
    clip = re.search(r'<g class="links" clip-path="url\(#(clip-\d+)\)">', svg)[1]
    corners = samples(subpaths(re.search(rf'id="{clip}"><path d="([^"]*)"', svg)[1])[0])
    (left, right), (top, bottom) = [(min(c[i] for c in corners), max(c[i] for c in corners)) for i in (0, 1)]
    strip = min(float(y) for y in re.findall(r'<text class="(?:partner|sister|cooperative)"[^>]* y="([^"]*)"', svg))
    # The key may lie over the far south, where nothing is.
    for city, data in LINK.findall(svg):
        for part in subpaths(data):
            for x, y in samples(part):
                assert y < strip - 8, (city, y, strip)
                assert left - 0.1 <= x <= right + 0.1 and top - 0.1 <= y <= bottom + 0.1, (city, x, y)
    places = {city: (lon, lat) for city, (lat, lon, _) in FAR.items()}
    latitude, longitude = HUBS[name]
    lowest = min(lat for place in places.values() for _, lat in great_circle((longitude, latitude), place))
    scale = (right - left) / (2 * math.pi * math.cos(math.radians(30)))
    reach = 90 - math.degrees((bottom - top) / scale)
    assert reach <= max(-90, lowest - 2) + 0.2 and (lowest < -57 or abs(reach + 57) < 0.2), (lowest, reach)


@pytest.mark.parametrize("name", HUBS)
def test_no_pixel_of_a_link_lies_outside_of_the_map(southern, name, tmp_path):
    """Beside and below the map there is nothing but sea, markers on its edge aside: neither in the PNG nor in Chromium's picture."""
    bare = ("--map", southern / name / "map.json", "--inset", "none", "--labels", "none", "--basemap", "none", "--lang", "en")
    assert run("render", *bare, "-o", tmp_path / "a.png", "-o", tmp_path / "a.svg")[0] == 0
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    clip = re.search(r'<g class="links" clip-path="url\(#(clip-\d+)\)">', svg)[1]
    corners = samples(subpaths(re.search(rf'id="{clip}"><path d="([^"]*)"', svg)[1])[0])
    left, right, bottom = min(c[0] for c in corners), max(c[0] for c in corners), max(c[1] for c in corners)
    legend = min(float(y) for y in re.findall(r'<text class="(?:partner|sister|cooperative)"[^>]* y="([^"]*)"', svg)) - 30
    subprocess.run(["rsvg-convert", "-w", "1920", tmp_path / "a.svg", "-o", tmp_path / "b.png"], check=True)
    rings = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([^"]*)" cy="([^"]*)"', svg)]
    rings += [(x, y + 5) for x, y in [tuple(map(float, m)) for m in re.findall(r'<path d="m([-\d.]+) ([-\d.]+) 5 5', svg)]]
    for picture in ("a.png", "b.png"):
        image = Image.open(tmp_path / picture).convert("RGB")
        sea = image.getpixel((int(left) // 2 if left > 4 else 960, 108))
        for x0, x1, y0, y1 in ((0, left - 1, 110, legend), (right + 1, 1920, 110, legend), (0, 1920, bottom + 1, legend)):
            for y in range(math.ceil(y0), int(y1)):
                for x in range(math.ceil(x0), int(x1)):
                    if image.getpixel((x, y)) != sea:
                        assert any(math.hypot(x - a, y - b) < 18 for a, b in rings), (picture, x, y, image.getpixel((x, y)))


@pytest.mark.parametrize("name", ["Perth", "Guangzhou", "Christchurch", "McMurdo"])
def test_southern_links_agree_with_proj(southern, name):
    """Every drawn point lies within a fifth of a pixel of the great circle, and the circle's lowest point is drawn."""
    svg = render("--map", southern / name / "map.json", "--inset", "none", "--central-meridian", 150)
    clip = re.search(r'<g class="links" clip-path="url\(#(clip-\d+)\)">', svg)[1]
    corners = samples(subpaths(re.search(rf'id="{clip}"><path d="([^"]*)"', svg)[1])[0])
    left, right, top = min(c[0] for c in corners), max(c[0] for c in corners), min(c[1] for c in corners)
    scale = (right - left) / (2 * math.pi * math.cos(math.radians(30)))
    plane = pyproj.Proj("+proj=eqc +lat_ts=30 +lon_0=150 +R=1")
    latitude, longitude = HUBS[name]
    cities = {re.sub(r"[^a-z]+", "-", city.lower().replace("ó", "o")) + "-" + code.lower(): (lon, lat) for city, (lat, lon, code) in FAR.items()}
    links = LINK.findall(svg)
    assert len(links) == len(FAR)
    for city, data in links:
        true = []
        for lon, lat in great_circle((longitude, latitude), cities[city], step=4_000):
            x, y = plane(lon, lat)
            true.append(((left + right) / 2 + x * scale, top + (math.pi / 2 - y) * scale))
        drawn = [point for part in subpaths(data) for point in samples(part)]
        for point in drawn[:: max(1, len(drawn) // 60)]:
            if left + 1 < point[0] < right - 1:
                assert distance(point, true) < 0.2, (city, point)
        assert abs(max(y for _, y in drawn) - max(y for _, y in true)) < 0.2, city


def great_circle(start, end, step=15_000):
    """Longitudes and latitudes by PROJ, ends included."""
    _, _, length = SPHERE.inv(*start, *end)
    return [start] + SPHERE.npts(*start, *end, max(8, int(length / step))) + [end]


def test_distances_are_those_of_the_sphere():
    rows = [line.split("\t") for line in run("list", "cities")[1].decode().splitlines()]
    column = rows[0].index("km")
    places = slug_places()
    for row in rows[1:]:
        _, _, metres = SPHERE.inv(*hub(), *places[row[0]])
        assert abs(int(row[column]) - metres / 1000) <= 0.51, row
