"""Compiles a copy of the project with all mutants in it, each behind a number."""

import os
import re
import shutil
import subprocess
import sys

COPIED = ["Package.swift", "Sources", "Tests", "geodata", "README.md", "CHANGELOG.md", "Makefile"]
# Each target gets one of its own: a shared one would be an import that the architecture does not know.
SWITCH = """#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

let fmapMutant = getenv("FMAP_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0
"""
ERROR = re.compile(r"^(/.*?):(\d+):\d+: error: (.*)", re.M)


def build(root, folder, mutants):
    """Compiles the tests with those mutants that compile, and gives these."""
    left = dict(mutants)
    while True:
        lines = write(root, folder, left)
        print(f"compiling {len(left)} mutants", file=sys.stderr)
        run = subprocess.run(
            ["swift", "build", "--build-tests", "--scratch-path", folder / "scratch"], cwd=folder, capture_output=True, text=True
        )
        if run.returncode == 0:
            return left
        errors = {(os.path.relpath(path, folder), int(line)): what for path, line, what in ERROR.findall(run.stdout + run.stderr)}
        wrong = set().union(*(blamed(lines.get(path, []), line) for path, line in errors))
        if not wrong:
            sys.exit(f"it does not compile, and no mutant is the cause:\n{run.stdout[-4000:]}{run.stderr[-4000:]}")
        for number in wrong:
            del left[number]


def blamed(lines, line):
    """The mutant in whose lines an error is; or all of the function around it, as when one lacks a result at its end."""
    around = [(last - first, numbers) for first, last, numbers in lines if first <= line <= last]
    return min(around)[1] if around else set()


def write(root, folder, mutants):
    """Writes the copy; of what has not changed nothing is written, so that little is compiled.

    Gives for each mutated file (first line, last line, numbers) of each copy of a body, and of all copies of it together.
    """
    files, lines = {}, {}
    for name in COPIED:
        path = root / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                files[file.relative_to(root).as_posix()] = file.read_bytes()
    for path in {mutant.path for mutant in mutants.values()}:
        own = {number: mutant for number, mutant in mutants.items() if mutant.path == path}
        text, lines[path] = mutated(files[path].decode(), own)
        files[path] = text.encode()
    for target in {path.split("/")[1] for path in files if path.startswith("Sources/") and path.endswith(".swift")}:
        files[f"Sources/{target}/Mutant.swift"] = SWITCH.encode()
    for name in ("Sources", "Tests", "geodata"):
        for file in (folder / name).rglob("*"):
            if file.is_file() and file.relative_to(folder).as_posix() not in files:
                file.unlink()
    for name, data in files.items():
        file = folder / name
        if not file.exists() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            shutil.copymode(root / name, file) if (root / name).exists() else None
    return lines


def mutated(text, mutants):
    """A file with its mutants: each body of a function once for each of them, and once as it is."""
    pieces, lines, done = [], [], 0
    for around in sorted({mutant.around for mutant in mutants.values()}):
        start, end = around
        pieces.append(text[done:start])
        begin = "".join(pieces).count("\n") + 1
        own = sorted((number, mutant) for number, mutant in mutants.items() if mutant.around == around)
        for number, mutant in own:
            changed = text[start : mutant.start] + mutant.words + text[mutant.end : end]
            first = "".join(pieces).count("\n") + 2
            form = "\nif fmapMutant == {} {{\n{}\n}} else" if mutant.is_body else "\nfmapMutant == {} ? (\n{}\n) :"
            pieces.append(form.format(number, changed))
            lines.append((first, "".join(pieces).count("\n"), {number}))
        pieces.append(f" {{\n{text[start:end]}\n}}\n" if own[0][1].is_body else f" ({text[start:end]})")
        lines.append((begin, "".join(pieces).count("\n") + 1, {number for number, _ in own}))
        done = end
    return "".join(pieces) + text[done:], lines
