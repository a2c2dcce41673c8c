"""Figures of a measurement: medians, quartiles, ratios taken round by round, and how they are written."""

import statistics


def quartiles(values):
    """Lower quartile, median and upper quartile, each between the smallest and the largest value: (1, 2, 3, 4, 5) has 2, 3 and 4.
    One value is all three."""
    if len(values) == 1:
        return (values[0],) * 3
    return tuple(statistics.quantiles(values, n=4, method="inclusive"))


def ratios(theirs, ours):
    """How many times as much they took in each round, as quartiles; nothing where ours took nothing that can be measured, or
    where one of the two has not run in some round."""
    if not ours or len(theirs) != len(ours) or min(ours) <= 0:
        return None
    return quartiles([their / our for their, our in zip(theirs, ours)])


def number(value):
    """Three significant digits, without an exponent: 0.012, 1.23, 12.3, 123, 1,234."""
    size = abs(value)
    if size >= 100 or value == 0:
        return f"{value:,.0f}"
    places = 1 if size >= 10 else 2 if size >= 1 else 3
    return f"{value:.{places}f}"


def times(ratio):
    """A ratio with its quartiles: 4.74× (4.70–4.85); without them where they are written like the median."""
    low, middle, high = map(number, ratio)
    return f"{middle}×" if low == high else f"{middle}× ({low}–{high})"


def size(count):
    """A number of bytes as people say it: 950 B, 314 kB, 2.17 MB."""
    for factor, unit in [(1e6, "MB"), (1e3, "kB")]:
        if count >= factor:
            return f"{number(count / factor)} {unit}"
    return f"{count} B"
