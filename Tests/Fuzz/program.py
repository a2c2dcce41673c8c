"""Tries what only the program itself reads: frames.json, and tables in whatever encoding. fuzz/program.py FMAP SEED COUNT

Each run must end by itself within a second with 0, 1 or 2; what does not is kept in out/fuzz. Then tables of 1 MB in which
every row is wrong or doubtful, which must take no more memory than 64 MB and 20 times the file.
"""

import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

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
        text = table.decode("utf-8-sig")
        tables = [table] + [text.encode(name, "replace") for name in ("gb18030", "utf-16", "big5", "shift_jis", "euc-kr", "cp1252", "cp1251")]
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
                # The processor's time: others may be at work on the machine.
                before = used()
                try:
                    code = subprocess.run([FMAP, *command], capture_output=True, timeout=60).returncode
                except subprocess.TimeoutExpired:
                    code = "a hang"
                took = used() - before
                slowest = max(slowest, took)
                if code not in (0, 1, 2) or took > 1:
                    kept = pathlib.Path(f"out/fuzz/{reader}-{SEED}-{number}.bin")
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    kept.write_bytes(data)
                    sys.exit(f"{reader}: number {number} ends with {code} after {took:.1f} s; it is {kept}")
            print(f"{reader}: {COUNT} inputs, slowest run {slowest * 1000:.0f} ms")
        measure_memory(folder)


def used():
    """Seconds of the processor that all finished children have taken."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


HEADER = "city_en,country_code,country_en,continent,latitude,longitude,relation,established,ended,source"
MEGABYTE = 1 << 20
# One row, or the row of a number.
ROWS = {
    "short": "a", "a quote": '"a"b', "all wrong": ",,,,,,,1,,", "no city": "1", "commas": "," * 63,
    "bidirectional": ",".join(["\u202e"] * 10), "control": ",".join(["\x01"] * 10),
    "undated": lambda n: f"C{n},JP,J,Asia,{35 + n % 100 / 100},{135 + n // 100 % 100 / 100},sister,,,",
    "every doubt": lambda n: f"C{n},JP,J{n},Asia,0,0,sister,2100,,",
    "one city": lambda n: f"C,JP,J{n},Asia,0,0,sister,{1000 + n % 9000},,",
    "contradictions": lambda n: f"C,JP,J{n},Asia,0,{n % 90},sister,1999,,",
}  # fmt: skip


def measure_memory(folder):
    """Runs `fmap check` on tables of 1 MB that are wrong in every row."""
    peaks = {}
    for name, row in ROWS.items():
        lines, size = [HEADER], 0
        while size < MEGABYTE:
            lines.append(row if isinstance(row, str) else row(len(lines)))
            size += len(lines[-1].encode()) + 1
        (folder / "t.csv").write_text("\n".join(lines), encoding="utf-8")
        process = subprocess.Popen([FMAP, "check", "--data", folder / "t.csv"], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        # Linux counts in kilobytes, macOS in bytes.
        peaks[name] = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        if os.waitstatus_to_exitcode(status) not in (0, 1) or peaks[name] > (64 + 20) * MEGABYTE:
            sys.exit(f"memory: 1 MB of rows \"{name}\" take {peaks[name] >> 20} MB (status {status})")
    print(f"memory: {len(ROWS)} tables of 1 MB, the most for \"{max(peaks, key=peaks.get)}\", {max(peaks.values()) >> 20} MB")


main()
