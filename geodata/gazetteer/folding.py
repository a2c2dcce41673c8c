"""How a name becomes a key: without case, accents, marks and separators, Chinese simplified.

The table is made here, from Unicode's data and a few letters that Unicode does not take apart, and packed into the block; the
program applies the same one to what it is asked for.
"""

import bz2
import pathlib
import unicodedata

UNIHAN = pathlib.Path("/usr/share/unicode/Unihan_Variants.txt.bz2")
VARIANTS = pathlib.Path(__file__).with_name("variants.txt")

# Blocks that have not changed for years, so that every edition of Unicode gives the same table.
LETTERS = [(0x00, 0x24F), (0x250, 0x2AF), (0x370, 0x52F), (0x531, 0x587), (0x621, 0x6D5), (0x1E00, 0x1FFF), (0x2C60, 0x2C7F),
           (0xFB00, 0xFB06), (0xFF01, 0xFF5E)]
# Left out as if they were not there: combining marks, Arabic vowel signs and Hebrew points.
DROPPED = [(0x300, 0x36F), (0x591, 0x5C7), (0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670), (0x1AB0, 0x1AFF),
           (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F)]
# Apostrophes and what is written for one, and characters without a width; letters of one word stand on both sides.
APOSTROPHES = "'`´’‘‛ʹʻʼʽʾʿˈ′＇·・‧•ˮ" + "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c" + "".join(
    chr(c) for c in list(range(0x202A, 0x202F)) + list(range(0x2066, 0x206A)))
# Separators between words beside ASCII's.
SEPARATORS = [(0x00, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0xBF), (0x2010, 0x205F), (0x3000, 0x3004), (0x3008, 0x3020),
              (0x3030, 0x3030), (0xFE30, 0xFE6F), (0xFF01, 0xFF0F), (0xFF1A, 0xFF20), (0xFF3B, 0xFF40), (0xFF5B, 0xFF65)]
LETTERS_WHOLE = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h", "ə": "e",
                 "ŋ": "n", "ŧ": "t", "ĸ": "k", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ŀ": "l", "ς": "σ", "ё": "е", "ѝ": "и",
                 "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ª": "a", "º": "o"}
DROP, SPLIT = 0xFFFF, 0xFFFE


def simplified():
    """Traditional characters, and Japanese forms, with the simplified one."""
    table = {}
    for line in bz2.open(UNIHAN, "rt", encoding="utf-8"):
        parts = line.split("\t")
        if len(parts) == 3 and parts[1] == "kSimplifiedVariant":
            source = int(parts[0][2:], 16)
            targets = [int(word[2:].split("<")[0], 16) for word in parts[2].split()]
            targets = [target for target in targets if target != source and target <= 0xFFFF]
            if targets and source <= 0xFFFF:
                table[source] = targets[0]
    for line in VARIANTS.read_text(encoding="utf-8").split("\n"):
        for pair in [] if line.startswith("#") else line.split():
            table[ord(pair[0])] = ord(pair[1])
    for source in table:
        seen = {source}
        while table[source] in table and table[source] not in seen:
            seen.add(table[source])
            table[source] = table[table[source]]
    return {source: target for source, target in table.items() if source != target}


def _letters(character):
    """What a letter becomes, letter by letter."""
    text = LETTERS_WHOLE.get(character)
    if text is None:
        lower = character.casefold()
        text = "".join(LETTERS_WHOLE.get(part, part) for part in unicodedata.normalize("NFKD", lower))
        text = text.casefold()
    return "".join(part for part in text if not unicodedata.combining(part) and part.isalnum())


def table():
    """Every character that changes: its code with one or two codes, or DROP, or SPLIT."""
    result = {}
    for first, last in LETTERS:
        for code in range(first, last + 1):
            if not chr(code).isalnum():
                continue
            codes = [ord(part) for part in _letters(chr(code))]
            if codes != [code] and 1 <= len(codes) <= 2 and max(codes) <= 0xFFFD:
                result[code] = codes
    # Japanese letters of half width; the marks behind them are put together with them by the program.
    for code in range(0xFF66, 0xFF9E):
        result[code] = [ord(unicodedata.normalize("NFKC", chr(code)))]
    for source, target in simplified().items():
        result[source] = [target]
    for ranges, value in ((SEPARATORS, SPLIT), (DROPPED, DROP)):
        for first, last in ranges:
            for code in range(first, last + 1):
                if value == DROP or not chr(code).isalnum():
                    result[code] = [value]
    for character in APOSTROPHES:
        result[ord(character)] = [DROP]
    return dict(sorted(result.items()))


TABLE = table()


def fold(name):
    """The key of a name."""
    codes = []
    for character in name:
        codes += TABLE.get(ord(character), [ord(character)])
    return "".join(chr(code) for code in codes if code not in (DROP, SPLIT))


def pack():
    """The table as bytes: a count, then the planes of characters, first and second codes (0 for none)."""
    rows = [(code, codes[0], codes[1] if len(codes) > 1 else 0) for code, codes in TABLE.items()]
    planes = [b"".join(row[plane].to_bytes(2, "big") for row in rows) for plane in range(3)]
    return len(rows).to_bytes(4, "big") + b"".join(planes)
