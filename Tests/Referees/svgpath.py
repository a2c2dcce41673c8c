"""A reader of path data that owes nothing to the writer under test."""

import re

TOKEN = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)")
COUNTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "z": 0}


def subpaths(data):
    """Absolute segments by subpath: lists of (points, …) with 2 points for a line and 4 for a curve."""
    result, x, y, start, letter = [], 0.0, 0.0, (0.0, 0.0), None
    tokens = TOKEN.findall(data)
    at = 0
    while at < len(tokens):
        if tokens[at].isalpha():
            letter = tokens[at]
            at += 1
        count = COUNTS[letter]
        n = [float(t) for t in tokens[at : at + count]]
        assert len(n) == count, "a number is missing"
        at += count
        if letter == "m":
            x, y = x + n[0], y + n[1]
            start = (x, y)
            result.append([])
            letter = "l"
            continue
        if letter == "z":
            result[-1].append([(x, y), start])
            x, y = start
            continue
        if letter == "c":
            points = [(x, y)] + [(x + n[i], y + n[i + 1]) for i in (0, 2, 4)]
        else:
            dx, dy = (n[0], 0) if letter == "h" else (0, n[0]) if letter == "v" else n
            points = [(x, y), (x + dx, y + dy)]
        result[-1].append(points)
        x, y = points[-1]
    return result


def samples(segments, count=24):
    """Points along one subpath, ends included."""
    points = [segments[0][0]]
    for segment in segments:
        for step in range(1, count + 1):
            t = step / count
            if len(segment) == 2:
                (x0, y0), (x1, y1) = segment
                points.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t))
            else:
                s = 1 - t
                weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
                points.append(tuple(sum(w * p[i] for w, p in zip(weights, segment)) for i in (0, 1)))
    return points
