"""The operators: what may be put in place of which words of a line. Each gives (start, end, new words)."""

import re

from swift_source import CLOSE, OPEN, closing

BOUNDARIES = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
OPPOSITES = {"==": "!=", "!=": "==", "&&": "||", "||": "&&", "true": "false", "false": "true"}
# Not the 1 of `$1` or `pair.1`.
NUMBER = re.compile(r"(?<![\w$#])(?<![\w)\]!?]\.)(?:0x[\dA-Fa-f_]+|\d[\d_]*(?:\.\d+)?(?:e-?\d+)?)(?!\w|\.\w)")
CONDITION = re.compile(r"\b(?:if|guard|while) (?!let |var |case |#|!)([^,{}=&|<>]+?) (?=\{|else \{)")
CALL = re.compile(r"\s*(?:(?:_ = )?try[?]? )?(?:self\.)?[a-z]\w*(?:[?]?\.\w+)*\(")


def boundary(code, text):
    """`<` and `<=`, `>` and `>=` change places."""
    for match in re.finditer(r"(?<= )(?:<=?|>=?)(?= )", code):
        yield match.start(), match.end(), BOUNDARIES[match[0]]


def constant(code, text):
    """A whole number grows by one; a fraction is doubled, 0.0 becomes 1.0."""
    for match in NUMBER.finditer(code):
        digits = match[0].replace("_", "")
        if "." in digits or "e" in digits and not digits.startswith("0x"):
            new = repr(float(digits) * 2 or 1.0)
        else:
            new = f"0x{int(digits, 16) + 1:X}" if digits.startswith("0x") else str(int(digits) + 1)
        yield match.start(), match.end(), new


def negation(code, text):
    """A comparison, a link between conditions or a truth becomes its opposite; a `!` is dropped or added."""
    for match in re.finditer(r"(?<= )(?:==|!=|&&|\|\|)(?= )|\b(?:true|false)\b", code):
        yield match.start(), match.end(), OPPOSITES[match[0]]
    for match in re.finditer(r"(?<![\w)\]!?])!(?=[\w(.])", code):
        yield match.start(), match.end(), ""
    for match in CONDITION.finditer(code):
        yield match.start(1), match.end(1), f"!({text[match.start(1) : match.end(1)]})"


def dropped_call(code, text):
    """A statement that is a call without a result is left out. What gives a result is found by the compiler."""
    match = CALL.match(code)
    if match and closing_on(code, match.end() - 1) == len(code.rstrip()) - 1:
        yield len(code) - len(code.lstrip()), len(code.rstrip()), ""


def swapped_arguments(code, text):
    """Two neighbours among the arguments of a call change places, their labels do not. For min and max it is no change."""
    for match in re.finditer(r"(?<![\w.])(?:\w+[?!]?\.)*(\w+)\(|\.(\w+)\(", code):
        name, end = match[1] or match[2], closing_on(code, match.end() - 1)
        if end is None or name in ("min", "max", "if", "switch", "while", "in", "func", "init", "case", "let", "var"):
            continue
        values = arguments(code, match.end(), end)
        for (start, stop), (start2, stop2) in zip(values, values[1:]):
            first, second = text[start:stop], text[start2:stop2]
            if first != second and not re.search(r"[{]|\b(?:let|var)\b", first + second):
                yield start, stop2, second + text[stop:start2] + first


def closing_on(code, at):
    """Where the bracket is that closes the one here, on the same line; nothing where it is not."""
    try:
        return closing(code, at)
    except ValueError:
        return None


def arguments(code, start, end):
    """Where the values of arguments are, without their labels."""
    depth, begin, result = 0, start, []
    for at in range(start, end + 1):
        if at == end or code[at] == "," and depth == 0:
            label = re.match(r"\s*(?:\w+: )?", code[begin:at])
            result.append((begin + label.end(), at))
            begin = at + 1
        depth += (code[at] in OPEN) - (code[at] in CLOSE)
    return result


OPERATORS = {
    "boundary": boundary, "constant": constant, "negation": negation, "dropped call": dropped_call,
    "swapped arguments": swapped_arguments,
}  # fmt: skip
