"""Draws some thirty maps as a reviewer wants to see them beside each other: out/gallery.html with its pictures.

FMAP names the program. Usage: gallery.py FOLDER
"""

import html
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Referees"))
from populated_places import write_table  # noqa: E402

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FMAP = os.environ.get("FMAP", str(PROJECT / ".build/release/fmap"))
WALL, TOTEM, SQUARE, SLIDE, SMALL = "3840x2160", "1080x1920", "1080x1080", "1280x720", "800x450"
WIDE, PHONE = "5760x1080", "390x844"
PICTURES = [
    ("The standard map", []),
    ("In Chinese", ["--lang", "zh"]),
    ("In English", ["--lang", "en"]),
    ("Both names", ["--labels", "both"]),
    ("Dark", ["--theme", "dark"]),
    ("For print", ["--theme", "print"]),
    ("Strong contrast", ["--theme", "contrast"]),
    ("For a hall", ["--theme", "exhibition"]),
    ("A wall", ["--theme", "dark", "--lang", "en", WALL]),
    ("A totem", ["--theme", "exhibition", TOTEM]),
    ("A totem in English", ["--lang", "en", TOTEM]),
    ("A totem by country", ["--theme", "dark", "--list", "country", TOTEM]),
    ("A video wall", ["--theme", "dark", WIDE]),
    ("A phone", ["--lang", "zh", PHONE]),
    ("Larger words", ["--text", "1.5", "--theme", "exhibition"]),
    ("A part of the world", ["--region", "60,0,150,60"]),
    ("In German", ["--lang", "de"]),
    ("A square", ["--lang", "zh", SQUARE]),
    ("A slide", ["--theme", "contrast", SLIDE]),
    ("A small picture", ["--lang", "en", SMALL]),
    ("A3", ["--page", "A3", "--theme", "print"]),
    ("A3 upright", ["--page", "A3-portrait"]),
    ("The first year", ["--year", "1980"]),
    ("1998", ["--year", "1998", "--theme", "exhibition"]),
    ("2012, sister cities in Europe", ["--year", "2012", "--continent", "Europe", "--relation", "sister"]),
    ("Seen from the Atlantic", ["--central-meridian", "0", "--lang", "en"]),
    ("Cut through the hub", ["--central-meridian", "-56.5686"]),
    ("No insets", ["--inset", "none", "--lang", "en"]),
    ("100 cities, made up", ["--lang", "en", "100"]),
    ("100 cities upright, made up", ["--lang", "en", "100", TOTEM]),
    ("243 cities, made up", ["--lang", "en", "243", "--theme", "dark"]),
]


def arguments(words, folder):
    """The options of a picture, sizes and numbers of cities spelt out."""
    for word in words:
        if word in (WALL, TOTEM, SQUARE, SLIDE, SMALL, WIDE, PHONE):
            width, height = word.split("x")
            yield from ("--width", width, "--height", height)
        elif word in ("100", "243"):
            table = folder / f"{word}.csv"
            write_table(int(word), table)
            yield from ("--data", str(table))
        else:
            yield word


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    cards = []
    for index, (title, words) in enumerate(PICTURES, 1):
        name = f"{index:02}.png"
        options = list(arguments(words, folder))
        scale = [] if "--page" in options else ["--scale", "0.5"] if WALL in words else []
        subprocess.run([FMAP, "render", "--quiet", *options, *scale, "-o", str(folder / name)], check=True)
        shown = html.escape(f"{index}. {title}")
        cards.append(f'<figure><a href="gallery/{name}"><img src="gallery/{name}" alt="{shown}" loading="lazy"></a>'
                     f"<figcaption>{shown} <code>{html.escape(' '.join(words))}</code></figcaption></figure>")  # fmt: skip
    page = ("<!doctype html><meta charset=utf-8><title>fmap gallery</title><style>body{font:16px sans-serif;margin:1em;"
            "display:grid;grid-template-columns:repeat(auto-fill,minmax(30em,1fr));gap:1em}figure{margin:0}"
            "img{max-width:100%;max-height:40em;border:1px solid #ccc}</style>")  # fmt: skip
    (folder.parent / "gallery.html").write_text(page + "\n".join(cards) + "\n", encoding="utf-8")
    print(f"wrote {folder.parent / 'gallery.html'} with {len(PICTURES)} pictures")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
