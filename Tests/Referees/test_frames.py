"""Frames and GIF against the stills, ffprobe, ffmpeg, Pillow and gifsicle."""

import json
import os
import re
import signal
import subprocess
import time

import pytest
from PIL import Image, ImageChops, ImageSequence, ImageStat

from conftest import FMAP, run

# Those of the theme light, which `fmap list themes` need not tell.
SEA, LAND = (0xDD, 0xE9, 0xF0), (0xFB, 0xFA, 0xF6)
PAGE = ["--width", "1280", "--height", "720"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("timeline") / "frames"
    code, output, errors = run("animate", "-o", folder, *PAGE)
    assert code == 0 and errors == "", errors
    assert output.decode() == f"wrote 42 frames to {folder}\n"
    return folder


@pytest.fixture(scope="module")
def manifest(folder):
    return json.loads((folder / "frames.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def frames(folder, manifest):
    return [Image.open(folder / frame["file"]).convert("RGB") for frame in manifest["frames"]]


@pytest.fixture(scope="module")
def gif(folder):
    path = folder.parent / "timeline.gif"
    assert run("gif", folder, "-o", path)[0] == 0
    return path


@pytest.fixture(scope="module")
def decoded(gif):
    return [(frame.convert("RGB"), frame.info["duration"]) for frame in ImageSequence.Iterator(Image.open(gif))]


def test_there_is_one_frame_a_year(folder, manifest):
    assert [frame["year"] for frame in manifest["frames"]] == list(range(1980, 2022))
    assert sorted(os.listdir(folder)) == sorted(
        [frame["file"] for frame in manifest["frames"]] + ["frames.json", "frames.ffconcat"]
    )


@pytest.mark.parametrize("year", range(1980, 2022))
def test_a_frame_is_the_png_of_its_year(folder, year):
    code, png, _ = run("render", "--year", year, "--format", "png", "-o", "-", *PAGE)
    assert code == 0
    assert (folder / f"frame-{year}.png").read_bytes() == png


def test_ffmpeg_reads_the_list(folder, manifest, tmp_path):
    total = sum(frame["centiseconds"] for frame in manifest["frames"]) / 100
    clip = tmp_path / "clip.mp4"
    subprocess.run(["ffmpeg", "-v", "error", "-f", "concat", "-i", folder / "frames.ffconcat", "-vf", "fps=25,format=yuv420p",
                    clip], check=True)  # fmt: skip
    said = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", clip],
                          capture_output=True, check=True, text=True).stdout  # fmt: skip
    assert float(said) == pytest.approx(total, abs=0.1)


def test_the_gif_has_the_frames_and_delays_of_the_manifest(gif, decoded, manifest):
    delays = [frame["centiseconds"] * 10 for frame in manifest["frames"]]
    assert [duration for _, duration in decoded] == delays
    said = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=nb_read_frames,width,height", "-of", "json", gif],
        capture_output=True, check=True, text=True).stdout  # fmt: skip
    stream = json.loads(said)["streams"][0]
    assert (stream["width"], stream["height"], int(stream["nb_read_frames"])) == (1280, 720, 42)
    packets = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "packet=duration_time", "-of", "csv=p=0", gif],
                             capture_output=True, check=True, text=True).stdout.split()  # fmt: skip
    assert [round(float(duration.strip(",")) * 1000) for duration in packets] == delays


@pytest.mark.parametrize("loops, told", [(1, None), (0, 0), (3, 2)])
def test_a_gif_plays_as_often_as_asked(folder, tmp_path, loops, told):
    """The extension counts the times after the first; a GIF without it plays once."""
    path = tmp_path / "loop.gif"
    assert run("gif", folder, "--loop", loops, "-o", path)[0] == 0
    assert Image.open(path).info.get("loop") == told


def test_each_decoded_frame_is_its_png(decoded, frames):
    for index, ((picture, _), frame) in enumerate(zip(decoded, frames, strict=True)):
        assert sum(ImageStat.Stat(ImageChops.difference(picture, frame)).mean) / 3 <= 1.5, index


def test_ffmpeg_finds_no_loss_of_structure(gif, folder, tmp_path):
    subprocess.run(["ffmpeg", "-v", "error", "-i", gif, "-fps_mode", "passthrough", tmp_path / "%03d.png"], check=True)
    said = subprocess.run(
        ["ffmpeg", "-v", "info", "-i", tmp_path / "%03d.png", "-pattern_type", "glob", "-i", folder / "frame-*.png", "-lavfi",
         "[0]format=gbrp[a];[1]format=gbrp[b];[a][b]ssim=stats_file=-", "-f", "null", "-"],
        capture_output=True, check=True, text=True).stdout  # fmt: skip
    worst = [float(all) for all in re.findall(r"All:([\d.]+)", said)]
    assert len(worst) == 42 and min(worst) >= 0.998, min(worst)


def where(picture, color):
    """A mask of the pixels of exactly one colour."""
    bands = [band.point(lambda v, c=c: 255 if v == c else 0) for band, c in zip(picture.split(), color)]
    return ImageChops.darker(ImageChops.darker(bands[0], bands[1]), bands[2])


@pytest.mark.parametrize("color", [SEA, LAND], ids=["sea", "land"])
def test_sea_and_land_are_exact(decoded, frames, color):
    for (picture, _), frame in zip(decoded, frames):
        mask = where(frame, color)
        assert mask.histogram()[255] > 100_000
        assert ImageChops.subtract(mask, where(picture, color)).getbbox() is None


def test_what_does_not_change_does_not_flicker(decoded, frames):
    for before, after in zip(range(41), range(1, 42)):
        changed = ImageChops.difference(frames[before], frames[after]).convert("L", matrix=(1, 1, 1, 0))
        moved = ImageChops.difference(decoded[before][0], decoded[after][0]).convert("L", matrix=(1, 1, 1, 0))
        still = changed.point(lambda v: 0 if v else 255)
        assert ImageStat.Stat(moved, still).sum == [0]


def test_the_gif_is_no_larger_than_other_programs_make_it(gif, folder, tmp_path):
    theirs, smaller = tmp_path / "ffmpeg.gif", tmp_path / "gifsicle.gif"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "concat", "-i", folder / "frames.ffconcat", "-filter_complex",
         "split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none:diff_mode=rectangle", "-fps_mode", "passthrough", theirs],
        check=True)  # fmt: skip
    subprocess.run(["gifsicle", "-O3", theirs, "-o", smaller], check=True, capture_output=True)
    assert gif.stat().st_size <= min(theirs.stat().st_size, smaller.stat().st_size)


def test_in_one_go_it_is_the_same_gif(gif, tmp_path):
    """Without other words a GIF is 1280 pixels wide."""
    assert run("animate", "-o", tmp_path / "direct.gif")[0] == 0
    assert (tmp_path / "direct.gif").read_bytes() == gif.read_bytes()


def test_growing_links_follow_their_arcs_across_the_edge(tmp_path):
    """What a frame on the way adds to the year before lies on the links of the year itself."""
    grown = ["--from", "1998", "--to", "1999", "--tween", "6", "--central-meridian", "-100", "--labels", "none"]
    assert run("animate", *grown, "-o", tmp_path)[0] == 0
    steps = [Image.open(tmp_path / f"frame-1999-0{step}.png").convert("RGB") for step in range(1, 6)]
    before, after = (Image.open(tmp_path / f"frame-{year}.png").convert("RGB") for year in (1998, 1999))
    new = ImageChops.difference(before, after).convert("L").point(lambda v: 255 if v > 0 else 0)
    shown = 0
    for step in steps:
        added = ImageChops.difference(before, step).convert("L").point(lambda v: 255 if v > 8 else 0)
        # The dot at the end of a line is wider than what later covers it: 1.6 times its width of 1.3 in radius, some 14 pixels.
        assert sum(ImageChops.subtract(added, new).histogram()[1:]) <= 12 + 14
        count = added.histogram()[255]
        assert count > shown
        shown = count


def test_an_interrupted_run_leaves_whole_files_only(tmp_path):
    folder = tmp_path / "frames"
    # Who runs the tests in the background has SIGINT ignored, and a signal that is to be ignored is.
    heed = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    for wait in (0.15, 0.3, 0.5):
        process = subprocess.Popen([FMAP, "animate", "--scale", "4", "-o", folder], stdout=subprocess.DEVNULL, preexec_fn=heed)
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == -signal.SIGINT
        left = os.listdir(folder) if folder.exists() else []
        assert all(re.fullmatch(r"frame-\d{4}\.png", name) for name in left)
        for name in left:
            Image.open(folder / name).load()
    # A run after it overwrites cleanly.
    assert run("animate", "--to", "1983", "-o", folder)[0] == 0
    assert (folder / "frames.json").exists()
