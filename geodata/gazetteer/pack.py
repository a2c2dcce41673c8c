#!/usr/bin/env python3
"""Packs places and countries of the world into gazetteer.bin, and how Chinese characters are read into readings.bin, which are
compiled into the program.

Their form is described in ../README.md. The same sources give the same bytes. `--check` compares the blocks that are there.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile
import zlib

import areas
import countries
import folding
import places
import readings

HERE = pathlib.Path(__file__).parent
MAGIC = b"fmapgaz1"
INPUTS = [places.CITIES, places.COUNTRIES, folding.UNIHAN, readings.UNIHAN, countries.CLDR / "main" / "en.xml"]


def packed(content):
    """A section in zlib's format; zopfli looks longer for the shortest form than zlib does, and packs 6 % better."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        made = subprocess.run(["zopfli", "--zlib", "-c", file.name], stdout=subprocess.PIPE, check=True).stdout
    assert zlib.decompress(made) == content
    return made


def block(parts):
    """A whole block: magic, how many sections, their table, then the packed sections in that order."""
    smalls = [packed(content) for _, content in parts]
    table = b"".join(tag + len(small).to_bytes(4, "big") + len(content).to_bytes(4, "big")
                     for (tag, content), small in zip(parts, smalls))
    return MAGIC + len(parts).to_bytes(4, "big") + table + b"".join(smalls)


def world():
    """The sections of the places and countries."""
    land, land_names = countries.countries()
    area, area_names = areas.areas()
    parts = [(b"fold", folding.pack()), (b"land", land), (b"name", land_names), (b"area", area), (b"part", area_names)]
    for code, names, numbers in places.sections():
        parts += [(code.encode() + b" n", names), (code.encode() + b" p", numbers)]
    return parts


def main():
    blocks = {HERE / "gazetteer.bin": world(), HERE / "readings.bin": readings.sections()}
    made = {path: block(parts) for path, parts in blocks.items()}
    if "--check" in sys.argv:
        wrong = [path.name for path, content in made.items() if path.read_bytes() != content]
        return f"not what the sources give: {', '.join(wrong)}" if wrong else 0
    for path, content in made.items():
        path.write_bytes(content)
    for path in [*INPUTS, *made]:
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name, path.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
