#!/usr/bin/env python3
"""Packs places and countries of the world into gazetteer.bin, which is compiled into the program.

Its form is described in ../README.md. The same sources give the same bytes. `--check` compares the block that is there.
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

BLOCK = pathlib.Path(__file__).with_name("gazetteer.bin")
MAGIC = b"fmapgaz1"
INPUTS = [places.CITIES, places.COUNTRIES, folding.UNIHAN, countries.CLDR / "main" / "en.xml"]


def packed(content):
    """A section in zlib's format; zopfli looks longer for the shortest form than zlib does, and packs 6 % better."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        made = subprocess.run(["zopfli", "--zlib", "-c", file.name], stdout=subprocess.PIPE, check=True).stdout
    assert zlib.decompress(made) == content
    return made


def block():
    """The whole block: magic, how many sections, their table, then the packed sections in that order."""
    land, land_names = countries.countries()
    area, area_names = areas.areas()
    parts = [(b"fold", folding.pack()), (b"land", land), (b"name", land_names), (b"area", area), (b"part", area_names)]
    for code, names, numbers in places.sections():
        parts += [(code.encode() + b" n", names), (code.encode() + b" p", numbers)]
    smalls = [packed(content) for _, content in parts]
    table = b"".join(tag + len(small).to_bytes(4, "big") + len(content).to_bytes(4, "big")
                     for (tag, content), small in zip(parts, smalls))
    return MAGIC + len(parts).to_bytes(4, "big") + table + b"".join(smalls)


def main():
    made = block()
    if "--check" in sys.argv:
        return 0 if BLOCK.read_bytes() == made else "gazetteer.bin is not what its sources give"
    BLOCK.write_bytes(made)
    for path in [*INPUTS, BLOCK]:
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name, path.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
