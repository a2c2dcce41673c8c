"""The names of states, provinces and parts of countries, from Unicode's CLDR, with the codes that GeoNames has for them."""

import collections
import json
import pathlib
import unicodedata
import xml.etree.ElementTree as ElementTree

from countries import CLDR
from folding import fold
from places import CITIES

CAPITALS = pathlib.Path(__file__).with_name("area-capitals.txt")
LANGUAGES = "en zh ja ko de fr es it pt ru pl nl".split()
# Countries for whose areas GeoNames has the codes of ISO 3166-2.
SAME_CODES = ("US", "GB", "CH")
# What a name in Chinese, Japanese or Korean may lack.
ENDINGS = ("省", "州", "県", "县", "府", "自治区", "성", "주", "현", "도")


def _codes():
    """GeoNames' code of each area, by country and code of ISO 3166-2: by a city there, or where both codes are the same."""
    cities, codes = collections.defaultdict(list), {}
    for place in json.loads(CITIES.read_text(encoding="utf-8")).values():
        if place["countrycode"] in SAME_CODES:
            codes[place["countrycode"], place["admin1code"]] = place["admin1code"]
        for name in [place["name"], *place["alternatenames"]]:
            cities[place["countrycode"], name].append((place["population"], place["geonameid"], place["admin1code"]))
    for line in CAPITALS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, areas = line.split(" ", 1)
            for area in areas.split(" | "):
                code, city = area.split(" ", 1)
                codes[country, code] = max(cities[country, city])[2]
            own = [code for key, code in codes.items() if key[0] == country]
            assert len(own) == len(set(own)), f"{CAPITALS.name}: {country}: two areas have one code"
    return codes


def _spellings(name):
    yield name
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            yield name[:-len(ending)].strip()


def areas():
    """Two sections: a line for each area with its country and code; and in the same order a line with its names."""
    codes, names = _codes(), collections.defaultdict(list)
    for language in LANGUAGES:
        root = ElementTree.parse(CLDR / "subdivisions" / f"{language}.xml").getroot()
        for element in root.iter("subdivision"):
            country, area = element.get("type")[:2].upper(), element.get("type")[2:].upper()
            code = codes.get((country, area))
            if code and element.text and "↑" not in element.text:
                letters = [area] if area.isalpha() else []
                for name in [*_spellings(unicodedata.normalize("NFC", element.text.strip())), *letters]:
                    if not any(fold(name) == fold(other) for other in names[country, code]):
                        names[country, code].append(name)
    nameless = set((country, code) for (country, _), code in codes.items()) - set(names)
    assert all(country in SAME_CODES for country, _ in nameless), f"areas without a name in CLDR: {nameless}"
    keys = sorted(names)
    return "\n".join("\t".join(key) for key in keys).encode(), "\n".join("\t".join(names[key]) for key in keys).encode()
