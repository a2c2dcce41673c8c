"""What the programs are given: one table in the form that each likes best, and land in the same way. All is made in one temporary
folder, when it is first asked for."""

import csv
import functools
import json
import pathlib
import re
import subprocess

import synthetic_table
from measuring import Failed
from populated_places import write_table

GEODATA = pathlib.Path(__file__).resolve().parents[2] / "geodata"
LAND = GEODATA / "natural-earth/ne_50m_land.shp"
HUB = 123.4314, 41.8056
# A list of cities as people have them: names and countries in English, no coordinates.
NAMES = pathlib.Path(__file__).resolve().parent / "forty-names.csv"


def rows_of(table):
    with open(table, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def city(row):
    """A row as a script's own JSON would have it."""
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", f"{row['city_en']}-{row['country_code']}".lower()),
        "name": row["city_en"], "nameZh": row["city_zh"], "country": row["country_en"], "countryZh": row["country_zh"],
        "relation": row["relation"], "date": row["established"], "year": int((re.findall(r"\d{4}", row["established"]) or [9999])[0]),
        "longitude": float(row["longitude"]), "latitude": float(row["latitude"]),
    }  # fmt: skip


class Inputs:
    """The files for the programs, in a folder."""

    def __init__(self, folder):
        self.folder = folder

    @functools.cache
    def real(self):
        """The table that is built in."""
        return self.kept("real.csv", lambda path: path.write_bytes((GEODATA / "friendships.csv").read_bytes()))

    @functools.cache
    def places(self, count):
        """A table of so many of Natural Earth's populated places."""
        return self.kept(f"places-{count}.csv", lambda path: write_table(count, path))

    @functools.cache
    def made_up(self, count):
        """A table of so many cities that are nobody's, spread over the land."""
        return self.kept(f"made-up-{count}.csv", lambda path: synthetic_table.write(count, path))

    @functools.cache
    def cities(self, table):
        """The same table as JSON, for scripts."""
        return self.kept(f"{table.stem}.json", lambda path: path.write_text(json.dumps([city(row) for row in rows_of(table)]), "utf-8"))

    @functools.cache
    def geojson(self, scale="50m", land=None):
        """Land as GeoJSON with two decimals, a fourth of a pixel on a page of 1920; its whole coordinates where it is given."""
        source = land or GEODATA / f"natural-earth/ne_{scale}_land.shp"
        options = [] if land else ["-lco", "COORDINATE_PRECISION=2"]
        return self.kept(f"{pathlib.Path(source).stem}.geojson", lambda path: self.converted("GeoJSON", path, source, *options))

    @functools.cache
    def shapefile(self):
        """The land as a Shapefile with a table of its own, without which Cartopy does not read it."""
        return self.kept("land/land.shp", lambda path: self.converted("ESRI Shapefile", path, LAND))

    @functools.cache
    def gmt(self, table):
        """A folder with land, links, dots and names as GMT reads them."""
        folder = self.folder / f"gmt-{table.stem}"
        folder.mkdir(exist_ok=True)
        found = [city(row) for row in rows_of(table)]
        self.converted("OGR_GMT", folder / "land.gmt", LAND)
        place = "{longitude} {latitude}"
        link = f"> \n{HUB[0]} {HUB[1]}\n{place}"
        for name, line in {"links": link, "dots": place, "names": place + " {name}"}.items():
            (folder / f"{name}.txt").write_text("\n".join(line.format(**one) for one in found) + "\n", "utf-8")
        return folder

    @staticmethod
    def converted(form, path, source, *options):
        try:
            subprocess.run(["ogr2ogr", "-q", "-f", form, *options, path, source], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as failure:
            raise Failed(f"ogr2ogr does not convert {source}: {failure}") from None

    def kept(self, name, write):
        path = self.folder / name
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            write(path)
        return path
