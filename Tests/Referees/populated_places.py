"""Natural Earth's populated places as made-up partners, to see how a map of 100 or 243 cities looks. They are no data.

Usage: populated_places.py COUNT FILE.csv
"""

import pathlib
import struct
import subprocess
import sys
import zipfile

CACHE = pathlib.Path(__file__).resolve().parents[2] / ".build/populated-places"
MEMBER = "geopandas/datasets/naturalearth_cities/naturalearth_cities"
# The letters that the file's own encoding lacks.
WHOLE = {"Chi?in?u": "Chișinău", "?saka": "Ōsaka"}


def archive():
    """The wheel that carries the places (public domain), fetched once."""
    found = list(CACHE.glob("geopandas-0.14.4-*.whl"))
    if not found:
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest", CACHE,
             "geopandas==0.14.4"], check=True)  # fmt: skip
        found = list(CACHE.glob("geopandas-0.14.4-*.whl"))
    return zipfile.ZipFile(found[0])


def places():
    """Name, longitude and latitude of each, in the order of the file."""
    with archive() as wheel:
        shp, dbf = wheel.read(MEMBER + ".shp"), wheel.read(MEMBER + ".dbf")
    # ESRI Shapefile: a header of 100 bytes, then records of 28 bytes with a point. dBASE: names in fields of fixed width.
    points = [struct.unpack_from("<2d", shp, at + 12) for at in range(100, len(shp), 28)]
    count, header, width = struct.unpack_from("<IHH", dbf, 4)
    rows = [dbf[header + index * width + 1 : header + (index + 1) * width] for index in range(count)]
    names = [row.decode("latin-1").strip("\0 ") for row in rows]
    return [(WHOLE.get(name, name), *point) for name, point in zip(names, points, strict=True)]


def write_table(count, path):
    """A table of the first of them, all but the hub's own place."""
    head = "city_en,city_zh,country_code,country_en,country_zh,continent,latitude,longitude,relation,established,source"
    rows = [head]
    for index, (name, longitude, latitude) in enumerate(places()[:count]):
        code = chr(65 + index // 26) + chr(65 + index % 26)
        kind = ("sister", "cooperative")[index % 4 > 0]
        rows.append(f'"{name}","{name}",{code},Land {code},Land {code},Asia,{latitude:.4f},{longitude:.4f},{kind},'
                    f"{1980 + index % 42},https://www.naturalearthdata.com/")  # fmt: skip
    pathlib.Path(path).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_table(int(sys.argv[1]), sys.argv[2])
