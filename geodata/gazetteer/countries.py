"""What countries are called, from Unicode's CLDR and a list of our own."""

import collections
import pathlib
import unicodedata
import xml.etree.ElementTree as ElementTree

from folding import fold
from places import continents

CLDR = pathlib.Path("/usr/share/unicode/cldr/common")
OWN = pathlib.Path(__file__).with_name("country-names.txt")
# The first has the name to be shown; a name that two countries have in different languages belongs to the earlier language.
LANGUAGES = ("en zh zh_Hant ja ko de fr es it pt ru pl nl uk cs sk hu ro bg sr hr sl el tr sv da nb fi et lv lt is ga ca eu sq mk be "
             "ka hy az kk mn vi id ms th hi ar he fa af pt_PT").split()

# Territories that are looked into for another country too.
TERRITORIES = {
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT", "GB": "AI BM FK GG GI IM JE KY MS PN SH TC VG",
    "US": "AS GU MP PR VI", "NL": "AW BQ CW SX", "DK": "FO GL", "NO": "SJ", "FI": "AX", "AU": "CC CX NF",
    "NZ": "CK NU TK", "CN": "HK MO TW",
}


def _territories(language):
    """The names of countries in a language, each with its code."""
    root = ElementTree.parse(CLDR / "main" / f"{language}.xml").getroot()
    for element in root.iterfind("localeDisplayNames/territories/territory"):
        if len(element.get("type")) == 2 and element.text and "↑" not in element.text:
            yield element.get("type"), unicodedata.normalize("NFC", element.text.strip())


def _own():
    """Our own list: a code, and names with bars between."""
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, names = line.split(" ", 1)
            yield code, [name.strip() for name in names.split("|")]


def _alpha3():
    root = ElementTree.parse(CLDR / "supplemental" / "supplementalData.xml").getroot()
    return {element.get("type"): element.get("alpha3", "") for element in root.iter("territoryCodes")}


def countries():
    """Two sections: a line for each country with its code, code of three letters, continent and the country that looks into it
    or nothing; and in the same order a line with its names, the English one first, tabs between."""
    known, owner, names = continents(), {}, collections.defaultdict(list)
    three, parents = _alpha3(), {child: parent for parent, children in TERRITORIES.items() for child in children.split()}

    def take(code, name):
        if code in known and owner.setdefault(fold(name), code) == code:
            if not any(fold(name) == fold(other) for other in names[code]):
                names[code].append(name)

    for code, own in _own():
        for name in own:
            assert code in known and owner.get(fold(name), code) == code, f"{OWN.name}: {name}"
            owner[fold(name)] = code
    for language in LANGUAGES:
        for code, name in _territories(language):
            take(code, name)
            take(code, name.replace(" & ", " and ").replace("St. ", "Saint "))
    for code, own in _own():
        for name in own:
            take(code, name)
    # Codes come last, since "IN" is a code before it is any word, but no name may give way to one.
    for code in sorted(names):
        take(code, code)
        take(code, three.get(code) or code)
    lines = ["\t".join([code, three.get(code, ""), known[code], parents.get(code, "")]) for code in sorted(names)]
    return "\n".join(lines).encode(), "\n".join("\t".join(names[code]) for code in sorted(names)).encode()
