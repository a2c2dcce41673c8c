"""How Chinese characters are read, and which are forms of one: for the search of the page, which takes pinyin and old forms.

Readings are those of dictionaries of today. Unihan's kHanyuPinyin is left out: it comes from a dictionary of all times, and would
have 大 read tài, 家 gū and 拉 là, so that short words would find half of a table.
"""

import bz2
import collections
import pathlib
import re
import unicodedata

import folding

UNIHAN = pathlib.Path("/usr/share/unicode/Unihan_Readings.txt.bz2")
# The block that has the characters of names; the gazetteer has none of another.
FIRST, LAST = 0x4E00, 0x9FFF
# Each with what stands around its readings: the usual one in Peking and Taipei; 现代汉语频率词典 with how often; 现代汉语词典 and
# 通用规范汉字字典 with the page.
FIELDS = {"kMandarin": r"()(\S+)", "kHanyuPinlu": r"()([^\s(]+)\(", "kXHC1983": r"([\d.,*]+:)(\S+)", "kTGHZ2013": r"([\d.,]+:)(\S+)"}
# Forms in names and addresses that Unihan pairs with none, or with one that is no simplified form.
OWN = "祕秘 嶽岳 遊游 崑昆 崙仑 崘仑 甯宁 靑青 淸清 尙尚 飮饮 汙污 讚赞 佔占 佈布 糰团 嚐尝"
TONES = "\u0300\u0301\u0304\u030c"


def _rows(path, fields):
    """The rows of a file of Unihan that have one of some fields: character, field, value."""
    for line in bz2.open(path, "rt", encoding="utf-8"):
        parts = line.rstrip("\n").split("\t")
        if len(parts) == 3 and parts[1] in fields:
            yield int(parts[0][2:], 16), parts[1], parts[2]


def _plain(reading):
    """A reading without its tone, with v for ü as on keyboards."""
    letters = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v").replace("e\u0302", "e")
    plain = "".join(letter for letter in letters if letter not in TONES)
    assert re.fullmatch("[a-z]+", plain), reading
    return plain


def _variants(read, standard):
    """What Unihan calls forms of each other, where one is in today's standard, and they share a reading: 峯 and 峰, 祕 and 秘."""
    fields = {"kSemanticVariant", "kZVariant"}
    pairs = {(code, int(word[2:].split("<")[0], 16))
             for code, _, value in _rows(folding.UNIHAN, fields) for word in value.split()}
    table = collections.defaultdict(set)
    for one, other in pairs:
        if (other, one) in pairs and read[one] & read[other]:
            table[one].add(other)
    return {one: others for one, others in table.items() if one not in standard}


def _forms(read, standard):
    """Every character with the simplified one that is written for it: by the table of names, and by variants of one meaning."""
    simplified = {one: other for one, other in folding.simplified().items() if FIRST <= other <= LAST}
    simplified.update({ord(pair[0]): ord(pair[1]) for pair in OWN.split()})
    known = set(simplified) | set(simplified.values())
    for one, others in sorted(_variants(read, standard).items()):
        targets = {simplified.get(other, other) for other in others} & standard
        # Of two, such as 葯 for 药 and 约, neither is meant alone.
        if one not in known and len(targets) == 1:
            simplified[one] = targets.pop()
    return dict(sorted(simplified.items()))


def sections():
    """The sections of the block, each a tag and its bytes."""
    read = collections.defaultdict(set)
    standard = set()
    for code, field, value in _rows(UNIHAN, FIELDS):
        if FIRST <= code <= LAST:
            read[code] |= {_plain(match[1]) for match in re.findall(FIELDS[field], value)}
            standard |= {code} if field == "kTGHZ2013" else set()
    forms = _forms(read, standard)
    # What stands for a character lends it its readings: dictionaries of today leave most old forms out.
    whole = {code: read[code] | read[forms.get(code, code)] for code in range(FIRST, LAST + 1)}
    sets = sorted({tuple(sorted(names)) for names in whole.values() if names}, key=lambda names: (len(names), names))
    numbers = {names: number + 1 for number, names in enumerate(sets)}
    codes = [numbers.get(tuple(sorted(names)), 0) for names in whole.values()]
    characters = b"".join(bytes(code >> shift & 255 for code in codes) for shift in (8, 0))
    lines = collections.defaultdict(str)
    for one, other in forms.items():
        lines[other] += chr(one)
    return [(b"read", "\n".join("\t".join(names) for names in sets).encode()),
            (b"char", FIRST.to_bytes(2, "big") + characters),
            (b"form", "\n".join(chr(other) + "\t" + ones for other, ones in sorted(lines.items())).encode())]
