"""Takes the pictures of the studio that README.zh.md shows, from the running program with a sample list: out/readme-studio-*.png.

FMAP names the program. Usage: readme.py FOLDER
"""

import io
import pathlib
import sys
import tempfile

from PIL import Image
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Referees"))
from conftest import chromium  # noqa: E402
from studio import studio  # noqa: E402
from visits import visitor  # noqa: E402

# A window of an officer's screen; the picture is narrower, as README pages are, and of few colours, so that it is small.
SIZE, WIDTH, COLOURS = (1280, 860), 880, 48


def go(page, step):
    page.click(f"[data-key=step-{step}]")
    page.wait_for_selector(f"[data-key=step-{step}][aria-current]")


def settle(page):
    """Waits until the picture beside the work is that of the last choice."""
    page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
    page.wait_for_timeout(1500)


def choose_a_place(page):
    """The cell of a city that a person has to look at, with its candidates."""
    page.click(".sheet td.place.check >> nth=0")
    page.wait_for_selector(".candidate")


def choose_a_look(page):
    page.click("[data-key=theme-exhibition]")


def picture(page, file):
    settle(page)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = shot.resize((WIDTH, round(shot.height * WIDTH / shot.width)), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, kmeans=4, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"wrote {file}: {file.stat().st_size} bytes")


def main(folder):
    with tempfile.TemporaryDirectory() as runtime, studio(pathlib.Path(runtime)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--force-color-profile=srgb"])
        page = visitor(browser, SIZE, locale="zh-CN")
        page.goto(f"http://127.0.0.1:{server.port}/#{server.secret}")
        page.click(".ways button:has-text('沈阳')")
        page.wait_for_selector(".sheet")
        for number, (step, act) in enumerate([("list", choose_a_place), ("map", None), ("look", choose_a_look), ("save", None)], 1):
            go(page, step)
            settle(page)
            if act:
                act(page)
            picture(page, folder / f"readme-studio-{number}-{step}.png")
        assert page.said == [], page.said
        browser.close()


main(pathlib.Path(sys.argv[1]))
