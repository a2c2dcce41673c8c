"""The draw: which line gets which mutation. It depends on what stands in a line and not on where it stands.

A line can be drawn when it says what the program does: when it lies in the body of a function, of an accessor or of a
closure that makes a property, or is a property with its value on the same line. So these are left out: imports, comments,
declarations and signatures, the statements of main.swift, and lines of data, which are those inside of the brackets of a
list ([...] over several lines: tables of options, colours, columns) and of strings (help, markup). Left out, too, is what
`#if` builds for one system alone.

Each line has a rank, the hash of the seed, the name of its file, its words, and a number where a file has the same line
several times. The operator with the least hash of those that fit a line is its operator, and so is the place in the line.
"""

import hashlib
from dataclasses import dataclass

from operators import OPERATORS
from swift_source import bodies, code_of, enclosing, properties


@dataclass(frozen=True)
class Mutant:
    rank: str
    path: str
    line: int
    operator: str
    before: str
    after: str
    # Where in the file the words are that are replaced, and by which.
    start: int
    end: int
    words: str
    # What is written twice, with and without the mutation: the inside of a body, or the value of a property.
    around: tuple
    is_body: bool

    @property
    def target(self):
        return self.path.split("/")[1]


def rank_of(*words):
    return hashlib.sha256("\0".join(map(str, words)).encode()).hexdigest()


def mutants(seed, root):
    """One mutant for each line that can be drawn, in the order of their ranks."""
    found = []
    for path in sorted((root / "Sources").rglob("*.swift")):
        found += mutants_of(seed, path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
    return sorted(found, key=lambda mutant: (mutant.rank, mutant.path))


def mutants_of(seed, path, text):
    code = code_of(text)
    inside, headers = bodies(code)
    places = [(start, end, True) for start, end in inside]
    places += [(*span, False) for span in properties(code) if not any(a <= span[0] < b for a, b in inside)]
    name, seen, start = path.split("/")[-1], {}, 0
    for number, (line, around) in enumerate(zip(text.split("\n"), enclosing(code)), 1):
        words = line.strip()
        key = (seed, name, words, seen.setdefault(words, 0))
        seen[words] += 1
        choices = [] if around == "[" else list(fitting(code, text, start, start + len(line), places, headers, around))
        if choices:
            operator = min({choice[0] for choice in choices}, key=lambda operator: rank_of(*key, operator))
            after = lambda choice: text[start : choice[1]] + choice[3] + text[choice[2] : start + len(line)]  # noqa: E731
            choice = min((c for c in choices if c[0] == operator), key=lambda c: rank_of(*key, operator, after(c).strip()))
            yield Mutant(
                rank_of(*key), path, number, operator, words, after(choice).strip(), *choice[1:4], choice[4][:2], choice[4][2]
            )
        start += len(line) + 1


def fitting(code, text, start, end, places, headers, around):
    """All that the operators offer for a line, within what can be mutated."""
    for operator, offers in OPERATORS.items():
        # A call within the parentheses of another is no statement.
        if operator == "dropped call" and around != "{":
            continue
        for first, last, words in offers(code[start:end], text[start:end]):
            first, last = start + first, start + last
            place = next((place for place in places if place[0] <= first and last <= place[1]), None)
            if place and not any(a < last and first < b for a, b in headers):
                yield operator, first, last, words, place
