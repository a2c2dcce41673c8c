"""Photos of a table, made by Pillow and looked at by it: what is written, and that nothing but pixels and colours is in it.

Little CMS (in Pillow, ImageCms) is the judge of colours, Pillow's means of areas (BOX) of sizes, and its `exif_transpose` of what is up.
"""

import io
import re
import struct

import pytest
from conftest import run
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

# Words that stand in each original where a camera, a phone or a program for pictures has them.
SECRET = "SECRET-PLACE"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>41,48.3N {SECRET}</exif:GPSLatitude></x:xmpmeta>'.encode()
LOOK = ["--basemap", "none", "--labels", "none", "--width", "640", "--height", "360"]
COUNT = 100


def display_p3():
    """A colour profile with the primaries of Display P3 (SMPTE EG 432-1, adapted to D50) and the curve of sRGB, after ICC.1:2010."""
    fixed = lambda *numbers: b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)
    color = lambda *numbers: b"XYZ \0\0\0\0" + fixed(*numbers)
    words = lambda text: b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", 2 * len(text), 28) + text.encode("utf-16-be")
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    tags = [
        (b"desc", words("Display P3")), (b"cprt", words("none")), (b"wtpt", color(0.9642, 1, 0.8249)),
        (b"rXYZ", color(0.5151, 0.2412, -0.0011)), (b"gXYZ", color(0.2920, 0.6922, 0.0419)), (b"bXYZ", color(0.1571, 0.0666, 0.7841)),
        (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve),
    ]  # fmt: skip
    table, data, start = b"", b"", 128 + 4 + 12 * len(tags)
    for name, bytes in tags:
        table += name + struct.pack(">II", start + len(data), len(bytes))
        data += bytes + b"\0" * (-len(bytes) % 4)
    size = start + len(data)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ") + struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head += b"acsp" + b"\0" * 28 + fixed(0.9642, 1, 0.8249)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + data


P3 = display_p3()
SRGB = ImageCms.createProfile("sRGB")


def picture(number, size):
    """Colours that differ from corner to corner and from photo to photo, without fine detail, and well within sRGB: at its edge a level
    of Display P3 is several of sRGB."""
    corners = [(200, 90, 60), (70, 170, 80), (60, 90, 190), (190, 180, 80)]
    small = Image.new("RGB", (2, 2))
    small.putdata([tuple((value + 11 * number) % 80 + 90 for value in color) for color in corners])
    return small.resize(size, Image.BICUBIC)


def exif(orientation):
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010E] = SECRET
    gps = tags.get_ifd(0x8825)
    gps.update({1: "N", 2: (41.0, 48.0, 18.0), 3: "E", 4: (123.0, 25.0, 9.0), 29: "2019:05:01"})
    return tags


def iptc(jpeg):
    """A JPEG with a resource of Photoshop behind its first bytes, in which stands where it was taken (IPTC-IIM 2:90)."""
    words = b"\x1c\x02\x5a" + struct.pack(">H", len(SECRET)) + SECRET.encode()
    words += b"\0" * (len(words) % 2)
    resource = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(words)) + words
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + jpeg[2:]


def original(number):
    """The bytes of a photo, and the ending of its name."""
    size = (2400, 1600) if number % 20 == 0 else (700, 2000) if number % 20 == 1 else [(600, 900), (901, 600), (300, 200)][number % 3]
    image, out = picture(number, size), io.BytesIO()
    profile = {"icc_profile": P3} if number % 3 == 0 else {}
    if number % 10 == 9:
        image.putalpha(Image.linear_gradient("L").resize(size).point(lambda value: 128 + value // 2))
    if number % 10 >= 8:
        words = PngImagePlugin.PngInfo()
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        words.add_text("Comment", SECRET)
        image.save(out, "PNG", pnginfo=words, exif=exif(1 + number % 8), compress_level=1, **profile)
        return out.getvalue(), "png"
    if number % 10 == 7:
        image, profile = image.convert("L"), {}
    image.save(out, "JPEG", quality=95, exif=exif(1 + number % 8), xmp=XMP, comment=SECRET, progressive=number % 4 == 0, **profile)
    return iptc(out.getvalue()), "jpg"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A table with a hundred photos beside it, and the folder that fmap makes of it."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "照片 2019").mkdir()
    rows = ["city_en,country_code,country_en,continent,latitude,longitude,relation,established,source,photo,photo_alt_en"]
    for number in range(COUNT):
        data, ending = original(number)
        assert SECRET.encode() in data and (ending == "png" or all(part in data for part in [b"Exif\0", b"xap/1.0", b"8BIM"]))
        (folder / f"照片 2019/DSC {number:03}.{ending}").write_bytes(data)
        place = f"{-40 + number % 10 * 9},{20 + number // 10 * 12}"
        photo = f"照片 2019/DSC {number:03}.{ending}"
        rows.append(f"Town {number},JP,Japan,Asia,{place},sister,{1980 + number % 40},https://example.org/,{photo},Square {number}")
    (folder / "table.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    code, out, errors = run("render", "--data", folder / "table.csv", *LOOK, "-o", f"{folder}/site/")
    assert code == 0 and b"wrote 200 pictures to " in out and "DSC" not in errors, errors
    return folder


def written(office, number):
    """The small and the large copy of a photo."""
    ending = "png" if number % 10 == 9 else "jpg"
    return [office / f"site/photos/town-{number}-jp{part}.{ending}" for part in ("-480", "")]


def test_all_photos_are_written_twice_and_nothing_else(office):
    there = {path.name for path in (office / "site/photos").iterdir()}
    assert there == {path.name for number in range(COUNT) for path in written(office, number)} | {"photos.json"}
    assert {path.name for path in (office / "site").iterdir()} == {"index.html", "map.svg", "map.png", "photos"}


def segments(jpeg):
    """The markers of a JPEG but those in its pixels, each with its content."""
    assert jpeg[:2] == b"\xff\xd8" and jpeg[-2:] == b"\xff\xd9"
    at = 2
    while at < len(jpeg) - 2:
        assert jpeg[at] == 0xFF, at
        marker, length = jpeg[at + 1], struct.unpack(">H", jpeg[at + 2:at + 4])[0]
        yield marker, jpeg[at + 4:at + 2 + length]
        at += 2 + length
        if marker == 0xDA:
            at = next(i for i in range(at, len(jpeg)) if jpeg[i] == 0xFF and jpeg[i + 1] not in [0, *range(0xD0, 0xD8)])


def chunks(png):
    """The names of the chunks of a PNG."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(png):
        yield png[at + 4:at + 8]
        at += 12 + struct.unpack(">I", png[at:at + 4])[0]


def test_no_copy_says_where_or_when_it_was_taken(office):
    for path in [*office.glob("site/**/*.*")]:
        data = path.read_bytes()
        for word in [SECRET.encode(), b"xap/1.0", b"Photoshop", b"8BIM", b"GPSLatitude", b"Exif\0", "DSC".encode(), "照片".encode()]:
            assert word not in data or path.name in ("index.html", "map.svg", "map.png") and word != SECRET.encode(), (path, word)
    # Names of the office's files are on the page neither.
    assert "DSC" not in (office / "site/index.html").read_text(encoding="utf-8")
    for path in [path for number in range(COUNT) for path in written(office, number)]:
        data = path.read_bytes()
        if path.suffix == ".png":
            assert set(chunks(data)) <= {b"IHDR", b"iCCP", b"sRGB", b"IDAT", b"IEND"}, path
            continue
        for marker, content in segments(data):
            # Frame, tables, restart interval, scans; JFIF; a colour profile. No comment (FE) and no other application's (E1, ED).
            assert marker in [0xC0, 0xC2, 0xC4, 0xDB, 0xDD, 0xDA, 0xE0, 0xE2], (path, hex(marker))
            assert marker != 0xE0 or content[:5] == b"JFIF\0"
            assert marker != 0xE2 or content[:12] == b"ICC_PROFILE\0"
        assert not Image.open(path).getexif()


def converted(image):
    """A picture in sRGB, by Little CMS where it has a profile; transparent ones with their alpha."""
    profile, alpha = image.info.get("icc_profile"), image.getchannel("A") if "A" in image.mode else None
    plain = image.convert("RGB")
    if profile:
        plain = ImageCms.profileToProfile(plain, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB)
    if alpha:
        plain.putalpha(alpha)
    return plain


def test_copies_have_their_sizes_are_turned_and_have_their_colours(office):
    kept = 0
    for number in range(COUNT):
        source = next(office.glob(f"照片 2019/DSC {number:03}.*"))
        whole = ImageOps.exif_transpose(Image.open(source))
        wanted = converted(whole)
        for path, longest in zip(written(office, number), (480, 1920)):
            copy = Image.open(path)
            longest = min(longest, max(wanted.size))
            assert max(copy.size) == longest and (copy.width > copy.height) == (wanted.width > wanted.height), path
            share = longest / max(wanted.size)
            assert all(abs(found - share * side) <= 0.5 for found, side in zip(copy.size, wanted.size)), (path, copy.size)
            kept += "icc_profile" in copy.info
            # Twelve areas along each side, so that neither a turn nor a mirror could be missed, and the noise of a JPEG is not seen.
            areas = [image.resize((12, 12), Image.BOX) for image in (converted(copy), wanted)]
            found, right = (image.convert("RGBA").getdata() for image in areas)
            worst = max(abs(a - b) for first, second in zip(found, right) for a, b in zip(first, second))
            assert worst <= 3, (path, worst)
    # The wide colours of phones stay wide.
    assert kept == 2 * len([number for number in range(COUNT) if number % 3 == 0 and number % 10 != 7])


def test_the_page_finds_its_photos_under_its_own_policy(office, browser):
    page = browser.new_context().new_page()
    faults = []
    page.on("console", lambda message: faults.append(message.text))
    script = """async (row) => {
      const load = (src) => new Promise((done) => {
        const image = new Image();
        image.onload = () => done(`${image.naturalWidth} ${image.naturalHeight}`);
        image.onerror = () => done("not loaded");
        image.src = src;
      });
      // A photo inside of the page has one copy, which stands in the row once.
      const { photo, photoSize } = row.dataset, small = row.querySelector(".thumb img");
      const size = `${small.getAttribute("width")} ${small.getAttribute("height")}`;
      return [await load(photo || small.src) === photoSize, await load(small.src) === size, small.dataset.altEn, photo !== ""];
    }"""
    code, out, errors = run("render", "--data", office / "table.csv", *LOOK, "--photos", "inline", "-o", office / "inline.html")
    assert code == 0, errors
    for path, has_two in [("site/index.html", True), ("inline.html", False)]:
        page.goto((office / path).as_uri())
        page.wait_for_selector(".ready")
        rows = page.locator("tbody tr[data-photo]")
        assert rows.count() == COUNT
        for number in range(0, COUNT, 9):
            is_large, is_small, words, are_two = rows.nth(number).evaluate(script)
            assert is_large and is_small and are_two == has_two and re.fullmatch(r"Square \d+", words), (path, number)
    assert not [text for text in faults if "Content Security Policy" in text], faults


def test_the_same_photos_give_the_same_bytes(office):
    code, _, errors = run("render", "--data", office / "table.csv", *LOOK, "-o", f"{office}/again/")
    assert code == 0, errors
    for path in [path for path in office.glob("site/**/*") if path.is_file()]:
        assert path.read_bytes() == (office / "again" / path.relative_to(office / "site")).read_bytes(), path
