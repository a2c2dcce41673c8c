"""Measures fmap beside d3-geo in Node, and how its time grows with the table. Fails on nothing; prints ratios.

FMAP names the program; NODE_PATH the folder where Node finds d3-geo.
"""

import os
import pathlib
import random
import shutil
import statistics
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
GEODATA = HERE.parents[1] / "geodata"
FMAP = os.environ.get("FMAP", str(HERE.parents[1] / ".build/release/fmap"))
PAIRS = 25


def measure(command):
    """Wall time in milliseconds and peak memory in MB of a whole process."""
    program = shutil.which(command[0])
    start = time.perf_counter()
    # Not subprocess: what Python itself does around a start takes longer than a whole map.
    child = os.posix_spawn(program, command, os.environ)
    _, status, usage = os.wait4(child, 0)
    elapsed = (time.perf_counter() - start) * 1000
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return elapsed, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def spread(times):
    quarters = statistics.quantiles(times, n=4)
    return f"{statistics.median(times):8.1f} ms  (fastest {min(times):.1f}, quartiles {quarters[0]:.1f} to {quarters[2]:.1f})"


def beside_d3(folder):
    """The same land, table, projection and page; the two run in turns, so that a busy moment hits both."""
    ours = [FMAP, "render", "--quiet", "-o", str(folder / "fmap.svg")]
    theirs = ["node", str(HERE / "d3-map.js"), str(GEODATA / "natural-earth/ne_50m_land.shp"),
              str(GEODATA / "friendships.csv"), str(folder / "d3.svg")]  # fmt: skip
    times = {"fmap": [], "d3-geo": []}
    for index in range(PAIRS + 2):
        for name, command in (("fmap", ours), ("d3-geo", theirs)):
            elapsed, _ = measure(command)
            if index >= 2:
                times[name].append(elapsed)
    print(f"SVG of 2021, whole process, {PAIRS} runs each in turns")
    for name in times:
        print(f"  {name:8}{spread(times[name])}")
    # On a busy machine the fastest runs are those that were left alone.
    fastest = min(times["d3-geo"]) / min(times["fmap"])
    print(f"  ratio   {statistics.median(times['d3-geo']) / statistics.median(times['fmap']):8.1f}     (fastest {fastest:.1f})")
    print(f"  bytes   {(folder / 'fmap.svg').stat().st_size} against {(folder / 'd3.svg').stat().st_size}")


def synthetic(count, path):
    """A made-up table; the same for the same count."""
    rng = random.Random(count)
    with open(path, "w", encoding="utf-8") as file:
        file.write("city_en,country_code,country_en,continent,latitude,longitude,relation,established,source\n")
        for index in range(count):
            code = chr(65 + index % 26) + chr(65 + index // 26 % 26)
            file.write(
                f"City {index},{code},Country {code},Asia,{rng.uniform(-55, 80):.4f},{rng.uniform(-180, 180):.4f},"
                f"{rng.choice(['sister', 'cooperative'])},{rng.randint(1980, 2021)},https://example.org/\n"
            )


def growth(folder):
    print("time by the number of agreements (made-up tables)")
    for count in (1_000, 10_000, 100_000):
        table = folder / f"{count}.csv"
        synthetic(count, table)
        runs = [measure([FMAP, "render", "--quiet", "--data", str(table), "-o", str(folder / "x.svg")]) for _ in range(3)]
        elapsed = statistics.median(run[0] for run in runs)
        print(f"  {count:7} {elapsed:9.1f} ms  {elapsed / count * 1000:6.1f} µs each  {max(r[1] for r in runs):6.0f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        beside_d3(pathlib.Path(name))
        growth(pathlib.Path(name))
