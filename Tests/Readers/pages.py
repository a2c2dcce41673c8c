"""Pages for browsers to open, served and as files, and photos of every kind that people have."""

import csv
import dataclasses
import functools
import http.server
import io
import os
import pathlib
import subprocess
import threading

from PIL import Image, ImageDraw, ImageFont, ImageOps

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FMAP = os.environ.get("FMAP", str(PROJECT / ".build/release/fmap"))
HEAD = "city_en,city_zh,country_code,country_en,country_zh,continent,latitude,longitude,relation,established,source"
COUNTRIES = [
    ("DE", "Germany", "德国", "Europe", 50), ("JP", "Japan", "日本", "Asia", 36), ("KE", "Kenya", "肯尼亚", "Africa", 0),
    ("CA", "Canada", "加拿大", "North America", 52), ("AR", "Argentina", "阿根廷", "South America", -34),
]  # fmt: skip
# The sky and the ground of each photo, by which one sees how it stands.
SKY, GROUND = (240, 180, 80), (40, 80, 160)
# How a camera notes that the photo is to be turned, and how it then lies in the file.
TURNED = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
ORIENTATION = 0x0112
# Gives a field a value as if somebody had typed it.
SET = """(selector, value) => {
  const field = document.querySelector(selector);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}"""


def fmap(*arguments, cwd=None):
    """Standard output of the program, which must succeed; messages in English."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([FMAP, *map(str, arguments)], capture_output=True, cwd=cwd, stdin=subprocess.DEVNULL, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@functools.cache
def listed(year, *options):
    """The cities of a year by the program's own list."""
    return list(csv.DictReader(io.StringIO(fmap("list", "cities", "--year", year, "--lang", "en", *options)), delimiter="\t"))


class Site:
    """A folder, and a server of it; what lies in its folder `strict` comes under the policy `default-src 'self'`."""

    def __init__(self, folder):
        self.folder, strict = folder, folder / "strict"
        strict.mkdir()

        class Handler(http.server.SimpleHTTPRequestHandler):
            def end_headers(self):
                if self.path.startswith("/strict/"):
                    self.send_header("Content-Security-Policy", "default-src 'self'")
                super().end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def address(self, path, scheme="http"):
        """The address of a file of the folder: by the server, or by the scheme `file`, as from a stick."""
        name, hash, state = path.partition("#")
        start = f"http://127.0.0.1:{self.server.server_port}/{name}" if scheme == "http" else (self.folder / name).as_uri()
        return start + hash + state

    def write(self, path, words):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
        return file


@dataclasses.dataclass
class Photo:
    """A photo and its city: the id that fmap gives it and its name, the file beside the table, and the size as it is to be seen."""

    city: str
    name: str
    file: str
    size: tuple
    orientation: int


def photo_table(folder, count=100):
    """A table of towns, `photos.csv`, each with a photo in the folder `photos`: across, upright, and turned by the camera.

    The first two are Berlin and Osaka. Some files have names in Chinese, with blanks.
    """
    (folder / "photos").mkdir(parents=True)
    photos, rows = [], []
    for number in range(1, count + 1):
        name, chinese = {1: ("Berlin", "柏林"), 2: ("Osaka", "大阪")}.get(number, (f"Town {number}", f"镇{number}"))
        code, country, country_zh, continent, latitude = COUNTRIES[(number - 1) % len(COUNTRIES)]
        place = {1: (52.52, 13.4), 2: (34.69, 135.5)}.get(number, (latitude + number % 9, place_of(code) + number / 8))
        orientation, size = [*TURNED][number // 2 % 4], ((960, 640), (640, 960))[number % 2]
        file = f"photos/{number:03}.jpg" if number % 10 else f"photos/照片 {number:03}.jpg"
        take_photo(folder / file, number, size, orientation)
        photos.append(Photo(f"{name.lower().replace(' ', '-')}-{code.lower()}", name, file, size, orientation))
        relation = ("sister", "cooperative")[number % 2]
        rows.append([name, chinese, code, country, country_zh, continent, *place, relation, 1980 + number % 40,
                     "https://example.org/", file, f"Friend {number}"])  # fmt: skip
    with open(folder / "photos.csv", "w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([[*HEAD.split(","), "photo", "photo_credit"], *rows])
    return photos


def place_of(code):
    """A longitude within a country."""
    return {"DE": 4, "JP": 130, "KE": 34, "CA": -110, "AR": -68}[code]


def take_photo(path, number, size, orientation):
    """A photo with sky, ground and a number, stored as a camera does that was held so."""
    upright = Image.new("RGB", size, GROUND)
    draw = ImageDraw.Draw(upright)
    draw.rectangle((0, 0, size[0], size[1] // 2), fill=SKY)
    draw.text((size[0] // 2, size[1] // 2), str(number), fill="white", font=ImageFont.load_default(260), anchor="mm")
    way, exif = TURNED[orientation], Image.Exif()
    exif[ORIENTATION] = orientation
    (upright.transpose(way) if way else upright).save(path, quality=85, exif=exif)
    with Image.open(path) as stored:
        assert ImageOps.exif_transpose(stored).size == size


def near(colour, wanted):
    """Whether a colour is one of the photos', but for what the compression has changed."""
    return all(abs(one - other) < 24 for one, other in zip(colour, wanted))
