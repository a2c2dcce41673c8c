"""The plot of ratios, on a logarithmic scale, as SVG of our own."""

import math
from html import escape

from figures import number

# What a program looks like: colour and shape, which tells them apart without colour, too.
LOOKS = [("#0b6fb8", "circle"), ("#c4500a", "square"), ("#1d7a3c", "diamond"), ("#8a3ab0", "up"), ("#7a5c00", "down"), ("#b01860", "cross"), ("#444444", "bar")]
LEFT, RIGHT, TOP, LINE, WIDTH, SIZE = 330, 60, 118, 26, 1080, 5.5
# Where the scale has lines, as far as they are needed.
STEPS = [number * 10**power for power in range(-3, 4) for number in (1, 2, 5)]


def dots(outcomes):
    """What is plotted: for each line its words and, by name, the ratio with its quartiles. What fmap itself does otherwise is in the
    table alone."""
    for outcome in outcomes:
        own = {entry.name for entry in outcome.contest.entries if entry.peer == "fmap"} | {outcome.results[0].name}
        for measure in outcome.contest.shown:
            # A program is one sign, whether it draws a file or a page.
            found = {result.name.removesuffix(" page"): result.ratios[measure] for result in outcome.results
                     if result.name not in own and measure in result.ratios}  # fmt: skip
            words = outcome.contest.title + (f": {measure}" if outcome.contest.plotted else "")
            if found:
                yield words, found


def shape(kind, x, y, color):
    """A sign of a program."""
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{SIZE}" fill="{color}"/>'
    corners = {"square": [(-1, -1), (1, -1), (1, 1), (-1, 1)], "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
               "up": [(0, -1.2), (1.2, 1), (-1.2, 1)], "down": [(0, 1.2), (1.2, -1), (-1.2, -1)],
               "cross": [(-1.2, -.6), (-.6, -1.2), (0, -.6), (.6, -1.2), (1.2, -.6), (.6, 0), (1.2, .6), (.6, 1.2), (0, .6), (-.6, 1.2),
                         (-1.2, .6), (-.6, 0)], "bar": [(-.4, -1.4), (.4, -1.4), (.4, 1.4), (-.4, 1.4)]}[kind]  # fmt: skip
    points = " ".join(f"{x + SIZE * dx:.1f},{y + SIZE * dy:.1f}" for dx, dy in corners)
    return f'<polygon points="{points}" fill="{color}"/>'


def text(x, y, words, more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}"{more}>{escape(words)}</text>'


def scale(lines):
    """The ends of the scale, and the function from a ratio to its place."""
    values = [value for _, found in lines for ratio in found.values() for value in ratio] + [1]
    low = max((step for step in STEPS if step <= min(values)), default=STEPS[0])
    high = min((step for step in STEPS if step >= max(values)), default=STEPS[-1])
    high = high if high > low else 2 * low
    span = WIDTH - LEFT - RIGHT
    return low, high, lambda ratio: LEFT + span * (math.log(min(max(ratio, low), high) / low) / math.log(high / low))


def grid(low, high, place, bottom):
    """The lines of the scale with their ratios; that of 1, where both are alike, is strong."""
    for step in (step for step in STEPS if low <= step <= high):
        style = 'stroke="#333" stroke-width="1.5"' if step == 1 else 'stroke="#ddd"'
        yield f'<line x1="{place(step):.1f}" x2="{place(step):.1f}" y1="{TOP - 8}" y2="{bottom}" {style}/>'
        yield text(place(step), TOP - 14, f"{step:g}×", ' text-anchor="middle" fill="#444"')


def legend(names):
    x, y = LEFT, 70
    for name, (color, kind) in names.items():
        width = 36 + 7.4 * len(name)
        if x + width > WIDTH - 10:
            x, y = LEFT, y + 20
        yield shape(kind, x, y - 4, color) + text(x + 11, y, name)
        x += width


def marks(lines, names, place):
    """The lines of the plot: words at the left, a dot for each program, its quartiles as a bar, and the largest ratio in figures."""
    for index, (words, found) in enumerate(lines):
        y = TOP + LINE * (index + 0.5)
        yield text(LEFT - 14, y + 4, words, ' text-anchor="end"')
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="#eee"/>'
        for name, (low, middle, high) in found.items():
            color, kind = names[name]
            yield f'<line x1="{place(low):.1f}" x2="{place(high):.1f}" y1="{y}" y2="{y}" stroke="{color}" stroke-width="2"/>'
            yield shape(kind, place(middle), y, color)
        most = max(middle for _, middle, _ in found.values())
        end = max(place(high) for _, _, high in found.values())
        yield text(max(place(most) + 11, end + 6), y + 4, f"{number(most)}×", ' font-size="11" fill="#444"')


def plot(outcomes):
    """The whole plot. Without a single ratio it says so."""
    lines = list(dots(outcomes))
    order = dict.fromkeys(name for _, found in lines for name in found)
    names = {name: LOOKS[index % len(LOOKS)] for index, name in enumerate(order)}
    low, high, place = scale(lines)
    bottom = TOP + LINE * len(lines)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom + 24}" font-family="sans-serif" font-size="13">',
             '<rect width="100%" height="100%" fill="#fff"/>',
             text(24, 30, "How many times as much as fmap", ' font-size="20" font-weight="bold"'),
             text(24, 50, "right of 1× more than fmap, left of it less; time of the processor, or what is said; bars are quartiles" if lines
                  else "nothing was compared", ' fill="#444"'),
             *legend(names), *grid(low, high, place, bottom), *marks(lines, names, place), "</svg>"]  # fmt: skip
    return "\n".join(parts) + "\n"
