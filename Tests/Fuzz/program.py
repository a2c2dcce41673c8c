"""Tries what only the program itself reads: frames.json, and tables in whatever encoding. fuzz/program.py FMAP SEED COUNT

Each run must end by itself within a second with 0, 1 or 2; what does not is kept in out/fuzz.
"""

import pathlib
import random
import subprocess
import sys
import tempfile
import time

FMAP, SEED, COUNT = sys.argv[1], int(sys.argv[2] or 1), int(sys.argv[3] or 2000)
WORDS = [b'"', b"{", b"}", b"[", b"]", b"\\u0000", b"1e999", b"-1", b"null", b"../", b"\xff\xfe", b"\xfe\xff", b"\x00", b"\x81\x30", b"D\xfcs", b"\xef\xbb\xbf"]


def damaged(whole, dice):
    data = bytearray(whole)
    for _ in range(dice.randint(1, 5)):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + dice.randint(0, 24))
        kind = dice.randrange(5)
        if kind == 0:
            data[at:end] = dice.choice(WORDS)
        elif kind == 1:
            data[at:at] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 8)))
        elif kind == 2:
            del data[at:end]
        elif kind == 3:
            data[at:at] = data[at:end] * dice.randint(1, 200)
        else:
            del data[at:]
    return bytes(data)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        frames = folder / "frames"
        subprocess.run([FMAP, "animate", "--from", "2019", "--to", "2020", "--width", "640", "--height", "360", "--quiet", "-o", frames], check=True)
        table = subprocess.run([FMAP, "export", "csv", "--quiet", "-o", "-"], check=True, capture_output=True).stdout
        tables = [table, table.decode("utf-8-sig").encode("gb18030", "replace"), table.decode("utf-8-sig").encode("utf-16")]
        readers = {
            "manifest": ([(frames / "frames.json").read_bytes()], frames / "frames.json", ["gif", frames, "-o", folder / "x.gif"]),
            "encoding": (tables, folder / "t.csv", ["check", "--data", folder / "t.csv"]),
        }
        for reader, (corpus, path, command) in readers.items():
            slowest = 0
            for number in range(COUNT):
                dice = random.Random(f"{reader} {SEED} {number}")
                data = damaged(dice.choice(corpus), dice)
                path.write_bytes(data)
                start = time.monotonic()
                try:
                    code = subprocess.run([FMAP, *command], capture_output=True, timeout=20).returncode
                except subprocess.TimeoutExpired:
                    code = "a hang"
                slowest = max(slowest, time.monotonic() - start)
                if code not in (0, 1, 2) or time.monotonic() - start > 1:
                    kept = pathlib.Path(f"out/fuzz/{reader}-{SEED}-{number}.bin")
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    kept.write_bytes(data)
                    sys.exit(f"{reader}: number {number} ends with {code} after {time.monotonic() - start:.1f} s; it is {kept}")
            print(f"{reader}: {COUNT} inputs, slowest run {slowest * 1000:.0f} ms")


main()
