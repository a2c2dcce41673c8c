"""A table of a hundred cities, each with a photo as people have them: across, upright, square, and turned by the camera."""

import csv
import dataclasses

from PIL import Image, ImageDraw

# The longest name of a place in one word, 58 letters.
LONG_NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
HEAD = ("city_en,city_zh,country_code,country_en,country_zh,continent,latitude,longitude,relation,established,source,"
        "photo,photo_alt,photo_alt_en,photo_credit").split(",")  # fmt: skip
# Code, names, continent, and the corner from which its towns go north and east.
COUNTRIES = [("DE", "Germany", "德国", "Europe", 48, 8), ("JP", "Japan", "日本", "Asia", 34, 133), ("KE", "Kenya", "肯尼亚", "Africa", -2, 35),
             ("CA", "Canada", "加拿大", "North America", 50, -115), ("AR", "Argentina", "阿根廷", "South America", -38, -68)]  # fmt: skip
# As it is to be seen: across, upright, square, a panorama.
SIZES = [(720, 480), (480, 720), (600, 600), (900, 300)]
# How a camera notes that a photo is to be turned, and how it then lies in the file.
TURNED = {1: None, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270, 3: Image.Transpose.ROTATE_180}
ORIENTATION = 0x0112


@dataclasses.dataclass
class Photo:
    """The agreement that has it, the city's name, its size as it is to be seen, and what it shows in English and Chinese."""

    agreement: str
    name: str
    size: tuple
    words: dict


def photo_table(folder, count=100):
    """Writes `table.csv` and the photos beside it; says what there is."""
    (folder / "photos").mkdir(parents=True)
    photos, rows = [], []
    for number in range(count):
        name, chinese = (LONG_NAME, "兰韦尔") if number == 7 else (f"Town {number}", f"镇{number}")
        code, country, country_zh, continent, south, west = COUNTRIES[number % 5]
        size, orientation = SIZES[number % 4], [*TURNED][number // 4 % 4]
        take_photo(folder / f"photos/{number}.jpg", number, size, orientation)
        # Every third is described.
        told = (f"广场{number}", f"The square of {number}") if number % 3 == 0 else ("", "")
        words = {"zh": told[0] or f"照片：{chinese}（{country_zh}）", "en": told[1] or f"Photo: {name} ({country})"}
        photos.append(Photo(f"{name.lower().replace(' ', '-')}-{code.lower()}", name, size, words))
        rows.append([name, chinese, code, country, country_zh, continent, south + number // 5 % 4, west + number // 20 * 1.5,
                     ("sister", "cooperative")[number % 2], 1980 + number % 40, "https://example.org/", f"photos/{number}.jpg",
                     *told, f"Friend {number}"])  # fmt: skip
    with open(folder / "table.csv", "w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows([HEAD, *rows])
    return photos


def take_photo(path, number, size, orientation):
    """A photo with sky and ground, stored as a camera does that was held so."""
    upright = Image.effect_noise((size[0] // 8, size[1] // 8), 90).resize(size).convert("RGB")
    draw = ImageDraw.Draw(upright)
    draw.rectangle((0, 0, size[0], size[1] // 3), fill=(110, 160, 90 + number))
    way, exif = TURNED[orientation], Image.Exif()
    exif[ORIENTATION] = orientation
    (upright.transpose(way) if way else upright).save(path, quality=80, exif=exif)
