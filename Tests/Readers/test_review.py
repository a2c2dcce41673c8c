"""LibreOffice opens the workbook that fmap exports for review, and saves it: fmap reads the same map from what it saves."""

import csv
import os
import pathlib
import re
import shutil
import subprocess

import pytest

PROJECT = pathlib.Path(__file__).resolve().parents[2]
FMAP = os.environ.get("FMAP", str(PROJECT / ".build/release/fmap"))
HUB = ["--hub", "Guangzhou"]
LIST = [
    ["City", "Country", "Date", "Note"], ["Vienna", "Austria", "2001", "'=quoted"], ["Columbus", "United States", "1999-06", "007"],
    ["Paris", "France", "1998", "=1+1"], ["=1+1", "Japan", "2001-05", "+1"], ["維也納", "Austria", "1997-03-04", "沈阳"],
]  # fmt: skip
FORMATS = {"xlsx": "xlsx", "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1"}


def fmap(*arguments, cwd):
    done = subprocess.run([FMAP, *arguments], cwd=cwd, capture_output=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def picture(file, cwd):
    svg = fmap("render", file, *HUB, "-o", "-", "--quiet", cwd=cwd).decode()
    return re.sub(r"<metadata>.*</metadata>", "", svg)


@pytest.mark.parametrize("ending", FORMATS)
def test_what_libreoffice_saves_is_the_same_map(ending, tmp_path):
    office = shutil.which("soffice") or "/Applications/LibreOffice.app/Contents/MacOS/soffice"
    with open(tmp_path / "list.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(LIST)
    fmap("export", "xlsx", "list.csv", *HUB, "-o", "review.xlsx", cwd=tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", FORMATS[ending], "--outdir", tmp_path / "saved", "review.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    saved = f"saved/review.{ending}"
    assert picture(saved, tmp_path) == picture("list.csv", tmp_path)
    outputs = [fmap("export", "csv", name, *HUB, "-o", "-", cwd=tmp_path) for name in ("list.csv", saved)]
    assert outputs[0] == outputs[1]
