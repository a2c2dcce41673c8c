"""The interactive page beside those of ECharts and Plotly, in Chromium that is as small and slow as a phone."""

import pathlib
import statistics

from conftest import chromium
from contest import Contest, Entry
from measuring import FMAP, Failed, measure
from page_documents import PAGES, echarts_page, plotly_page
from peers import BY_NAME, Missing

MEASURES = {"ready": "ready, ms", "blocked": "blocked, ms", "step": "step, ms", "zoom": "zoom, ms", "memory": "memory, MB"}
# How many times slower than this machine.
SLOWER = 4
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def shown(file):
    """Opens a page in a browser of its own and uses it; its figures."""
    from playwright.sync_api import Error, sync_playwright

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-dev-shm-usage"])
            try:
                return used(browser, file)
            finally:
                browser.close()
    except Error as error:
        raise Failed(f"{file.name}: {error.message.splitlines()[0]}") from None


def used(browser, file):
    tab = browser.new_context(**PHONE).new_page()
    tab.set_default_timeout(120_000)
    faults = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.add_init_script(path=PAGES / "times.js")
    tab.goto(file.as_uri(), wait_until="load")
    figures = {"ready": tab.evaluate("times.ready()"), "blocked": tab.evaluate("times.blocked")}
    figures["step"] = statistics.median(tab.evaluate("times.steps()"))
    figures["zoom"] = statistics.median(tab.evaluate("times.zooms()"))
    if faults:
        raise Failed(f"{file.name}: {faults[0]}")
    return {**figures, **memory(browser)}


def memory(browser):
    """What the largest of the processes that show pages holds, MB; nothing where the system does not say it."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    files = [pathlib.Path(f"/proc/{process['id']}/statm") for process in found if process["type"] == "renderer"]
    pages = [int(file.read_text().split()[1]) for file in files if file.exists()]
    return {"memory": max(pages) * 4096 / 1e6} if pages else {}


def fmap_page(inputs, table):
    file = inputs.folder / f"fmap-{table.stem}.html"
    measure([FMAP, "render", "--quiet", "--data", table, "-o", file])
    return file


def entry(name, make, inputs, table):
    """An entry whose page is made when it takes part; where its program is not here, nothing is made."""
    if BY_NAME[name].found[1]:
        return Entry(name, lambda _: {})
    file = make(inputs, table)
    return Entry(name, lambda _: shown(file), [file])


def page(inputs):
    try:
        chromium()
    except AssertionError as none:
        raise Missing(str(none)) from None
    tables = {"the built-in map": inputs.real(), "100 links": inputs.places(100), "500 links": inputs.made_up(500),
              "2,000 links": inputs.made_up(2_000)}  # fmt: skip
    makers = {"fmap": fmap_page, "ECharts page": echarts_page, "Plotly page": plotly_page}
    return [
        Contest(f"page, {name}", [entry(*maker, inputs, table) for maker in makers.items()], most=5, measures=MEASURES,
                plotted=("ready", "step", "zoom", "memory"))
        for name, table in tables.items()
    ]  # fmt: skip
