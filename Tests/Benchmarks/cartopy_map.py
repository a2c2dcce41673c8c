"""A map as Cartopy draws it: land, great circles, dots and names beside them, in one start for all files.

Usage: cartopy_map.py LAND.shp CITIES.json OUT.svg [OUT.png]
"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import cartopy.crs as crs  # noqa: E402
import matplotlib.pyplot as plot  # noqa: E402
from cartopy.io.shapereader import Reader  # noqa: E402

HUB = 123.4314, 41.8056
COLOR = {"sister": "#a02020", "cooperative": "#2050a0"}


def draw(land, cities):
    figure = plot.figure(figsize=(19.2, 10.8), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1), projection=crs.PlateCarree(150))
    axes.set_global()
    axes.add_geometries(Reader(land).geometries(), crs.PlateCarree(), facecolor="#fbfaf6", edgecolor="#b4c4ce")
    for city in cities:
        place = city["longitude"], city["latitude"]
        axes.plot(*zip(HUB, place), color=COLOR[city["relation"]], linewidth=1.5, transform=crs.Geodetic())
        axes.plot(*place, "o", color="black", markersize=4.5, transform=crs.PlateCarree())
        axes.text(*place, city["name"], fontsize=11, transform=crs.PlateCarree())
    return figure


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:
        figure = draw(sys.argv[1], json.load(file))
    for out in sys.argv[3:]:
        figure.savefig(out)
