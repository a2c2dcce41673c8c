"""Tables of pairs of cities as associations keep them, as long as one likes: `python3 pair_tables.py HUBS PAIRS pairs.csv`.

The cities are real, those of GeoNames that are packed into the program; who is a friend of whom since when is made up.
"""

import collections
import csv
import functools
import io
import pathlib
import random
import sys
import unicodedata
import zlib

BLOCK = pathlib.Path(__file__).resolve().parents[2] / "geodata/gazetteer/gazetteer.bin"
COUNTRIES = {
    "AR": "Argentina", "AU": "Australia", "BR": "Brazil", "CA": "Canada", "CL": "Chile", "CZ": "Czechia", "DE": "Germany",
    "EG": "Egypt", "ES": "Spain", "FR": "France", "GB": "United Kingdom", "GH": "Ghana", "HU": "Hungary", "ID": "Indonesia",
    "IN": "India", "IT": "Italy", "JP": "Japan", "KE": "Kenya", "KR": "South Korea", "MX": "Mexico", "NL": "Netherlands",
    "NO": "Norway", "NZ": "New Zealand", "PE": "Peru", "PL": "Poland", "PT": "Portugal", "RO": "Romania", "SE": "Sweden",
    "TR": "Turkey", "UA": "Ukraine", "US": "United States", "VN": "Vietnam", "ZA": "South Africa",
}  # fmt: skip


def sections():
    """The sections of the gazetteer by their names, unpacked as they are asked for."""
    content = BLOCK.read_bytes()
    count = int.from_bytes(content[8:12], "big")
    start, found = 12 + 12 * count, {}
    for at in range(12, 12 + 12 * count, 12):
        size = int.from_bytes(content[at + 4 : at + 8], "big")
        found[content[at : at + 4].decode()] = content[start : start + size]
        start += size
    return found


def plain(name):
    """A name without accents and case."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.lower().replace("ı", "i")) if letter.isalpha())


@functools.cache
def cities():
    """Name and country of cities that are the only ones of their name, in the order of a fair shuffle."""
    packed, found, countries = sections(), [], collections.Counter()
    for code, country in COUNTRIES.items():
        lines = zlib.decompress(packed[code + " n"]).decode().split("\f")[0].split("\n")
        names = [line.split("\t")[0] for line in lines]
        # What any other place is called beside its name would make two of it.
        others = collections.Counter(name for line in lines for name in {plain(name) for name in line.split("\t")})
        for name in names:
            if others[plain(name)] == 1 and name.isalpha() and 3 < len(name) < 16:
                found.append((name, country))
                countries[plain(name)] += 1
    single = [city for city in found if countries[plain(city[0])] == 1]
    random.Random(19).shuffle(single)
    return single


def pairs(hubs, count, seed=1):
    """Rows of friends among so many cities: a few have many friends, most have some, each has one at least."""
    chance, own = random.Random(seed), cities()[:hubs]
    assert len(own) == hubs
    weights, known, rows = [1 / (rank + 40) for rank in range(hubs)], set(), []
    while len(rows) < count:
        first = len(rows) if len(rows) < hubs else chance.choices(range(hubs), weights)[0]
        second = chance.choices(range(hubs), weights)[0]
        if first == second or (first, second) in known or (second, first) in known:
            continue
        known.add((first, second))
        rows.append((*own[first], *own[second], f"{chance.randint(1950, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"))
    return rows


def table(rows):
    """Rows as a CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["city1", "country1", "city2", "country2", "date"])
    writer.writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    pathlib.Path(sys.argv[3]).write_text(table(pairs(int(sys.argv[1]), int(sys.argv[2]))), encoding="utf-8")
